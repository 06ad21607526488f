"""Reading sheet and projector in Chromium, from disk: pinyin, keys, sizes, voices, motion, print, axe."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import axe
from conftest import PHONE, watched_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
READING = "campaigns/2026/reading/reading/index.html"
CEREMONY = "campaigns/2026/oath/ceremony/index.html"
RUN = "campaigns/2026/oath/run/index.html"
#: A device with one Chinese voice of its own and one that would send the text away.
VOICES = """
const spoken = (window.spoken = []);
const voice = (name, localService) => ({name, lang: "zh-CN", localService, default: false, voiceURI: name});
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [voice("far", false), voice("near", true)],
  speak: (words) => { spoken.push([words.voice.name, words.text]); setTimeout(() => words.onend(), 5); },
  cancel: () => undefined,
  addEventListener: () => undefined,
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""

pytestmark = pytest.mark.browser


def opened(page: Page, site: Path, path: str = READING) -> None:
    page.goto((site / path).as_uri())
    page.get_by_role("button", name="投屏", exact=True).click()
    page.locator(".rd-projector__slide").wait_for()


def place(page: Page) -> str:
    return page.locator(".rd-projector__place").inner_text()


@pytest.mark.parametrize("javascript", [True, False])
def test_pinyin_is_chosen_with_and_without_scripts(chrome: Browser, site: Path, *, javascript: bool) -> None:
    with watched_page(chrome, viewport=PHONE, java_script_enabled=javascript) as (page, problems):
        page.goto((site / READING).as_uri())
        shown = page.locator(".rd-passage rt:visible")
        assert set(shown.all_inner_texts()) == {"wéi", "jí"}
        page.get_by_text("全部注音").click()
        assert shown.count() == 308
        page.get_by_text("不注音").click()
        assert shown.count() == 0
        assert page.get_by_role("button", name="投屏").count() == (1 if javascript else 0)
        assert problems == []


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (390, 844)])
def test_every_sentence_is_on_some_screen_in_full(chrome: Browser, site: Path, size: tuple[int, int]) -> None:
    with watched_page(chrome, viewport={"width": size[0], "height": size[1]}) as (page, problems):
        opened(page, site)
        page.keyboard.press("p")  # with all pinyin: the longest
        seen = []
        while True:
            slide = page.locator(".rd-projector__slide")
            surface, box = page.locator(".rd-projector__surface").bounding_box(), slide.bounding_box()
            assert surface is not None
            assert box is not None
            assert box["y"] >= surface["y"]
            assert box["y"] + box["height"] <= surface["y"] + surface["height"] + 1
            assert slide.evaluate("node => node.scrollWidth <= node.clientWidth")
            height = float(slide.evaluate("node => parseFloat(getComputedStyle(node).fontSize)"))
            assert height >= 0.06 * min(surface["height"], surface["width"] * 0.75)
            seen += slide.locator("[data-sentence]").evaluate_all(
                "nodes => nodes.map(n => [...n.querySelectorAll('rt')].reduce((t, r) => (r.remove(), t), n).textContent)"
            )
            number, count = place(page).split("/")
            if number == count:
                break
            page.keyboard.press("PageDown")
        assert seen == page.locator(".rd-passage [data-sentence]").evaluate_all(
            "nodes => nodes.map(n => [...n.querySelectorAll('rt')].reduce((t, r) => (r.remove(), t), n).textContent)"
        )
        assert problems == []


def test_keys_of_a_presenter_remote(chrome: Browser, site: Path) -> None:
    with watched_page(chrome) as (page, problems):
        opened(page, site)
        address = page.url
        for key, expected in (
            ("PageDown", "2/5"),
            ("ArrowRight", "3/5"),
            (" ", "4/5"),
            ("PageUp", "3/5"),
            ("End", "5/5"),
            ("PageDown", "5/5"),
            ("Home", "1/5"),
            ("PageUp", "1/5"),
            ("F5", "1/5"),  # the remote's start button must not load the page anew
            ("n", "1/5"),  # the theme's key for the next page
        ):
            page.keyboard.press(key)
            assert place(page) == expected, key
        surface = page.locator(".rd-projector__surface")
        page.keyboard.press("b")
        assert surface.evaluate("node => getComputedStyle(node).opacity") == "0"
        assert "黑屏，按 B" in page.locator(".rd-projector__status").inner_text()
        page.keyboard.press("PageDown")  # brings the picture back, at the same place
        assert surface.evaluate("node => getComputedStyle(node).opacity") == "1"
        assert place(page) == "1/5"
        page.get_by_role("button", name="下一屏").focus()
        page.keyboard.press("Enter")
        assert place(page) == "2/5"
        page.keyboard.press("Escape")
        page.locator(".rd-projector").wait_for(state="detached")
        assert page.url == address
        assert problems == []


