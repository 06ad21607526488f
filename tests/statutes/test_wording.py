"""The comparison of two wordings: exact for any text, readable for the shapes that amendments have."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from renda.statutes.wording import Kind, Piece, compare, lines

_MARKS = {Kind.KEPT: "{}", Kind.DELETED: "[-{}-]", Kind.INSERTED: "[+{}+]"}


def marked(pieces: tuple[Piece, ...]) -> str:
    """[-国营-][+国有+]企业"""
    return "".join(_MARKS[piece.kind].format(piece.text) for piece in pieces)


#: What happens, and how it is to read.
CASES = [
    ("same", "甲。", "甲。", "甲。"),
    ("words, not characters", "国营企业是", "国有企业是", "[-国营企业-][+国有企业+]是"),
    ("an inserted member of a list keeps its comma", "行政机关、审判机关", "行政机关、监察机关、审判机关", "行政机关、[+监察机关、+]审判机关"),
    ("an inserted sentence is whole", "根本制度。禁止破坏。", "根本制度。党的领导。禁止破坏。", "根本制度。[+党的领导。+]禁止破坏。"),
    ("a scrap between replacements joins them", "城乡公有制经济的补充。", "城乡市场经济的重要组成部分。", "城乡[-公有制经济的补充-][+市场经济的重要组成部分+]。"),
    ("a kept word between insertions stays", "实行征用。", "实行征收或者征用并给予补偿。", "实行[+征收或者+]征用[+并给予补偿+]。"),
    ("a new line at the end", "国旗是五星红旗。", "国旗是五星红旗。\n国歌是曲。", "国旗是五星红旗。[+\n国歌是曲。+]"),
    ("a new line at the front", "国家维护法制。", "实行法治。\n国家维护法制。", "[+实行法治。\n+]国家维护法制。"),
    (
        "a new item moves only the numbers behind it",
        "职权：\n（六）选举主席；\n（七）选举院长；",
        "职权：\n（六）选举主席；\n（七）选举主任；\n（八）选举院长；",
        "职权：\n（六）选举主席；\n[+（七）选举主任；\n+][-（七）-][+（八）+]选举院长；",
    ),
    ("lines that were joined", "公有制。\n消灭剥削，实行分配。", "公有制。消灭剥削、实行分配。", "公有制。[-\n-]消灭剥削[-，-][+、+]实行分配。"),
    ("from nothing", "", "甲。", "[+甲。+]"),
    ("to nothing", "甲。", "", "[-甲。-]"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_reads_well(old: str, new: str, expected: str) -> None:
    assert marked(compare(old, new)) == expected


# Few characters, so that texts share much; what shapes the result is among them.
_TEXTS = st.text(st.sampled_from("国营有企业机关、，。；：（一二）\n aA1"), max_size=40)


@given(_TEXTS, _TEXTS)
@example("1", "1，1")
def test_pieces_join_to_both_texts(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert "".join(p.text for p in pieces if p.kind is not Kind.INSERTED) == old
    assert "".join(p.text for p in pieces if p.kind is not Kind.DELETED) == new
    assert all(p.text for p in pieces)
    assert all(a.kind is not b.kind for a, b in itertools.pairwise(pieces))


@given(_TEXTS, _TEXTS)
def test_lines_lose_nothing_but_breaks(old: str, new: str) -> None:
    pieces = compare(old, new)
    cut = lines(pieces)
    joined = "".join(piece.text for line in cut for piece in line)
    assert joined.replace("\n", "") == "".join(piece.text for piece in pieces).replace("\n", "")
    assert len(cut) == 1 + sum(piece.text.count("\n") for piece in pieces)
    assert all("\n" not in piece.text for line in cut for piece in line[:-1])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("甲。", "甲。\n乙。", ["甲。", "[+乙。+]"]),
        ("公有制。\n消灭剥削。", "公有制。消灭剥削。", ["公有制。[-\n-]", "消灭剥削。"]),
        ("公有制。消灭剥削。", "公有制。\n消灭剥削。", ["公有制。[+\n+]", "消灭剥削。"]),
        ("甲。\n乙。\n丙。", "甲。\n丙。", ["甲。", "[-乙。-]", "丙。"]),
    ],
)
def test_a_break_shows_where_it_is_the_change(old: str, new: str, expected: list[str]) -> None:
    assert [marked(line) for line in lines(compare(old, new))] == expected


def test_any_text_is_compared() -> None:
    """Nothing is special: markup, lone marks, other scripts."""
    assert marked(compare("<b>甲</b>", "<i>甲</i>")) == "<[-b-][+i+]>甲</[-b-][+i+]>"
