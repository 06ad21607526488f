"""Breaks Chinese text into lines and finds the size at which it fits a box, without any font file.

A Chinese glyph is as wide as its size (1 em) in every font; for the rest upper bounds are taken, so that text
is never wider than reckoned here. Lines are broken by 避头尾: no 、，。》 begins one, no 《（ ends one.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rjieba

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOT_AT_START = frozenset("、，。；：？！）》〉」』】〕〗”’…—～·％‰℃％,.;:?!)]}>%")
NOT_AT_END = frozenset("《〈（「『【〔〖“‘([{<")
_PAUSES = frozenset("，。；：？！—…　 ")

#: How far sizes are apart that are tried, from the largest down.
_STEP = 0.97
#: What a line that ends inside a clause costs, against one that ends at a comma (squared share of the width).
_MID_CLAUSE = 0.2
#: How much larger a title must be for each such line more.
_TORN = 0.75


class TooLong(Exception):
    """A text that doesn't fit its box even at the smallest size; `excess` is by how many characters."""

    def __init__(self, name: str, excess: int) -> None:
        super().__init__(f"“{name}”长了 {excess} 个字")
        self.name, self.excess = name, excess


@dataclass(frozen=True)
class Block:
    """Text broken into lines at a size; size and leading are in the canvas's units."""

    lines: tuple[str, ...]
    size: float
    leading: float

    @property
    def height(self) -> float:
        """From the top of the first line's glyphs to the bottom of the last's."""
        return (len(self.lines) - 1) * self.leading + self.size if self.lines else 0.0


@functools.lru_cache(maxsize=8192)
def em(char: str) -> float:
    """An upper bound of a character's width in ems, in any font likely to draw it."""
    if "0" <= char <= "9":
        return 0.62
    if char in " .,:;!'|ilI-()[]/":
        return 0.5
    if char.isascii():
        return 0.75 if char.islower() and char not in "mw" else 1.05
    if unicodedata.combining(char):
        return 0.0
    return 1.0 if ord(char) < 0x10000 and unicodedata.east_asian_width(char) in "WFA" else 1.4


def width(line: str, tracking: float = 0.0) -> float:
    """The width of a line in ems; `tracking` ems are added behind each character."""
    return sum(map(em, line)) + tracking * len(line)


def break_lines(text: str, ems: float, tracking: float = 0.0) -> list[str]:
    """The lines of running text, each as full as can be and at most `ems` wide; "\\n" ends one too.

    Joined they are `text` without its "\\n". A single character that is wider than a line stands alone.
    """
    return [line for part in text.split("\n") for line in _fill(_atoms(list(part)), ems, tracking)]


def _fill(atoms: Sequence[str], ems: float, tracking: float) -> Iterator[str]:
    line = ""
    for atom in atoms:
        if width(line + atom, tracking) <= ems:
            line += atom
            continue
        if line:
            yield line
        line = atom
        while width(line, tracking) > ems and len(line) > 1:  # no rule holds for what fits no line
            head = _longest(line, ems, tracking)
            yield head
            line = line[len(head) :]
    if line:
        yield line


def _longest(text: str, ems: float, tracking: float) -> str:
    end = 1
    while end < len(text) and width(text[: end + 1], tracking) <= ems:
        end += 1
    return text[:end]


def balance(text: str, ems: float, most: int, tracking: float = 0.0) -> list[str] | None:
    """The lines of a slogan or title: few, alike in length, broken at commas if possible, never in a word.

    None when `most` lines of at most `ems` don't hold it.
    """
    if width(text.replace("\n", ""), tracking) > ems * most:
        return None  # at once: looking for divisions of a far too long text would take minutes
    parts = text.split("\n")
    lines: list[str] = []
    for part in parts:
        atoms = _atoms(rjieba.cut(part, hmm=False)) if part else []
        found = _balanced(atoms, ems, most - len(lines), tracking)
        if found is None:
            return None
        lines += found
    return lines


def _balanced(atoms: Sequence[str], ems: float, most: int, tracking: float) -> list[str] | None:
    """Among the divisions into the smallest number of lines the one with the least `_cost`."""
    if not atoms:
        return []
    # best[n][k]: cost of the first n atoms in k lines, and where the last of these begins.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for end in range(1, len(atoms) + 1):
        found: dict[int, tuple[float, int]] = {}
        for start in range(end - 1, -1, -1):
            line = "".join(atoms[start:end])
            wide = width(line, tracking)
            if wide > ems:
                break
            cost = _cost(line, wide, ems, is_last=end == len(atoms))
            for count, (before, _) in best[start].items():
                if count < most and (count + 1 not in found or before + cost < found[count + 1][0]):
                    found[count + 1] = (before + cost, start)
        best.append(found)
    if not best[-1]:
        return None
    lines, end = [], len(atoms)
    for count in range(min(best[-1]), 0, -1):
        start = best[end][count][1]
        lines.append("".join(atoms[start:end]))
        end = start
    return lines[::-1]


