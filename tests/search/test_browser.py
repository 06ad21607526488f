"""The search box and the results page in Chromium, from a server and from the file system."""

from __future__ import annotations

import functools
import http.server
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import axe
from conftest import PHONE, ROOT, watched_page
from renda.search.evaluate import write_index
from renda.search.index import build_segment
from renda.search.records import Page as Record
from renda.search.records import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from renda.search.segment import Segmenter

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)>"
LAW = "中华人民共和国甲法"
RECORDS = [
    Record(
        "法条", "laws/a/", LAW, ("甲法",), LAW, 1.0,
        tuple(Section(f"art-{n}", f"第{n}条", f"质询案之{n}。{HOSTILE}" + "监督。" * n, (n, 0)) for n in range(1, 60)),
        "宪法相关法", "现行有效",
    ),
    Record(
        "法条", "laws/b/", "乙例", (), "乙例", 1.0,
        (Section("art-1", "第1条", "质询办法。", (1, 0)),), "民法商法", "已废止",
    ),
    Record("学习", "study/a/", f"质询{HOSTILE}", (), None, 3.0, (Section("b", "质询步骤", "质询。", None, "质询步骤"),)),
]  # fmt: skip
PAGE = """<!doctype html><html lang="zh" data-md-color-scheme="default"><meta charset="utf-8"><link rel="icon" href="data:,"><title>检索</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="{base}theme.css"><link rel="stylesheet" href="{base}search.css">
<header><div class="renda-search" data-renda-search data-results="{base}search/">
<form role="search" action="{base}search/" method="get" aria-label="搜索全站">
<input type="search" name="q" aria-label="搜索法条、政策、课程"></form></div></header>
<main class="md-typeset"><h1>检索</h1><div data-renda-results></div></main>
<script>window.renda = {{ base: new URL("{base}", location.href).href.replace(/index.html$/, ""), shards: new Map(),
scripts: new Map(), shard(name, data) {{ this.shards.set(name, data); }} }};</script>
<script src="{base}search.js"></script>
<script>renda.mountSearch(document.querySelector("[data-renda-search]"));
if ({results}) renda.mountResults(document.querySelector("[data-renda-results]"));</script></html>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, segmenter: Segmenter) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    pages = {"": "./", "laws/a/": "../../", "study/a/": "../../", "search/": "../"}
    write_index(
        folder,
        [build_segment("laws", RECORDS[:2], segmenter), build_segment("site", RECORDS[2:], segmenter)],
        segmenter,
    )
    for name, base in pages.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        text = PAGE.format(base=base, results="true" if name == "search/" else "false")
        (folder / name / "index.html").write_text(text, "utf-8")
    for name in ("theme.css", "search.css"):
        (folder / name).write_bytes((ROOT / "overrides/assets" / name).read_bytes())
    node, client = Path(sys.executable).with_name("node"), ROOT / "scripts/client"
    bundles = folder / "bundles"
    bundles.mkdir()
    entry = f"search={client / 'search/main.ts'}"
    subprocess.run([node, client / "bundle.mjs", bundles, entry], check=True, cwd=ROOT)
    next(bundles.glob("search-*.js")).rename(folder / "search.js")
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module", params=["http", "file"])
def base(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "file":
        yield folder.as_uri() + "/"
        return
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    with watched_page(chrome, viewport=PHONE) as (page, problems):
        yield page
        assert problems == []


def index(base: str, path: str = "") -> str:
    return f"{base}{path}index.html"


def test_bundle_is_small(folder: Path) -> None:
    import gzip

    assert len(gzip.compress((folder / "search.js").read_bytes(), 9)) <= 20 * 1024


def test_box_is_a_combobox(page: Page, base: str) -> None:
    page.goto(index(base))
    box = page.get_by_role("combobox")
    box.focus()
    assert box.get_attribute("aria-expanded") == "false"
    box.press_sequentially("质询")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("listbox").get_by_role("group").count() == 2
    assert options.last.inner_text() == "查看全部结果"
    assert page.locator(".renda-search__excerpt mark").first.inner_text().startswith("质询")
    assert page.locator("img").count() == 0
    assert page.locator("html").evaluate("e => e.scrollWidth <= innerWidth")
    assert all(option.bounding_box()["height"] >= 44 for option in options.all())  # type: ignore[index]

    box.press("ArrowUp")  # the round begins at its end
    assert box.get_attribute("aria-activedescendant") == options.last.get_attribute("id")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowDown")
    assert options.first.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "质询"
    box.press("Escape")
    assert box.input_value() == ""


def test_box_opens_what_is_chosen(page: Page, base: str) -> None:
    page.goto(index(base))
    box = page.get_by_role("combobox")
    box.fill("甲法第12条")
    page.get_by_role("option", name="第12条").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(re.compile(r"/laws/a/(index\.html)?(\?hl=[^#]*)?#art-12$"))
    page.goto(index(base))
    box.fill("监督")
    box.press("Enter")
    page.wait_for_url(re.compile(r"/search/(index\.html)?\?q="))
    assert page.get_by_role("searchbox").input_value() == "监督"


def test_recent_searches_stay_on_the_device(page: Page, base: str) -> None:
    page.goto(index(base))
    box = page.get_by_role("combobox")
    box.fill("质询")
    page.get_by_role("option").first.wait_for()
    box.press("Enter")
    page.locator(".renda-results__item").first.wait_for()
    page.goto(index(base))
    page.get_by_role("combobox").focus()
    page.get_by_role("option", name="质询").wait_for()
    assert page.get_by_role("group", name="最近的搜索").count() == 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".renda-search__excerpt").first.wait_for()
    assert page.get_by_role("combobox").input_value() == "质询"
    page.get_by_role("combobox").fill("")
    page.get_by_role("option", name="清除最近的搜索").click()
    page.locator(".renda-search__popup").wait_for(state="hidden")
    page.reload()
    page.get_by_role("combobox").focus()
    page.wait_for_timeout(200)
    assert page.get_by_role("option").count() == 0


def test_nothing_found_and_hostile_input(page: Page, base: str) -> None:
    page.goto(index(base))
    box = page.get_by_role("combobox")
    for query in ("龘靐齉", "<script>prompt</script>", "😀", "__proto__"):
        box.fill(query)
        page.get_by_text("没有找到").wait_for()
        assert page.get_by_role("listbox").count() == 0
        box.fill("")
        page.locator(".renda-search__popup").wait_for(state="hidden")


def test_results_page(page: Page, base: str) -> None:
    page.goto(index(base, "search/") + "?q=质询")
    items = page.locator(".renda-results__item")
    items.first.wait_for()
    assert items.count() == 20
    page.get_by_text("找到 62 条").wait_for()
    page.get_by_role("button", name="更多结果").click()
    items.nth(39).wait_for()
    assert items.nth(20).locator("a").evaluate("e => e === document.activeElement")
    page.get_by_role("button", name="学习 2").click()
    page.wait_for_function("document.querySelectorAll('.renda-results__item').length === 2")
    assert page.get_by_role("button", name="学习 2").get_attribute("aria-pressed") == "true"
    assert "kind=" in page.url
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    page.wait_for_function("document.querySelectorAll('.renda-results__item').length === 2")
    page.get_by_role("searchbox").fill("监督")
    page.get_by_text("找到 59 条").wait_for()
    assert "kind=" not in page.url
    assert page.locator("img").count() == 0
    assert page.locator("html").evaluate("e => e.scrollWidth <= innerWidth")


def test_what_was_understood_is_said_and_can_be_undone(page: Page, base: str) -> None:
    page.goto(index(base))
    page.get_by_role("combobox").fill("jiafa")
    page.get_by_text("“jiafa”按拼音读作“甲法”").wait_for()
    page.get_by_role("option", name="甲法").first.wait_for()
    page.goto(index(base, "search/") + "?q=制询案")
    page.get_by_text("没有“制询案”，查的是“质询案”").wait_for()
    page.get_by_role("link", name="仍查“制询案”").click()
    page.wait_for_url("**literal=1")
    page.locator(".renda-results__notes").wait_for(state="hidden")
    page.get_by_role("searchbox").fill("质询案")
    page.locator(".renda-results__item").first.wait_for()
    assert "literal" not in page.url


def test_statutes_are_filtered_by_department_and_status(page: Page, base: str) -> None:
    page.goto(index(base, "search/") + "?q=质询")
    menu = page.get_by_label("效力")
    menu.wait_for()
    assert menu.locator("option").all_inner_texts() == ["效力：全部", "现行有效 59", "已废止 1"]
    menu.select_option("已废止")
    page.get_by_text("“已废止”中找到 1 条").wait_for()
    assert page.locator(".renda-results__item").count() == 1
    page.reload()
    page.get_by_text("“已废止”中找到 1 条").wait_for()
    assert page.get_by_label("法律部门").is_visible()


def test_an_index_of_another_version_is_fetched_anew_once(chrome: Browser, base: str, folder: Path) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, _):
        stale = (folder / "search/manifest.js").read_text("utf-8").replace('"version":3', '"version":1')
        loads: list[str] = []
        page.on(
            "request", lambda request: loads.append(request.url) if request.is_navigation_request() else None
        )
        page.route(
            re.compile(r"/search/manifest"),
            lambda route: route.fulfill(body=stale, content_type="text/javascript"),
        )
        page.goto(index(base, "search/") + "?q=质询")
        page.get_by_role("alert").get_by_text("版本不一致").wait_for()
        assert len(loads) == 2
        page.unroute(re.compile(r"/search/manifest"))
        page.reload()
        page.locator(".renda-results__item").first.wait_for()


def test_public_face(page: Page, base: str) -> None:
    page.goto(index(base))
    hits = page.evaluate("renda.search('甲法第3条', {limit: 2})")
    assert len(hits) <= 2
    assert {key: hits[0][key] for key in ("url", "kind", "title", "law", "article")} == {
        "url": "laws/a/#art-3", "kind": "法条", "title": LAW, "law": LAW, "article": "第3条",
    }  # fmt: skip
    assert (
        page.evaluate("renda.search('质询', {kinds: ['学习']}).then(hits => hits.map(hit => hit.kind))")
        == ["学习"] * 2
    )


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_accessibility(page: Page, base: str, scheme: str) -> None:
    for path, ready in (("", "[role=option]"), ("search/", ".renda-results__item")):
        page.goto(index(base, path) + "?q=质询")
        page.evaluate(f"document.documentElement.dataset.mdColorScheme = '{scheme}'")
        page.evaluate("document.body.style.background = 'var(--rd-page)'")
        if not path:
            page.get_by_role("combobox").fill("质询")
        page.locator(ready).first.wait_for()
        assert axe.violations(page) == []


def test_missing_data_is_said_and_the_rest_is_shown(chrome: Browser, base: str) -> None:
    with watched_page(chrome, viewport=PHONE) as (page, _):
        page.route(re.compile(r"/search/laws-[0-9a-f]+/[pt]/"), lambda route: route.abort())
        page.goto(index(base))
        page.get_by_role("combobox").fill("质询")
        page.get_by_role("alert").get_by_text("个检索数据文件读取失败").wait_for()
        assert page.get_by_role("option").count() > 1
        page.route(re.compile(r"/search/manifest"), lambda route: route.abort())
        page.goto(index(base, "search/") + "?q=质询")
        page.get_by_role("alert").get_by_text("读不到检索索引").wait_for()
