"""The Constitution's pages in Chromium: folded histories, the comparison's filter, reading mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import axe
from conftest import DESKTOP, PHONE, watched_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def width(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    return wide


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_history_of_an_article(chrome: Browser, site: Path, size: dict[str, int]) -> None:
    """From the article to what changed, to the comparison, to the clause; opened as files."""
    with watched_page(chrome, viewport=size) as (page, problems):
        page.goto((site / "laws/xianfa/index.html").as_uri() + "#art-10")
        article = page.locator("#art-10")
        assert article.locator(".gist").inner_text().startswith("要旨")
        article.locator(".history summary").click()
        assert article.locator("ins").all_inner_texts() == [
            "征收或者",
            "并给予补偿",
            "土地的使用权可以依照法律的规定转让。",
        ]
        assert article.locator("del").all_inner_texts() == ["、出租"]
        assert width(page) <= size["width"]
        article.get_by_role("link", name="左右对照").click()
        pair = page.locator("#art-10")
        pair.get_by_role("link", name="修正案第二条").click()
        page.wait_for_url("**/xianfa/lineage/index.html#clause-2")
        assert page.locator("#clause-2 h3").is_visible()
        assert problems == []


@pytest.mark.parametrize("path", ["laws/xianfa/", "xianfa/lineage/", "xianfa/compare/"])
def test_axe_with_everything_unfolded(chrome: Browser, site_url: str, path: str) -> None:
    with watched_page(chrome, viewport=PHONE, color_scheme="dark") as (page, _):
        page.goto(site_url + path)
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        assert axe.violations(page, rules=axe.WCAG) == []
        assert width(page) <= PHONE["width"]


def test_unchanged(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome) as (page, _):
        page.goto(site_url + "laws/xianfa/#art-128")
        assert page.locator("#art-128 .history-kept").inner_text() == "1982年为第一百二十三条，文字未修改"
        assert page.locator("#art-2 .history").count() == 0
        assert page.locator("#art-2 .history-kept").text_content() == "1982年以来文字未修改"
        assert page.locator(".history, .history-kept").count() == 143
        page.goto(site_url + "laws/jiandufa/")
        assert page.locator(".gist, .history").count() == 0


def test_comparison_filter(chrome: Browser, site: Path) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, problems):
        page.goto((site / "xianfa/compare/index.html").as_uri())
        assert page.locator(".pair:visible").count() == 143
        page.get_by_label("只看有改动的条文").check()
        assert page.locator(".pair:visible").count() == 41
        assert page.get_by_role("status").filter(has_text="41").is_visible()
        assert page.locator("#ch-3-s-4").is_hidden()  # 第四节 has no changed article
        page.evaluate("location.hash = '#art-2'")  # a link to an article that the filter hides
        page.locator("#art-2").wait_for()
        assert page.locator(".pair:visible").count() == 143
        left, right = page.locator("#art-98 .pair-texts > div").all()
        first, second = left.bounding_box(), right.bounding_box()
        assert first
        assert second
        assert second["y"] >= first["y"] + first["height"]  # one above the other on a phone
        assert width(page) <= PHONE["width"]
        assert problems == []


def test_comparison_is_side_by_side_on_a_desktop(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=DESKTOP) as (page, _):
        page.goto(site_url + "xianfa/compare/#art-98")
        left, right = (part.bounding_box() for part in page.locator("#art-98 .pair-texts > div").all())
        assert left
        assert right
        assert left["y"] == right["y"]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_reading_mode(chrome: Browser, site_url: str, size: dict[str, int]) -> None:
    with watched_page(chrome, viewport=size) as (page, problems):
        page.goto(site_url + "laws/xianfa/")
        text = page.locator("#art-2 .article-text p").first
        before = text.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        page.get_by_role("button", name="大字阅读").press("Enter")
        assert text.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > before * 1.2
        assert page.locator(".md-header").is_hidden()
        assert page.locator(".md-sidebar--secondary").is_hidden()
        assert page.evaluate("document.activeElement.textContent") == "退出大字阅读（Esc）"
        assert width(page) <= size["width"]
        assert axe.violations(page, rules=axe.WCAG) == []
        page.goto(site_url + "laws/jiandufa/#art-5")  # kept for other statutes
        assert page.locator(".md-header").is_hidden()
        page.keyboard.press("Escape")
        assert page.locator(".md-header").is_visible()
        page.reload()
        assert page.locator(".md-header").is_visible()
        assert problems == []


def test_reading_mode_is_not_printed(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome) as (page, _):
        page.goto(site_url + "laws/xianfa/")
        page.emulate_media(media="print")
        size = "getComputedStyle(document.querySelector('#art-2 .article-text p')).fontSize"
        before = page.evaluate(size)
        page.evaluate("document.querySelector('[data-renda-reading]').click()")
        assert page.evaluate(size) == before
        assert page.locator(".reading-bar").is_hidden()


def test_reading_mode_begins_with_the_whole_title(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, _):
        page.goto(site_url + "laws/xianfa/")
        page.evaluate("scrollTo(0, 150)")
        page.evaluate("document.querySelector('[data-renda-reading]').click()")
        bar, title = page.locator(".reading-bar").bounding_box(), page.locator("h1").bounding_box()
        assert bar
        assert title
        assert title["y"] >= bar["y"] + bar["height"]


def test_a_history_of_three_years_on_a_phone(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, _):
        page.goto(site_url + "laws/xianfa/#art-11")
        lines = "e => { const r = document.createRange(); r.selectNode(e.firstChild); return r.getClientRects().length; }"
        assert page.locator("#art-11 .history summary").evaluate(lines) == 1
        assert width(page) <= PHONE["width"]


def test_search_finds_the_pages(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome) as (page, _):
        page.goto(site_url)
        for query, url in (("宪法沿革", "xianfa/lineage/"), ("职权对照", "xianfa/powers/")):
            hits = page.evaluate("query => window.renda.search(query, {limit: 10})", query)
            assert any(hit["url"].startswith(url) for hit in hits), [hit["url"] for hit in hits]
