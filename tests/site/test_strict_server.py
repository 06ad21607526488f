"""No page holds a script of its own or calls for anything outside, so that a strict server may forbid both."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from conftest import DESKTOP, ROOT, watched_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

#: As the READMEs give it.
POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)


class Scripts(HTMLParser):
    """Collects what a page would execute of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        data = (given.get("type") or "").endswith("json")
        if tag == "script" and "src" not in given and not data:
            self.found.append(self.get_starttag_text() or tag)
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{tag} {name}={value}")


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<script>a()</script>", ["<script>"]),
        ('<script type="module">a()</script>', ['<script type="module">']),
        ('<a onclick="a()" href="/">', ["a onclick=a()"]),
        ('<a href=" JavaScript:a()">', ["a href= JavaScript:a()"]),
        ('<script src="a.js"></script><script type="application/ld+json">{}</script>', []),
    ],
)
def test_what_counts_as_a_script(html: str, found: list[str]) -> None:
    scripts = Scripts()
    scripts.feed(html)
    assert scripts.found == found


def test_no_page_holds_a_script_of_its_own(site: Path) -> None:
    found = {}
    for page in site.rglob("*.html"):
        scripts = Scripts()
        scripts.feed(page.read_text(encoding="utf-8"))
        if scripts.found:
            found[page.relative_to(site).as_posix()] = scripts.found
    assert found == {}


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_policy_is_the_one_we_recommend(readme: str) -> None:
    assert f"Content-Security-Policy: {POLICY}" in (ROOT / readme).read_text(encoding="utf-8")


def search(page: Page) -> None:
    page.get_by_role("searchbox").fill("宪法62条")
    expect(page.get_by_role("option").first).to_be_visible()


def answer(page: Page) -> None:
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator(".renda-quiz__verdict")).to_contain_text("回答")


def change_colours(page: Page) -> None:
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def sit(page: Page) -> None:
    page.get_by_role("button", name="开始考试").first.click()
    expect(page.get_by_role("timer")).to_be_visible()


def look(page: Page) -> None:
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "use"),
    [
        ("", change_colours),
        ("laws/xianfa/", search),
        ("search/?q=宪法", look),
        ("exam/practice/#?topic=人大监督", answer),
        ("exam/mock/", sit),
        ("exam/record/", look),
        ("study/01-xingzhi/", look),
        ("campaigns/2026/", look),
        ("campaigns/2026/materials/", look),
        ("campaigns/2026/oath/ceremony/", look),
        ("404.html", look),
    ],
)
def test_works_where_the_server_is_strict(
    chrome: Browser, site_url: str, path: str, use: Callable[[Page], None]
) -> None:
    def strict(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})

    with watched_page(chrome, viewport=DESKTOP) as (page, problems):
        page.route("**/*", strict)
        page.goto(site_url + path, wait_until="networkidle")
        use(page)
        assert problems == []
