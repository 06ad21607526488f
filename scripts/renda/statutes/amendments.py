"""Which statute an amendment or a decision to amend changes, and an interpretation explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renda.statutes.model import Library, Statute

_AMENDMENT = re.compile(r"(?P<name>.+?)修正案(?:（[^（）]+）)?")
_DECISION = re.compile(r".*关于修改《(?P<name>[^《》]+)》的决定")
_INTERPRETATION = re.compile(r".*关于《(?P<name>[^《》]+)》[^《》]*的解释")


def amended(statute: Statute, library: Library) -> Statute | None:
    """The statute that `statute` amends going by its title, None for one that amends nothing we hold."""
    match = _DECISION.fullmatch(statute.title) or _AMENDMENT.fullmatch(statute.title)
    return library.by_name(match["name"]) if match else None


def quoted(statute: Statute, library: Library) -> Statute | None:
    """The statute whose text `statute` quotes: the one that it amends or interprets."""
    match = _INTERPRETATION.fullmatch(statute.title)
    return library.by_name(match["name"]) if match else amended(statute, library)


def by_statute(library: Library) -> dict[str, list[Statute]]:
    """Slug of an amended statute -> what amends it, oldest first."""
    found: dict[str, list[Statute]] = {}
    for statute in sorted(library.statutes, key=lambda s: s.versions[0].version_date):
        if target := amended(statute, library):
            found.setdefault(target.slug, []).append(statute)
    return found
