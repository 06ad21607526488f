"""The pictures of the organizers' guide, taken anew from a fresh build: `make pictures`.

Each must say the same in black and white and weigh little, so they are reduced to a few dozen colours. Some
need LibreOffice or poppler; without them the old picture stays, and that is said.
"""

from __future__ import annotations

import base64
import datetime as dt
import html
import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import vobject
from PIL import Image
from playwright.sync_api import sync_playwright

import browser as chromium
import office
from renda import config, content, contests, dates
from renda import site as site_room
from renda.campaigns import report_document
from renda.campaigns.calendar import campaign_ics
from renda.campaigns.feed import atom
from renda.campaigns.load import load_campaign
from renda.campaigns.posters import browser as posters_browser
from renda.campaigns.posters.formats import FORMATS
from renda.campaigns.posters.sheets import sheets
from renda.campaigns.posters.wording import quoter, wording
from renda.campaigns.report import report
from renda.diagnostics import Diagnostics
from renda.statutes import citations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from renda.campaigns.model import Campaign
    from renda.statutes.model import Library

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs/campaigns/guide"
CAMPAIGN = "campaigns/2026/"
#: The moment on the visitor's clock: the countdown shows the same every time.
MOMENT = "2026-11-24T10:00:00+08:00"
#: From this day on the contest's papers and key may be seen.
KEY_DAY = dt.date(2026, 12, 6)
URL = "https://example.org/campaigns/2026/"
READER = """
body { font: 14px/1.5 sans-serif; margin: 16px } h2 { font-size: 17px; margin: 8px 0 }
table { border-collapse: collapse; width: 100% } td { border-bottom: 1px solid #bbb; padding: 4px 12px 4px 0 }
td:first-child { white-space: nowrap }
"""
COLUMNS = """
body { margin: 0; background: #eee } div { display: inline-flex; gap: 20px; padding: 12px }
p { display: flex; flex-direction: column; justify-content: space-between; margin: 0 }
"""
COLOURS = 32
LARGEST = 60_000  # bytes


@dataclass(frozen=True)
class Shot:
    """A page of the site as it is to be seen; `width` is that of the picture, `crop` its height at most."""

    name: str
    path: str
    window: tuple[int, int]
    width: int
    crop: int = 900
    start: str = ""  # the element whose top is the picture's, "" for the page's
    printed: bool = False


SHOTS = (
    Shot("page", CAMPAIGN, (390, 844), 390, 844),
    Shot("calendar", CAMPAIGN, (390, 844), 390, 700, start="#programme"),
    Shot("reading", f"{CAMPAIGN}reading/reading/", (900, 900), 720, 640, start="h1"),
    Shot("run", f"{CAMPAIGN}oath/run/", (794, 1123), 580, 820, printed=True),
    Shot("paper", f"{CAMPAIGN}paper/", (794, 1123), 480, 679, printed=True),
    Shot("key", f"{CAMPAIGN}paper-key/", (794, 1123), 480, 679, printed=True),
    Shot("ceremony", f"{CAMPAIGN}oath/ceremony/", (900, 900), 720, 640, start="h1"),
    Shot("materials", f"{CAMPAIGN}materials/", (900, 900), 720, 620, start="h1"),
)


def save(name: str, picture: Image.Image, width: int) -> None:
    """Put `picture` into the guide's folder, `width` pixels wide."""
    height = round(picture.height * width / picture.width)
    small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    few = small.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=8, dither=Image.Dither.NONE)
    file = TARGET / f"{name}.png"
    few.save(file, optimize=True)
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)}　{width}×{height}，{size / 1000:.0f} KB")  # noqa: T201
    assert size <= LARGEST, f"{file} 太大"


def opened(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot()))


def take(chrome: Browser, site: Path, shot: Shot) -> None:
    context = chrome.new_context(
        viewport={"width": shot.window[0], "height": shot.window[1]}, device_scale_factor=2
    )
    page = context.new_page()
    page.clock.set_fixed_time(MOMENT)
    page.goto((site / shot.path / "index.html").as_uri())
    if shot.printed:
        page.emulate_media(media="print")
        page.add_style_tag(content="body { padding: 0 32px !important }")  # the printer's margin
    page.add_style_tag(content="* { transition: none !important } .md-header { position: static !important }")
    if shot.start:
        page.locator(shot.start).first.evaluate(
            "node => scrollTo(0, node.getBoundingClientRect().top + scrollY - 16)"
        )
    page.wait_for_timeout(300)
    picture = opened(page)
    context.close()
    height = min(picture.height, round(shot.crop * picture.width / shot.width))
    save(shot.name, picture.crop((0, 0, picture.width, height)), shot.width)


