"""Which article of a newer version is which of the older one, whatever numbers they have.

Articles that say the same are paired first, then those that are most alike, by the pairs of neighbouring
characters that they share (Dice's coefficient): 1 for equal texts, 0 for nothing in common.
"""

from __future__ import annotations

import enum
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from renda.statutes.collate import fold
from renda.statutes.model import Article

if TYPE_CHECKING:
    from renda.statutes.model import Version

#: Below this two articles have nothing to do with one another. Judged on the eleven laws of the source:
#: at 0.35 pairs are still the same rule in other words, at 0.3 they begin to be about other things.
_RELATED = 0.35
#: Below this a word-by-word comparison reads worse than both texts one after the other.
READABLE = 0.5


class Change(enum.Enum):
    """What became of an article."""

    SAME = "未改动"
    MOVED = "仅条号变动"
    CHANGED = "有修改"
    REWRITTEN = "改写"
    NEW = "新增"
    GONE = "删去"


@dataclass(frozen=True, slots=True)
class Pair:
    """An article before and after; one of them is None for an article that is new or gone."""

    old: Article | None
    new: Article | None
    likeness: float = 0.0

    @property
    def change(self) -> Change:
        """What became of the article."""
        if self.old is None:
            return Change.NEW
        if self.new is None:
            return Change.GONE
        if self.likeness == 1:
            return Change.SAME if self.old.number == self.new.number else Change.MOVED
        return Change.CHANGED if self.likeness >= READABLE else Change.REWRITTEN

    @property
    def is_renumbered(self) -> bool:
        """Whether both articles are there under different numbers."""
        return bool(self.old and self.new and self.old.number != self.new.number)


@dataclass(frozen=True)
class Matching:
    """All articles of two versions in the newer one's order; an article that is gone follows the one
    that stood before it."""

    old: Version
    new: Version
    pairs: tuple[Pair, ...]

    @cached_property
    def counts(self) -> dict[Change, int]:
        """How many pairs of each change, in the order of `Change`."""
        found = Counter(pair.change for pair in self.pairs)
        return {change: found[change] for change in Change if found[change]}

    @property
    def is_rewrite(self) -> bool:
        """Whether less than half of the newer version is recognisably the older one."""
        kept = sum(1 for pair in self.pairs if pair.old and pair.new and pair.likeness >= READABLE)
        return kept * 2 < len(self.new.articles)


def match(old: Version, new: Version) -> Matching:
    """Pair the articles of two versions of one statute."""
    partner: dict[int, tuple[int, float]] = {}  # index in new -> index in old, likeness
    taken: set[int] = set()
    for score in (_equal, _alike):
        left = [index for index in range(len(old.articles)) if index not in taken]
        coming = [index for index in range(len(new.articles)) if index not in partner]
        for likeness, _, after, before in sorted(score(old.articles, left, new.articles, coming)):
            if after not in partner and before not in taken:
                partner[after] = (before, -likeness)
                taken.add(before)
    gone = defaultdict(list)  # index in old of the article before -> the articles gone
    anchor = -1
    for before, article in enumerate(old.articles):
        if before in taken:
            anchor = before
        else:
            gone[anchor].append(Pair(article, None))
    pairs = gone[-1]
    for after, article in enumerate(new.articles):
        before, likeness = partner.get(after, (-1, 0.0))
        pairs.append(Pair(old.articles[before] if before >= 0 else None, article, likeness))
        if before >= 0:
            pairs += gone[before]
    return Matching(old, new, tuple(pairs))


#: Likeness below zero, so that the best comes first; distance of the two places in their texts; index in
#: the new version, index in the old one.
_Score = tuple[float, float, int, int]
_Articles = Sequence[Article]


def _distance(before: int, after: int, old: _Articles, new: _Articles) -> float:
    return abs(before / len(old) - after / len(new))


def _equal(old: _Articles, left: list[int], new: _Articles, coming: list[int]) -> list[_Score]:
    places = defaultdict(list)
    for before in left:
        places[old[before].text].append(before)
    return [
        (-1.0, _distance(before, after, old, new), after, before)
        for after in coming
        for before in places[new[after].text]
    ]


def _alike(old: _Articles, left: list[int], new: _Articles, coming: list[int]) -> list[_Score]:
    holders = defaultdict(list)
    sizes: dict[int, int] = {}
    for before in left:
        counts = Counter(pairwise(fold(old[before].text)))
        sizes[before] = sum(counts.values())
        for bigram, count in counts.items():
            holders[bigram].append((before, count))
    scores: list[_Score] = []
    for after in coming:
        counts = Counter(pairwise(fold(new[after].text)))
        size = sum(counts.values())
        shared = dict.fromkeys(left, 0)
        for bigram, count in counts.items():
            for before, other in holders.get(bigram, ()):
                shared[before] += count if count < other else other
        for before, common in shared.items():
            likeness = 2 * common / (size + sizes[before]) if common else 0.0
            if likeness >= _RELATED:
                # Where punctuation alone differs the texts are not equal, however alike.
                scores.append((-min(likeness, 0.999), _distance(before, after, old, new), after, before))
    return scores
