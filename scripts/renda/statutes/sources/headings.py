"""Headings of 编 and 分编: how they are read, and where the default source has left them.

That source knows chapters and sections alone: the heading of a 编 stands as the last line of the article
before it, and that of the first one, which has none before it, is lost.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from renda.statutes import numerals, repair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from renda.statutes.model import Article

#: The heading behind the last 编. In a statute without any, it is a chapter's name.
SUPPLEMENT = "附则"
_LABEL = rf"第[{numerals.NUMERAL_CHARS}]+(?:分编|编)"
_BOOK = re.compile(rf"{_LABEL}\s+[^。；，：]{{1,40}}|附\s*则")
_PARTS = re.compile(rf"({_LABEL})?(.*)")
_SUB_BOOK = re.compile(rf"第[{numerals.NUMERAL_CHARS}]+分编")
_FIRST, _SECOND = "第一编", "第二编"


def tidy(heading: str) -> str:
    """第二编 物 权 with a blank behind the number alone: 第二编 物权."""
    match = _PARTS.fullmatch(heading)
    assert match is not None  # both its parts may be empty
    return " ".join(part for part in (match[1], re.sub(r"\s", "", match[2])) if part)


def below(books: tuple[str, ...], heading: str) -> tuple[str, ...]:
    """Where one is behind `heading`: a 分编 lies within its 编, anything else begins a new one."""
    return (*books[:1], heading) if _SUB_BOOK.match(heading) else (heading,)


def placed(articles: Iterable[Article], title: str, log: repair.RepairLog) -> list[Article]:
    """The articles without headings at their end, each in the 编 that the headings before it began."""
    found: list[Article] = []
    books: tuple[str, ...] = ()
    ended: tuple[str | None, str | None] | None = None
    for article in articles:
        division = (article.chapter, article.section)
        text, headings = _split(article.paragraphs)
        here = replace(article, paragraphs=text, books=books)
        if division == ended:  # a 编 without chapters: the source repeats the chapter before it
            here = replace(here, chapter=None, section=None)
        else:
            ended = None
        found.append(here)
        if headings:
            log.note(repair.BOOK, f"{title} {article.number.label}", len(headings))
            ended = division
        for heading in headings:
            books = below(books, heading)
    return _with_first(found, title, log)


def _split(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """An article's own lines, and the headings at the end of them."""
    headings: list[str] = []
    for line in reversed(paragraphs[1:]):
        if not _BOOK.fullmatch(line):
            break
        headings.insert(0, tidy(line))
    return paragraphs[: len(paragraphs) - len(headings)], headings


def _with_first(articles: list[Article], title: str, log: repair.RepairLog) -> list[Article]:
    """What stands before 第二编 is 第一编, whose name the source lacks."""
    first = next((article.books[0] for article in articles if article.books), "")
    if not first.startswith(_SECOND):
        return articles
    log.note(repair.UNNAMED_BOOK, f"{title} {_FIRST}")
    return [article if article.books else replace(article, books=(_FIRST,)) for article in articles]
