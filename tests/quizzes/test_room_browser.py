"""The exam room in Chromium: two tabs, fast keys, files that can't be had."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from . import player, sample

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from renda.statutes.model import Library

pytestmark = pytest.mark.browser

SINGLES = 8
EXAM = {
    "title": "房间",
    "post": "common",
    "note": "试一试",
    "minutes": 30,
    "pass": 4,
    "certificate": "证书",
    "shuffle_items": False,
    "shuffle_options": False,
    "sections": [
        {"kind": kind, "points": 2, "cells": [{"count": count}]}
        for kind, count in (("single", SINGLES), ("blank", 1), ("case", 1), ("short", 1))
    ],
}
FIRST, BLANK, CASE, SHORT, LAST = 1, SINGLES + 1, SINGLES + 2, SINGLES + 3, SINGLES + 3


def singles() -> list[dict[str, Any]]:
    return [sample.SINGLE | {"id": f"s-{number}"} for number in range(1, SINGLES + 1)]


@pytest.fixture
def site(tmp_path: Path, scripts: Path, library: Library, measures: dict[int, str]) -> dict[str, str]:
    folder = tmp_path / "site"
    shutil.copytree(scripts, folder)
    banks = {"bank": sample.bank(*singles(), sample.BLANK, sample.CASE, sample.SHORT)}
    plans = {"room": json.dumps(EXAM, ensure_ascii=False)}
    return player.write_site(folder, library, measures, banks, plans)


def begin(page: Page, site: dict[str, str]) -> None:
    page.goto(site["mock"])
    page.get_by_role("button", name="开始考试：房间").click()
    where(page, FIRST)


def where(page: Page, number: int) -> None:
    expect(page.get_by_text(f"第 {number} 题，共 {LAST} 题")).to_be_visible()


def go(page: Page, number: int) -> None:
    sheet = page.locator(".renda-exam__sheet")
    if sheet.get_attribute("open") is None:
        sheet.locator("summary").click()
    sheet.locator(".renda-exam__cell").nth(number - 1).click()
    where(page, number)


def press(page: Page, keys: list[str]) -> None:
    """All at once, before anything can have been kept."""
    page.evaluate(
        """(keys) => {
          for (const key of keys) {
            document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
          }
        }""",
        keys,
    )


def answers(page: Page) -> dict[str, Any]:
    return {row["item"]: row["response"] for row in player.rows(page, "answers")}


def test_two_tabs_fill_in_one_question(page: Page, site: dict[str, str]) -> None:
    begin(page, site)
    other = page.context.new_page()
    other.goto(page.url)
    for tab in (page, other):
        go(tab, BLANK)
    page.get_by_label("第 1 空").fill("七 ")
    expect(other.get_by_label("第 1 空")).to_have_value("七")
    other.get_by_label("第 2 空").fill("月")
    expect(page.get_by_label("第 2 空")).to_have_value("月")
    expect(page.get_by_label("第 1 空")).to_have_value("七 ")  # as it is being written
    assert answers(page)["b-1"] == ["七", "月"]
    other.get_by_label("第 2 空").fill("")
    expect(page.get_by_label("第 2 空")).to_have_value("")

    for tab in (page, other):
        go(tab, CASE)
    page.get_by_label("错误").check()
    expect(other.get_by_label("错误")).to_be_checked()
    other.get_by_label("B. 七年").check()
    expect(page.get_by_label("B. 七年")).to_be_checked()
    page.get_by_label("你的答案").fill("有规定")
    expect(other.get_by_label("你的答案")).to_have_value("有规定")
    assert answers(page)["a-1"] == [[1], [1], {"text": "有规定", "points": None}, None]
    other.get_by_role("button", name="标记这道题").click()
    expect(page.get_by_role("button", name="已标记，再点一下取消")).to_be_visible()


def test_keys_faster_than_the_disk_are_for_the_next_question(page: Page, site: dict[str, str]) -> None:
    begin(page, site)
    press(page, [key for letter in "abcdabcd" for key in (letter, "Enter")])
    where(page, BLANK)
    assert answers(page) == {f"s-{number}": [(number - 1) % 4] for number in range(1, SINGLES + 1)}


def test_keys_faster_than_the_disk_in_practice(page: Page, site: dict[str, str]) -> None:
    page.goto(f"{site['practice']}#?only=all")
    where(page, FIRST)
    press(page, [key for letter in "abc" for key in (letter, "Enter", "Enter")])
    where(page, FIRST + 3)
    assert [(item, response) for item, response, _ in player.attempts(page)] == [
        ("s-1", [0]),
        ("s-2", [1]),
        ("s-3", [2]),
    ]


def test_handing_in_needs_no_file_that_is_not_there_yet(page: Page, site: dict[str, str]) -> None:
    begin(page, site)
    for number in range(1, 4):
        page.get_by_label("七年").check()
        page.get_by_role("button", name="下一题").click()
        where(page, number + 1)
    page.reload()
    where(page, FIRST + 3)
    for file in Path(page.url.split("#")[0].removeprefix("file://")).parent.glob("quiz/exams-*.js"):
        file.unlink()
    page.get_by_role("button", name="交卷", exact=True).click()
    page.get_by_role("button", name="确认交卷").click()
    expect(page.get_by_role("heading", name="房间：6 分，及格")).to_be_visible()
    expect(page.get_by_role("button", name="打印证书")).to_be_visible()


def test_a_long_list_of_open_questions_leaves_handing_in_within_reach(
    page: Page, site: dict[str, str]
) -> None:
    begin(page, site)
    page.get_by_role("button", name="交卷", exact=True).tap()
    expect(page.get_by_role("heading", name=f"还有 {LAST} 题没有作答")).to_be_visible()
    bar = page.locator(".renda-exam__bar")
    expect(bar.get_by_role("button")).to_have_text(["继续作答", "确认交卷"])
    expect(page.get_by_role("timer")).to_be_in_viewport()
    bar.get_by_role("button", name="继续作答").tap()
    where(page, FIRST)
    expect(bar.get_by_role("button")).to_have_text(["交卷"])


def test_keys_go_past_a_question_that_was_taken_out_of_the_bank(
    page: Page, site: dict[str, str], tmp_path: Path, library: Library, measures: dict[int, str]
) -> None:
    begin(page, site)
    rest = [item for item in singles() if item["id"] != "s-2"]
    shutil.rmtree(tmp_path / "site" / "quiz")
    banks = {"bank": sample.bank(*rest, sample.BLANK, sample.CASE, sample.SHORT)}
    player.write_site(tmp_path / "site", library, measures, banks)
    page.reload()
    where(page, FIRST)
    for key, number in (("n", 2), ("m", 2), ("n", 3), ("p", 2), ("Enter", 3)):
        page.keyboard.press(key)
        where(page, number)
    expect(page.locator(".renda-exam__sheet summary")).to_contain_text("标记 1")


def test_a_double_click_begins_one_exam_which_can_be_given_up(page: Page, site: dict[str, str]) -> None:
    page.goto(site["mock"])
    page.get_by_role("button", name="开始考试：房间").dblclick()
    where(page, FIRST)
    page.get_by_label("七年").check()
    expect(page.locator(".renda-exam__sheet summary")).to_contain_text("已答 1/")
    assert len(player.rows(page, "sittings")) == 1
    page.goto(f"{site['mock']}#?")
    page.reload()
    page.get_by_role("button", name="放弃这场考试").click()
    expect(page.get_by_text("已放弃")).to_be_visible()
    assert player.rows(page, "sittings") == player.rows(page, "answers") == []
    expect(page.get_by_role("button", name="撤销")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="房间：剩余").click()
    where(page, FIRST + 1)


def test_none_of_the_points_is_a_judgement_too(page: Page, site: dict[str, str]) -> None:
    begin(page, site)
    go(page, CASE)
    page.get_by_label("错误").check()
    page.get_by_label("B. 七年").check()
    page.get_by_label("第 1 空").fill("七年")
    page.get_by_label("你的答案").fill("不知道")
    page.get_by_role("button", name="交卷", exact=True).click()
    page.get_by_role("button", name="确认交卷").click()
    expect(page.get_by_role("heading", name="房间：待自评，暂得 0 分")).to_be_visible()
    page.get_by_role("button", name="完成自评").click()
    expect(page.get_by_role("heading", name="房间：1.5 分，不及格")).to_be_visible()
    assert [(item, share) for item, _, share in player.attempts(page)] == [("a-1", 0.75)]


@pytest.mark.parametrize(("option", "mistakes"), [("B. 五年", 1), ("C. 七年", 0)])
def test_from_the_result_to_what_went_wrong(
    page: Page, site: dict[str, str], option: str, mistakes: int
) -> None:
    begin(page, site)
    page.get_by_label(option).check()
    page.get_by_role("button", name="交卷", exact=True).click()
    page.get_by_role("button", name="确认交卷").click()
    page.get_by_role("button", name="逐题回顾").click()
    title = page.get_by_role("heading", name="逐题回顾")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()
    link = page.get_by_role("link", name="练错题本")
    addresses = [str(one.get_attribute("href")) for one in link.all()]
    assert [address.endswith("/exam/practice/#?only=wrong") for address in addresses] == [True] * mistakes


@pytest.mark.parametrize(("width", "is_open"), [(1440, True), (390, False)])
def test_the_answer_sheet_stands_beside_the_question_where_there_is_room(
    page: Page, site: dict[str, str], width: int, is_open: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    begin(page, site)
    sheet, question = page.locator(".renda-exam__sheet"), page.locator(".renda-quiz__card")
    assert (sheet.get_attribute("open") is not None) == is_open
    left = [one.bounding_box()["x"] for one in (sheet, question)]  # type: ignore[index]
    assert (left[0] > left[1]) == is_open


#: A browser that keeps nothing.
NOTHING_IS_KEPT = """
Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("no", "SecurityError"); } });
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


