"""Near duplicates: the same pairs as comparing all with all, and quickly."""

from __future__ import annotations

import difflib
import random
import time
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from renda.quizzes import duplicates
from renda.quizzes.kinds.short import ShortItem

from . import sample

if TYPE_CHECKING:
    from collections.abc import Sequence


def items_of(stems: Sequence[str]) -> list[ShortItem]:
    return [
        ShortItem.model_validate(sample.SHORT | {"id": f"k-{n}", "stem": stem})
        for n, stem in enumerate(stems)
    ]


def all_pairs(stems: Sequence[str]) -> list[tuple[int, int]]:
    """The reference: every pair compared."""
    return [
        (earlier, later)
        for later, stem in enumerate(stems)
        for earlier in range(later)
        if difflib.SequenceMatcher(None, stems[earlier], stem, autojunk=False).ratio() >= duplicates.NEAR
    ]


@st.composite
def _families(draw: st.DrawFn) -> list[str]:
    """Stems, and edited copies of them."""
    stems = draw(st.lists(st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=40), min_size=1, max_size=4))
    for _ in range(draw(st.integers(1, 6))):
        copy = list(draw(st.sampled_from(stems)))
        for _ in range(draw(st.integers(0, 4))):
            place = draw(st.integers(0, len(copy)))
            copy[place : place + draw(st.integers(0, 1))] = draw(st.sampled_from(["", "壬", "甲"]))
        if copy:
            stems.append("".join(copy))
    return stems


@given(_families())
def test_no_pair_is_missed_and_none_invented(stems: list[str]) -> None:
    assert list(duplicates.near_duplicates(items_of(stems))) == all_pairs(stems)


def test_ten_thousand_stems() -> None:
    draw = random.Random(7)
    words = [
        "全国",
        "人大",
        "常委会",
        "监督",
        "选举",
        "罢免",
        "代表",
        "任期",
        "五年",
        "下列",
        "说法",
        "正确",
        "应当",
    ]
    words += [chr(code) * 2 for code in range(0x4E10, 0x4F10)]
    stems = ["".join(draw.choices(words, k=draw.randint(6, 20))) for _ in range(10_000)]
    stems[9_000] = stems[10] + "吗"
    started = time.monotonic()
    found = list(duplicates.near_duplicates(items_of(stems)))
    assert (10, 9_000) in found
    assert time.monotonic() - started < 60  # comparing all with all takes hours
