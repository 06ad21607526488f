"""Every view of the player with every kind of question, in the site's own pages, gone through by touch at 390 px.

Once for people who read with other means or in the dark, and once with data that means harm.
"""

from __future__ import annotations

import base64
import json
import shutil
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

import axe
from conftest import PHONE, watched_page
from renda.diagnostics import Diagnostics
from renda.quizzes import blueprint, catalog

from . import sample
from .test_catalog import hostile_items

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from renda.statutes.model import Library

pytestmark = pytest.mark.browser

KINDS = [item["kind"] for item in sample.ALL]
EXAM = {
    "title": "样样都有的考试",
    "post": "common",
    "note": "试一试",
    "minutes": 30,
    "pass": 4,
    "shuffle_items": False,
    "shuffle_options": True,
    "sections": [{"kind": kind, "points": 2, "cells": [{"count": 1}]} for kind in KINDS],
}
START = f"开始考试：{EXAM['title']}"


def make_site(
    folder: Path, site: Path, library: Library, measures: dict[int, str], items: list[dict[str, Any]]
) -> str:
    """The site's pages for questions with a bank of these items; the address of their folder."""
    target = folder / "site"
    for part in ("assets", "exam"):
        shutil.copytree(site / part, target / part)
    diagnostics = Diagnostics()
    banks = sample.load(folder, diagnostics, bank=sample.bank(*items))
    plans = folder / "quizzes" / blueprint.FOLDER
    plans.mkdir()
    (plans / "all.yml").write_text(json.dumps(EXAM, ensure_ascii=False), encoding="utf-8")
    exams = blueprint.load_blueprints(folder / "quizzes", diagnostics)
    assert not list(diagnostics)
    (target / "quiz").mkdir()
    for path, content in catalog.Publisher(banks, library, measures, exams=exams).files().items():
        (target / path).write_bytes(content)
    return f"{target.as_uri()}/exam"


def give(page: Page) -> None:
    """Answer the question that is shown, however it is answered."""
    card = page.locator(".renda-quiz__card")
    for writing in card.locator("input[type=text], textarea").all():
        writing.fill("甲")
    names = card.locator("input[type=radio], input[type=checkbox]").evaluate_all(
        "all => [...new Set(all.filter((one) => !one.disabled).map((one) => one.name))]"
    )
    for name in names:
        card.locator(f'input[name="{name}"]').first.tap()


def practise(page: Page, address: str, look: Callable[[str], None]) -> None:
    page.goto(f"{address}/practice/index.html")
    expect(page.get_by_role("heading", name="按专题")).to_be_visible()
    look("what there is to practise")
    page.goto(f"{address}/practice/index.html#?only=all")
    page.reload()
    for number, kind in enumerate(KINDS, 1):
        expect(page.get_by_text(f"第 {number} 题，共 {len(KINDS)} 题")).to_be_visible()
        look(f"{kind} asked")
        give(page)
        hand_in = page.locator(".renda-quiz__form button[type=submit]")
        hand_in.tap()
        if hand_in.is_visible():  # one's own answer is judged in a second step
            look(f"{kind} to be judged")
            hand_in.tap()
        expect(page.locator(".renda-quiz__after")).to_be_visible()
        page.locator("summary", has_text="依据").first.tap()
        look(f"{kind} answered")
        if number == 1:
            page.get_by_role("button", name="收藏").tap()
        page.get_by_role("button", name="查看结果" if number == len(KINDS) else "下一题").tap()
    expect(page.locator("meter").first).to_be_visible()
    look("result of the practice")


def sit(page: Page, address: str, look: Callable[[str], None]) -> None:
    page.goto(f"{address}/mock/index.html")
    page.get_by_role("button", name=START).tap()
    for number, kind in enumerate(KINDS, 1):
        expect(page.get_by_text(f"第 {number} 题，共 {len(KINDS)} 题")).to_be_visible()
        look(f"{kind} in the room")
        if number > 1:  # one stays open
            give(page)
            expect(page.locator(".renda-exam__sheet summary")).to_contain_text(f"已答 {number - 1}/")
        if number == 2:
            page.get_by_role("button", name="标记这道题").tap()
            page.locator(".renda-exam__sheet summary").tap()
            look("answer sheet")
        page.get_by_role("button", name="检查并交卷" if number == len(KINDS) else "下一题").tap()
    expect(page.get_by_role("heading", name="还有 1 题没有作答")).to_be_visible()
    look("before handing in")
    page.get_by_role("button", name="确认交卷").tap()
    expect(page.get_by_role("heading", name="逐题回顾")).to_be_visible()


