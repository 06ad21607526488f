"""Lines by 避头尾, sizes that fit, titles broken with sense."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.campaigns.posters import typeset
from renda.campaigns.posters.typeset import TooLong, balance, break_lines, fit, hang, shortened, width

TEXT = st.text(
    st.one_of(
        st.sampled_from("宪法的一切权力属于人民、，。；：？！《》（）“”…—·12月4日Aaw W-.\n"),
        st.characters(blacklist_categories=("Cs", "Cc")),
    ),
    min_size=1,
    max_size=120,
)

BROKEN = {  # text, width in ems -> lines
    ("国家尊重和保障人权。", 10): ["国家尊重和保障人权。"],
    ("国家尊重和保障人权。", 9): ["国家尊重和保障人", "权。"],  # no 。 at a line's start
    ("一切法律、行政法规", 4): ["一切法", "律、行政", "法规"],
    ("依照《宪法》办事", 3): ["依照", "《宪", "法》办", "事"],  # no 《 at a line's end
    ("每年12月4日为", 3): ["每年", "12月4", "日为"],  # digits stay together
    ("甲\n乙丙", 4): ["甲", "乙丙"],
    ("ABCDEFGH", 3): ["AB", "CD", "EF", "GH"],  # what fits no line is cut all the same
    ("", 4): [],
}


@pytest.mark.parametrize(("text", "ems", "lines"), [(*key, lines) for key, lines in BROKEN.items()])
def test_lines(text: str, ems: float, lines: list[str]) -> None:
    assert break_lines(text, ems) == lines


@given(TEXT, st.floats(2.8, 40))
def test_lines_are_never_wider_than_the_box_and_nothing_is_lost(text: str, ems: float) -> None:
    lines = break_lines(text, ems)
    assert "".join(lines) == text.replace("\n", "")
    for line in lines:
        assert width(line) <= ems or len(line) == 1


@given(st.text("宪法人民、，。《》（）“”", min_size=1, max_size=80), st.integers(6, 30))
def test_line_ends_keep_the_rules(text: str, ems: int) -> None:
    lines = break_lines(text, ems)
    for before, line in itertools.pairwise(lines):
        if any(width(atom) > ems for atom in typeset._atoms(list(text))):
            return  # a run of marks longer than a line must be cut somewhere
        assert line[0] not in typeset.NOT_AT_START
        assert before[-1] not in typeset.NOT_AT_END


@given(TEXT, st.floats(20, 400), st.floats(10, 300), st.booleans(), st.integers(1, 9))
def test_what_fits_is_inside_its_box(text: str, wide: float, high: float, display: bool, most: int) -> None:
    try:
        block = fit("theme", text, (wide, high), (40, 3), most=most, display=display)
    except TooLong as problem:
        excess = problem.excess
        assert 1 <= excess <= len(text)
        return
    assert "".join(block.lines) == text.replace("\n", "")
    assert 3 <= block.size <= 40
    assert len(block.lines) <= most
    assert block.height <= high
    assert all(width(line) * block.size <= wide for line in block.lines)


TITLES = {
    "学习宣传贯彻习近平法治思想，推动宪法深入人心": (
        (300, 120), 3, ["学习宣传贯彻", "习近平法治思想，", "推动宪法深入人心"]
    ),
    "大力弘扬法治精神，协调推进“四个全面”战略布局": (
        (300, 300), 2, ["大力弘扬法治精神，", "协调推进“四个全面”战略布局"]
    ),
    "翻开宪法，读懂国家": ((300, 300), 4, ["翻开宪法，", "读懂国家"]),
}  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_titles_break_between_words_and_rather_at_commas(title: str) -> None:
    box, most, lines = TITLES[title]
    assert list(fit("theme", title, box, (60, 10), most=most, display=True).lines) == lines


def test_a_title_that_needs_more_lines_is_none() -> None:
    assert balance("翻开宪法读懂国家", 4, 1) is None
    assert balance("翻开宪法读懂国家", 4, 2) == ["翻开宪法", "读懂国家"]


def test_too_long_says_what_and_by_how_much() -> None:
    with pytest.raises(TooLong, match="“theme”长了 4 个字") as caught:
        fit("theme", "一二三四五六七八九十", (60, 10), (20, 10))
    assert (caught.value.name, caught.value.excess) == ("theme", 4)


def test_no_orphan_at_a_paragraphs_end() -> None:
    lines = fit("quotes", "一二三四五六七八九十一。", (110, 40), (10, 10)).lines
    assert lines == ("一二三四五六七八九", "十一。")


@pytest.mark.parametrize(
    ("text", "ems", "short"), [("宪法", 2, "宪法"), ("宪法宣誓", 3, "宪法…"), ("宪法", 1, "…")]
)
def test_shortened(text: str, ems: float, short: str) -> None:
    assert shortened(text, ems) == short


@pytest.mark.parametrize(
    ("line", "shift"), [("思想，", 0.25), ("《宪法", -0.25), ("《宪法》", 0.0), ("宪法", 0.0), ("", 0.0)]
)
def test_centred_lines_stand_by_their_ink(line: str, shift: float) -> None:
    assert hang(line) == shift
