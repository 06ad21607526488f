"""What a campaign brings to the site besides its own page and its activities': posters and the page of them.

Joins the campaigns' room with statutes, cache and addresses, so that `assembly` doesn't have to.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renda import cache, progress
from renda.campaigns import pages as campaign_pages
from renda.campaigns.posters import browser
from renda.campaigns.posters.formats import FORMATS
from renda.campaigns.posters.sheets import Sheet, files, sheets
from renda.campaigns.posters.slogans import load_slogans
from renda.campaigns.posters.wording import Wording, page_address, quoter, wording
from renda.errors import RendaError

if TYPE_CHECKING:
    from renda.content import Content

_CODE = Path(__file__).parent / "campaigns"
_PROBLEMS = "problems.json"
FOLDER = "posters"
#: Beside a campaign's page; one that the organizer puts there takes the drawn one's place.
CARD = "share.png"


@dataclass(frozen=True)
class KitPage:
    """A generated page: the campaign's page below docs/ that it belongs to, and what it is called."""

    owner: str
    title: str
    description: str


@dataclass(frozen=True)
class ShareCard:
    """The picture of a shared link: its absolute address, and what it shows."""

    address: str
    shown: str


class Kit:
    """The kits of all campaigns of a build."""

    def __init__(self, content: Content, site_url: str) -> None:
        self._content, self._site_url = content, site_url
        self._quote = functools.cache(quoter(content.library))

    def pages(self) -> dict[str, KitPage]:
        """Path below docs/ -> page."""
        return {
            owner.replace("index.md", "materials.md"): KitPage(
                owner,
                f"{campaign.year}年国家宪法日宣传品",
                "海报、展板、三折页、电子屏、手机壁纸和证书，三种设计，可以下载、修改、打印；另有标语。",
            )
            for owner, campaign in self._content.campaigns.items()
        }

    def render(self, path: str) -> str:
        """The content of the page at `path`."""
        owner = path.replace("materials.md", "index.md")
        campaign = self._content.campaigns[owner]
        problems = {sheet.name: sheet.problem for sheet in self._missing().get(owner, [])}
        return campaign_pages.render_materials(
            campaign, self._wording(owner), problems, load_slogans(), f"{_directory(owner)}/{FOLDER}"
        )

    def write(self, site: Path) -> None:
        """Write the drawings below `site`."""
        cache.install(self._folder / "files", site)
        if self._cards_folder:
            cache.install(self._cards_folder, site)

    def share_card(self, url: str) -> ShareCard | None:
        """The picture to show with a shared link to `url`, None when there is none."""
        owner = next((o for o in self._content.campaigns if url.startswith(f"{_directory(o)}/")), "")
        if not self._site_url or not owner:
            return None
        folder = f"{_directory(owner)}/"
        own = self._content.root / "docs" / folder / CARD
        drawn = self._cards_folder and (self._cards_folder / folder / CARD)
        if not (own.is_file() or (drawn and drawn.is_file())):
            return None
        shown = f"{self._content.campaigns[owner].title}：{self._wording(owner).headline}"
        return ShareCard(page_address(self._site_url, f"{folder}{CARD}"), shown)

    @functools.cached_property
    def _cards_folder(self) -> Path | None:
        """The cached folder of the pictures for shared links.

        None where the site has no address, so that nothing could refer to them, or this machine no browser.
        """
        wanted = {
            f"{_directory(owner)}/{CARD}": sheet.svg
            for owner, campaign in self._content.campaigns.items()
            if self._site_url and not (self._content.root / "docs" / _directory(owner) / CARD).exists()
            for sheet in sheets(self._wording(owner), campaign.colours, [campaign.design], ["share"])
            if sheet.svg
        }
        if not wanted:
            return None

        def make(folder: Path) -> None:
            with progress.step("画分享图"), browser.launched() as chrome:
                cards = {name: browser.png(chrome, svg, FORMATS["share"]) for name, svg in wanted.items()}
            cache.write_files(folder, cards)

        try:
            return cache.folder(self._content.root, "share", cache.digest([json.dumps(wanted)]), make)
        except RendaError as error:
            progress.console.print(f"没有分享图：{error.message}", style="yellow", markup=False)
            return None

    def problems(self) -> list[str]:
        """What doesn't fit its sheet, a line each with the page to mend."""
        return [
            f"docs/{owner}: {sheet.problem}" for owner, found in self._missing().items() for sheet in found
        ]

    def _missing(self) -> dict[str, list[Sheet]]:
        kept = json.loads((self._folder / _PROBLEMS).read_bytes())
        return {owner: [Sheet(**fields) for fields in found] for owner, found in kept.items()}

    @functools.cached_property
    def _folder(self) -> Path:
        """The cached folder of all drawings, `files` for the site, and what could not be drawn."""
        campaigns = self._content.campaigns
        key = cache.digest(
            [_CODE, *(f"{owner}{self._wording(owner)}{c.colours}" for owner, c in campaigns.items())]
        )

        def make(folder: Path) -> None:
            missing: dict[str, list[dict[str, object]]] = {}
            for owner, campaign in campaigns.items():
                drawn = list(sheets(self._wording(owner), campaign.colours))
                place = f"{_directory(owner)}/{FOLDER}"
                for sheet in drawn:
                    if sheet.svg:
                        cache.write_files(folder / "files" / place, files(sheet, place))
                missing[owner] = [vars(sheet) for sheet in drawn if sheet.problem]
            cache.made(folder / "files")
            cache.write_files(folder, {_PROBLEMS: json.dumps(missing).encode()})

        return cache.folder(self._content.root, FOLDER, key, make)

    def _wording(self, owner: str) -> Wording:
        address = page_address(self._site_url, f"{_directory(owner)}/")
        return wording(self._content.campaigns[owner], self._quote, address)


def _directory(owner: str) -> str:
    return owner.removesuffix("/index.md")