def test_what_cannot_be_kept_is_exported_from_the_page_itself(page: Page, site: dict[str, str]) -> None:
    page.add_init_script(NOTHING_IS_KEPT)
    page.goto(site["mock"])
    expect(page.get_by_role("button", name="开始考试：房间")).to_be_visible()
    notices = page.locator(".renda-notices p")
    expect(notices).to_have_count(0)  # nothing is lost so far
    page.get_by_role("button", name="开始考试：房间").click()
    where(page, FIRST)
    page.get_by_label("七年").check()
    expect(page.locator(".renda-exam__sheet summary")).to_contain_text("已答 1/")
    expect(notices).to_have_count(1)
    with page.expect_download() as download:
        notices.get_by_role("button", name="导出记录").click()
    rows = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["rows"]
    assert [row["response"] for table, row in rows if table == "answers"] == [[2]]
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(site["record"])
    assert asked == ["beforeunload"]


def test_enter_goes_on_within_a_case(page: Page, site: dict[str, str]) -> None:
    page.goto(f"{site['practice']}#?item=a-1")
    card = page.locator(".renda-quiz__card")
    expect(page.locator(".renda-quiz__hint")).to_have_text(
        "键盘：回车到下一小题，在最后一题提交，N 下一题，P 上一题，M 收藏。"
    )
    page.keyboard.press("Enter")
    for key in ("ArrowDown", "Enter", "ArrowDown", "Enter"):  # 错误; 七年
        page.keyboard.press(key)
    expect(card.get_by_label("你的答案")).to_be_focused()
    card.get_by_label("第 1 空").fill("七年")
    expect(card.locator(".renda-quiz__verdict")).to_be_empty()
    page.keyboard.press("Enter")  # the last one hands in
    expect(card.locator(".renda-quiz__verdict")).to_have_text("◐ 答对一部分（75%）。")
