"""The preview of a citation: by mouse, keyboard and touch, over http and from file://."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import axe
from conftest import DESKTOP, PHONE, watched_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

BOX = ".renda-preview"
LESSON = "study/01-xingzhi/"
#: 《宪法》第三条第一款 in the lesson's text.
CITED = ".md-content p a.citation[href$='xianfa/#art-3-p1'], .md-content p a.citation[href$='xianfa/index.html#art-3-p1']"


def _link(page: Page) -> Locator:
    link = page.locator(CITED).first
    link.scroll_into_view_if_needed()
    return link


def _shown(page: Page) -> Locator:
    box = page.locator(BOX)
    box.wait_for()
    return box


def test_hovering(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=DESKTOP) as (page, problems):
        requests: list[str] = []
        page.goto(site_url + LESSON, wait_until="networkidle")
        page.on("request", lambda request: requests.append(request.url))
        link = _link(page)
        link.hover()
        box = _shown(page)
        assert len(requests) == 2, requests  # the bundle and one block of articles
        assert box.locator(".renda-preview__title").inner_text() == "《宪法》第三条"
        assert "民主集中制的原则" in box.locator("mark").inner_text()
        assert box.locator("mark").count() == 1
        assert link.get_attribute("aria-expanded") == "true"
        box.hover()
        page.wait_for_timeout(600)
        assert box.is_visible()  # stays while the pointer is in it
        page.mouse.move(2, 500)
        box.wait_for(state="detached")
        link.hover()
        _shown(page)
        page.keyboard.press("Escape")
        box.wait_for(state="detached")
        link.click()
        page.wait_for_url("**/laws/xianfa/#art-3-p1")  # still a link
        assert problems == []


def test_keyboard(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=DESKTOP) as (page, problems):
        page.goto(site_url + LESSON)
        link = _link(page)
        link.evaluate("link => link.setAttribute('id', 'cited')")
        page.keyboard.press("Tab")  # the keyboard is in use: focus is visible
        link.focus()
        box = _shown(page)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "打开全文"
        page.keyboard.press("Escape")
        box.wait_for(state="detached")
        assert page.evaluate("document.activeElement.id") == "cited"
        page.wait_for_timeout(700)
        assert box.count() == 0  # closed by hand: it doesn't come back by itself
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        _shown(page)
        assert "按 Tab 键进入" in page.locator(".renda-offscreen[role=status]").inner_text()
        for _ in range(3):  # 打开全文, 关闭, and on
            page.keyboard.press("Tab")
        box.wait_for(state="detached")
        assert page.evaluate("document.activeElement.id") != "cited"
        assert problems == []


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_touch(chrome: Browser, site: Path, site_url: str, scheme: str) -> None:
    base = site_url if scheme == "http" else f"{site.as_uri()}/"
    address = base + LESSON + ("index.html" if scheme == "file" else "")
    with watched_page(chrome, viewport=PHONE, has_touch=True, is_mobile=True) as (page, problems):
        page.goto(address)
        link = _link(page)
        link.tap()
        box = _shown(page)
        assert page.url == address
        assert box.bounding_box()["width"] == PHONE["width"]
        page.touchscreen.tap(195, 60)
        box.wait_for(state="detached")
        link.tap()
        page.locator(f"{BOX} button").tap()
        box.wait_for(state="detached")
        link.tap()
        page.get_by_role("link", name="打开全文").tap()
        page.wait_for_url("**/laws/xianfa/**art-3-p1")
        assert problems == []


#: page, address that a link on it ends with, what the preview says, what stands in it as cited
CITATIONS = [
    ("laws/xianggang-jibenfa/", "laws/xianfa/#art-31", "《宪法》第三十一条", ""),
    (
        "laws/xingfaxiuzhenganba/",
        "laws/xingfa/#art-276-1-p1",
        "《刑法》第二百七十六条之一",
        "以转移财产、逃匿等方法",
    ),
    ("laws/duiwaimaoyifa/2022-12-30/", "#art-15", "《对外贸易法》第十五条 历史版本", ""),
    ("laws/baoxianfa/", "laws/gongsifa/#", "条号可能已经变动", ""),
]


def test_the_sheet_leaves_the_tapped_link_in_view(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=PHONE, has_touch=True, is_mobile=True) as (page, problems):
        page.goto(site_url + LESSON)
        link = _link(page)
        link.evaluate("link => scrollBy(0, link.getBoundingClientRect().bottom - innerHeight + 20)")
        link.tap()
        sheet, cited = _shown(page).bounding_box(), link.bounding_box()
        assert sheet
        assert cited
        assert 0 < cited["y"] < cited["y"] + cited["height"] < sheet["y"]
        assert problems == []


def test_a_number_that_may_have_changed(chrome: Browser, site_url: str) -> None:
    """The link's title stands in the preview while that is open."""
    with watched_page(chrome, viewport=DESKTOP) as (page, _):
        page.goto(site_url + "laws/baoxianfa/#art-82")
        link = page.locator("#art-82 a.citation[href*='gongsifa']")
        note = link.get_attribute("title") or ""
        assert "2015-04-24" in note
        link.hover()
        assert _shown(page).locator(".renda-preview__note").inner_text() == note
        assert link.get_attribute("title") is None
        page.keyboard.press("Escape")
        assert link.get_attribute("title") == note
        link.click()
        page.locator("#art-146 .cited-by summary").first.click()
        assert "按旧条号引用，可能已变动" in page.locator("#art-146 .cited-by-kind").all_inner_texts()


