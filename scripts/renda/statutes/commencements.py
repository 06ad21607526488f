"""When versions take effect: what came into force lately, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes.model import Status

if TYPE_CHECKING:
    import datetime as dt

    from renda.statutes.model import Library, Statute, Version


@dataclass(frozen=True, slots=True)
class Commencement:
    """The day on which a version takes effect; `is_ahead` as of the library's day."""

    statute: Statute
    version: Version
    date: dt.date
    is_ahead: bool


def commencements(library: Library) -> list[Commencement]:
    """Every version whose commencement is known, the latest first."""
    found = [
        Commencement(
            statute,
            version,
            version.commencement,
            statute.status(version, library.as_of) is Status.NOT_YET,
        )
        for statute in library.statutes
        for version in statute.versions
        if version.commencement
    ]
    return sorted(found, key=lambda item: (item.date, item.statute.title), reverse=True)


def upcoming(library: Library) -> list[Commencement]:
    """The versions that aren't in force yet, the next one first."""
    ahead = [item for item in commencements(library) if item.is_ahead]
    return sorted(ahead, key=lambda item: (item.date, item.statute.title))
