"""What changed between two wordings of a text, word by word, so that it reads well in Chinese.

The standard library's difflib finds the changes; three things make them readable:
lines that stayed are found first, so that a renumbered list doesn't shift into its neighbours;
words are compared, not characters (国营 became 国有, not 营 有); and two passes tidy the result:
a scrap of kept text between two changes joins them, and an insertion or deletion that could as
well stand a little earlier or later begins and ends at a sentence or comma where it can.
"""

from __future__ import annotations

import difflib
import enum
import functools
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rjieba

from renda.statutes import numerals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKER = rf"[（(][{numerals.NUMERAL_CHARS}]+[）)]"
_LINE_MARKER = re.compile(rf"^{_MARKER}")
_RUN = re.compile(rf"{_MARKER}|[\u4e00-\u9fff]+|[0-9A-Za-z]+|.", re.DOTALL)
_SCRAP = 2  # characters: a kept piece no longer than that doesn't keep two changes apart

#: How good a place for a change to begin or end is: after these.
_BOUNDARIES = {"\n": 3, "。": 2, "；": 2, "，": 1, "、": 1, "：": 1}
_EDGE = 3  # the text's own beginning and end


class Kind(enum.Enum):
    """What happened to a piece of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; line breaks (between the paragraphs of an article) are part of it."""

    kind: Kind
    text: str


@dataclass(slots=True)
class _Hunk:
    """Words that were kept, and the change behind them: words taken away, and words put there."""

    kept: list[str]
    old: list[str]
    new: list[str]


@functools.lru_cache(maxsize=512)  # a preview makes the same pages again and again
def compare(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces that lead from `old` to `new`, in reading order, a deletion before its insertion.

    Kept and deleted pieces joined are `old`, kept and inserted ones `new`; no piece is empty, and
    no two neighbours are of one kind.
    """
    hunks = _joined_over_scraps(_hunks(_aligned(_Text.cut(old), _Text.cut(new))))
    hunks.append(_Hunk([], [], []))  # what the last change, sliding back, leaves behind it
    for index in range(len(hunks) - 1):
        _slide(hunks, index)
    pieces = (
        Piece(kind, "".join(words))
        for hunk in hunks
        for kind, words in ((Kind.KEPT, hunk.kept), (Kind.DELETED, hunk.old), (Kind.INSERTED, hunk.new))
        if words
    )
    return tuple(_merged(pieces))


def lines(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces line by line, without the line breaks.

    Where a paragraph was split or two were joined, the break itself is the change: it stays, as a piece
    "\\n" at the end of its line. A break that came or went with a whole line says nothing and is left out.
    """
    cut: list[list[Piece]] = [[]]
    breaks: list[Kind] = []
    for piece in pieces:
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                breaks.append(piece.kind)
                cut.append([])
            if text:
                cut[-1].append(Piece(piece.kind, text))
    for kind, (line, following) in zip(breaks, list(itertools.pairwise(cut)), strict=True):
        if kind is not Kind.KEPT and all(any(p.kind is not kind for p in side) for side in (line, following)):
            line.append(Piece(kind, "\n"))
    return tuple(tuple(line) for line in cut)


@functools.cache
def _segmenter() -> rjieba.Jieba:
    return rjieba.Jieba()


@dataclass(frozen=True, slots=True)
class _Text:
    """A text's words, and for each of its lines the words it consists of (without the line break) and
    what it is recognised by: the line without its item number."""

    words: list[str]
    lines: list[tuple[int, int]]
    keys: list[str]

    @classmethod
    def cut(cls, text: str) -> _Text:
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        lines = text.split("\n")
        for line in lines:
            if spans:
                words.append("\n")
            start = len(words)
            words.extend(_words(line))
            spans.append((start, len(words)))
        return cls(words, spans, [_LINE_MARKER.sub("", line) for line in lines])


def _words(line: str) -> Iterator[str]:
    """The words of a line; an item's number （十一） is one, and so is a mark."""
    for run in _RUN.findall(line):
        if len(run) > 1 and "\u4e00" <= run[0] <= "\u9fff":
            yield from _segmenter().cut(run, hmm=False)
        else:
            yield run


def _aligned(old: _Text, new: _Text) -> Iterator[tuple[list[str], list[str]]]:
    """Both texts in parts that belong together: a line that is in both, but for its item number,
    and what stands between two such lines."""
    matcher = difflib.SequenceMatcher(None, old.keys, new.keys, autojunk=False)
    done_old = done_new = 0
    for i, j, size in matcher.get_matching_blocks():
        for line in range(size):
            (start_old, end_old), (start_new, end_new) = old.lines[i + line], new.lines[j + line]
            yield old.words[done_old:start_old], new.words[done_new:start_new]
            yield old.words[start_old:end_old], new.words[start_new:end_new]
            done_old, done_new = end_old, end_new
    yield old.words[done_old:], new.words[done_new:]


def _hunks(parts: Iterable[tuple[list[str], list[str]]]) -> list[_Hunk]:
    """The changes in all parts, in order; a change never reaches over from one part into the next."""
    hunks: list[_Hunk] = []
    for old, new in parts:
        hunks.append(_Hunk([], [], []))
        for tag, i, i2, j, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag != "equal":
                hunks[-1].old.extend(old[i:i2])
                hunks[-1].new.extend(new[j:j2])
            elif hunks[-1].old or hunks[-1].new:
                hunks.append(_Hunk(old[i:i2], [], []))
            else:
                hunks[-1].kept.extend(old[i:i2])
    return [hunk for hunk in hunks if hunk.kept or hunk.old or hunk.new]


def _joined_over_scraps(hunks: list[_Hunk]) -> list[_Hunk]:
    """Two changes with no more than a scrap between them become one replacement."""
    joined = hunks[:1]
    for hunk in hunks[1:]:
        last = joined[-1]
        sizes = [max(len("".join(side.old)), len("".join(side.new))) for side in (last, hunk)]
        is_scrap = 0 < len("".join(hunk.kept)) <= min(_SCRAP, *sizes) and "\n" not in hunk.kept
        if is_scrap and (last.old or hunk.old) and (last.new or hunk.new):
            last.old += hunk.kept + hunk.old
            last.new += hunk.kept + hunk.new
        else:
            joined.append(hunk)
    return joined


def _slide(hunks: list[_Hunk], index: int) -> None:
    """Move a pure insertion or deletion within the kept words around it to where it reads best."""
    hunk, later = hunks[index], hunks[index + 1]
    if bool(hunk.old) == bool(hunk.new):
        return
    change = hunk.old or hunk.new
    after = later.kept
    is_last = not (later.old or later.new)
    words = [*hunk.kept, *change, *after]
    size = len(change)
    # Kept words that part it from another change stay between them.
    first = last = len(hunk.kept)
    while first > (index > 0) and words[first - 1] == words[first + size - 1]:
        first -= 1
    while last + size < len(words) - (not is_last) and words[last] == words[last + size]:
        last += 1

    def worth(place: int) -> tuple[int, int]:
        begin = _BOUNDARIES.get(words[place - 1], 0) if place else _EDGE
        at_end = is_last and place + size == len(words)
        return begin + (_EDGE if at_end else _BOUNDARIES.get(words[place + size - 1], 0)), place

    best = max(range(first, last + 1), key=worth)
    hunk.kept[:], change[:], after[:] = words[:best], words[best : best + size], words[best + size :]


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for kind, group in itertools.groupby(pieces, key=lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in group))
