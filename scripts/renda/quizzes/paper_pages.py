"""HTML of a paper test and of its key: pages of their own, made to be printed, without the site's theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.quizzes.fallback import TEMPLATES
from renda.quizzes.kinds.choice import LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renda.quizzes.paper import Paper

_NUMERALS = "一二三四五六七"


@dataclass(frozen=True)
class Letterhead:
    """What stands above the questions; `base` leads from the page to the site's root."""

    title: str
    unit: str
    when: str
    base: str
    back: str


def render_paper(paper: Paper, head: Letterhead) -> str:
    """The whole page of one version: letterhead, questions, answer sheet."""
    return _render("paper.html", paper=paper, head=head)


def render_key(papers: Sequence[Paper], head: Letterhead) -> str:
    """The whole page of the key to all versions, each answer with what it stands on."""
    return _render("paper-key.html", papers=papers, head=head)


def _render(template: str, **values: object) -> str:
    return TEMPLATES.get_template(template).render(numerals=_NUMERALS, letters=LETTERS, **values)
