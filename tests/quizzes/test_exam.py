"""Mock exams and the record in Chromium, on pages opened as files."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from playwright.sync_api import expect

from . import player, sample

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from renda.statutes.model import Library

pytestmark = pytest.mark.browser

SHORT = {
    "id": "h-1",
    "kind": "short",
    "stem": "苹果委员会做什么？",
    "points": ["种苹果", "数苹果"],
    **sample.COMMON,
    "explanation": "见试验法第二条。",
    "cites": ["试验法第二条"],
}
BLUEPRINT = """
title: 苹果考试
post: common
note: 试一试
minutes: 2
pass: 4
shuffle_items: false
shuffle_options: {shuffle}
sections:
  - {{kind: single, points: 2, cells: [{{count: 1}}]}}
  - {{kind: multiple, points: 2, partial: share, cells: [{{count: 1}}]}}
  - {{kind: judge, points: 2, cells: [{{count: 1}}]}}
"""
WITH_SHORT = BLUEPRINT + "  - {{kind: short, points: 4, cells: [{{count: 1}}]}}\n"


@pytest.fixture
def site(tmp_path: Path, scripts: Path, library: Library, measures: dict[int, str]) -> dict[str, str]:
    """A bank of four items and two exams; name of page -> address."""
    folder = tmp_path / "site"
    shutil.copytree(scripts, folder)
    banks = {"bank": sample.bank(sample.SINGLE, sample.MULTIPLE, sample.JUDGE, SHORT)}
    blueprints = {"apple": BLUEPRINT.format(shuffle="false"), "pear": WITH_SHORT.format(shuffle="true")}
    blueprints["pear"] = blueprints["pear"].replace("苹果考试", "梨子考试")
    blueprints["apple"] = blueprints["apple"].replace("note:", "certificate: 苹果证书\nnote:")
    return player.write_site(folder, library, measures, banks, blueprints)


def begin(page: Page, site: dict[str, str], title: str = "苹果考试") -> None:
    page.goto(site["mock"])
    page.get_by_role("button", name=f"开始考试：{title}").click()
    expect(page.get_by_role("timer")).to_be_visible()


def where(page: Page, number: int, total: int = 3) -> None:
    expect(page.get_by_text(f"第 {number} 题，共 {total} 题")).to_be_visible()


def heading(page: Page, text: str) -> None:
    expect(page.locator(".renda-quiz__result h2")).to_have_text(text)


def test_a_whole_exam_with_the_keyboard_alone(page: Page, site: dict[str, str]) -> None:
    page.goto(site["mock"])
    expect(page.get_by_text("3 题，满分 6 分，4 分及格，2 分钟。")).to_be_visible()
    while page.evaluate("document.activeElement?.ariaLabel") != "开始考试：苹果考试":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    where(page, 1)
    page.evaluate("document.activeElement.blur()")  # the theme would turn the page on N
    for key in ("n", "p"):
        page.keyboard.press(key)
    where(page, 1)
    for key in ("c", "Enter"):
        page.keyboard.press(key)
    where(page, 2)
    for key in ("1", "m", "Enter"):  # half right, and flagged
        page.keyboard.press(key)
    where(page, 3)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="还有 1 题没有作答")).to_be_focused()
    while page.evaluate("document.activeElement?.textContent") != "3":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    where(page, 3)
    for key in ("1", "n"):
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="全部题目都已作答")).to_be_focused()
    while page.evaluate("document.activeElement?.textContent") != "确认交卷":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    heading(page, "苹果考试：5 分，及格")
    expect(page.locator(".renda-quiz__result h2")).to_be_focused()
    assert player.attempts(page) == [("s-1", [2], 1), ("m-1", [0], 0.5), ("j-1", [0], 1)]


def test_an_exam_by_touch_survives_reload_and_tells_what_is_open(page: Page, site: dict[str, str]) -> None:
    begin(page, site)
    page.get_by_label("七年").tap()
    page.get_by_role("button", name="标记这道题").tap()
    expect(page.locator("summary")).to_have_text("答题卡：已答 1/3，标记 1")
    page.reload()
    where(page, 2)  # the first that is open
    page.locator("summary").tap()
    page.get_by_role("button", name="第 1 题，已答，已标记").tap()
    where(page, 1)
    expect(page.get_by_label("七年")).to_be_checked()
    page.get_by_label("三年").tap()  # changed
    page.get_by_role("button", name="交卷", exact=True).tap()
    expect(page.get_by_text("未答（2 题）")).to_be_visible()
    expect(page.get_by_text("标记（1 题）")).to_be_visible()
    page.get_by_role("button", name="继续作答").tap()
    where(page, 1)
    small = page.locator("button:visible, label:visible, summary:visible").evaluate_all(
        "all => all.filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="交卷", exact=True).tap()
    page.get_by_role("button", name="确认交卷").tap()
    heading(page, "苹果考试：0 分，不及格")
    expect(page.get_by_text("未作答", exact=False).first).to_be_visible()


def test_a_certificate_to_print_with_a_name_that_is_kept_nowhere(page: Page, site: dict[str, str]) -> None:
    page.goto(site["mock"] + "#?exam=apple")  # as campaigns link it
    expect(page.get_by_role("button", name="开始考试")).to_have_count(1)
    expect(page.get_by_role("link", name="全部模拟考试")).to_be_visible()
    page.get_by_role("button", name="开始考试：苹果考试").click()
    for number, key in enumerate("c11", 1):
        where(page, number)
        page.keyboard.press(key)
        page.keyboard.press("Enter")
    page.get_by_role("button", name="确认交卷").click()
    heading(page, "苹果考试：5 分，及格")
    sheet = page.locator(".renda-certificate")
    expect(sheet).to_contain_text("答题 3 道，得 5 分（满分 6 分，4 分及格），成绩及格。")
    hostile = "<img src=x onerror=alert(1)>王"
    page.get_by_label("姓名").fill(hostile)
    expect(sheet.locator(".renda-certificate__name")).to_have_text(hostile[:30])
    assert sheet.locator("img").count() == 0
    page.evaluate("window.print = () => { window.printed = document.documentElement.className }")
    page.get_by_role("button", name="打印证书").click()
    assert "renda-certifying" in page.evaluate("window.printed")
    page.add_style_tag(path=str(player.ROOT / "overrides/assets/exam.css"))
    document = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".renda-certificate--alone").count() == 0
    assert len(document.pages) == 1
    box = document.pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (297, 210)
    text = document.pages[0].extract_text()
    assert "王" not in text or hostile[:30] in text.replace("\n", "")
    kept = page.evaluate(
        """async () => {
          const names = (await indexedDB.databases()).map(({ name }) => name);
          const rows = [JSON.stringify(localStorage)];
          for (const name of names) {
            const db = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
            for (const store of db.objectStoreNames) {
              const all = db.transaction(store).objectStore(store).getAll();
              rows.push(JSON.stringify(await new Promise((done) => { all.onsuccess = () => done(all.result); })));
            }
          }
          return rows.join();
        }"""
    )
    assert "苹果考试" in kept
    assert "onerror" not in kept


def test_no_certificate_without_a_pass(page: Page, site: dict[str, str]) -> None:
    begin(page, site)
    page.get_by_role("button", name="交卷", exact=True).click()
    page.get_by_role("button", name="确认交卷").click()
    heading(page, "苹果考试：0 分，不及格")
    assert page.locator(".renda-certificate").count() == 0


def test_the_time_runs_on_and_hands_in(page: Page, site: dict[str, str]) -> None:
    page.clock.install(time="2026-11-24T08:00:00Z")
    page.clock.pause_at("2026-11-24T09:00:00Z")  # from now on time passes only when the test says so
    begin(page, site)
    expect(page.get_by_role("timer")).to_have_text("02:00")
    page.get_by_label("七年").check()
    expect(page.locator("summary")).to_have_text("答题卡：已答 1/3")
    page.clock.fast_forward(30_000)
    expect(page.get_by_role("timer")).to_have_text("01:30")
    page.reload()
    expect(page.get_by_role("timer")).to_have_text("01:30")
    page.clock.run_for(91_000)
    heading(page, "苹果考试：2 分，不及格")
    expect(page.get_by_text("时间到，自动交卷")).to_be_visible()


def test_an_exam_left_alone_is_handed_in_when_it_is_opened_again(page: Page, site: dict[str, str]) -> None:
    page.clock.install()
    begin(page, site)
    page.get_by_label("七年").check()
    expect(page.locator("summary")).to_have_text("答题卡：已答 1/3")
    page.goto(site["practice"])
    page.clock.fast_forward("10:00")
    page.goto(site["mock"])
    page.get_by_role("link", name="苹果考试：时间已到，查看成绩").click()
    heading(page, "苹果考试：2 分，不及格")


def test_an_own_answer_is_marked_by_its_writer(page: Page, site: dict[str, str]) -> None:
    begin(page, site, "梨子考试")
    for _ in range(3):
        page.get_by_role("button", name="下一题").click()
    where(page, 4, 4)
    page.get_by_label("你的答案").fill("种苹果和数苹果，cn")  # letters are no keys here
    page.get_by_role("button", name="检查并交卷").click()
    page.get_by_role("button", name="确认交卷").click()
    heading(page, "梨子考试：待自评，暂得 0 分")
    assert player.attempts(page) == []
    row = page.locator('[data-item="h-1"]')
    row.get_by_label("种苹果").check()
    page.reload()  # nothing is judged before one says so
    heading(page, "梨子考试：待自评，暂得 0 分")
    for point in ("种苹果", "数苹果"):
        row.get_by_label(point).check()
    row.get_by_role("button", name="完成自评").click()
    heading(page, "梨子考试：4 分，及格")
    expect(row).to_be_focused()
    expect(row.locator(".renda-quiz__verdict")).to_have_text("得 4 / 4 分。")
    assert [(item, share) for item, _, share in player.attempts(page)] == [("h-1", 1)]
    page.reload()
    heading(page, "梨子考试：4 分，及格")


def test_the_result_is_reviewed_compared_and_exported(page: Page, site: dict[str, str]) -> None:
    for choice in ("三年", "七年"):
        begin(page, site)
        page.get_by_label(choice).check()
        page.get_by_role("button", name="交卷", exact=True).click()
        page.get_by_role("button", name="确认交卷").click()
        expect(page.locator(".renda-quiz__result")).to_be_visible()
    expect(page.get_by_text("比上次高 2 分")).to_be_visible()
    chart = page.get_by_role("img")
    expect(chart).to_have_attribute("aria-label", re.compile("及格线 4 分，满分 6 分。$"))
    page.get_by_label("只看失分的题（2 题）").check()
    expect(page.locator('[data-item="s-1"]')).to_be_hidden()
    page.locator('[data-item="m-1"]').get_by_text("依据：《试验法》第二条第（二）项").click()
    expect(page.locator('[data-item="m-1"] blockquote')).to_contain_text("（二）数苹果；")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出成绩").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "成绩：2 分，不及格（满分 6 分，4 分及格）" in text
    assert "正确答案：A、C" in text
    assert re.search(r"时间：\d{4}-\d\d-\d\d \d\d:\d\d 至 \d{4}-", text)
    assert re.search(r"按法律\n  .*试验法：2 / \d 分", text)
    question = text[text.index("1. ") : text.index("2. ")].splitlines()
    assert question[:2] == ["1. 苹果委员会每届任期几年？", "   A. 三年"]
    assert question[5:8] == ["   你的答案：C（七年）", "   正确答案：C（七年）", "   得 2 / 2 分"]
    assert question[8].startswith("   解析：试验法第一条规定")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".renda-quiz__cite:not([open])")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".renda-quiz__cite[open]").count() == 1  # as the visitor left it
    page.emulate_media(media="print")
    assert page.locator("button:visible").count() == 0
    expect(
        page.locator('[data-item="m-1"] .renda-quiz__verdict')
    ).to_be_visible()  # a result without it is none


def test_the_record_is_exported_cleared_and_taken_back_in(
    page: Page, site: dict[str, str], tmp_path: Path
) -> None:
    page.goto(f"{site['practice']}#?only=all")
    page.get_by_label("三年").check()
    page.get_by_role("button", name="确认").click()
    page.get_by_role("button", name="收藏").click()
    expect(page.get_by_role("button", name="收藏", pressed=True)).to_be_visible()
    expect(page.locator(".renda-quiz__score")).to_have_text("共 4 题，已答 1 题，答对 0 题")
    page.goto(site["record"])
    expect(page.get_by_role("heading", name="错题本（1 题）")).to_be_visible()
    expect(page.get_by_text("错 1 次，已连续答对 0 次")).to_be_visible()
    expect(page.get_by_role("heading", name="收藏（1 题）")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="导出记录").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    page.get_by_role("button", name="清空全部记录").click()
    expect(page.get_by_role("heading", name="错题本（0 题）")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="撤销清空").click()
    expect(page.get_by_role("heading", name="错题本（1 题）")).to_be_visible()
    page.get_by_role("button", name="清空全部记录").click()
    page.get_by_role("button", name="彻底删除，不再保留").click()
    expect(page.get_by_role("button", name="撤销清空")).to_have_count(0)

    damaged = tmp_path / "damaged.json"
    damaged.write_text(file.read_text(encoding="utf-8").replace('"share":0', '"share":1'), encoding="utf-8")
    page.get_by_label("导入记录文件").set_input_files(damaged)
    expect(page.get_by_text("没有导入：文件内容与校验和不符")).to_be_visible()
    assert player.rows(page, "attempts") == []
    page.get_by_label("导入记录文件").set_input_files(file)
    expect(page.get_by_text("已导入：新增或更新作答 1 次，收藏 1 题；")).to_be_visible()
    expect(page.get_by_role("heading", name="错题本（1 题）")).to_be_visible()
    page.get_by_label("导入记录文件").set_input_files(file)
    expect(page.get_by_text("文件里的记录这里都已有")).to_be_visible()


def test_the_first_form_of_the_record_is_taken_over(page: Page, site: dict[str, str]) -> None:
    page.goto(f"{site['practice']}#?only=all")
    expect(page.locator("fieldset")).to_be_visible()
    answer = {
        "digest": "0" * 8,
        "choice": [0],
        "right": False,
        "at": 1_700_000_000_000,
        "times": 2,
        "wrong": 2,
    }
    page.evaluate("text => localStorage.setItem('renda:answer:s-1', text)", json.dumps(answer))
    page.reload()
    expect(page.locator("fieldset")).to_be_visible()
    assert [(item, share) for item, _, share in player.attempts(page)] == [("s-1", 0), ("s-1", 0)]
    assert page.evaluate("localStorage.getItem('renda:answer:s-1')") is None


def test_what_was_answered_is_due_again(page: Page, site: dict[str, str]) -> None:
    page.clock.install()
    page.goto(f"{site['practice']}#?only=all")
    page.get_by_label("三年").check()
    page.get_by_role("button", name="确认").click()
    page.wait_for_function("localStorage.getItem('renda:due')", polling=100)
    page.clock.fast_forward("30:00:00")
    page.goto(f"{site['practice']}#?only=due")
    expect(page.get_by_text("第 1 题，共 1 题")).to_be_visible()
    page.get_by_label("七年").check()
    page.get_by_role("button", name="确认").click()
    page.get_by_role("link", name="返回题目列表").click()
    expect(page.get_by_role("link", name="待复习：0 题")).to_be_visible()
