"""Compared wordings as printed lines."""

from renda.statutes import redline
from renda.statutes.redline import Line
from renda.statutes.wording import Kind

OLD = ("职权：", "（一）修改宪法；", "（二）监督国务院和最高人民法院的工作；", "（三）决定战争和和平的问题。")
NEW = (
    "职权：",
    "（一）修改宪法；",
    "（二）监督国务院、国家监察委员会和最高人民法院的工作；",
    "（三）选举国家监察委员会主任；",
    "（四）决定战争和和平的问题。",
)
_MARKS = {Kind.KEPT: "{}", Kind.DELETED: "[-{}-]", Kind.INSERTED: "[+{}+]"}


def text(line: Line | None) -> str | None:
    return line if line is None else "".join(_MARKS[piece.kind].format(piece.text) for piece in line)


def test_each_side_is_its_own_wording() -> None:
    left, right = redline.side_by_side(OLD, NEW)
    assert tuple("".join(piece.text for piece in line) for line in left) == OLD
    assert tuple("".join(piece.text for piece in line) for line in right) == NEW


def test_joined_paragraphs_need_no_mark_side_by_side() -> None:
    left, right = redline.side_by_side(("甲。", "乙。"), ("甲。乙。",))
    assert [text(line) for line in left] == ["甲。", "乙。"]
    assert [text(line) for line in right] == ["甲。乙。"]


def test_excerpt_leaves_out_what_only_moved() -> None:
    lines = redline.marked(OLD, NEW)
    assert [text(line) for line in redline.excerpt(lines)] == [
        None,
        "（二）监督国务院[+、国家监察委员会+]和最高人民法院的工作；",
        "[+（三）选举国家监察委员会主任；+]",
        None,
    ]


def test_excerpt_of_equal_wordings() -> None:
    assert list(redline.excerpt(redline.marked(OLD, OLD))) == [None]
