"""What is printed and projected at a campaign's activities, put into the site: pages and Word documents.

Joins the campaigns' room with statutes, cache and addresses, so that `assembly` doesn't have to.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from renda import cache
from renda.campaigns import handouts
from renda.kit import KitPage

if TYPE_CHECKING:
    from renda.campaigns.handouts import Handout
    from renda.content import Content

_CODE = Path(__file__).parent / "campaigns"


class Handouts:
    """The handouts of all campaigns of a build."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def pages(self) -> dict[str, KitPage]:
        """Path below docs/ -> page."""
        return {
            path: KitPage(owner, handout.title, handout.description)
            for path, (owner, handout) in self._handouts.items()
        }

    def render(self, path: str, base: str) -> str:
        """The content of the page at `path`; `base` leads from it to the site's root."""
        owner, handout = self._handouts[path]
        return handouts.render(self._content.campaigns[owner], handout, self._content.library, base)

    def write(self, site: Path, *, link: bool) -> None:
        """Write the documents below `site`; `link` is for `cache.install`. They take long to make."""
        library, campaigns = self._content.library, self._content.campaigns
        key = cache.digest([repr(campaigns), library.digest, library.as_of.isoformat(), _CODE])

        def make(folder: Path) -> None:
            for owner, campaign in campaigns.items():
                target = folder / owner.removesuffix("/index.md")
                cache.write_files(target, dict(handouts.documents(campaign, library)))

        cache.install(cache.folder(self._content.root, "documents", key, make), site, link=link)

    @functools.cached_property
    def _handouts(self) -> dict[str, tuple[str, Handout]]:
        """Path below docs/ -> the campaign's page and the handout."""
        return {
            owner.replace("index.md", f"{handout.path}.md"): (owner, handout)
            for owner, campaign in self._content.campaigns.items()
            for handout in handouts.handouts(campaign)
        }
