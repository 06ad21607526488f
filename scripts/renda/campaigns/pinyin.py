"""Pinyin above the characters of a statute's text, and which characters are hard to read.

The readings are pypinyin's, but for a short table of our own: pypinyin splits a sentence into the longest
phrases that it knows, and where these cross the words of the sentence a character gets a wrong reading.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from renda import yamltext
from renda.diagnostics import Diagnostics
from renda.yamltext import Strict

_FILE = Path(__file__).with_name("pinyin.yml")
#: First byte of the last row of GB 2312's level 1, the 3,755 characters in common use.
_LAST_COMMON = 0xD7


@dataclass(frozen=True, slots=True)
class Syllable:
    """A character with its reading; `pinyin` is empty for what is no Chinese character."""

    text: str
    pinyin: str = ""
    hard: bool = False


class _Table(Strict):
    phrases: dict[str, str]
    hard: str
    hard_readings: dict[str, str]


@functools.lru_cache(maxsize=512)
def syllables(text: str) -> tuple[Syllable, ...]:
    """`text` character by character; runs of anything but Chinese characters stay together."""
    found: list[Syllable] = []
    for piece in _phrase_pattern().split(text):
        if piece in _table().phrases:
            readings = _table().phrases[piece].split()
            found += [_syllable(char, reading) for char, reading in zip(piece, readings, strict=True)]
        elif piece:
            found += _from_dictionary(piece)
    return tuple(found)


def _from_dictionary(text: str) -> list[Syllable]:
    import pypinyin  # its dictionaries take a while to load, and few builds need them

    found = []
    for chinese, other in re.findall(r"([\u4e00-\u9fff]+)|([^\u4e00-\u9fff]+)", text):
        if other:
            found.append(Syllable(other))
        else:
            readings = [alternatives[0] for alternatives in pypinyin.pinyin(chinese)]
            found += [_syllable(char, reading) for char, reading in zip(chinese, readings, strict=True)]
    return found


def _syllable(char: str, reading: str) -> Syllable:
    table = _table()
    hard = char in table.hard or table.hard_readings.get(char) == reading or not _is_common(char)
    return Syllable(char, reading, hard)


def _is_common(char: str) -> bool:
    code = char.encode("gb2312", errors="ignore")
    return bool(code) and code[0] <= _LAST_COMMON


@functools.cache
def _phrase_pattern() -> re.Pattern[str]:
    longest_first = sorted(_table().phrases, key=len, reverse=True)
    return re.compile(f"({'|'.join(longest_first)})")


@functools.cache
def _table() -> _Table:
    diagnostics = Diagnostics()
    document = yamltext.parse(_FILE.read_text(encoding="utf-8"), _FILE.name, diagnostics)
    table = yamltext.validate(_Table, document, diagnostics) if document else None
    diagnostics.raise_errors()
    assert table is not None  # otherwise an error was raised
    return table