def test_citations_of_all_sorts_on_files(chrome: Browser, site: Path) -> None:
    """Another statute's article, one with 之一, another version, a number that may be out of date."""
    with watched_page(chrome, viewport=DESKTOP) as (page, problems):
        for url, address, said, cited in CITATIONS:
            page.goto(f"{site.as_uri()}/{url}index.html")
            link = page.locator(f".article-text a.citation[href*='{address}']").first
            link.hover()
            box = _shown(page)
            assert said in " ".join(box.inner_text().split())
            if cited:
                assert cited in box.locator("mark").first.inner_text()
            page.keyboard.press("Escape")
        assert problems == []


def test_links_that_have_no_preview_and_one_that_comes_later(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=DESKTOP) as (page, problems):
        page.goto(site_url + LESSON)
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.locator(".md-content a[href$='laws/xianfa/']").first.hover()  # a whole statute
        page.wait_for_timeout(600)
        assert page.locator(BOX).count() == 0
        assert not [url for url in requests if "preview" in url]
        page.evaluate(
            """() => {
                const link = document.createElement("a");
                link.href = window.renda.base + "laws/xianfa/#art-2";
                link.textContent = "later";
                document.querySelector(".md-content h1").after(link);
            }"""
        )
        page.get_by_text("later", exact=True).hover()
        assert "《宪法》第二条" in _shown(page).inner_text()
        assert problems == []


@pytest.mark.parametrize("content", [None, "renda.shard("], ids=["missing", "damaged"])
def test_an_excerpt_that_cannot_be_read(chrome: Browser, site_url: str, content: str | None) -> None:
    with watched_page(chrome, viewport=PHONE, has_touch=True) as (page, _):
        page.route(
            "**/laws/xianfa/text-*",
            lambda route: route.fulfill(body=content) if content else route.abort(),
        )
        page.goto(site_url + LESSON)
        link = _link(page)
        link.tap()
        assert "预览没有读到" in _shown(page).inner_text()
        link.evaluate("link => link.click()")  # a second activation
        page.wait_for_url("**/laws/xianfa/#art-3-p1")


def test_without_the_preview_program_a_tap_follows_the_link(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=PHONE, has_touch=True) as (page, _):
        page.route("**/preview-*.js", lambda route: route.abort())
        page.goto(site_url + LESSON)
        _link(page).tap()
        page.wait_for_url("**/laws/xianfa/#art-3-p1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_preview(chrome: Browser, site_url: str, scheme: str) -> None:
    with watched_page(chrome, viewport=DESKTOP, color_scheme=scheme) as (page, problems):
        page.goto(site_url + LESSON)
        _link(page).hover()
        _shown(page)
        assert axe.violations(page, ".renda-preview") == []
        assert problems == []


def test_what_cites_an_article(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=PHONE, java_script_enabled=False) as (page, _):
        page.goto(site_url + "laws/xianfa/#art-62")
        details = page.locator("#art-62 > details.cited-by")
        assert details.locator("summary").first.inner_text().startswith("引用本条的")
        details.locator("summary").first.click()
        kinds = details.locator(".cited-by-kind").all_inner_texts()
        assert {"课程", "练习题"} <= set(kinds)
        details.locator("a[href*='study/01-xingzhi/']").first.click()
        page.wait_for_url("**/study/01-xingzhi/#*")