def take_projector(chrome: Browser, site: Path) -> None:
    context = chrome.new_context(viewport={"width": 1920, "height": 1080}, timezone_id="Asia/Shanghai")
    page = context.new_page()
    page.clock.set_fixed_time(MOMENT)
    page.goto((site / CAMPAIGN / "reading/reading/index.html").as_uri())
    page.get_by_role("button", name="投屏", exact=True).click()
    page.keyboard.press("PageDown")
    page.wait_for_timeout(300)
    save("projector", opened(page), 800)
    context.close()


def side_by_side(chrome: Browser, name: str, columns: list[list[str]], height: int) -> None:
    """Columns of pictures, by their address; those of a column share `height` pixels."""
    page = chrome.new_page(viewport={"width": 1400, "height": height + 24}, device_scale_factor=2)
    shown = "".join(
        f"<p>{''.join(f'<img src={image} style=height:{height / len(column) - 4}px>' for image in column)}"
        for column in columns
    )
    page.set_content(f"<style>{COLUMNS}</style><div>{shown}</div>")
    page.wait_for_timeout(500)
    save(name, Image.open(io.BytesIO(page.locator("div").screenshot())), 720)
    page.close()


def inlined(content: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def take_sheets(chrome: Browser, campaign: Campaign, library: Library, work: Path) -> None:
    """Posters with the code that they carry once the site has an address; printed sheets as poppler opens them."""
    drawn = list(sheets(wording(campaign, quoter(library), URL)))
    posters = {sheet.design: sheet.svg for sheet in drawn if sheet.format == "poster"}
    svgs = [[inlined(posters[design].encode(), "image/svg+xml")] for design in ("men", "shu", "zi")]
    side_by_side(chrome, "posters", svgs, 440)
    if not office.has_poppler:
        print("没有 poppler，印刷品的图没有换", file=sys.stderr)  # noqa: T201
        return
    images = []
    for name in ("panel", "leaflet-outside", "leaflet-inside", "certificate"):
        svg = next(sheet.svg for sheet in drawn if sheet.name == f"men-{name}")
        file = work / f"{name}.pdf"
        file.write_bytes(posters_browser.pdf(chrome, [svg], FORMATS[name]))
        images.append(inlined(office.first_page(file, 60).read_bytes(), "image/png"))
    panel, outside, inside, certificate = images
    side_by_side(chrome, "printed", [[panel], [outside, inside, certificate]], 720)


def take_readers(chrome: Browser, campaign: Campaign) -> None:
    """What programs that are none of ours read in the calendar and in the feed."""
    calendar = vobject.readOne(campaign_ics(campaign, URL).decode())
    events = [
        (f"{event.dtstart.value:%m-%d %H:%M}", event.summary.value, event.location.value)
        for event in calendar.vevent_list
    ]
    feed = feedparser.parse(atom(campaign, URL))
    entries = [(entry.updated[:10], entry.title, entry.link) for entry in feed.entries[:7]]
    tables = "".join(
        f"<h2>{title}</h2><table>{''.join(map(_line, rows))}</table>"
        for title, rows in (("日历（vobject 读到的）", events), ("订阅（feedparser 读到的）", entries))
    )
    page = chrome.new_page(viewport={"width": 720, "height": 620}, device_scale_factor=2)
    page.set_content(f"<style>{READER}</style>{tables}")
    save("readers", opened(page), 720)
    page.close()


def _line(cells: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<td>{html.escape(cell)}' for cell in cells)}"


def write_papers(site: Path) -> None:
    """The contest's papers and their key, which a build before their day leaves out."""
    for name, page in contests.files(content.load(ROOT, KEY_DAY)).items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(page)


def take_report(campaign: Campaign, library: Library, work: Path) -> None:
    if not (office.has_office and office.has_poppler):
        print("没有 LibreOffice 或者 poppler，总结的图没有换", file=sys.stderr)  # noqa: T201
        return
    file = work / "report.docx"
    found = report(campaign, citations.resolver(library), campaign.day)
    file.write_bytes(report_document.document(found, ROOT / "docs" / CAMPAIGN))
    with Image.open(office.first_page(office.convert(file, "pdf"), 110)) as picture:
        save("report", picture, 560)


def the_campaign(library: Library) -> Campaign:
    page = ROOT / "docs" / CAMPAIGN / "index.md"
    found = load_campaign(
        page.read_text(encoding="utf-8"), page.name, Diagnostics(), citations.resolver(library)
    )
    assert found is not None
    return found


def main() -> None:
    """Build the site apart and take all pictures."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        work = Path(name)
        site = work / "site"
        site_room.build(ROOT, site)
        write_papers(site)
        library = content.merged_library(config.laws_folder(ROOT), dates.today())
        campaign = the_campaign(library)
        chrome = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        for shot in SHOTS:
            take(chrome, site, shot)
        take_projector(chrome, site)
        take_sheets(chrome, campaign, library, work)
        take_readers(chrome, campaign)
        chrome.close()
        take_report(campaign, library, work)


if __name__ == "__main__":
    main()
