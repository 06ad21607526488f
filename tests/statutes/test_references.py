"""References in the text of statutes: what they mean in their place, and what stays undecided."""

import dataclasses
import datetime as dt

import pytest

from renda.statutes import citing, pages, reference_audit, references, renumbering
from renda.statutes.model import Article, ArticleNumber, Library, Status, Statute, Version

TITLE = "中华人民共和国试验法"


def _version(*texts: str, kind: str = "法律", title: str = TITLE) -> Version:
    """A version of a statute with two chapters; its last article has the lines of `texts`."""
    first = (
        ("第一章 总则", "首条。"),
        ("第一章 总则", "甲：\n（一）子；\n（二）丑。\n乙。"),
        ("第二章 分则", "丙。\n丁。\n戊。"),
    )
    rows = [*first, ("第二章 分则", "\n".join(texts))]
    articles = tuple(
        Article(ArticleNumber(number), tuple(text.split("\n")), chapter)
        for number, (chapter, text) in enumerate(rows, 1)
    )
    day = dt.date(2020, 1, 1)
    return Version("x", title, kind, "宪法", None, day, None, None, None, Status.IN_FORCE, articles)


def _read(library: Library, *texts: str, **options: str) -> list[tuple[str, str]]:
    """(words, where they lead or 无) of the references in an article with the lines `texts`."""
    version = _version(*texts, **options)
    statute = Statute("shiyanfa", version.title, (), (version,))
    found = references.Reader(statute, version, library).article(version.articles[3])
    return [
        (text[r.start : r.end], f"#{r.fragment}" if r.fragment else r.citation.url if r.citation else "无")
        for text, line in zip(texts, found, strict=True)
        for r in line
    ]


CASES: dict[str, tuple[tuple[str, ...], list[tuple[str, str]]]] = {
    "an article of this statute": (("违反本法第一条规定的",), [("本法第一条", "#art-1")]),
    "down to the item": (
        ("有本法第二条第一款第（二）项行为",),
        [("本法第二条第一款第（二）项", "#art-2-i2")],
    ),
    "a list of articles": (
        ("依照本法第一条、第二条第一款第一项、第二项和第三条第二款、第三款",),
        [
            ("本法第一条", "#art-1"),
            ("第二条第一款第一项", "#art-2-i1"),
            ("第二项", "#art-2-i2"),
            ("第三条第二款", "#art-3-p2"),
            ("第三款", "#art-3-p3"),
        ],
    ),
    "a range": (("适用本法第一条至第三条",), [("本法第一条", "#art-1"), ("第三条", "#art-3")]),
    "past the end": (("依照本法第五条",), [("本法第五条", "无")]),
    "no such paragraph": (("依照本法第一条第二款",), [("本法第一条第二款", "无")]),
    "the paragraph before": (("首款。", "有前款行为"), [("前款", "#art-4-p1")]),
    "an item of the paragraph before": (
        ("有：", "（一）寅。", "有前款第一项行为"),
        [("前款第一项", "#art-4-i1")],
    ),
    "two paragraphs before": (("甲。", "乙。", "有前两款行为"), [("前两款", "#art-4-p1")]),
    "nothing before": (("有前款行为",), [("前款", "无")]),
    "the article before": (("依据前条第二款规定",), [("前条第二款", "#art-3-p2")]),
    "two articles before": (("适用前两条规定",), [("前两条", "#art-2")]),
    "a paragraph of this article": (("甲。", "违反本条第一款的"), [("本条第一款", "#art-4-p1")]),
    "a paragraph alone": (
        ("甲。", "乙。", "依照第一款、第二款处罚"),
        [("第一款", "#art-4-p1"), ("第二款", "#art-4-p2")],
    ),
    "a paragraph of something else": (("附件一第一款的",), []),
    "an item of two lists": (
        ("有：", "（一）寅。", "和：", "（一）卯。", "属于第一项的"),
        [("第一项", "无")],
    ),
    "an item of the article named before": (
        ("本法第二条第一款所列，第一项后于第二项的；第三项除外",),
        [
            ("本法第二条第一款", "#art-2-p1"),
            ("第一项", "#art-2-i1"),
            ("第二项", "#art-2-i2"),
            ("第三项", "无"),
        ],
    ),
    "an item of this article, though another was named before": (
        ("本法第二条所列，有：", "（一）寅。", "本法第二条所列，第一项除外"),
        [("本法第二条", "#art-2"), ("本法第二条", "#art-2"), ("第一项", "#art-4-i1")],
    ),
    "a number alone": (("除第一条另有规定外",), [("第一条", "#art-1")]),
    "a number behind other words": (("附件一第一条规定",), [("第一条", "无")]),
    "a number behind another statute": (
        ("依照刑法第二百三十二条定罪，依照第一条处罚",),
        [("刑法第二百三十二条", "laws/xingfa/#art-232"), ("第一条", "无")],
    ),
    "a statute that isn't there": (
        ("依照合同法第一条、第二条",),
        [("依照合同法第一条", "无"), ("第二条", "无")],
    ),
    "the constitution": (("根据宪法第二条",), [("宪法第二条", "laws/xianfa/#art-2")]),
    "a whole statute": (("适用《中华人民共和国监督法》",), []),
    "a whole statute by its title": (
        ("适用《中华人民共和国立法法》",),
        [("《中华人民共和国立法法》", "laws/lifafa/")],
    ),
    "this chapter": (("本章所称",), [("本章", "#ch-2")]),
    "a chapter by number": (("依照本法第一章规定",), [("本法第一章", "#ch-1")]),
    "an article of this chapter": (("犯本章第三条的",), [("本章", "#ch-2"), ("第三条", "#art-3")]),
    "a section that isn't there": (("本章第二节规定",), [("本章第二节", "无")]),
    "in a quotation": (("规定“违反本法第一条和前款的”",), [("本法第一条", "无"), ("前款", "无")]),
}