def test_touch_and_turning_by_itself(chrome: Browser, site: Path) -> None:
    with watched_page(chrome, viewport=PHONE, has_touch=True) as (page, problems):
        page.clock.install()
        opened(page, site)
        page.touchscreen.tap(300, 300)
        assert place(page) == "2/5"
        page.touchscreen.tap(40, 300)
        assert place(page) == "1/5"
        page.get_by_label("怎样翻屏").select_option("turn")
        page.get_by_role("button", name="自动翻屏").click()
        page.clock.run_for(10_000)
        assert place(page) == "2/5"
        page.get_by_role("button", name="自动翻屏").click()
        page.clock.run_for(300_000)
        assert place(page) == "2/5"
        assert page.get_by_role("button", name="计时").inner_text().startswith("计时 5:1")
        assert problems == []


def scrolled(page: Page) -> float:
    """How far the column has moved up, in pixels."""
    style = page.locator(".rd-projector__column").get_attribute("style") or ""
    return -float(style.partition("translateY(")[2].partition("px")[0])


def speed(page: Page) -> float:
    """Pixels a second."""
    page.clock.run_for(200)  # the frame that starts it
    before = scrolled(page)
    page.clock.run_for(3000)
    return (scrolled(page) - before) / 3


def test_scrolling_keeps_its_pace_and_its_place(chrome: Browser, site: Path) -> None:
    with watched_page(chrome, viewport={"width": 1280, "height": 720}) as (page, problems):
        page.clock.install()
        opened(page, site)
        page.get_by_label("怎样翻屏").select_option("scroll")
        page.locator(".rd-projector__surface").focus()
        page.clock.pause_at(dt.datetime.now() + dt.timedelta(minutes=1))  # goes on only as the test says
        page.keyboard.press(" ")
        usual = speed(page)
        for keys, pace in (("+++", 180), ("---", 150), ("pp", None), ("bb", 150), ("++--", 150)):
            for key in keys:
                page.keyboard.press(key)
            if pace:
                assert page.locator(".rd-projector__pace").inner_text() == f"{pace} 字/分"
                assert speed(page) == pytest.approx(usual * pace / 150, rel=0.05), keys
        page.keyboard.press("p")
        for width in (1300, 1320, 1280):
            page.set_viewport_size({"width": width, "height": 720})
            page.clock.run_for(50)
        assert speed(page) == pytest.approx(usual, rel=0.05)
        page.keyboard.press("b")
        assert speed(page) == 0
        page.keyboard.press("b")
        page.clock.run_for(20_000)
        assert place(page) == "2/5"
        # A resize and another pinyin stay where the readers are; the next screen is the next article.
        reached = scrolled(page)
        page.set_viewport_size({"width": 1290, "height": 720})
        page.clock.run_for(50)
        assert scrolled(page) == pytest.approx(reached, abs=30)
        page.keyboard.press("PageDown")
        assert place(page) == "3/5"
        assert scrolled(page) > reached
        page.clock.run_for(300_000)
        assert place(page) == "5/5"
        play = page.get_by_role("button", name="自动翻屏")
        assert play.inner_text() == "开始"
        play.click()  # from the beginning
        assert (place(page), play.inner_text()) == ("1/5", "暂停")
        assert problems == []


