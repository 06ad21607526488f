"""The site as visitors use it, in Chromium: phone and desktop, over http and opened as files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import axe
from conftest import DESKTOP, PHONE, watched_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
SIZES = [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")]


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    """The site's root, over http and as files; ends in a slash."""
    if request.param == "http":
        url: str = request.getfixturevalue("site_url")
        return url
    folder: Path = request.getfixturevalue("site")
    return folder.as_uri() + "/"


def at(address: str, path: str) -> str:
    """`path` below `address`; a folder's index.html is named on file://."""
    if address.startswith("file:"):
        path = re.sub(r"(^|/)(?=$|[?#])", r"\1index.html", path, count=1)
    return address + path


@pytest.mark.parametrize("size", SIZES)
def test_home_has_three_doors_and_what_is_new(chrome: Browser, site_url: str, size: dict[str, int]) -> None:
    with watched_page(chrome, viewport=size) as (page, problems):
        page.goto(site_url)
        assert page.locator(".door h2").all_inner_texts() == ["学习", "宪法日", "任前考试"]
        assert page.locator("[data-renda-read-text]").first.inner_text() == "已读 0/6"
        banks = (ROOT / "quizzes").glob("*.yml")
        questions = sum(bank.read_text(encoding="utf-8").count("\n  - id: ") for bank in banks)
        assert str(questions) in page.locator(".door").nth(2).inner_text()
        assert page.locator(".dated li").count() >= 5
        assert re.search(r"国家宪法日", page.locator(".door .fact").nth(1).inner_text())
        assert _width(page) <= size["width"]
        assert problems == []


def test_nothing_of_search_loads_before_it_is_touched(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=DESKTOP) as (page, problems):
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(site_url + "laws/xianfa/", wait_until="networkidle")
        assert not [url for url in loaded if re.search(r"/search|renda/quiz|/quiz/", url)]
        page.locator(".renda-search input").click()
        page.wait_for_function("window.renda.mountSearch !== undefined")
        assert [url for url in loaded if "/assets/renda/search-" in url]
        assert problems == []


@pytest.mark.parametrize("size", SIZES)
def test_law_page_deep_link(chrome: Browser, address: str, size: dict[str, int]) -> None:
    with watched_page(chrome, viewport=size) as (page, problems):
        page.goto(at(address, "laws/xianfa/#art-62"))
        article = page.locator("#art-62")
        assert article.get_attribute("data-article") == "第六十二条"
        assert article.locator(".article-text p").nth(2).inner_text() == "（二）监督宪法的实施；"
        page.wait_for_function(  # in sight, and not below the header
            "() => { const box = (name) => document.querySelector(name).getBoundingClientRect();"
            " const { top } = box('#art-62 .article-number');"
            " return box('.md-header').bottom <= top && top < innerHeight; }"
        )
        assert _width(page) <= size["width"]
        assert problems == []


def test_chapters_are_in_the_side_navigation(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=DESKTOP) as (page, _):
        page.goto(site_url + "laws/xianfa/")
        side = page.locator(".md-sidebar--secondary")
        titles = [text.strip() for text in side.locator("a.md-nav__link").all_inner_texts()]
        assert "第三章　国家机构" in titles
        assert "第七节　监察委员会" in titles
        side.get_by_text("第七节　监察委员会").click()
        page.wait_for_function("document.querySelector('#art-123').getBoundingClientRect().top < innerHeight")


def test_measures_are_in_the_side_navigation(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, viewport=DESKTOP) as (page, problems):
        page.goto(site_url + "policy/#m-8")
        links = page.locator(".md-sidebar--secondary a.md-nav__link")
        assert "8.依法行使选举任免权" in [text.strip() for text in links.all_inner_texts()]
        assert page.locator("#m-8 .unit").all_inner_texts() == [
            "各级党委",
            "各级人大",
            "各级政府、监委、法院、检察院",
        ]
        assert page.locator(".policy-text a.citation").first.get_attribute("href") == "../laws/xianfa/"
        assert page.locator(".office-table tbody tr").count() == 12
        assert problems == []


def test_article_text_is_exactly_the_source(chrome: Browser, site_url: str, library: object) -> None:
    from renda.statutes.model import Library

    assert isinstance(library, Library)
    statute = library.by_name("监督法")
    assert statute is not None
    with watched_page(chrome) as (page, _):
        page.goto(site_url + "laws/jiandufa/")
        shown = page.evaluate(
            "[...document.querySelectorAll('[data-article]')].map(e => [e.id, e.dataset.article,"
            " [...e.querySelectorAll(':scope > .article-text > p')].map(p => p.textContent)])"
        )
    wanted = [
        [article.number.anchor, article.number.label, list(article.paragraphs)]
        for article in statute.current(library.as_of).articles
    ]
    assert shown == wanted


