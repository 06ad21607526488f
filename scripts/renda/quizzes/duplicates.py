"""Questions that ask the same thing."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from renda.quizzes import markup
from renda.quizzes.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renda.quizzes.model import Item

NEAR = 0.92


def near_duplicates(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of positions in `items` whose folded stems are at least 92 % alike.

    Items with options count only if they share one: 下列说法正确的是 over other options is another
    question.
    """
    stems = [fold(markup.plain(item.stem)) for item in items]
    choices = [{fold(markup.plain(choice)) for choice in item.choices} for item in items]
    matcher = difflib.SequenceMatcher(autojunk=False)
    for later, stem in enumerate(stems):
        matcher.set_seq2(stem)  # the matcher keeps what it learns about its second text
        for earlier in range(later):
            other = stems[earlier]
            # The ratio can't exceed what the lengths allow: cheap, and it spares most comparisons.
            if 2 * min(len(stem), len(other)) < NEAR * (len(stem) + len(other)):
                continue
            if not choices[later] & choices[earlier]:
                continue
            matcher.set_seq1(other)
            if stem == other or (matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR):
                yield earlier, later
