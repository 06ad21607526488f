"""Which article of which statute repealed another one, and from when: 《…法》同时废止."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes.model import Status

if TYPE_CHECKING:
    import datetime as dt

    from renda.statutes.model import Article, Library, Statute

_SENTENCE = re.compile(r"[^。；\n]*废止")
_TITLE = re.compile(r"《([^《》]+)》")


@dataclass(frozen=True, slots=True)
class Repeal:
    """The article that repeals, of a version of `statute`, and the day from which it does."""

    statute: Statute
    article: Article
    date: dt.date | None


def by_slug(library: Library) -> dict[str, Repeal]:
    """Slug of each repealed statute whose repeal stands in another statute of the library."""
    found: dict[str, Repeal] = {}
    for statute in library.statutes:
        for version in statute.versions:
            for article in version.articles:
                if "废止" not in article.text:
                    continue
                for sentence in _SENTENCE.findall(article.text):
                    for title in _TITLE.findall(sentence):
                        other = library.by_name(title)
                        if other and other is not statute and _is_repealed(other, library.as_of):
                            found.setdefault(other.slug, Repeal(statute, article, version.commencement))
    return found


def without_basis(library: Library) -> list[Statute]:
    """The statutes that the source calls repealed though no article of the library repeals them."""
    found = by_slug(library)
    return [
        statute
        for statute in library.statutes
        if _is_repealed(statute, library.as_of) and statute.slug not in found
    ]


def _is_repealed(statute: Statute, as_of: dt.date) -> bool:
    return statute.status(statute.current(as_of), as_of) is Status.REPEALED
