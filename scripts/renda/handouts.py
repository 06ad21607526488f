"""What is printed and projected at a campaign's activities, put into the site: pages and Word documents.

Joins the campaigns' room with statutes and addresses, so that `assembly` doesn't have to.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from renda import cache
from renda.campaigns import handouts
from renda.kit import KitPage

if TYPE_CHECKING:
    from pathlib import Path

    from renda.campaigns.handouts import Handout
    from renda.content import Content


class Handouts:
    """The handouts of all campaigns of a build."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def pages(self) -> dict[str, KitPage]:
        """Path below docs/ -> page."""
        return self._pages

    def render(self, path: str, base: str) -> str:
        """The content of the page at `path`; `base` leads from it to the site's root."""
        owner, handout = self._handouts[path]
        return handouts.render(self._content.campaigns[owner], handout, self._content.library, base)

    def write(self, site: Path) -> None:
        """Write the documents below `site`."""
        for owner, campaign in self._content.campaigns.items():
            target = site / owner.removesuffix("/index.md")
            cache.write_files(target, dict(handouts.documents(campaign, self._content.library)))

    @functools.cached_property
    def _pages(self) -> dict[str, KitPage]:
        return {
            path: KitPage(owner, handout.title, handout.description)
            for path, (owner, handout) in self._handouts.items()
        }

    @functools.cached_property
    def _handouts(self) -> dict[str, tuple[str, Handout]]:
        """Path below docs/ -> the campaign's page and the handout."""
        return {
            owner.replace("index.md", f"{handout.path}.md"): (owner, handout)
            for owner, campaign in self._content.campaigns.items()
            for handout in handouts.handouts(campaign)
        }
