"""Read marks in Chromium, on pages opened from disk: set, undo, seen on the overview, axe's verdict."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError

import axe
from renda.study.model import Lesson
from renda.study.pages import lesson_footer, lesson_header, overview, read_keys

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
ENTRY = 'import { mountReadMarks } from "./scripts/client/study/read.ts"; mountReadMarks(document);'

pytestmark = pytest.mark.browser


def lesson(number: int) -> Lesson:
    return Lesson(
        slug=f"{number:02}-x",
        title=f"课题{number}",
        lesson=number,
        minutes=15,
        objectives=("说出权力属于谁", "画出产生和监督关系"),
        cites=("宪法第二条",),
        quiz=("a-1", "a-2", "a-3", "a-4", "a-5"),
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lesson, the overview and a home page with a summary, as files."""
    folder = tmp_path_factory.mktemp("study")
    esbuild = [ROOT / "node_modules/.bin/esbuild", "--bundle", "--format=iife", "--loader=ts"]
    bundle = subprocess.run(esbuild, input=ENTRY, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    styles = "".join(
        (ROOT / f"overrides/assets/{name}.css").read_text("utf-8") for name in ("theme", "study")
    )
    lessons = [lesson(number) for number in (1, 2, 3)]
    frame = lesson_header(lessons[1], lambda text: (text, "laws/x/"))
    frame += lesson_footer(lessons[1], lessons[0], lessons[2], "<p>题</p>")
    pages = {
        "lesson": frame,
        "overview": overview(lessons),
        "home": "".join(f'<p data-renda-read-summary="{keys}"></p>' for keys in (read_keys(lessons), "")),
    }
    for name, body in pages.items():
        (folder / f"{name}.html").write_text(
            f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{name}</title>'
            '<meta name="viewport" content="width=device-width"><style>* { box-sizing: border-box }'
            f"body {{ margin: 16px; background: var(--rd-page); color: var(--rd-text) }}{styles}</style>"
            f'<body data-md-color-scheme="default"><main class="md-typeset"><h1>{name}</h1>{body}</main>'
            f"<script>{bundle}</script></body></html>",
            encoding="utf-8",
        )
    return folder


def test_mark_and_undo_by_keyboard(chrome: Browser, site: Path) -> None:
    context = chrome.new_context()
    page = context.new_page()
    page.goto((site / "lesson.html").as_uri())
    button = page.get_by_role("button", name="标为已读", pressed=False)
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="标为已读", pressed=True).wait_for()
    assert page.get_by_role("status").text_content() == "已标为已读；再按一次可撤销"

    page.reload()
    page.get_by_role("button", name="标为已读", pressed=True).wait_for()
    page.goto((site / "overview.html").as_uri())
    page.locator("[data-renda-read-text]", has_text="已读 1/3").wait_for()
    assert page.locator("progress").evaluate("bar => [bar.value, bar.max]") == [1, 3]
    assert page.locator("[data-renda-read-state]").all_text_contents() == ["", "已读", ""]
    page.goto((site / "home.html").as_uri())
    page.locator("[data-renda-read-summary]", has_text="已读 1/3").first.wait_for()
    assert page.locator("[data-renda-read-summary]").first.is_visible()
    assert page.locator("[data-renda-read-summary]").last.is_hidden()

    page.goto((site / "lesson.html").as_uri())
    page.get_by_role("button", name="标为已读", pressed=True).click()
    assert page.get_by_role("status").text_content() == "已撤销"
    page.goto((site / "overview.html").as_uri())
    page.locator("[data-renda-read-text]", has_text="已读 0/3").wait_for()
    context.close()


def test_another_tab_follows(chrome: Browser, site: Path) -> None:
    context = chrome.new_context()
    other, page = context.new_page(), context.new_page()
    other.goto((site / "overview.html").as_uri())
    page.goto((site / "lesson.html").as_uri())
    key = f"renda:read:{lesson(2).key}"
    for text, kept in (("已读 1/3", True), ("已读 0/3", False)):
        page.get_by_role("button", name="标为已读").click()
        try:
            other.locator("[data-renda-read-text]", has_text=text).wait_for(timeout=5000)
        except TimeoutError:
            # Chromium 156 loses one change in two hundred: then the tab's own localStorage is the old one.
            assert other.evaluate("key => localStorage.getItem(key) !== null", key) is not kept
            pytest.skip("浏览器没有把另一标签页的改动送到")
    context.close()


def test_an_open_page_follows_what_another_tab_stores(chrome: Browser, site: Path) -> None:
    """With an event of our own: between processes Chromium 156 itself loses one change in two hundred."""
    page = chrome.new_page()
    page.goto((site / "overview.html").as_uri())
    assert page.locator("[data-renda-read-text]").text_content() == "已读 0/3"
    key = f"renda:read:{lesson(2).key}"
    page.evaluate(
        """key => {
          localStorage.setItem(key, JSON.stringify("2026-11-28T00:00:00Z"));
          dispatchEvent(new StorageEvent("storage", { key }));
        }""",
        key,
    )
    assert page.locator("[data-renda-read-text]").text_content() == "已读 1/3"
    page.context.close()


def test_blocked_storage_keeps_marks_for_the_page(chrome: Browser, site: Path) -> None:
    context = chrome.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "lesson.html").as_uri())
    page.get_by_role("button", name="标为已读").click()
    page.get_by_role("button", name="标为已读", pressed=True).wait_for()
    assert errors == []
    context.close()


def test_without_script_nothing_dead_is_shown(chrome: Browser, site: Path) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "lesson.html").as_uri())
    assert page.get_by_role("button").count() == 0
    page.goto((site / "overview.html").as_uri())
    assert page.locator("progress").is_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("name", ["lesson", "overview"])
def test_accessible_and_fits_a_phone(chrome: Browser, site: Path, name: str, scheme: str) -> None:
    context = chrome.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((site / f"{name}.html").as_uri())
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    if name == "lesson":
        page.get_by_role("button", name="标为已读").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for control in page.locator("a, button").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert axe.violations(page, "main") == []
    context.close()