def go_through(page: Page, address: str, look: Callable[[str], None]) -> None:
    """Every view; `look` is called in each with its name."""
    practise(page, address, look)
    page.goto(f"{address}/mock/index.html")
    expect(page.get_by_role("button", name=START)).to_be_visible()
    look("exams")
    sit(page, address, look)
    sit(page, address, lambda _: None)  # a second one, to be compared with the first
    for box in page.locator('[data-item="k-1"] input:enabled').all():
        box.tap()
    for summary in page.locator("summary", has_text="依据").all():
        summary.tap()
    look("result with its review")
    page.emulate_media(media="print")
    look("result on paper")
    page.emulate_media(media="screen")
    page.goto(f"{address}/mock/index.html#?")
    page.reload()
    page.locator("summary", has_text="以前的成绩").tap()
    look("exams with results")
    page.goto(f"{address}/record/index.html")
    expect(page.get_by_role("heading", name="收藏（1 题）")).to_be_visible()
    expect(page.locator(".renda-player li").first).to_be_visible()
    look("record")
    page.emulate_media(media="print")
    look("record on paper")


def touching(colors: str) -> dict[str, Any]:
    return {"viewport": PHONE, "has_touch": True, "color_scheme": colors, "reduced_motion": "reduce"}


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_accessible_everywhere(
    chrome: Browser,
    tmp_path: Path,
    site: Path,
    library: Library,
    measures: dict[int, str],
    colors: str,
) -> None:
    address = make_site(tmp_path, site, library, measures, list(sample.ALL))
    found: list[str] = []
    with watched_page(chrome, **touching(colors)) as (page, problems):

        def look(name: str) -> None:
            rules = axe.COLOURS if colors == "dark" else axe.WCAG
            found.extend(f"{name}: {one}" for one in axe.violations(page, ".md-content", rules))
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{name}: wider than the window")

        go_through(page, address, look)
        assert found == []
        assert problems == []


#: What reverses the text behind it where nothing holds it in.
REVERSED = "\u202e甲\u2066乙"
OPTIONS = 40


def tampered(value: Any) -> Any:
    """Data as no build writes it: marks of direction in every text, and many options."""
    if isinstance(value, dict):
        changed = {name: one if name in FIXED else tampered(one) for name, one in value.items()}
        if "options" in changed:
            changed["options"] += [
                f"{number}{REVERSED}" for number in range(len(changed["options"]), OPTIONS)
            ]
        return changed
    if isinstance(value, list):
        return [tampered(one) for one in value]
    return value + REVERSED if isinstance(value, str) else value


#: Not shown, or not text.
FIXED = {"kind", "url", "id", "digest"}


def tamper(shard: Path) -> None:
    name, data = json.loads(f"[{shard.read_text(encoding='utf-8').strip()[len('renda.shard(') : -2]}]")
    for question in data["questions"]:
        question["view"] = tampered(question["view"])
    solutions = tampered(json.loads(zlib.decompress(base64.b64decode(data["solutions"]))))
    solutions[0]["cites"][0]["url"] = "javascript:alert(2)"
    data["solutions"] = base64.b64encode(zlib.compress(json.dumps(solutions).encode())).decode()
    text = json.dumps(data).replace("<", "\\u003c")
    shard.write_text(f"renda.shard({json.dumps(name)},{text});", encoding="utf-8")


def test_hostile_data_does_no_harm_anywhere(
    chrome: Browser, tmp_path: Path, site: Path, library: Library, measures: dict[int, str]
) -> None:
    address = make_site(tmp_path, site, library, measures, hostile_items())
    (shard,) = (tmp_path / "site/quiz").glob("bank-*.js")
    tamper(shard)
    found: list[str] = []
    with watched_page(chrome, **touching("light")) as (page, problems):
        page.add_init_script("window.hits = []; window.alert = (what) => window.hits.push(what);")

        def look(name: str) -> None:
            harm = "img, script, iframe, style, object, a[href^='javascript'], [onerror], [onclick]"
            if page.locator(".renda-player").locator(harm).count():
                found.append(f"{name}: an element of the data")
            if page.evaluate("window.hits.length"):
                found.append(f"{name}: a script of the data")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{name}: wider than the window")
            # Words of ours behind a mark of direction: each stands in a box of its own.
            loose = page.locator(".renda-player").evaluate(LOOSE)
            found.extend(f"{name}: text of the data isn't held in: {text}" for text in loose[:3])

        go_through(page, address, look)
        assert found == []
        assert problems == []


#: Texts with a mark of direction that share a line with other elements' text, and nothing isolates them.
LOOSE = """(root) => {
  const loose = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.data.includes("\\u202e") || !node.parentElement.getClientRects().length) continue;
    for (let one = node.parentElement; ; one = one.parentElement) {
      const {display, unicodeBidi} = getComputedStyle(one);
      if (unicodeBidi.startsWith("isolate") || display !== "inline") break;
      if (one.nextSibling) { loose.push(one.outerHTML.slice(0, 200)); break; }
    }
  }
  return loose;
}"""