def test_a_black_screen_waits_and_the_last_one_ends_the_showing(chrome: Browser, site: Path) -> None:
    with watched_page(chrome) as (page, problems):
        page.clock.install()
        opened(page, site)
        page.get_by_label("怎样翻屏").select_option("turn")
        page.locator(".rd-projector__surface").focus()
        page.keyboard.press(" ")
        page.keyboard.press("b")
        page.clock.run_for(60_000)
        assert place(page) == "1/5"
        page.keyboard.press("b")
        page.clock.run_for(10_000)
        assert place(page) == "2/5"
        play = page.get_by_role("button", name="自动翻屏")
        assert play.inner_text() == "暂停"
        page.keyboard.press("End")
        assert play.inner_text() == "开始"
        assert problems == []


def test_scrolling_unless_less_motion_is_asked_for(chrome: Browser, site: Path) -> None:
    with watched_page(chrome) as (page, problems):
        opened(page, site)
        page.get_by_label("怎样翻屏").select_option("scroll")
        column = page.locator(".rd-projector__column")
        before = column.evaluate("node => node.style.transform")
        page.get_by_role("button", name="自动翻屏").click()
        page.wait_for_function(
            "was => document.querySelector('.rd-projector__column').style.transform !== was", arg=before
        )
        assert problems == []
    with watched_page(chrome, reduced_motion="reduce") as (page, problems):
        opened(page, site)
        modes = page.get_by_label("怎样翻屏").locator("option").all_inner_texts()
        assert modes == ["手动翻屏", "自动翻屏"]


def test_reads_aloud_with_a_voice_of_the_device_only(chrome: Browser, site: Path) -> None:
    with watched_page(chrome) as (page, problems):
        page.add_init_script(VOICES)
        opened(page, site)
        page.keyboard.press("PageDown")
        page.get_by_role("button", name="朗读").click()
        page.wait_for_function("document.querySelector('.rd-projector__place').textContent === '5/5'")
        spoken = page.evaluate("window.spoken")
        assert {name for name, _ in spoken} == {"near"}
        assert page.locator(".rd-projector__note").inner_text() in ("领读", "全体")
        assert [text for _, text in spoken][:3] == [
            "《宪法》第一条",  # who reads it is shown, not said
            "中华人民共和国是工人阶级领导的、以工农联盟为基础的人民民主专政的社会主义国家。",
            "社会主义制度是中华人民共和国的根本制度。",
        ]
        assert problems == []
    with watched_page(chrome) as (page, problems):
        opened(page, site)
        page.get_by_role("button", name="朗读").click()
        page.locator(".rd-projector__status", has_text="没有可以离线使用的中文语音").wait_for()
        assert problems == []


def test_the_ceremony_shows_its_steps_and_no_oath_of_ours(chrome: Browser, site: Path) -> None:
    with watched_page(chrome) as (page, problems):
        opened(page, site, CEREMONY)
        assert place(page) == "1/6"
        page.keyboard.press("PageDown")
        assert page.locator(".rd-projector__slide h2").inner_text() == "宣布仪式开始，奏唱国歌"
        assert problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_on_a_phone(chrome: Browser, site: Path, scheme: str) -> None:
    with watched_page(chrome, viewport=PHONE, color_scheme=scheme) as (page, problems):
        for path in (READING, CEREMONY, RUN):
            page.goto((site / path).as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            assert axe.violations(page, "article") == []
        opened(page, site)
        assert axe.violations(page, ".rd-projector") == []
        for control in page.locator(".rd-projector button:visible, .rd-projector select").all():
            box = control.bounding_box()
            assert box is not None
            assert box["height"] >= 44
            assert box["width"] >= 44
        assert problems == []


def test_print_never_cuts_an_article_and_hides_controls(chrome: Browser, site: Path) -> None:
    with watched_page(chrome) as (page, _):
        page.emulate_media(media="print")
        page.goto((site / READING).as_uri())
        for passage in page.locator(".rd-passage").all():
            assert passage.evaluate("node => getComputedStyle(node).breakInside") == "avoid"
        assert page.locator(".rd-sheet__actions:visible, .rd-reading__choice + label:visible").count() == 0
        size = page.locator(".rd-passage p").first.evaluate(
            "node => parseFloat(getComputedStyle(node).fontSize)"
        )
        assert size >= 24  # 18 points
        page.goto((site / RUN).as_uri())
        pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
        assert 1 <= pages <= 2
