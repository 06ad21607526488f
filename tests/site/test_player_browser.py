"""The pages that people open for their questions: the theme's script comes after the first of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from conftest import PHONE, watched_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

THEME = "**/assets/javascripts/bundle.*"
QUESTION = "exam/practice/index.html#?topic=人大监督"


def switch(page: Page) -> None:
    """Change the colours with the button that the theme's script brings."""
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("place", ["http", "file"])
def test_menu_and_colours_work_after_the_question(
    chrome: Browser, site: Path, site_url: str, place: str
) -> None:
    address = site_url if place == "http" else f"{site.as_uri()}/"
    with watched_page(chrome, viewport=PHONE) as (page, problems):
        page.goto(address + QUESTION)
        expect(page.locator(".renda-quiz__fieldset")).to_be_focused()
        switch(page)
        page.locator("header [for=__drawer]").click()
        page.get_by_role("navigation", name="导航栏").get_by_role("link", name="我的记录").click()
        expect(page.get_by_role("heading", name="错题本（0 题）")).to_be_visible()
        assert problems == []


@pytest.mark.parametrize(("device", "scheme"), [("dark", "slate"), ("light", "default")])
def test_the_question_does_without_the_theme(
    chrome: Browser, site_url: str, device: str, scheme: str
) -> None:
    with watched_page(chrome, viewport=PHONE, color_scheme=device) as (page, _):
        page.route(THEME, lambda route: route.abort())
        page.goto(site_url + QUESTION)
        expect(page.locator(".renda-quiz__fieldset")).to_be_focused()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        expect(page.locator(".renda-quiz__verdict")).to_contain_text("回答")


@pytest.mark.parametrize("script", ["assets/renda/player-*.js", "quiz/catalog.js"])
def test_a_missing_script_is_told_and_the_theme_goes_on(chrome: Browser, site_url: str, script: str) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, _):
        page.route(f"**/{script}", lambda route: route.abort())
        page.goto(site_url + QUESTION)
        expect(page.get_by_text("练习程序无法读取")).to_be_visible()
        switch(page)


#: Each once, whichever link the pointer crosses first.
FETCHED = ["assets/renda/player", "exam/mock/", "exam/practice/", "quiz/catalog.js"]


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_a_page_for_questions_is_fetched_when_its_link_is_pointed_at(
    chrome: Browser, site_url: str, how: str
) -> None:
    with watched_page(chrome) as (page, problems):
        page.goto(site_url + "exam/")
        page.wait_for_load_state("networkidle")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
        content = page.locator(".md-content")
        practice = content.get_by_role("link", name="练习", exact=True).first
        getattr(content.locator("a[href='../study/']"), how)()
        getattr(practice, how)()
        content.get_by_role("link", name="模拟考试").first.hover()
        practice.hover()
        page.wait_for_timeout(1000)
        assert sorted(re.sub("player-.*", "player", one) for one in asked) == FETCHED
        assert problems == []


def test_the_page_shows_when_the_question_keeps_it_waiting(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, _):
        waiting: list[Route] = []
        page.route(re.compile(r"/quiz/(?!catalog)"), lambda route: waiting.append(route))
        page.goto(site_url + QUESTION, wait_until="commit")
        title = page.get_by_role("heading", name="练习")
        expect(title).to_be_visible()
        expect(page.locator(".renda-quiz__fieldset")).to_have_count(0)
        for route in waiting:
            route.continue_()
        expect(page.locator(".renda-quiz__fieldset")).to_be_focused()
        expect(title).to_be_visible()


def test_who_only_looks_leaves_no_database(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome) as (page, problems):
        kept = "indexedDB.databases().then((all) => all.map((one) => one.name))"
        page.goto(site_url + "exam/practice/index.html")
        expect(page.get_by_text("按专题")).to_be_visible()
        assert page.evaluate(kept) == []
        page.goto(site_url + QUESTION)
        expect(page.locator(".renda-quiz__fieldset")).to_be_focused()
        page.wait_for_function(f"{kept}.then((all) => all.includes('renda'))")
        assert problems == []


def test_the_first_frame_waits_for_the_pages_last_element(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=PHONE, java_script_enabled=False) as (page, _):
        page.goto(site_url + "exam/practice/index.html")
        target = page.locator("link[rel=expect]").get_attribute("href")
        assert target
        expect(page.locator(f"body {target}")).to_have_count(1)
        after = page.locator(f"{target} ~ *:not(script)")
        expect(after).to_have_count(0)
