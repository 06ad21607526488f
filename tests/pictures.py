"""The pictures of the organizers' guide, taken anew from a fresh build: `make pictures`.

Each must say the same in black and white and weigh little, so they are reduced to a few dozen colours. The report's
needs LibreOffice and poppler; without them its old picture stays, and that is said.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

import browser as chromium
from renda import config, content, dates
from renda import site as site_room
from renda.campaigns import report_document
from renda.campaigns.load import load_campaign
from renda.campaigns.report import report
from renda.diagnostics import Diagnostics
from renda.statutes import citations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs/campaigns/guide"
CAMPAIGN = "campaigns/2026/"
#: The moment on the visitor's clock: the countdown shows the same every time.
MOMENT = "2026-11-24T10:00:00+08:00"
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


def take_posters(chrome: Browser, site: Path) -> None:
    """The three designs side by side."""
    page = chrome.new_page(viewport={"width": 1000, "height": 500}, device_scale_factor=2)
    folder = site / CAMPAIGN / "posters"
    images = "".join(
        f'<img src="{(folder / f"{design}-poster.svg").as_uri()}" style="width: 310px">'
        for design in ("men", "shu", "zi")
    )
    sheet = folder / "three.html"
    sheet.write_text(f'<body style="margin: 12px; display: flex; gap: 20px; background: #eee">{images}')
    page.goto(sheet.as_uri())
    page.wait_for_timeout(500)
    save("posters", opened(page), 720)
    page.close()


def take_report(work: Path) -> None:
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        print("没有 LibreOffice 或者 poppler，总结的图没有换", file=sys.stderr)  # noqa: T201
        return
    page = ROOT / "docs" / CAMPAIGN / "index.md"
    cite = citations.resolver(content.merged_library(config.laws_folder(ROOT), dates.today()))
    campaign = load_campaign(page.read_text(encoding="utf-8"), page.name, Diagnostics(), cite)
    assert campaign is not None
    file = work / "report.docx"
    file.write_bytes(report_document.document(report(campaign, cite, campaign.day), page.parent))
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", work, file]
    subprocess.run(office, check=True, capture_output=True)
    subprocess.run(
        [
            "pdftoppm",
            "-r",
            "110",
            "-png",
            "-f",
            "1",
            "-l",
            "1",
            "-singlefile",
            work / "report.pdf",
            work / "report",
        ],
        check=True,
    )
    with Image.open(work / "report.png") as picture:
        save("report", picture, 560)


def main() -> None:
    """Build the site apart and take all pictures."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        work = Path(name)
        site = work / "site"
        site_room.build(ROOT, site)
        chrome = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        for shot in SHOTS:
            take(chrome, site, shot)
        take_projector(chrome, site)
        take_posters(chrome, site)
        chrome.close()
        take_report(work)


if __name__ == "__main__":
    main()
