"""The campaign's pages in Chromium: PNG from disk, what is printed, what lines up, axe on whole pages."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

import axe
from conftest import DESKTOP, PHONE, watched_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
FOLDER = "campaigns/2026"

pytestmark = pytest.mark.browser


def test_sheets_for_screens_are_saved_as_pictures(chrome: Browser, site: Path) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, problems):
        page.goto((site / FOLDER / "materials/index.html").as_uri())
        buttons = page.get_by_role("button", name="存成 PNG")
        buttons.first.wait_for()
        assert buttons.count() == 9  # wallpaper, LED wall and shared picture in three designs
        sizes = {}
        for button in buttons.all():
            with page.expect_download() as download:
                button.click()
            data = download.value.path().read_bytes()
            picture = Image.open(io.BytesIO(data))
            assert picture.format == "PNG"
            assert len(picture.convert("RGB").resize((100, 100)).getcolors(10_000) or []) > 3
            sizes[download.value.suggested_filename] = picture.size
        assert sizes["2026年国家宪法日手机壁纸-门.png"] == (1080, 2400)
        assert sizes["2026年国家宪法日分享图-大字.png"] == (1200, 630)
        assert sizes["2026年国家宪法日电子屏-书页.png"] == (3833, 958)
        shown = page.locator("[data-renda-picture] img").evaluate_all("images => images.map(i => i.src)")
        assert all(source.startswith("blob:") for source in shown)  # a long press saves it
        assert problems == []


def test_on_paper_there_is_the_programme_and_nothing_to_read_on(chrome: Browser, site: Path) -> None:
    with watched_page(chrome, viewport=DESKTOP) as (page, _):
        page.goto((site / FOLDER / "index.html").as_uri())
        page.emulate_media(media="print")
        printed = page.locator("article").inner_text()
        for kept in ("国家宪法日", "宪法晨读", "地点和走法", "报名和联系", "000-0000"):
            assert kept in printed
        for left_out in ("换成自己的活动", "下载和订阅", "活动现场", "为什么是12月4日", "加入日历"):
            assert left_out not in printed
        assert page.pdf(format="A4").count(b"/Type /Page\n") <= 3


@pytest.mark.parametrize(
    ("path", "selector"),
    [(f"{FOLDER}/index.html", "rd-wall"), (f"{FOLDER}/materials/index.html", "rd-gallery")],
)
def test_pictures_stand_below_their_heading(chrome: Browser, site: Path, path: str, selector: str) -> None:
    with watched_page(chrome, viewport=DESKTOP) as (page, _):
        page.goto((site / path).as_uri())
        shift = """name => {
          const campaign = document.querySelector(".rd-campaign");
          const list = document.createElement("ul");
          list.className = name;
          list.innerHTML = "<li><figure>1</figure></li><li><figure>2</figure></li>";
          campaign.append(list);
          return list.firstChild.getBoundingClientRect().left - campaign.getBoundingClientRect().left;
        }"""
        assert page.evaluate(shift, selector) == 0


def test_one_line_between_heading_and_run_sheet(chrome: Browser, site: Path) -> None:
    with watched_page(chrome) as (page, _):
        page.goto((site / FOLDER / "oath/index.html").as_uri())
        width = "node => getComputedStyle(node).borderTopWidth"
        assert page.locator("h2 + .rd-runsheet").evaluate(width) == "0px"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_whole_pages_are_accessible(chrome: Browser, site: Path, size: dict[str, int]) -> None:
    """All of axe's rules, good practice included."""
    with watched_page(chrome, viewport=size) as (page, problems):
        for path in (
            "",
            "materials",
            "contest",
            "self-test",
            "oath",
            "oath/run",
            "oath/ceremony",
            "reading/reading",
        ):
            page.goto((site / FOLDER / path / "index.html").as_uri())
            assert axe.violations(page) == [], path
        assert problems == []
