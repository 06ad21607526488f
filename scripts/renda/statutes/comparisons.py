"""Pages that compare a version of a statute, article by article, with the version before it.

laws/<slug>/<date of the newer version>/compare/, which stays when the newer version becomes the current
one. The Constitution of 1982 and the one in force are compared on an authored page.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from renda.statutes import matching, pages, wording
from renda.statutes.matching import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renda.statutes.matching import Matching, Pair
    from renda.statutes.model import Library, Status, Statute, Version
    from renda.statutes.wording import Piece


@dataclass(frozen=True, slots=True)
class Row:
    """One article before and after; the fields of a side that isn't there are empty.

    `lines` is the word-by-word comparison of an article that changed; `old_lines` and `new_lines` are
    the texts of one that is new, gone or rewritten.
    """

    anchor: str
    change: Change
    is_renumbered: bool
    old_label: str
    old_url: str
    new_label: str
    new_url: str
    lines: tuple[tuple[Piece, ...], ...]
    old_lines: tuple[str, ...]
    new_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """A page of its own; addresses are relative to the site's root."""

    template: ClassVar[str] = "law-compare.html"

    url: str
    statute: Statute
    matching: Matching
    old_url: str
    new_url: str
    old_status: Status
    new_status: Status
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """The page's title."""
        return f"{self.statute.short_title} {self.matching.new.version_date} 修改对照"


def comparison_pages(library: Library) -> Iterator[ComparisonPage]:
    """One page for every version that has one before it, worked out as it is asked for."""
    for url, statute, old, new in _compared(library):
        old_url, new_url = (pages.version_url(statute, v, library.as_of) for v in (old, new))
        matched = matching.match(old, new)
        yield ComparisonPage(
            url=url,
            statute=statute,
            matching=matched,
            old_url=old_url,
            new_url=new_url,
            old_status=statute.status(old, library.as_of),
            new_status=statute.status(new, library.as_of),
            rows=tuple(_row(pair, old_url, new_url) for pair in matched.pairs),
        )


def count(library: Library) -> int:
    """How many pages `comparison_pages` gives."""
    return sum(1 for _ in _compared(library))


def _compared(library: Library) -> Iterator[tuple[str, Statute, Version, Version]]:
    """Address of the page, the statute, its older and its newer version."""
    for statute in library.statutes:
        for old, new in pairwise(statute.versions):
            url = pages.comparison_url(statute, new, library.as_of)
            if url != pages.CONSTITUTION_COMPARISON:
                yield url, statute, old, new


def _row(pair: Pair, old_url: str, new_url: str) -> Row:
    old, new, change = pair.old, pair.new, pair.change
    lines: tuple[tuple[Piece, ...], ...] = ()
    if change is Change.CHANGED and old and new:
        lines = wording.lines(wording.compare(old.text, new.text))
    whole = change in (Change.NEW, Change.GONE, Change.REWRITTEN)
    return Row(
        anchor=new.number.anchor if new else f"old-{old.number.anchor}" if old else "",
        change=change,
        is_renumbered=pair.is_renumbered,
        old_label=old.number.label if old else "",
        old_url=f"{old_url}#{old.number.anchor}" if old else "",
        new_label=new.number.label if new else "",
        new_url=f"{new_url}#{new.number.anchor}" if new else "",
        lines=lines,
        old_lines=old.paragraphs if old and whole else (),
        new_lines=new.paragraphs if new and whole else (),
    )
