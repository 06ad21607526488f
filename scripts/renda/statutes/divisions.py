"""Chapters and sections of a version: how they are numbered for their anchors, and found by their number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renda.statutes.model import Article, ArticleNumber, Version

_TITLE = re.compile(rf"第([{numerals.NUMERAL_CHARS}]+)[章节]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: the running numbers of its chapter and of its section (0 for none).

    Numbers run on where 编 begin anew with 第一章, so that anchors stay unique.
    """

    chapter: int
    section: int
    chapter_title: str | None
    section_title: str | None

    @property
    def chapter_anchor(self) -> str:
        """ch-3."""
        return f"ch-{self.chapter}"

    @property
    def section_anchor(self) -> str:
        """ch-3-s-1."""
        return f"ch-{self.chapter}-s-{self.section}"


def places(version: Version) -> Iterator[tuple[Article, Place]]:
    """Every article with its place, in order."""
    chapter: str | None = None
    section: str | None = None
    chapters = sections = 0
    for article in version.articles:
        if article.chapter != chapter:
            chapter, section, sections = article.chapter, None, 0
            chapters += 1
        if article.section != section:
            section = article.section
            sections += 1 if section else 0
        yield article, Place(chapters, sections if section else 0, chapter, section)


class Divisions:
    """The divisions of one version by article and by number."""

    def __init__(self, version: Version) -> None:
        self._places = {article.number: place for article, place in places(version)}

    def of(self, number: ArticleNumber) -> Place:
        """The place of an article of the version."""
        return self._places[number]

    def chapter(self, number: int) -> str | None:
        """The anchor of 第N章; None where there is none, or one in each of several 编."""
        found = {p.chapter_anchor for p in self._places.values() if _number(p.chapter_title) == number}
        return found.pop() if len(found) == 1 else None

    def section(self, chapter_anchor: str, number: int) -> str | None:
        """The anchor of 第N节 of that chapter, or None."""
        for place in self._places.values():
            if place.chapter_anchor == chapter_anchor and _number(place.section_title) == number:
                return place.section_anchor
        return None


def _number(title: str | None) -> int | None:
    match = _TITLE.match(title or "")
    return numerals.to_int(match[1]) if match else None
