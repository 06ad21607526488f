"""Chinese numerals, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.statutes import numerals

CASES = [
    (1, "一"),
    (10, "十"),
    (11, "十一"),
    (20, "二十"),
    (100, "一百"),
    (101, "一百零一"),
    (110, "一百一十"),
    (120, "一百二十"),
    (143, "一百四十三"),
    (1000, "一千"),
    (1001, "一千零一"),
    (1010, "一千零一十"),
    (1260, "一千二百六十"),
    (9999, "九千九百九十九"),
]
VARIANTS = [
    ("62", 62),
    ("６２", 62),
    ("一二〇", 120),
    ("一百二", 102),
    ("两百零三", 203),
    ("廿", None),
    ("", None),
    ("六a", None),
]


@pytest.mark.parametrize(("number", "text"), CASES)
def test_both_ways(number: int, text: str) -> None:
    assert numerals.to_chinese(number) == text
    assert numerals.to_int(text) == number


@pytest.mark.parametrize(("text", "number"), VARIANTS)
def test_variants(text: str, number: int | None) -> None:
    if number is None:
        with pytest.raises(ValueError, match="not a number"):
            numerals.to_int(text)
    else:
        assert numerals.to_int(text) == number


@given(st.integers(1, 9999))
def test_round_trip(number: int) -> None:
    assert numerals.to_int(numerals.to_chinese(number)) == number


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_out_of_range(number: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        numerals.to_chinese(number)
