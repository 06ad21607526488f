"""The banks' questions as search finds them: what is asked and the options, nothing of the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renda.quizzes import markup
from renda.search.records import Page, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from renda.quizzes.model import Bank

_PRACTICE = "exam/practice/"
_LABEL = 30  # characters of the question that stand for it
_BOOST = 0.7  # who searches wants the law first


def page(banks: Iterable[Bank]) -> Page:
    """All questions as one page; each is reached through the address that practises it alone."""
    sections = []
    for bank in banks:
        for item in bank.items:
            stem = markup.plain(item.asked)
            text = "\n".join([stem, *map(markup.plain, item.choices)])
            label = stem if len(stem) <= _LABEL else f"{stem[:_LABEL]}…"
            sections.append(Section(f"?item={item.id}", label, text))
    return Page("题目", _PRACTICE, "练习题", (), None, _BOOST, tuple(sections))