def _cost(line: str, wide: float, ems: float, *, is_last: bool) -> float:
    slack = (1 - wide / ems) ** 2
    return slack + (0.0 if is_last or line[-1] in _PAUSES else _MID_CLAUSE)


def _atoms(words: Sequence[str]) -> list[str]:
    """`words` (or characters) joined where no line may break: Latin and digits, and by 避头尾."""
    atoms: list[str] = []
    for word in words:
        joined = bool(atoms) and bool(word) and _inseparable(atoms[-1][-1], word[0])
        if joined:
            atoms[-1] += word
        elif word:
            atoms.append(word)
    return atoms


def _inseparable(left: str, right: str) -> bool:
    if right in NOT_AT_START or left in NOT_AT_END:
        return True
    return _is_latin(left) and _is_latin(right)


def _is_latin(char: str) -> bool:
    return char != " " and unicodedata.east_asian_width(char) in ("Na", "N", "H")


def fit(
    name: str,
    text: str,
    box: tuple[float, float],
    sizes: tuple[float, float],
    *,
    most: int = 99,
    leading: float = 1.5,
    tracking: float = 0.0,
    display: bool = False,
) -> Block:
    """`text` at the largest size at which it fits.

    Args:
        name: what to call the text when it doesn't fit.
        text: its words; "\\n" begins a new line.
        box: width and height.
        sizes: the largest and the smallest.
        most: how many lines there may be.
        leading: from line to line, in sizes.
        tracking: added behind each character, in sizes.
        display: break as `balance` does, for few large words.

    Raises:
        TooLong: not even the smallest size does.
    """
    found = _largest(text, box, sizes, most, leading, tracking, display=display)
    if display and found is None:  # rather a word torn apart than a text refused
        found = _largest(text, box, (sizes[1], sizes[1]), most, leading, tracking, display=False)
    if found:
        return found
    smallest = sizes[1]
    fitting, beyond = 0, len(text)
    while beyond - fitting > 1:
        middle = (fitting + beyond) // 2
        held = _at(text[:middle], box, smallest, most, leading, tracking, display=False)
        fitting, beyond = (middle, beyond) if held else (fitting, middle)
    raise TooLong(name, len(text) - fitting)


def _largest(
    text: str,
    box: tuple[float, float],
    sizes: tuple[float, float],
    most: int,
    leading: float,
    tracking: float,
    *,
    display: bool,
) -> Block | None:
    """The largest block; of a title in few or many lines the one that is large for how it is torn apart."""
    best: Block | None = None
    for count in range(1, most + 1) if display else [most]:
        size = sizes[0]
        while best is None or size > _appeal(best):  # nothing smaller can be better
            block = _at(text, box, size, count, leading, tracking, display=display)
            if block and (best is None or _appeal(block) > _appeal(best)):
                best = block
            if size <= sizes[1] or (block and not display):
                break
            size = max(sizes[1], round(size * _STEP, 2))
    return best


def _appeal(block: Block) -> float:
    return block.size * _TORN ** sum(line[-1:] not in _PAUSES for line in block.lines[:-1])


def _at(
    text: str,
    box: tuple[float, float],
    size: float,
    most: int,
    leading: float,
    tracking: float,
    *,
    display: bool,
) -> Block | None:
    ems = box[0] / size
    lines = balance(text, ems, most, tracking) if display else _without_orphan(text, ems, tracking)
    if lines is None or len(lines) > most or any(width(line, tracking) > ems for line in lines):
        return None
    block = Block(tuple(lines), size, size * leading)
    return block if block.height <= box[1] else None


def _without_orphan(text: str, ems: float, tracking: float) -> list[str]:
    """Running text whose last line isn't a single glyph with its full stop, where that can be avoided."""
    lines = break_lines(text, ems, tracking)
    if len(lines) < 2 or width(lines[-1]) > 2:
        return lines
    narrower = (break_lines(text, ems - less, tracking) for less in (1, 2, 3) if ems - less > 3)
    same = (found for found in narrower if len(found) == len(lines) and width(found[-1]) > 2)
    return next(same, lines)


def shortened(text: str, ems: float) -> str:
    """`text` on one line of `ems`; what doesn't fit gives way to …"""
    if width(text) <= ems:
        return text
    return _longest(text, ems - 1, 0.0) + "…" if ems > 2 else "…"


def hang(line: str) -> float:
    """How many ems a centred line is to be moved to the right: half of a closing mark's blank half."""
    closes = line[-1:] in _PAUSES | NOT_AT_START - frozenset("·—…～")
    return (0.25 if line and closes else 0.0) - (0.25 if line[:1] in NOT_AT_END and line else 0.0)
