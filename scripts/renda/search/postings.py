"""Inverts bags of words: word -> the records that hold it, with BM25's weight of the word in each.

A list ends at LONGEST records, those where the word weighs most: so a query reads as much of a large
library as of a small one. What is cut off are records that hold a very common word among many others.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from renda.search import encoding

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence

K1 = 1.2
B = 0.75

#: A weight, which lies between 0 and K1 + 1, is stored as so many of 63 steps. A finer scale changes
#: nothing in the ranking, and its last bits wouldn't compress.
WEIGHT_STEPS = 63

#: Records of a word's list.
LONGEST = 8192

_MOST_TIMES = 255  # a word that occurs more often in one record counts as if it occurred so often


class Postings:
    """The records added so far, inverted."""

    def __init__(self, b: float = B) -> None:
        """`b`: how much a record's length tells against it, 0 to 1."""
        self._b = b
        self._lists: defaultdict[str, tuple[list[int], bytearray]] = defaultdict(lambda: ([], bytearray()))
        self._lengths: list[int] = []

    def __contains__(self, word: str) -> bool:
        return word in self._lists

    def words(self) -> set[str]:
        """All words."""
        return set(self._lists)

    def add(self, bag: Counter[str]) -> None:
        """Add the next record. Its length is the size of the bag."""
        lists, number = self._lists, len(self._lengths)
        self._lengths.append(bag.total())
        for word, times in bag.items():
            records, counts = lists[word]
            records.append(number)
            counts.append(times if times < _MOST_TIMES else _MOST_TIMES)

    def count(self, word: str) -> int:
        """How many records hold the word."""
        return len(self._lists[word][0]) if word in self._lists else 0

    def encode(self, words: Iterable[str]) -> list[bytes]:
        """For each word the records of its list as rising varints, then one byte of weight for each;
        nothing for a word without records."""
        lengths = self._lengths
        average = sum(lengths) / max(1, len(lengths)) or 1.0
        tables = {length: _Weights(length / average, self._b) for length in set(lengths)}
        weights = [tables[length] for length in lengths]
        encoded: list[bytes] = []
        for word in words:
            records, counts = self._lists.get(word, ((), b""))
            steps = bytes([weights[number][times] for number, times in zip(records, counts, strict=True)])
            if len(records) > LONGEST:
                records, steps = _heaviest(records, steps)
            encoded.append(encoding.deltas(records) + steps)
        return encoded


def _heaviest(records: Sequence[int], steps: bytes) -> tuple[list[int], bytes]:
    """The LONGEST records of the highest weight, of equal ones the first."""
    kept = sorted(sorted(range(len(records)), key=lambda at: -steps[at])[:LONGEST])
    return [records[at] for at in kept], bytes([steps[at] for at in kept])


class _Weights(dict[int, int]):
    """Times a word occurs -> its weight, in a record of one length (1: the average)."""

    def __init__(self, relative_length: float, b: float) -> None:
        self._damping = K1 * (1 - b + b * relative_length)

    def __missing__(self, times: int) -> int:
        weight = times * (K1 + 1) / (times + self._damping)
        self[times] = steps = max(1, round(weight / (K1 + 1) * WEIGHT_STEPS))
        return steps
