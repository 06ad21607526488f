"""Every kind in Chromium: asked, answered, marked, shown again after a reload; hostile data stays text."""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from . import sample
from .test_catalog import HOSTILE, hostile_items

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    Site = Callable[..., dict[str, str]]

pytestmark = pytest.mark.browser


def card(page: Page, id_: str) -> Locator:
    return page.locator(f'[data-item="{id_}"]')


def verdict(page: Page, id_: str) -> Locator:
    return card(page, id_).locator(".renda-quiz__verdict")


def hand_in(page: Page, id_: str) -> None:
    card(page, id_).locator("button[type=submit]").click()


def test_every_kind_is_answered_and_kept(page: Page, quiz_site: Site) -> None:
    page.goto(quiz_site(*sample.ALL)["check"])
    for id_ in ("b-1", "c-1", "k-1", "a-1"):
        hand_in(page, id_)
    expect(verdict(page, "b-1")).to_have_text("请先填空。")
    expect(verdict(page, "k-1")).to_have_text("请先写下答案。")
    expect(verdict(page, "a-1")).to_have_text("请至少回答一个小题。")

    card(page, "b-1").get_by_label("第 1 空").fill("７ 年")
    card(page, "b-1").get_by_label("第 2 空").fill("月")
    hand_in(page, "b-1")
    expect(verdict(page, "b-1")).to_have_text("✓ 回答正确。")

    card(page, "c-1").get_by_label("第 1 空").fill("七年")
    card(page, "c-1").get_by_label("第 2 空").fill("每周")
    hand_in(page, "c-1")
    expect(verdict(page, "c-1")).to_have_text("◐ 答对一部分（50%）。正确答案：七年；每月。")
    expect(card(page, "c-1").locator(".renda-quiz__mark")).to_have_text(["✓", "✗ 每月"])

    card(page, "k-1").get_by_label("你的答案").fill("种苹果，也数苹果")
    hand_in(page, "k-1")
    expect(verdict(page, "k-1")).to_contain_text("请对照要点")
    card(page, "k-1").get_by_label("种苹果").check()
    card(page, "k-1").get_by_label("数苹果").check()
    hand_in(page, "k-1")
    expect(verdict(page, "k-1")).to_have_text("◐ 答对一部分（67%）。")

    case = card(page, "a-1")
    case.get_by_label("错误").check()
    case.get_by_label("七年").check()
    hand_in(page, "a-1")
    expect(verdict(page, "a-1")).to_have_text("◐ 答对一部分（50%）。")
    expect(case).to_contain_text("任期是七年。")
    expect(case.locator(".renda-quiz__mark--inline")).to_have_text("✗ 七年")

    expect(page.locator(".renda-quiz__score")).to_contain_text("已答 4 题")  # on the disk
    page.reload()
    expect(verdict(page, "b-1")).to_have_text("✓ 回答正确。")
    expect(card(page, "b-1").get_by_label("第 1 空")).to_have_value("７ 年")
    expect(card(page, "k-1").get_by_label("种苹果")).to_be_checked()
    expect(card(page, "k-1").get_by_label("吃苹果")).not_to_be_checked()
    expect(case.get_by_label("七年")).to_be_checked()
    expect(verdict(page, "s-1")).to_have_text("")


def test_letters_typed_into_an_answer_are_no_commands(page: Page, quiz_site: Site) -> None:
    address = quiz_site(sample.BLANK, sample.SHORT | {"topics": ["苹果"]})["practice"]
    page.goto(f"{address}#?topic=苹果")
    card(page, "b-1").get_by_label("第 1 空").press_sequentially("nAp1")
    expect(card(page, "b-1").get_by_label("第 1 空")).to_have_value("nAp1")
    page.keyboard.press("Enter")
    expect(verdict(page, "b-1")).to_contain_text("✗")
    page.get_by_role("button", name="下一题").click()
    card(page, "k-1").get_by_label("你的答案").press_sequentially("n\np")
    expect(card(page, "k-1").get_by_label("你的答案")).to_have_value("n\np")


