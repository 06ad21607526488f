"""How the printed lines of an article make up its 款 (paragraphs) and 项 (items).

A 款 is a line and what belongs to it: its numbered items, the lines of an unnumbered list
(委员长，/ 副委员长若干人，…) and the second line of an item.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from renda.statutes import numerals

_ITEM = re.compile(rf"[（(]([{numerals.NUMERAL_CHARS}]+)[）)]")
#: A line that ends so is not the end of a sentence: the next line goes on with it.
_OPEN = ("，", "；", "、")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `item` is its number when it begins a 项, else None."""

    text: str
    item: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One 款."""

    lines: tuple[Line, ...]

    @property
    def items(self) -> dict[int, str]:
        """The 项 by number; the first wins where a number repeats."""
        found: dict[int, str] = {}
        for line in self.lines:
            if line.item is not None:
                found.setdefault(line.item, line.text)
        return found


@functools.lru_cache(maxsize=65_536)  # several rooms ask for the same 26,000 articles
def split(lines: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """Group the printed lines of an article into its 款."""
    groups: list[list[Line]] = []
    for text in lines:
        match = _ITEM.match(text)
        item = numerals.to_int(match[1]) if match else None
        if groups and (item is not None or _goes_on(groups[-1][-1].text, text)):
            groups[-1].append(Line(text, item))
        else:
            groups.append([Line(text, item)])
    return tuple(Paragraph(tuple(group)) for group in groups)


def _goes_on(previous: str, text: str) -> bool:
    """Whether `text` continues the sentence of the line before it."""
    return previous.endswith(_OPEN) or (previous.endswith("：") and text.endswith(_OPEN))
