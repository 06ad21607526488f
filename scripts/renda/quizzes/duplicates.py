"""Questions that ask the same thing."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from renda.quizzes import markup
from renda.quizzes.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from renda.quizzes.model import Item

NEAR = 0.92
#: Characters of a stem that are compared; a longer one is a text of its own.
COMPARED = 2000

#: A character or a pair of neighbouring ones, and the how-manieth of its like in the stem.
_Counted = tuple[str, int]


def near_duplicates(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of positions in `items` whose folded stems are at least 92 % alike.

    Items with options count only if they share one: 下列说法正确的是 over other options is another
    question. Neither do items of which only one has options.
    """
    stems = [fold(markup.plain(item.asked))[:COMPARED] for item in items]
    choices = [{fold(markup.plain(choice)) for choice in item.choices} for item in items]
    signs = [_counted(stem) for stem in stems]
    matcher = difflib.SequenceMatcher(autojunk=False)
    for later, candidates in enumerate(_candidates(stems)):
        matcher.set_seq2(stems[later])  # the matcher keeps what it learns about its second text
        for earlier in sorted(candidates):
            if not choices[later] & choices[earlier] and (choices[later] or choices[earlier]):
                continue
            # No more can match than the characters that both have: difflib's quick_ratio, but fast.
            most = len(signs[earlier] & signs[later])
            if 2 * most < NEAR * (len(signs[earlier]) + len(signs[later])):
                continue
            matcher.set_seq1(stems[earlier])
            if matcher.ratio() >= NEAR:
                yield earlier, later


def _candidates(stems: Sequence[str]) -> Iterator[set[int]]:
    """For each stem the earlier ones that may be as much alike, and few others (prefix filtering).

    Comparing all pairs would take hours for 10,000 stems. Two stems that are 92 % alike differ in few
    characters, so they share most pairs of neighbouring characters: among the rarest few of the one
    must be one of the rarest few of the other.
    """
    pairs = [_pairs(stem) for stem in stems]
    frequency = Counter(pair for some in pairs for pair in some)
    by_pair: defaultdict[_Counted, list[int]] = defaultdict(list)
    for position, some in enumerate(pairs):
        rarest = sorted(some, key=lambda pair: (frequency[pair], pair))
        # Inserted and deleted characters: at most 8 % of both lengths, and the other is at most 17 % longer.
        differing = int((1 - NEAR) * len(stems[position]) * (1 + (2 - NEAR) / NEAR))
        found: set[int] = set()
        for pair in rarest[: 2 * differing + 1]:  # each differing character touches two pairs
            found.update(by_pair[pair])
            by_pair[pair].append(position)
        yield found


def _pairs(stem: str) -> frozenset[_Counted]:
    return _counted([stem[start : start + 2] for start in range(max(1, len(stem) - 1))])


def _counted(parts: Iterable[str]) -> frozenset[_Counted]:
    seen: Counter[str] = Counter()
    found = set()
    for part in parts:
        found.add((part, seen[part]))
        seen[part] += 1
    return frozenset(found)
