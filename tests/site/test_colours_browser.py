"""Light or dark: right in the first frame, before the theme's own script, on every kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from conftest import PHONE, watched_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

THEME = "**/assets/javascripts/bundle.*"
PAGES = ["", "laws/xianfa/", "exam/practice/", "campaigns/2026/", "index.en/"]


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("device", "expected"), [("dark", "slate"), ("light", "default")])
def test_the_device_says_it_before_the_theme(
    chrome: Browser, site_url: str, path: str, device: str, expected: str
) -> None:
    with watched_page(chrome, viewport=PHONE, color_scheme=device) as (page, _):
        page.route(THEME, lambda route: route.abort())
        page.goto(site_url + path)
        assert scheme(page) == expected


@pytest.mark.parametrize("place", ["http", "file"])
def test_a_choice_goes_before_the_device_and_holds_on_other_pages(
    chrome: Browser, site: Path, site_url: str, place: str
) -> None:
    address = site_url if place == "http" else f"{site.as_uri()}/"
    with watched_page(chrome, viewport=PHONE, color_scheme="dark") as (page, problems):
        page.goto(address + "index.html")
        page.locator("label[for=__palette_0]").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        page.route(THEME, lambda route: route.fulfill(body=""))
        for path in ("laws/xianfa/index.html", "exam/practice/index.html"):
            page.goto(address + path)
            assert scheme(page) == "default"
        assert problems == []


#: What may lie where the theme keeps the choice.
DAMAGED = ["{", "7", "null", "[]", '{"color": null}', '{"color": {"scheme": 5}}', '{"index": 9}']


@pytest.mark.parametrize("kept", DAMAGED)
def test_a_damaged_choice_counts_as_none(chrome: Browser, site_url: str, kept: str) -> None:
    with watched_page(chrome, viewport=PHONE, color_scheme="dark") as (page, problems):
        page.add_init_script(f"localStorage.setItem('/.__palette', {kept!r})")
        page.goto(site_url)
        assert scheme(page) == "slate"
        page.wait_for_load_state("networkidle")
        page.locator("label[for^=__palette_]:visible").click()
        assert problems == []


def test_works_where_the_browser_keeps_nothing(chrome: Browser, site_url: str) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    with watched_page(chrome, viewport=PHONE, color_scheme="dark") as (page, problems):
        page.add_init_script(refuse)
        page.goto(site_url)
        assert scheme(page) == "slate"
        page.locator("label[for=__palette_0]").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        assert problems == []
