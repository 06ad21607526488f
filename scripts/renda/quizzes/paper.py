"""A paper test drawn from a blueprint: equal seeds give equal papers, on every machine and for ever.

What random numbers would decide is decided by SHA-256 over seed and id: nobody promises that a library's
shuffling stays as it is, and an item that is added to the bank displaces one at most.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.quizzes import blueprint as blueprints
from renda.quizzes import cites, markup
from renda.quizzes.kinds.blank import BlankItem
from renda.quizzes.kinds.case import CaseItem
from renda.quizzes.kinds.choice import LETTERS
from renda.quizzes.kinds.cloze import ClozeItem
from renda.quizzes.kinds.judge import JudgeItem
from renda.quizzes.kinds.short import ShortItem
from renda.quizzes.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from renda.quizzes.blueprint import BlueprintEntry
    from renda.quizzes.catalog import Listed
    from renda.quizzes.model import Item
    from renda.statutes.model import Library

#: The versions of one paper: the same questions in another order.
VERSIONS = ("A", "B")


@dataclass(frozen=True)
class PaperQuestion:
    """A question as it is printed, and its key. `stem`, `options` and `explanation` are HTML.

    Attributes:
        number: through the whole paper, from 1.
        kind: of the item; it decides what the answer sheet has for it.
        answer: a letter or letters, √ or ×, the words of the blanks, or the points of a full answer.
        cites: label and address from the site's root of what the answer stands on.
    """

    number: int
    kind: str
    stem: str
    options: tuple[str, ...]
    answer: str
    cites: tuple[tuple[str, str], ...]
    explanation: str


@dataclass(frozen=True)
class PaperSection:
    """The questions of one kind, each of the same points."""

    title: str
    points: float
    rule: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True)
class Paper:
    """One version of a paper."""

    version: str
    sections: tuple[PaperSection, ...]

    @property
    def total(self) -> float:
        """The points of the whole paper."""
        return sum(section.points * len(section.questions) for section in self.sections)


def draw(entry: BlueprintEntry, items: Sequence[Listed], seed: str) -> list[list[Item]]:
    """The items of each section, none twice.

    Raises:
        RendaError: the bank can't fill the blueprint, or it asks for 案例, which has no form on paper.
    """
    sections = entry.blueprint.sections
    if any(section.kind == "case" for section in sections):
        raise RendaError(f"{entry.document.path}：纸质试卷不支持案例题（kind: case），请换一份蓝图")
    pools = [
        sorted(pool, key=lambda position: _rank(seed, items[position].item.id))
        for section in blueprints.eligible(entry.blueprint, items)
        for pool in section
    ]
    counts = [cell.count for section in sections for cell in section.cells]
    seated = blueprints.seats(counts, pools)
    owners = [number for number, section in enumerate(sections) for _ in section.cells]
    drawn: list[list[Item]] = [[] for _ in sections]
    for position, cell in seated.items():
        drawn[owners[cell]].append(items[position].item)
    if sum(map(len, drawn)) < sum(counts):
        raise RendaError(
            f"{entry.document.path}：题库不够组成“{entry.blueprint.title}”；请看 renda quiz check"
        )
    return drawn


def papers(
    entry: BlueprintEntry,
    items: Sequence[Listed],
    seed: str,
    library: Library,
    measures: Mapping[int, str],
    versions: Sequence[str] = VERSIONS,
) -> list[Paper]:
    """The versions of the paper of `seed`; raises RendaError like `draw`."""
    drawn = draw(entry, items, seed)
    made = []
    for version in versions:
        own, number, sections = f"{seed}/{version}", 0, []
        for section, found in zip(entry.blueprint.sections, drawn, strict=True):
            ordered = sorted(found, key=lambda item: _rank(own, item.id))
            questions = []
            for item in ordered:
                number += 1
                questions.append(_question(number, item, own, library, measures))
            sections.append(
                PaperSection(
                    section.title or f"{KINDS[section.kind][1]}题",
                    section.points,
                    _rule(section.kind, section.partial),
                    tuple(questions),
                )
            )
        made.append(Paper(version, tuple(sections)))
    return made


def _rule(kind: str, partial: str) -> str:
    if kind != "multiple":
        return ""
    return (
        "全部选对才得分" if partial == "all" else "全部选对得满分，少选而没有选错的按比例得分，选错一项不得分"
    )


def _question(
    number: int, item: Item, seed: str, library: Library, measures: Mapping[int, str]
) -> PaperQuestion:
    order = list(range(len(item.choices)))
    if item.kind in ("single", "multiple"):
        order.sort(key=lambda position: _rank(seed, f"{item.id}/{position}"))
    options = () if isinstance(item, JudgeItem) else tuple(markup.inline(item.choices[at]) for at in order)
    authorities = (cites.resolve(cite, library, measures) for cite in item.cites)
    return PaperQuestion(
        number,
        item.kind,
        _stem(item),
        options,
        _answer(item, order),
        tuple((authority.label, authority.url) for authority in authorities),
        markup.inline(item.explanation),
    )


def _stem(item: Item) -> str:
    view = item.view()
    stem = getattr(view, "stem", "")
    parts = getattr(view, "parts", ())
    return f"{stem}{'＿＿＿＿＿＿'.join(parts)}" if parts else str(stem)


def _answer(item: Item, order: Sequence[int]) -> str:
    if isinstance(item, JudgeItem):
        return "√" if item.answer else "×"
    if isinstance(item, BlankItem):
        return "；".join("／".join(blank) for blank in item.answer)
    if isinstance(item, ClozeItem):
        return "；".join(item.left_out)
    if isinstance(item, ShortItem):
        return "；".join(map(markup.plain, item.points))
    assert not isinstance(item, CaseItem)  # `draw` refuses them
    return "".join(sorted(LETTERS[order.index(key)] for key in item.keys))


def _rank(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}/{name}".encode()).hexdigest()
