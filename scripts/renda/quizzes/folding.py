"""Text reduced to what matters when it is compared."""

from __future__ import annotations

import re
import unicodedata

from renda.statutes import numerals

_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_GAP = re.compile(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_NUMBER = re.compile(rf"[{numerals.NUMERAL_CHARS}]+")
_FRACTION = re.compile(r"([0-9]+)分之([0-9]+)")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """`text` without case, width, spaces and punctuation; of punctuation alone, only spaces go."""
    flat = squeeze(unicodedata.normalize("NFKC", text).casefold())
    return "".join(char for char in flat if not unicodedata.category(char).startswith("P")) or flat


def fold_numbers(text: str) -> str:
    """`text` folded, with numbers in digits: 五年, 伍年 and ５ 年 are one; so are 三分之二 and 2/3."""
    digits = _NUMBER.sub(_digits, fold(text).translate(_FORMAL).replace("百分之", ""))
    return _FRACTION.sub(r"\2\1", digits)  # folding leaves 23 of 2/3


def _digits(number: re.Match[str]) -> str:
    return str(numerals.to_int(number[0]))


def squeeze(text: str) -> str:
    """`text` without any whitespace."""
    return _SPACE.sub("", text)


def join_lines(text: str) -> str:
    """`text` without the space that YAML puts where a Chinese sentence is broken over two lines."""
    return _GAP.sub("", text)
