"""The list of all statutes by department, and what comes into force next, as the list's page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import commencements, pages, repeals
from renda.statutes.model import Status

if TYPE_CHECKING:
    import datetime as dt

    from renda.statutes.model import Library, Statute, Version


@dataclass(frozen=True, slots=True)
class Entry:
    """A statute as its current version stands.

    `date` is the day of its commencement or repeal, for a statute not yet or no longer in force;
    `next_date` the day from which a newer version applies.
    """

    statute: Statute
    version: Version
    status: Status
    date: dt.date | None
    next_date: dt.date | None


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A version that will take effect; addresses are from the site's root, `comparison` may be empty."""

    statute: Statute
    date: dt.date
    url: str
    comparison: str


def departments(library: Library) -> list[tuple[str, list[Entry]]]:
    """Departments with their statutes, in the order of `pages.by_department`."""
    ahead = {item.statute.slug: item for item in reversed(commencements.upcoming(library))}
    repealed = repeals.by_slug(library)

    def entry(statute: Statute) -> Entry:
        version = statute.current(library.as_of)
        status = statute.status(version, library.as_of)
        item = ahead.get(statute.slug)
        following = item.date if item and item.version is not version else None
        date = version.commencement if status is Status.NOT_YET else None
        if status is Status.REPEALED and statute.slug in repealed:
            date = repealed[statute.slug].date
        return Entry(statute, version, status, date, following)

    return [(name, [entry(statute) for statute in group]) for name, group in pages.by_department(library)]


def upcoming(library: Library) -> list[Upcoming]:
    """The versions that will take effect, the next one first."""
    return [
        Upcoming(
            item.statute,
            item.date,
            pages.version_url(item.statute, item.version, library.as_of),
            pages.comparison_url(item.statute, item.version, library.as_of),
        )
        for item in commencements.upcoming(library)
    ]
