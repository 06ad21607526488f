"""What the browser gets, as models: its TypeScript types are made from them.

Text is HTML rendered at build time unless said otherwise.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from renda.quizzes.kinds.base import Wire
from renda.quizzes.kinds.case import CaseKey, CaseView, PartKey, PartView

#: The client refuses data of a version that it doesn't know.
VERSION = 3

View = Annotated[PartView | CaseView, Field(discriminator="kind")]
Key = Annotated[PartKey | CaseKey, Field(discriminator="kind")]
KindName = Literal["single", "multiple", "judge", "blank", "cloze", "short", "case"]
PartialRule = Literal["all", "share"]


class Question(Wire):
    """An item without its key. `digest` changes when a saved answer no longer answers it."""

    id: str
    digest: str
    stale: bool
    view: View


class Cite(Wire):
    """`url` is relative to the site's root; `text` is plain, its lines are 款 and 项."""

    label: str
    url: str
    text: str


class Solution(Wire):
    """What is shown once an item was answered."""

    key: Key
    explanation: str
    cites: tuple[Cite, ...]


class Shard(Wire):
    """Some neighbouring items. `solutions` is a packed Solution[] in the order of the questions."""

    version: int
    questions: tuple[Question, ...]
    solutions: str


class Facet(Wire):
    """Items that share something; plain text. `items` are positions in the catalog: the first, then each
    one's distance from the one before, joined by blanks; 1x49 is 49 times 1."""

    name: str
    items: str


class ShardEntry(Wire):
    """A shard and how many items of the catalog's order it holds."""

    name: str
    count: int


class Catalog(Wire):
    """All items in columns: texts, since a browser reads those faster than lists. `ids` are joined by blanks,
    `digests` have 8 characters each, `kinds` and `levels` one: the position in `kindNames`, and 1 to 3.
    `stale` are positions as in a facet. `exams` names the shard of the exams."""

    version: int
    ids: str
    digests: str
    kindNames: tuple[KindName, ...]
    kinds: str
    levels: str
    stale: str
    banks: tuple[Facet, ...]
    topics: tuple[Facet, ...]
    posts: tuple[Facet, ...]
    laws: tuple[Facet, ...]
    shards: tuple[ShardEntry, ...]
    exams: str


class Cell(Wire):
    """`count` of the items are drawn. `items` are positions in the catalog, written as in a facet."""

    count: int
    items: str


class Section(Wire):
    """Items of one kind, each of `points`. Plain text."""

    title: str
    kind: KindName
    points: float
    partial: PartialRule
    cells: tuple[Cell, ...]


class Exam(Wire):
    """A mock exam to draw. Plain text. `certificate` is what those who pass may print, "" for nothing."""

    id: str
    title: str
    post: str
    note: str
    minutes: int
    total: float
    passMark: float
    shuffleItems: bool
    shuffleOptions: bool
    certificate: str
    sections: tuple[Section, ...]


class Exams(Wire):
    """All mock exams."""

    version: int
    exams: tuple[Exam, ...]
