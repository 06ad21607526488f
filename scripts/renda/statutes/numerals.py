"""Chinese numerals 1 to 9999 (一 … 九千九百九十九), both ways, and Arabic or full-width digits."""

from __future__ import annotations

import functools

DIGITS = "零一二三四五六七八九"
_VALUES = {char: value for value, char in enumerate(DIGITS)} | {"〇": 0, "两": 2, "０": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}

LARGEST = 9999

#: Characters that a number in a citation is made of.
NUMERAL_CHARS = "零〇一二三四五六七八九十百千两"


@functools.lru_cache(maxsize=4096)  # a build asks 200,000 times, for a few hundred numbers
def to_chinese(number: int) -> str:
    """120 -> 一百二十, 10 -> 十, 101 -> 一百零一. Raises ValueError outside 1..9999."""
    if not 1 <= number <= LARGEST:
        raise ValueError(f"number out of range 1..9999: {number}")
    text = ""
    gap = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = bool(text)
    return text.removeprefix("一") if text.startswith("一十") else text


@functools.lru_cache(maxsize=4096)
def to_int(text: str) -> int:
    """一百二十 -> 120, ６２ -> 62, 120 -> 120, 一二〇 -> 120. Raises ValueError when it is no number."""
    if text.isdecimal():
        return int(text)
    if not text or any(char not in _VALUES and char not in _UNITS for char in text):
        raise ValueError(f"not a number: {text!r}")
    if not any(char in _UNITS for char in text):
        return int("".join(str(_VALUES[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _VALUES[char]
    return total + digit
