"""The audit of a source: what was read, what was repaired and where, what is odd. Nothing is silent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import repair

if TYPE_CHECKING:
    from renda.statutes.model import Library

#: Kinds that were left as they are: an editor may want to look at them.
ODDITIES = (repair.ODD_QUOTES, repair.TABLE, repair.FIGURE, repair.GAP)


@dataclass(frozen=True)
class Audit:
    """Counts of a loaded library; `repairs` and `oddities` are (kind, times, example places)."""

    statutes: int
    versions: int
    articles: int
    statuses: dict[str, int]
    original_commencements: int
    repairs: list[tuple[str, int, list[str]]]
    oddities: list[tuple[str, int, list[str]]]

    def as_dict(self) -> dict[str, object]:
        """For --json: plain lists and numbers."""
        return {
            "statutes": self.statutes,
            "versions": self.versions,
            "articles": self.articles,
            "statuses": self.statuses,
            "original_commencements": self.original_commencements,
            "repairs": [{"kind": k, "count": n, "examples": e} for k, n, e in self.repairs],
            "oddities": [{"kind": k, "count": n, "examples": e} for k, n, e in self.oddities],
        }


def audit(library: Library, log: repair.RepairLog) -> Audit:
    """Sum up `library` and what `log` noted while it was loaded."""
    versions = [(statute, version) for statute in library.statutes for version in statute.versions]
    statuses = Counter(statute.status(version, library.as_of).value for statute, version in versions)
    rows = [(kind, count, log.examples[kind]) for kind, count in log.counts.most_common()]
    return Audit(
        statutes=len(library.statutes),
        versions=len(versions),
        articles=sum(len(version.articles) for _, version in versions),
        statuses=dict(sorted(statuses.items())),
        original_commencements=sum(
            1
            for _, version in versions
            if version.first_effective and version.first_effective < version.version_date
        ),
        repairs=[row for row in rows if row[0] not in ODDITIES],
        oddities=[row for row in rows if row[0] in ODDITIES],
    )
