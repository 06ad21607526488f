"""The audit of a source: what was read, what was repaired and where, what is odd. Nothing is silent."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from renda.statutes import repair, repeals

if TYPE_CHECKING:
    from renda.statutes.model import Library

MISSING = "条号中断，来源可能缺条"
UNFOUNDED = "标为已废止，但找不到依据"
#: A kind, how often it occurs, and the first examples.
Finding = tuple[str, int, list[repair.Example]]

#: Kinds that were left as they are: an editor may want to look at them.
ODDITIES = (
    repair.ODD_QUOTES,
    repair.TABLE,
    repair.FIGURE,
    repair.GAP,
    repair.UNNAMED_BOOK,
    MISSING,
    UNFOUNDED,
)


@dataclass(frozen=True)
class Audit:
    """Counts of a loaded library; `repairs` and `oddities` are what was repaired or left."""

    statutes: int
    versions: int
    articles: int
    statuses: dict[str, int]
    original_commencements: int
    repairs: list[Finding]
    oddities: list[Finding]

    def as_dict(self) -> dict[str, object]:
        """For --json: plain lists and numbers."""
        return {
            "statutes": self.statutes,
            "versions": self.versions,
            "articles": self.articles,
            "statuses": self.statuses,
            "original_commencements": self.original_commencements,
            "repairs": [_as_dict(finding) for finding in self.repairs],
            "oddities": [_as_dict(finding) for finding in self.oddities],
        }


def _as_dict(finding: Finding) -> dict[str, object]:
    kind, count, examples = finding
    return {"kind": kind, "count": count, "examples": [asdict(example) for example in examples]}


def missing_numbers(library: Library) -> list[repair.Example]:
    """Where the numbers of a statute's articles leave some out."""
    return [
        repair.Example(f"{statute.title} {last.number.label}之后是{article.number.label}")
        for statute in library.statutes
        for version in statute.versions
        for last, article in pairwise(version.articles)
        if article.number.number > last.number.number + 1
    ]


def audit(library: Library, log: repair.RepairLog) -> Audit:
    """Sum up `library` and what `log` noted while it was loaded."""
    versions = [(statute, version) for statute in library.statutes for version in statute.versions]
    statuses = Counter(statute.status(version, library.as_of).value for statute, version in versions)
    rows = [(kind, count, log.examples[kind]) for kind, count in log.counts.most_common()]
    unfounded = [repair.Example(statute.title) for statute in repeals.without_basis(library)]
    rows += [
        (kind, len(found), found)
        for kind, found in ((MISSING, missing_numbers(library)), (UNFOUNDED, unfounded))
        if found
    ]
    return Audit(
        statutes=len(library.statutes),
        versions=len(versions),
        articles=sum(len(version.articles) for _, version in versions),
        statuses=dict(sorted(statuses.items())),
        original_commencements=sum(
            1 for _, version in versions if version.first_effective and not version.commencement
        ),
        repairs=[row for row in rows if row[0] not in ODDITIES],
        oddities=[row for row in rows if row[0] in ODDITIES],
    )
