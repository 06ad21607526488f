"""The 题注 of a statute: who adopted it when, and from when it takes effect."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renda.statutes.model import Article

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_ADOPTED = re.compile(r"通过|修正|修订|批准|制定")
_IN_EFFECT = re.compile(r"施行|实施|生效")
_COMMENCEMENT = re.compile(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施|生效)")
_AT_ONCE = re.compile(r"自(?:公布|通过)之日起(?:施行|实施|生效)")
_BODY = re.compile(
    r"(?P<place>[\u4e00-\u9fff]*?)第[〇零一二三四五六七八九十百\d]+届(?P<body>[\u4e00-\u9fff]*?人民代表大会(?:常务委员会)?)"
)


@dataclass(frozen=True, slots=True)
class Dates:
    """What the 题注 and the last articles say of a version; None for what they don't say.

    `commencement` and `first_effective` are those of `Version`.
    """

    version: dt.date | None = None
    published: dt.date | None = None
    commencement: dt.date | None = None
    first_effective: dt.date | None = None
    issued_by: str | None = None


def read(notes: Sequence[str], articles: Sequence[Article], given: dt.date | None = None) -> Dates:
    """Dates of a version from its 题注; `given` is its date where the 题注 has none or is overruled."""
    adopted: list[dt.date] = []
    published: list[dt.date] = []
    effective: list[dt.date] = []
    issued_by = None
    for note in notes:
        for match in _DATE.finditer(note):
            following = _DATE.search(note, match.end())
            clause = note[match.end() : following.start() if following else None]
            day = _day(match)
            if day is None:
                continue
            if _ADOPTED.search(clause):
                adopted.append(day)
                issued_by = issued_by or _body(clause)
            if "公布" in clause:
                published.append(day)
            if _IN_EFFECT.search(clause) and not _ADOPTED.search(clause):
                effective.append(day)
    version = given or max(adopted, default=None) or max(published, default=None)
    if version is None:
        return Dates(issued_by=issued_by)
    publication = max((day for day in published if day >= version), default=None)
    start = max(effective, default=None) or _from_articles(articles)
    if start is None and len(adopted) <= 1 and any(_AT_ONCE.search(a.text) for a in articles[-3:]):
        start = publication or version
    starts_here = start is not None and start >= version
    return Dates(
        version, publication, start if starts_here else None, None if starts_here else start, issued_by
    )


def _day(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _body(clause: str) -> str | None:
    match = _BODY.search(clause)
    return f"{match['place']}{match['body']}" if match else None


def _from_articles(articles: Sequence[Article]) -> dt.date | None:
    """The day in 本法自…起施行, which stands in one of the last articles."""
    found = (_COMMENCEMENT.search(article.text) for article in reversed(articles[-3:]))
    return next((_day(match) for match in found if match), None)
