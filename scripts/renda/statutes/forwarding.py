"""Small pages that keep the promise laws/<slug>/<yyyy-mm-dd>/ while that version stands at laws/<slug>/.

The address of a version that is yet to come is linked and bookmarked; on the day of the switch its text
moves to the statute's own address.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from renda.statutes import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renda.statutes.model import Library, Statute, Version


@dataclass(frozen=True, slots=True)
class ForwardingPage:
    """A page that leads on to `target`; addresses are relative to the site's root."""

    template: ClassVar[str] = "law-forward.html"

    url: str
    target: str
    statute: Statute
    version: Version

    @property
    def title(self) -> str:
        """The page's title."""
        return f"{self.statute.title}（{self.version.version_date} 版本）"


def forwarding_pages(library: Library) -> Iterator[ForwardingPage]:
    """One page for the current version of every statute with several versions."""
    for statute in library.statutes:
        if len(statute.versions) > 1:
            current = statute.current(library.as_of)
            target = pages.version_url(statute, current, library.as_of)
            yield ForwardingPage(pages.dated_url(statute, current), target, statute, current)


def count(library: Library) -> int:
    """How many pages `forwarding_pages` gives."""
    return sum(len(statute.versions) > 1 for statute in library.statutes)
