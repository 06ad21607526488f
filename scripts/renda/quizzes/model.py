"""A bank and its items. The kinds are a union told apart by `kind`; `KINDS` is its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.quizzes.kinds.blank import BlankItem
from renda.quizzes.kinds.case import CaseItem
from renda.quizzes.kinds.cloze import ClozeItem
from renda.quizzes.kinds.judge import JudgeItem
from renda.quizzes.kinds.multiple import MultipleItem
from renda.quizzes.kinds.short import ShortItem
from renda.quizzes.kinds.single import SingleItem

if TYPE_CHECKING:
    from renda.yamltext import Document

Item = SingleItem | MultipleItem | JudgeItem | BlankItem | ClozeItem | ShortItem | CaseItem

#: kind -> (model, name in Chinese), in the order in which a paper has them.
KINDS: dict[str, tuple[type[Item], str]] = {
    "single": (SingleItem, "单选"),
    "multiple": (MultipleItem, "多选"),
    "judge": (JudgeItem, "判断"),
    "blank": (BlankItem, "填空"),
    "cloze": (ClozeItem, "法条填空"),
    "short": (ShortItem, "简答"),
    "case": (CaseItem, "案例"),
}


@dataclass(frozen=True)
class Entry:
    """An item where it is written: the item number `position` (from 0) of a bank's file."""

    item: Item
    document: Document
    position: int

    @property
    def path(self) -> str:
        """The bank's file, relative to the project."""
        return self.document.path

    def line(self, *field: str | int) -> int:
        """The line of the item, or of a value in it: line("cites", 0)."""
        return self.document.line(("items", self.position, *field))


@dataclass(frozen=True)
class Bank:
    """A file of items. `name` is the file's stem; `broken` are the ids of items left out as faulty.

    A file that can't be read is a bank of broken items alone.
    """

    name: str
    title: str
    entries: tuple[Entry, ...]
    broken: frozenset[str] = frozenset()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in the order of the file."""
        return tuple(entry.item for entry in self.entries)
