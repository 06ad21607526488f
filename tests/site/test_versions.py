"""Versions of a statute in the browser: from the list to what will change, and only that."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import DESKTOP, PHONE, watched_page

pytestmark = pytest.mark.browser
COMPARISON = "laws/nongyefa/2026-08-28/compare/"


def test_from_the_list_to_the_changes(site_url: str, chrome: Browser) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, problems):
        page.goto(f"{site_url}laws/")
        coming = page.get_by_role("region", name="将要施行").get_by_role("listitem").filter(has_text="农业法")
        expect(coming).to_contain_text("2027-01-01")
        coming.get_by_role("link", name="修改对照").click()
        expect(page).to_have_url(f"{site_url}{COMPARISON}")
        moved = page.locator(".versions-list > .change-moved").first
        expect(moved).to_be_visible()
        page.get_by_label("只看有变化的").check()
        expect(moved).to_be_hidden()
        expect(page.locator(".versions-list > .change-new").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.locator(".versions-list > .change-changed h2 a").first.click()
        expect(page).to_have_url(f"{site_url}laws/nongyefa/2026-08-28/#art-1")
        expect(page.get_by_role("note")).to_contain_text("自 2027-01-01 起施行")
        assert problems == []


def test_without_scripts_from_a_file(site: Path, chrome: Browser) -> None:
    with watched_page(chrome, viewport=DESKTOP, java_script_enabled=False) as (page, problems):
        page.goto((site / COMPARISON / "index.html").as_uri())
        page.get_by_label("只看有变化的").check()
        expect(page.locator(".versions-list > .change-moved").first).to_be_hidden()
        expect(page.locator(".redline ins").first).to_be_visible()
        assert problems == []


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_dated_address_of_the_text_in_force(
    chrome: Browser, site: Path, site_url: str, scheme: str, *, has_scripts: bool
) -> None:
    base, index = (site_url, "") if scheme == "http" else (f"{site.as_uri()}/", "index.html")
    with watched_page(chrome, viewport=PHONE, java_script_enabled=has_scripts) as (page, problems):
        page.goto(f"{site_url}laws/")
        page.goto(f"{base}laws/nongyefa/2012-12-28/{index}#art-3")
        if has_scripts:
            page.wait_for_url(f"{base}laws/nongyefa/{index}#art-3")
            expect(page.locator("#art-3")).to_be_in_viewport()
            page.go_back()
            expect(page).to_have_url(f"{site_url}laws/")
        else:
            page.wait_for_url(f"{base}laws/nongyefa/index.html")
        assert problems == []


def test_switch_dates_on_law_pages(site: Path) -> None:
    def text(url: str) -> str:
        return (site / url / "index.html").read_text(encoding="utf-8")

    assert "本版本施行到 2027-01-01 之前" in text("laws/nongyefa")
    assert "自 2026-10-01 起已由 2026-08-28 版本取代" in text("laws/guofangdongyuanfa/2010-02-26")
    assert "本法已于 2026-08-15 废止" in text("laws/huanjingbaohufa")
    assert "本库没有找到废止它的条文" in text("laws/xiangzhenqiyefa")
    assert 'href="../../xianfa/compare/"' in text("laws/xianfa")