def test_hostile_text_in_every_kind(page: Page, quiz_site: Site) -> None:
    page.goto(quiz_site(*hostile_items())["check"])
    page.evaluate("() => { window.alert = () => window.hits.push('alert'); }")
    for id_ in ("s-1", "m-1", "j-1"):
        card(page, id_).locator("input").nth(1).check()
    card(page, "b-1").get_by_label("第 1 空").fill(HOSTILE)
    card(page, "c-1").get_by_label("第 1 空").fill(HOSTILE)
    card(page, "k-1").get_by_label("你的答案").fill(HOSTILE)
    card(page, "a-1").get_by_label("你的答案").fill(HOSTILE)
    card(page, "a-1").locator("input[type=radio]").nth(1).check()
    for id_ in ("s-1", "m-1", "j-1", "b-1", "c-1", "k-1", "k-1", "a-1", "a-1"):
        hand_in(page, id_)
    for item in sample.ALL:
        expected = "回答正确" if item["id"] == "b-1" else "回答错误"
        expect(verdict(page, item["id"])).to_contain_text(expected)
    live = page.locator(".renda-quiz__live")
    assert live.locator("img, script, a[href^=javascript]").count() == 0
    assert page.evaluate("window.hits") == []


#: What reverses the text behind it where nothing holds it in.
REVERSED = "\u202e甲\u2066乙"


def tamper(folder: Path, change: Callable[[dict[str, Any], dict[str, Any]], None]) -> None:
    """Change the first question of the only shard, and its solution."""
    (file,) = (folder / "quiz").glob("bank-*.js")
    name, shard = json.loads(
        f"[{file.read_text(encoding='utf-8').strip().removeprefix('renda.shard(')[:-2]}]"
    )
    solutions = json.loads(zlib.decompress(base64.b64decode(shard["solutions"])))
    change(shard["questions"][0], solutions[0])
    shard["solutions"] = base64.b64encode(zlib.compress(json.dumps(solutions).encode())).decode()
    data = json.dumps(shard).replace("<", "\\u003c")
    file.write_text(f"renda.shard({json.dumps(name)},{data});", encoding="utf-8")


def test_forty_options_a_long_stem_and_marks_of_direction(
    page: Page, quiz_site: Site, tmp_path: Path
) -> None:
    address = quiz_site(sample.SINGLE)["check"]

    def change(question: dict[str, Any], solution: dict[str, Any]) -> None:
        question["view"]["stem"] = "长" * 50_000 + "w" * 400 + REVERSED
        question["view"]["options"] = [f"{REVERSED}{number}" for number in range(40)]
        solution["key"]["answer"] = 39

    tamper(tmp_path / "site", change)
    page.goto(address)
    inputs = card(page, "s-1").locator("input")
    expect(inputs).to_have_count(40)
    inputs.nth(26).check()
    hand_in(page, "s-1")
    expect(verdict(page, "s-1")).to_have_text("✗ 回答错误。正确答案：40。")
    expect(card(page, "s-1").locator(".renda-quiz__option").nth(25)).to_contain_text("Z. ")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    isolated = (
        card(page, "s-1")
        .locator(".renda-quiz__text > bdi")
        .evaluate_all("all => all.every((one) => getComputedStyle(one).unicodeBidi === 'isolate')")
    )
    assert isolated


def test_a_stale_question_says_so(page: Page, quiz_site: Site, tmp_path: Path) -> None:
    address = quiz_site(sample.SINGLE, sample.JUDGE)["check"]
    tamper(tmp_path / "site", lambda question, _: question.update(stale=True))
    page.goto(address)
    expect(card(page, "s-1").locator(".renda-quiz__stale")).to_contain_text("待复核")
    assert card(page, "j-1").locator(".renda-quiz__stale").count() == 0
