"""Countdown and filters in Chromium, on a page opened from disk: far time zone, midnight, axe's verdict."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import axe
from renda.campaigns import archive
from renda.campaigns.load import load_campaign
from renda.campaigns.media import Facts
from renda.campaigns.pages import Surroundings, render, render_archive
from renda.diagnostics import Diagnostics

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs/campaigns/2026/index.md"
ENTRY = """
import { mountCountdown } from "./scripts/client/campaign/countdown.ts";
import { mountProgramme } from "./scripts/client/campaign/programme.ts";
mountCountdown(document);
mountProgramme(document);
"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("campaign")
    esbuild = [ROOT / "node_modules/.bin/esbuild", "--bundle", "--format=iife", "--loader=ts"]
    bundle = subprocess.run(esbuild, input=ENTRY, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    campaign = load_campaign(EXAMPLE.read_text(encoding="utf-8"), str(EXAMPLE), Diagnostics())
    assert campaign is not None
    around = Surroundings(lambda text: (text, "laws/x/"), lambda name: Facts("JPG", 1, 1200, 800))
    body = render(campaign, around, "../../")
    body += "<h2>历年主题</h2>" + render_archive(archive.load_archive(), {"2026/": campaign})
    styles = "".join(
        (ROOT / f"overrides/assets/{name}.css").read_text("utf-8") for name in ("theme", "campaign")
    )
    page = folder / "index.html"
    page.write_text(
        '<!doctype html><html lang="zh"><meta charset="utf-8"><title>国家宪法日</title>'
        '<meta name="viewport" content="width=device-width"><style>* { box-sizing: border-box }'
        f"body {{ margin: 16px; background: var(--rd-page); color: var(--rd-text) }}{styles}</style>"
        f'<body data-md-color-scheme="default"><main class="md-typeset">{body}</main>'
        f"<script>{bundle}</script></body></html>",
        encoding="utf-8",
    )
    return page.as_uri()


def china(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text + "+08:00")


def test_counts_chinese_days_and_passes_midnight_by_itself(chrome: Browser, page_url: str) -> None:
    context = chrome.new_context(timezone_id="America/Los_Angeles")
    page = context.new_page()
    page.clock.install(time=china("2026-12-02T23:58:30"))
    page.goto(page_url)
    countdown = page.locator("[data-renda-countdown]")
    assert countdown.text_content() == "距国家宪法日还有 2 天"
    page.clock.fast_forward("02:00")
    assert countdown.text_content() == "明天是国家宪法日"
    page.clock.fast_forward("24:00:00")
    assert countdown.text_content() == "今天是国家宪法日"
    page.clock.fast_forward("24:00:00")
    assert countdown.text_content() == "2026年国家宪法日活动进行到12月7日"
    page.clock.fast_forward(3 * 24 * 3600 * 1000)
    assert countdown.text_content() == "2026年国家宪法日活动已结束"
    context.close()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Asia/Shanghai", "UTC", "Pacific/Pago_Pago"])
def test_midnight_is_that_of_beijing_everywhere(chrome: Browser, page_url: str, zone: str) -> None:
    context = chrome.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.install(time=china("2026-12-03T23:59:30"))
    page.goto(page_url)
    countdown = page.locator("[data-renda-countdown]")
    assert countdown.text_content() == "明天是国家宪法日"
    page.clock.fast_forward("00:31")
    assert countdown.text_content() == "今天是国家宪法日"
    context.close()


def test_without_script_the_date_stands(chrome: Browser, page_url: str) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_url)
    assert page.locator("[data-renda-countdown]").text_content() == "2026年国家宪法日：12月4日，星期五"
    assert page.locator(".rd-filter").is_hidden()
    assert page.locator("li.rd-activity:visible").count() == 7
    context.close()


def test_filters_by_keyboard_and_a_link_to_what_they_hide(chrome: Browser, page_url: str) -> None:
    context = chrome.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(page_url)
    shown = page.locator("li.rd-activity:visible")
    status = page.locator(".rd-filter [role=status]")
    assert shown.count() == 7
    page.locator("select[name=audience]").focus()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    assert page.locator("select[name=audience]").input_value() == "农村"
    assert (shown.count(), status.text_content()) == (1, "找到 1 项")
    page.select_option("select[name=day]", "2026-12-06")
    assert (shown.count(), status.text_content()) == (0, "没有这样的活动，请放宽条件")
    assert page.locator(".rd-day:visible").count() == 0
    page.get_by_role("button", name="清除筛选").click()
    page.wait_for_function("!document.querySelector('.rd-filter [role=status]').textContent")
    page.select_option("select[name=day]", "2026-12-06")
    assert shown.count() == 2  # both go on for the whole week
    page.evaluate("location.hash = '#activity-oath'")
    page.locator("#activity-oath").wait_for(state="visible")
    assert shown.count() == 7
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_accessible_and_fits_a_phone(chrome: Browser, page_url: str, scheme: str) -> None:
    context = chrome.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(page_url)
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for link in page.locator(".rd-action, a.rd-cite, .rd-filter select, .rd-filter button").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert axe.violations(page, "main") == []
    context.close()
