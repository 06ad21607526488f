"""第六十二条 and 第六十七条 by subject: the powers of the congress beside those of its standing committee.

The grouping in docs/xianfa/powers.yml is ours; the items' text comes from the statute source.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from renda import yamltext
from renda.statutes import linker, numerals, paragraphs
from renda.statutes.model import ArticleNumber
from renda.yamltext import Strict

if TYPE_CHECKING:
    from renda.diagnostics import Diagnostics
    from renda.statutes.model import Library, Version
    from renda.yamltext import Document

SOURCE = "docs/xianfa/powers.yml"
CONGRESS = ArticleNumber(62)
COMMITTEE = ArticleNumber(67)

_Text = Annotated[str, StringConstraints(min_length=1)]


class Subject(Strict):
    """Powers of one kind: the numbers of the items of both articles, and what to notice."""

    title: _Text
    congress: tuple[int, ...] = Field(default=(), alias="第六十二条")
    committee: tuple[int, ...] = Field(default=(), alias="第六十七条")
    note: _Text


class _File(Strict):
    subjects: tuple[Subject, ...]


def load(text: str, library: Library, version: Version, diagnostics: Diagnostics) -> tuple[Subject, ...]:
    """The grouping in the YAML `text`, checked: it has every item of both articles of `version` once."""
    document = yamltext.parse(text, SOURCE, diagnostics)
    file = yamltext.validate(_File, document, diagnostics) if document else None
    if file is None or document is None:
        return ()
    linker.check_citations(text, SOURCE, library, diagnostics)
    _check(CONGRESS, [subject.congress for subject in file.subjects], version, document, diagnostics)
    _check(COMMITTEE, [subject.committee for subject in file.subjects], version, document, diagnostics)
    return file.subjects


def items(version: Version, number: ArticleNumber) -> dict[int, str]:
    """The 项 of an article that has one list, by number."""
    article = version.article(number)
    parts = paragraphs.split(article.paragraphs) if article else ()
    return next((part.items for part in parts if part.items), {})


def _check(
    number: ArticleNumber,
    groups: list[tuple[int, ...]],
    version: Version,
    document: Document,
    diagnostics: Diagnostics,
) -> None:
    there = items(version, number)
    used = Counter(item for group in groups for item in group)
    for index, group in enumerate(groups):
        line = document.line(("subjects", index, number.label))
        for item in group:
            if item not in there:
                diagnostics.error(SOURCE, line, f"《宪法》{number.label}没有第（{item}）项")
            elif used[item] > 1:
                diagnostics.error(
                    SOURCE, line, f"{number.label}第（{item}）项在对照中出现了 {used[item]} 次，应为 1 次"
                )
    missing = [numerals.to_chinese(item) for item in there if item not in used]
    if missing:
        line = document.line(("subjects",))
        listed = "、".join(f"（{item}）" for item in missing)
        diagnostics.error(SOURCE, line, f"对照中缺少{number.label}的第{listed}项")
