"""Queries that nobody means: each gets an answer, at most 50 ms after it was asked (`make bench`)."""

BAD_QUERIES = [
    "",
    "   ",
    "，。！？《》",
    "\x00\x07\u200b\ufeff",
    "😀👨‍👩‍👧",
    "<script>alert(1)</script>",
    "__proto__ constructor toString",
    "条条条第第第之之之款款项项",
    "宪法第0条",
    "宪法第99999999999999999999条",
    "的了吗怎么",
    "\ud800质询",
    "宪法" * 5000,
    "第" * 10000,
    "((((((((((*.+?[",
    "😀" * 50,
    "a" * 10_000,
    "'" * 200,
    "zhi" * 60,
]