def test_copy_link(chrome: Browser, site_url: str) -> None:
    options = {"permissions": ["clipboard-read", "clipboard-write"]}
    with watched_page(chrome, **options) as (page, problems):
        page.goto(site_url + "laws/xianfa/")
        page.locator("#art-2 .article-link").click()
        page.get_by_text("已复制第二条的链接").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == site_url + "laws/xianfa/#art-2"
        assert page.url.endswith("#art-2")
        assert problems == []


def test_law_list_filter(chrome: Browser, address: str) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, problems):
        page.goto(at(address, "laws/"))
        assert page.locator(".law-department li:visible").count() == 367
        page.get_by_label("筛选法律名称").fill("监督法")
        assert page.locator("#law-filter-count").inner_text() == "找到 1 部"
        page.get_by_role("link", name="各级人民代表大会常务委员会监督法").click()
        page.wait_for_selector("h1:has-text('监督法')")
        assert problems == []


SEARCHES = [
    ("宪法62条", "laws/xianfa/#art-62"),
    ("监督法第十一条", "laws/jiandufa/#art-11"),
    ("刑法120条之一", "laws/xingfa/#art-120-1"),
    ("特定问题调查", "laws/jiandufa/"),
]


@pytest.mark.parametrize(("query", "url"), SEARCHES)
def test_search_api(chrome: Browser, address: str, query: str, url: str) -> None:
    with watched_page(chrome) as (page, problems):
        page.goto(at(address, ""))
        hits = page.evaluate("query => window.renda.search(query, {limit: 10})", query)
        assert hits[0]["url"].startswith(url)
        assert hits[0]["law"]
        assert hits[0]["article"].startswith("第")
        assert len(hits) >= 4
        assert all(hit["excerpt"] for hit in hits)
        assert problems == []


@pytest.mark.parametrize("size", SIZES)
def test_search_box_to_article(chrome: Browser, address: str, size: dict[str, int]) -> None:
    with watched_page(chrome, viewport=size) as (page, problems):
        page.goto(at(address, "policy/"))
        page.keyboard.press("/")
        page.keyboard.type("宪法62条")
        option = page.get_by_role("option").first
        option.wait_for()
        assert "第六十二条" in option.inner_text()
        assert _width(page) <= size["width"]
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"laws/xianfa/(index\.html)?(\?hl=[^#]*)?#art-62"))
        page.locator("#art-62").wait_for()
        assert problems == []


def test_words_of_the_search_are_marked_on_the_page(chrome: Browser, address: str) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, problems):
        page.goto(at(address, "search/?q=专题询问"))
        page.locator(".renda-results__link").first.click()
        page.wait_for_url(re.compile("hl="))
        page.locator(".md-content mark").first.wait_for()
        assert "询问" in page.locator(".md-content mark").first.inner_text()
        text = page.locator(".md-content").inner_text()
        page.get_by_role("button", name=re.compile("清除检索标记")).click()
        assert page.locator(".md-content mark").count() == 0
        assert page.locator(".md-content").inner_text() == text
        assert "hl=" not in page.url
        assert problems == []


@pytest.mark.parametrize("size", SIZES)
def test_results_page(chrome: Browser, address: str, size: dict[str, int]) -> None:
    with watched_page(chrome, viewport=size) as (page, problems):
        page.goto(at(address, "search/?q=特定问题调查"))
        page.locator("mark").first.wait_for()
        links = page.locator("[data-renda-results] li a")
        assert links.count() >= 10
        links.first.click()
        page.wait_for_url(lambda url: "/search/" not in url)
        assert "404" not in page.title()
        assert _width(page) <= size["width"]
        assert problems == []


@pytest.mark.parametrize(
    "hostile", ["<img src=x onerror=alert(1)>", "__proto__", "\u202e\x00😀，。！", "法" * 10_000]
)
def test_hostile_queries(chrome: Browser, site_url: str, hostile: str) -> None:
    with watched_page(chrome) as (page, problems):
        page.on("dialog", lambda dialog: problems.append("dialog"))
        page.goto(site_url + "search/")
        hits = page.evaluate("query => window.renda.search(query)", hostile)
        assert isinstance(hits, list)
        page.locator("[data-renda-results] input").fill(hostile[:150].replace("\x00", ""))
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        assert page.locator("[data-renda-results] img").count() == 0
        assert problems == []