BOOKS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a book by number": ("适用本法第一编和本编", [("本法第一编", "#book-1"), ("本编", "#book-2")]),
    "down to the section": (
        "依照本法第二编第一分编第一章第一节",
        [("本法第二编第一分编第一章第一节", "#ch-2-s-1")],
    ),
    "a chapter of this book": ("依照本编第一章", [("本编第一章", "#ch-2")]),
    "this sub-book": ("本分编所称", [("本分编", "#book-2-1")]),
    "a chapter in each of several books": ("依照本法第一章", [("本法第一章", "无")]),
    "no such book": ("依照本法第三编", [("本法第三编", "无")]),
}


@pytest.mark.parametrize("name", BOOKS)
def test_references_to_books(library: Library, name: str) -> None:
    text, expected = BOOKS[name]
    rows = [
        Article(ArticleNumber(1), ("甲。",), "第一章 乙", None, (), ("第一编",)),
        Article(ArticleNumber(2), (text,), "第一章 丙", "第一节 丁", (), ("第二编 戊", "第一分编 己")),
    ]
    version = dataclasses.replace(_version(), articles=tuple(rows))
    statute = Statute("shiyanfa", version.title, (), (version,))
    (found,) = references.Reader(statute, version, library).article(rows[1])
    assert [(text[r.start : r.end], f"#{r.fragment}" if r.fragment else "无") for r in found] == expected


@pytest.mark.parametrize("name", CASES)
def test_in_its_place(library: Library, name: str) -> None:
    texts, expected = CASES[name]
    assert _read(library, *texts) == expected


def test_amendments_speak_of_another_statute(library: Library) -> None:
    title = "全国人民代表大会常务委员会关于修改《中华人民共和国立法法》的决定"
    text = "将第一条修改为本条第二款，依照本法第一条"
    options = {"kind": "修改决定", "title": title}
    assert _read(library, text, **options) == [("第一条", "无"), ("本条第二款", "无"), ("本法第一条", "无")]


def test_a_quotation_in_force_means_what_it_means_there(library: Library) -> None:
    criminal = library.by_name("刑法")
    assert criminal
    line = next(a for a in criminal.current(library.as_of).articles if a.number.number == 269).text
    cited = "本法第二百六十三条"
    assert cited in line
    options = {"kind": "修正案", "title": "中华人民共和国刑法修正案（九十九）"}
    expected = [("刑法第二百六十九条", "laws/xingfa/#art-269"), (cited, "laws/xingfa/#art-263")]
    assert _read(library, f"将刑法第二百六十九条修改为：“{line}”", **options) == expected


QUOTING = {
    "修正案": "中华人民共和国刑法修正案（九十九）",
    "立法解释": "全国人民代表大会常务委员会关于《中华人民共和国刑法》第九十九条的解释",
}


@pytest.mark.parametrize("kind", QUOTING)
def test_this_law_in_a_quotation_is_the_quoted_one(library: Library, kind: str) -> None:
    text = "修改为：“依照本法第二百六十三条、第二百六十四条处罚，犯前款罪的”"
    assert _read(library, text, kind=kind, title=QUOTING[kind]) == [
        ("本法第二百六十三条", "laws/xingfa/#art-263"),
        ("第二百六十四条", "laws/xingfa/#art-264"),
        ("前款", "无"),
    ]


def test_renumbered_articles_of_the_constitution(library: Library) -> None:
    """1982's 123 to 138 are today's 128 to 143; all others kept their number."""
    statute = library.by_name("宪法")
    assert statute
    old, now = statute.versions[0], statute.current(library.as_of)
    day = dt.date(1999, 3, 15)
    moved = [a.number.number for a in old.articles if renumbering.moved(statute, a.number, day, now)]
    assert moved == list(range(123, 139))


def test_references_to_this_statute_resolve(library: Library) -> None:
    report = reference_audit.count(library)
    unresolved = [item for item in report.unresolved if item.kind == references.OWN]
    assert report.heads == 1593
    assert (report.resolved[references.OWN], len(unresolved)) == (2255, 0)


def test_every_reference_leads_to_an_anchor(library: Library) -> None:
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for page in pages.pages(library, citing.statutes(library)):
        found = anchors.setdefault(page.url, {d.anchor for d in page.divisions})
        base = "../" * page.url.count("/")
        for view in (view for division in page.divisions for view in division.articles):
            found |= {view.anchor, *(line.anchor for line in view.lines)}
            for line in view.lines:
                assert not line.pieces or "".join(piece.text for piece in line.pieces) == line.text
                links += [(page.url, p.address.removeprefix(base)) for p in line.pieces if p.address]
            links += [(page.url, p.url) for c in view.cited_by for s in c.sources for p in s.places]
    assert len(links) > 7000
    for url, address in links:
        target, _, fragment = address.partition("#")
        assert not fragment or fragment in anchors[target or url], (url, address)


def test_what_cites_an_article(library: Library) -> None:
    found = citing.statutes(library)
    number = ArticleNumber
    (own,) = found["jiandufa"][number(12)]
    assert (own.kind, [place.url for place in own.places]) == (citing.OWN, ["laws/jiandufa/#art-31"])
    # 刑法第一百四十九条 cites 第一百四十一条至第一百四十八条: each of them is cited by it.
    inside = [place.label for source in found["xingfa"][number(145)] for place in source.places]
    assert "第一百四十九条" in inside
    assert list(citing.articles_in("见立法法第二条至第四条", library)) == [
        ("lifafa", number(2)),
        ("lifafa", number(3)),
        ("lifafa", number(4)),
    ]
