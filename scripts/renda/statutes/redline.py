"""Compared wordings as the lines that pages print: marked in one text, or side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renda.statutes import numerals, wording
from renda.statutes.wording import Kind, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Line = tuple[Piece, ...]

_MARKER = re.compile(rf"[（(][{numerals.NUMERAL_CHARS}]+[）)]")


def marked(old: Sequence[str], new: Sequence[str]) -> tuple[Line, ...]:
    """Both wordings in one text, line by line."""
    return wording.lines(wording.compare("\n".join(old), "\n".join(new)))


def side_by_side(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The old wording with what was taken away marked, the new one with what was added."""
    pieces = wording.compare("\n".join(old), "\n".join(new))
    return _one_side(pieces, Kind.INSERTED), _one_side(pieces, Kind.DELETED)


def _one_side(pieces: Sequence[Piece], absent: Kind) -> tuple[Line, ...]:
    lines = wording.lines(piece for piece in pieces if piece.kind is not absent)
    return tuple(tuple(piece for piece in line if piece.text != "\n") for line in lines)


def excerpt(lines: Sequence[Line]) -> Iterator[Line | None]:
    """The lines with changes; None in place of each run of lines without any.

    A line of which nothing but its item number changed counts as unchanged: numbers that move on
    because of an item before them are no news.
    """
    skipped = False
    for line in lines:
        if all(piece.kind is Kind.KEPT or _MARKER.fullmatch(piece.text) for piece in line):
            skipped = True
            continue
        if skipped:
            yield None
        skipped = False
        yield line
    if skipped:
        yield None