@pytest.mark.parametrize("size", SIZES)
def test_quiz_answered_and_resumed(chrome: Browser, address: str, size: dict[str, int]) -> None:
    with watched_page(chrome, viewport=size) as (page, problems):
        page.goto(at(address, "study/01-xingzhi/"))
        first = page.locator(".renda-quiz--live form").first
        first.wait_for()
        assert page.locator(".renda-quiz__paper").is_hidden()  # the list that stands there without scripts
        first.locator("input").first.check()
        first.get_by_role("button").first.click()
        page.locator(".renda-quiz--live").get_by_text(re.compile("回答(正确|错误)")).first.wait_for()
        page.get_by_text("已答 1 题").first.wait_for()  # it is on the disk by then
        page.reload()
        page.locator(".renda-quiz--live").get_by_text(re.compile("回答(正确|错误)")).first.wait_for()
        assert problems == []


def test_practice_by_topic(chrome: Browser, address: str) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, problems):
        page.goto(at(address, "exam/practice/"))
        page.locator("[data-renda-practice]").get_by_role("link", name="人大监督").click()
        page.locator(".renda-quiz__form input").first.wait_for()  # the header has a form of its own
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        page.get_by_text(re.compile("回答(正确|错误)")).first.wait_for()
        page.get_by_text("已答 1 题").first.wait_for()  # it is on the disk by then
        page.reload()
        page.get_by_text(re.compile("回答(正确|错误)")).first.wait_for()
        assert problems == []


def test_read_mark_counts_on_home(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome) as (page, problems):
        page.goto(site_url + "study/02-zuzhi/")
        page.get_by_role("button", name="标为已读").click()
        page.goto(site_url)
        assert page.locator("[data-renda-read-text]").first.inner_text() == "已读 1/6"
        assert problems == []


@pytest.mark.parametrize("size", SIZES)
def test_language_switch(chrome: Browser, address: str, size: dict[str, int]) -> None:
    with watched_page(chrome, viewport=size) as (page, problems):
        page.goto(at(address, ""))
        page.locator("a.rd-lang").click()
        page.wait_for_selector("h1:has-text('Constitution')")
        assert page.locator("html").get_attribute("lang") == "en"
        assert "i18n-link" not in page.content()
        page.locator("a.rd-lang").click()
        page.wait_for_selector("h1:has-text('学宪法')")
        page.goto(at(address, "about/"))
        page.locator("a.rd-lang").click()
        page.wait_for_url(re.compile(r"about\.en/"))
        assert problems == []


def test_works_without_scripts(chrome: Browser, site_url: str) -> None:
    with watched_page(chrome, java_script_enabled=False) as (page, _):
        page.goto(site_url + "laws/jiandufa/#art-11")
        assert page.locator("#art-11").is_visible()
        page.goto(site_url + "study/01-xingzhi/")
        assert page.locator(".renda-quiz__paper > li").count() == 5


PAGES = [
    "",
    "index.en/",
    "study/",
    "study/01-xingzhi/",
    "xianfa/",
    "xianfa/lineage/",
    "xianfa/compare/",
    "xianfa/powers/",
    "laws/",
    "laws/xianfa/",
    "laws/nongyefa/2026-08-28/",
    "laws/guoqifa/",
    "policy/",
    "exam/",
    "exam/practice/",
    "exam/mock/",
    "exam/record/",
    "campaigns/",
    "campaigns/2026/",
    "campaigns/2026/oath/",
    "campaigns/2026/contest/",
    "campaigns/2026/materials/",
    "campaigns/2026/self-test/",
    "campaigns/2026/oath/run/",
    "search/?q=宪法",
    "about/",
]


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light")],
    ids=["phone", "dark", "desktop"],
)
@pytest.mark.parametrize("path", PAGES)
def test_axe(chrome: Browser, site_url: str, path: str, size: dict[str, int], scheme: str) -> None:
    """WCAG 2.2 A and AA. Dark, only the colours are others than on the light phone."""
    with watched_page(chrome, viewport=size, color_scheme=scheme) as (page, problems):
        page.goto(site_url + path, wait_until="networkidle")
        assert axe.violations(page, rules=axe.COLOURS if scheme == "dark" else axe.WCAG) == []
        assert _width(page) <= size["width"]
        assert problems == []


def _width(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width
