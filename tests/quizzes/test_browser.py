"""The quiz client in Chromium, on pages opened as files."""

from __future__ import annotations

import base64
import json
import shutil
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

import axe

from . import sample
from .player import attempts

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]

HOSTILE = "</script><img src=x onerror=\"hit('img')\"><b onclick=\"hit('b')\">粗</b>"
#: A data file that was tampered with: what the build would never write.
TAMPERED = (
    "<img src=x onerror=\"hit('img')\"><script>hit('script')</script><svg onload=\"hit('svg')\"></svg>"
    '<a href="javascript:hit(1)" onclick="hit(2)">甲</a>'
    '<iframe srcdoc="<script>parent.hit(3)</script>"></iframe>'
    '<a href="https://example.org/">乙</a><form action="x"><button>丙</button></form>'
    '<strong style="position:fixed" onmouseover="hit(4)">丁</strong>'
)


def card(page: Page, id_: str) -> Any:
    return page.locator(f'[data-item="{id_}"]')


def test_answer_reload_resumed(page: Page, quiz_site: Callable[..., dict[str, str]]) -> None:
    page.goto(quiz_site(sample.SINGLE, sample.MULTIPLE, sample.JUDGE)["check"])
    expect(page.locator(".renda-quiz__paper")).to_be_hidden()
    expect(page.locator(".renda-quiz__score")).to_have_text("共 3 题，已答 0 题，答对 0 题")

    card(page, "s-1").get_by_role("button", name="确认").click()
    expect(card(page, "s-1").get_by_role("status")).to_have_text("请先选一个答案。")
    card(page, "s-1").get_by_label("七年").check()
    card(page, "s-1").get_by_role("button", name="确认").click()
    expect(card(page, "s-1").get_by_role("status")).to_have_text("✓ 回答正确。")

    card(page, "m-1").get_by_label("种苹果").check()
    card(page, "m-1").get_by_label("卖苹果").check()
    card(page, "m-1").get_by_role("button", name="提交").click()
    expect(card(page, "m-1").get_by_role("status")).to_have_text("✗ 回答错误。正确答案：A、C。")
    expect(card(page, "m-1")).to_contain_text("✗ 你选了这项法律里没有卖。")
    expect(page.locator(".renda-quiz__score")).to_contain_text("已答 2 题")  # on the disk
    assert attempts(page) == [("s-1", [2], 1), ("m-1", [0, 1], 0)]

    page.reload()
    expect(page.locator(".renda-quiz__score")).to_have_text("共 3 题，已答 2 题，答对 1 题")
    expect(card(page, "s-1").get_by_role("status")).to_have_text("✓ 回答正确。")
    expect(card(page, "s-1").get_by_label("七年")).to_be_disabled()
    expect(card(page, "m-1").locator(".renda-quiz__mark")).to_have_text(
        ["✓ 正确答案，你选了这项", "✗ 你选了这项法律里没有卖。", "✓ 正确答案"]
    )
    expect(card(page, "j-1").get_by_role("button", name="确认")).to_be_visible()


def test_the_article_is_one_tap_away(page: Page, quiz_site: Callable[..., dict[str, str]]) -> None:
    page.goto(quiz_site(sample.SINGLE)["check"])
    card(page, "s-1").get_by_label("三年").check()
    card(page, "s-1").get_by_role("button", name="确认").click()
    page.get_by_text("依据：《试验法》第一条第一款").click()
    expect(page.locator("blockquote")).to_have_text("苹果委员会每届任期七年。")
    base = page.url.rsplit("/", 1)[0]
    links = page.locator(".renda-quiz__after a").evaluate_all("links => links.map((link) => link.href)")
    assert links == [f"{base}/laws/shiyan/#art-1", f"{base}/laws/shiyan/#art-1-p1"]


def test_redo_and_undo(page: Page, quiz_site: Callable[..., dict[str, str]]) -> None:
    page.goto(quiz_site(sample.SINGLE, sample.JUDGE)["check"])
    card(page, "j-1").get_by_label("正确").check()
    card(page, "j-1").get_by_role("button", name="确认").click()
    expect(page.locator(".renda-quiz__score")).to_contain_text("已答 1 题")  # on the disk
    page.get_by_role("button", name="重做").click()
    expect(page.locator(".renda-quiz__score")).to_have_text("共 2 题，已答 0 题，答对 0 题")
    assert attempts(page) == []
    expect(page.get_by_role("button", name="撤销")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".renda-quiz__score")).to_have_text("共 2 题，已答 1 题，答对 1 题")
    assert attempts(page) == [("j-1", [0], 1)]


def test_what_is_due_follows_answers_under_a_page(
    page: Page, quiz_site: Callable[..., dict[str, str]]
) -> None:
    page.goto(quiz_site(sample.SINGLE)["check"])
    kept = "count => JSON.parse(localStorage.getItem('renda:due') ?? '[]').length === count"
    card(page, "s-1").get_by_label("三年").check()
    card(page, "s-1").get_by_role("button", name="确认").click()
    page.wait_for_function(kept, arg=1)
    page.get_by_role("button", name="重做").click()
    page.wait_for_function(kept, arg=0)
    page.get_by_role("button", name="撤销").click()
    page.wait_for_function(kept, arg=1)


def test_due_questions_are_counted_anew_when_practice_opens(
    page: Page, quiz_site: Callable[..., dict[str, str]]
) -> None:
    page.goto(quiz_site(sample.SINGLE)["practice"])
    page.evaluate("localStorage.setItem('renda:due', '[[1, 3]]')")  # as another version left it
    page.reload()
    expect(page.get_by_role("link", name="待复习：0 题")).to_be_visible()


def test_an_edited_item_is_asked_again_and_the_rest_kept(
    page: Page, quiz_site: Callable[..., dict[str, str]]
) -> None:
    page.goto(quiz_site(sample.SINGLE, sample.JUDGE)["check"])
    for id_, label in (("s-1", "三年"), ("j-1", "正确")):
        card(page, id_).get_by_label(label).check()
        card(page, id_).get_by_role("button", name="确认").click()
    expect(page.locator(".renda-quiz__score")).to_contain_text("已答 2 题")  # on the disk
    page.goto(quiz_site(sample.SINGLE | {"stem": "苹果委员会的任期是几年？"}, sample.JUDGE)["check"])
    expect(page.locator(".renda-quiz__score")).to_have_text("共 2 题，已答 1 题，答对 1 题")
    expect(card(page, "s-1").get_by_label("三年")).not_to_be_checked()
    card(page, "s-1").get_by_label("七年").check()
    card(page, "s-1").get_by_role("button", name="确认").click()
    expect(page.locator(".renda-quiz__score")).to_contain_text("已答 2 题")  # on the disk
    assert attempts(page)[-1] == ("s-1", [2], 1)


def test_hostile_text_is_inert(page: Page, quiz_site: Callable[..., dict[str, str]]) -> None:
    item = sample.SINGLE | {
        "stem": HOSTILE,
        "explanation": HOSTILE,
        "options": ["甲", {"text": HOSTILE, "feedback": HOSTILE}],
        "answer": "A",
        "topics": [HOSTILE],
    }
    addresses = quiz_site(item)
    page.goto(addresses["check"])
    card(page, "s-1").get_by_role("radio").nth(1).check()
    card(page, "s-1").get_by_role("button", name="确认").click()
    assert page.get_by_text(HOSTILE).count() >= 4
    assert page.locator("img, b").count() == 0
    page.goto(f"{addresses['practice']}#?topic={HOSTILE.replace('#', '')}")
    expect(page.locator("h2")).to_have_text(HOSTILE)
    assert page.evaluate("window.hits") == []


def test_a_tampered_data_file_brings_no_script_and_no_foreign_link(
    page: Page, quiz_site: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    address = quiz_site(sample.SINGLE)["check"]
    (file,) = (tmp_path / "site" / "quiz").glob("bank-*.js")
    name, shard = json.loads(
        f"[{file.read_text(encoding='utf-8').strip().removeprefix('renda.shard(')[:-2]}]"
    )
    solutions = json.loads(zlib.decompress(base64.b64decode(shard["solutions"])))
    view, solution = shard["questions"][0]["view"], solutions[0]
    view["stem"] = view["options"][1] = solution["explanation"] = TAMPERED
    solution["key"]["feedback"] = [TAMPERED] * 4
    solution["cites"][0]["url"] = "javascript:hit(5)//laws"
    shard["solutions"] = base64.b64encode(zlib.compress(json.dumps(solutions).encode())).decode()
    data = json.dumps(shard).replace("<", "\\u003c")
    file.write_text(f"renda.shard({json.dumps(name)},{data});", encoding="utf-8")
    page.goto(address)
    card(page, "s-1").get_by_role("radio").nth(1).check()
    card(page, "s-1").get_by_role("button", name="确认").click()
    live = page.locator(".renda-quiz__live")
    expect(live.locator("legend")).to_contain_text("甲乙丙丁")
    assert (
        live.locator(
            "img, script, svg, iframe, form form, [style], [onclick], [onmouseover], a[href]"
        ).count()
        == 0
    )
    assert page.evaluate("window.hits") == []


def test_a_missing_data_file_leaves_the_questions_to_read(
    page: Page, quiz_site: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    addresses = quiz_site(sample.SINGLE)
    shutil.rmtree(tmp_path / "site" / "quiz")
    for name in ("check", "practice"):
        page.goto(addresses[name])
        expect(page.get_by_role("alert")).to_contain_text("题目没有读到")
    page.goto(addresses["check"])
    expect(page.locator(".renda-quiz__paper")).to_be_visible()


def test_data_of_another_version_is_refused(
    page: Page, quiz_site: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    address = quiz_site(sample.SINGLE)["check"]
    (shard,) = (tmp_path / "site" / "quiz").glob("bank-*.js")
    shard.write_text(
        shard.read_text(encoding="utf-8").replace('"version":3', '"version":4'), encoding="utf-8"
    )
    page.goto(address)
    expect(page.get_by_role("alert")).to_have_text("题目没有读到：题库与本页的版本不同。请刷新页面再试。")


BLOCKED = {
    "blocked": "for (const name of ['localStorage', 'indexedDB'])"
    " Object.defineProperty(window, name, {get() { throw new DOMException('no') }})",
    "full": "const refuse = () => { throw new DOMException('full', 'QuotaExceededError') };"
    " Storage.prototype.setItem = refuse; IDBObjectStore.prototype.put = refuse",
}


@pytest.mark.parametrize("how", BLOCKED)
def test_without_storage_the_session_goes_on(
    how: str, page: Page, quiz_site: Callable[..., dict[str, str]]
) -> None:
    page.add_init_script(BLOCKED[how])
    page.goto(quiz_site(sample.SINGLE, sample.JUDGE)["check"])
    for id_, label in (("s-1", "七年"), ("j-1", "错误")):
        card(page, id_).get_by_label(label).check()
        card(page, id_).get_by_role("button", name="确认").click()
    expect(page.locator(".renda-quiz__score")).to_have_text("共 2 题，已答 2 题，答对 1 题")
    notice = page.get_by_role("status").filter(has_text="浏览器不允许保存或空间已满")
    expect(notice).to_have_count(1)


def test_keyboard_only(page: Page, quiz_site: Callable[..., dict[str, str]]) -> None:
    addresses = quiz_site(sample.SINGLE, sample.MULTIPLE, sample.JUDGE | {"id": "j-2", "topics": ["会议"]})
    page.goto(addresses["practice"])
    page.evaluate(
        "window.leaked = []; addEventListener('keydown', (e) => 'np'.includes(e.key) && leaked.push(e.key))"
    )
    expect(page.get_by_role("link", name="苹果")).to_be_visible()
    while page.evaluate("document.activeElement?.textContent") != "苹果":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("第 1 题，共 2 题")).to_be_visible()
    expect(page.get_by_role("button", name="上一题")).to_be_disabled()

    page.keyboard.press("Enter")
    expect(card(page, "s-1").get_by_role("status")).to_have_text("请先选一个答案。")
    page.keyboard.press("1")
    page.keyboard.press("c")
    page.keyboard.press("Enter")
    expect(card(page, "s-1").get_by_role("status")).to_have_text("✓ 回答正确。")
    page.keyboard.press("Enter")

    expect(page.get_by_text("第 2 题，共 2 题")).to_be_visible()
    for key in ("b", "2", "1"):  # b and 2 are the same option, chosen and taken back
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(card(page, "m-1").get_by_role("status")).to_have_text("✗ 回答错误。正确答案：A、C。")
    assert attempts(page)[-1] == ("m-1", [0], 0)
    page.keyboard.press("p")
    expect(page.get_by_text("第 1 题，共 2 题")).to_be_visible()
    page.keyboard.press("n")
    expect(
        page.get_by_text("第 2 题，共 2 题")
    ).to_be_visible()  # a key pressed while a place is saved is dropped
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="苹果：结果")).to_be_focused()
    page.keyboard.press("n")
    assert page.evaluate("window.leaked") == []  # the theme would turn the page
    expect(page.locator(".renda-quiz__score")).to_have_text("共 2 题，已答 2 题，答对 1 题")
    expect(page.get_by_role("listitem")).to_contain_text("共 2 题，已答 2 题，答对 1 题（50%）")


def test_practice_resumes_and_keeps_each_topics_place(
    page: Page, quiz_site: Callable[..., dict[str, str]]
) -> None:
    addresses = quiz_site(sample.SINGLE, sample.MULTIPLE, other=[sample.JUDGE])
    page.goto(f"{addresses['practice']}#?topic=苹果")
    page.get_by_role("button", name="下一题").click()
    card(page, "m-1").get_by_label("种苹果").check()
    card(page, "m-1").get_by_role("button", name="提交").click()
    page.get_by_role("button", name="下一题").click()
    expect(page.get_by_text("第 3 题，共 3 题")).to_be_visible()  # the place is on the disk by then
    page.reload()
    expect(page.get_by_text("第 3 题，共 3 题")).to_be_visible()
    page.get_by_role("link", name="返回题目列表").click()
    expect(page.locator("li", has_text="苹果").first).to_contain_text("共 3 题，已答 1 题，答对 0 题")
    page.get_by_role("heading", name="按题库").click()
    page.get_by_role("link", name="other").click()
    expect(page.get_by_text("第 1 题，共 1 题")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.get_by_text("第 3 题，共 3 题")).to_be_visible()


def test_unanswered_and_wrong_questions(page: Page, quiz_site: Callable[..., dict[str, str]]) -> None:
    addresses = quiz_site(sample.SINGLE, sample.MULTIPLE, sample.JUDGE)
    page.goto(f"{addresses['practice']}#?topic=苹果")
    card(page, "s-1").get_by_label("三年").check()
    card(page, "s-1").get_by_role("button", name="确认").click()
    page.get_by_role("link", name="返回题目列表").click()

    page.get_by_label("未答的题").check()
    page.get_by_role("link", name="苹果").click()
    expect(page.get_by_text("第 1 题，共 2 题")).to_be_visible()
    card(page, "m-1").get_by_label("种苹果").check()
    card(page, "m-1").get_by_role("button", name="提交").click()
    expect(page.locator(".renda-quiz__score")).to_contain_text("已答 1 题")  # on the disk
    page.reload()
    expect(page.get_by_text("第 1 题，共 2 题")).to_be_visible()
    expect(card(page, "m-1").get_by_role("status")).to_contain_text("✗")

    page.get_by_role("link", name="返回题目列表").click()
    page.get_by_label("错题本").check()
    page.get_by_role("link", name="苹果").click()
    expect(page.get_by_text("第 1 题，共 2 题")).to_be_visible()
    card(page, "s-1").get_by_label("七年").check()
    card(page, "s-1").get_by_role("button", name="确认").click()
    expect(page.locator(".renda-quiz__score")).to_have_text("共 2 题，已答 1 题，答对 1 题")
    assert attempts(page)[-1] == ("s-1", [2], 1)

    # Right once isn't enough.
    for expected in ("错题本：2 题", "错题本：1 题"):
        page.get_by_role("link", name="返回题目列表").click()
        expect(page.get_by_role("link", name=expected)).to_be_visible()
        page.get_by_role("link", name=expected).click()
        if expected.endswith("2 题"):
            card(page, "s-1").get_by_label("七年").check()
            card(page, "s-1").get_by_role("button", name="确认").click()
            expect(page.locator(".renda-quiz__score")).to_have_text("共 2 题，已答 1 题，答对 1 题")


def test_clear_a_topic_and_undo(page: Page, quiz_site: Callable[..., dict[str, str]]) -> None:
    addresses = quiz_site(sample.SINGLE, sample.JUDGE)
    page.goto(f"{addresses['practice']}#?topic=苹果")
    page.get_by_role("button", name="下一题").click()
    card(page, "j-1").get_by_label("正确").check()
    card(page, "j-1").get_by_role("button", name="确认").click()
    expect(page.locator(".renda-quiz__score")).to_contain_text("已答 1 题")  # on the disk
    page.get_by_role("button", name="清空这些题的作答").click()
    expect(page.get_by_text("第 2 题，共 2 题")).to_be_visible()
    expect(page.locator(".renda-quiz__score")).to_have_text("共 2 题，已答 0 题，答对 0 题")
    expect(card(page, "j-1").get_by_label("正确")).to_be_enabled()
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".renda-quiz__score")).to_have_text("共 2 题，已答 1 题，答对 1 题")
    expect(card(page, "j-1").get_by_role("status")).to_have_text("✓ 回答正确。")


def test_an_address_of_no_topic(page: Page, quiz_site: Callable[..., dict[str, str]]) -> None:
    page.goto(f"{quiz_site(sample.SINGLE)['practice']}#?topic=没有")
    expect(page.get_by_text("没有符合条件的题目。")).to_be_visible()
    page.get_by_role("link", name="返回题目列表").click()
    expect(page.get_by_role("heading", name="按专题")).to_be_visible()


def test_on_paper_there_are_empty_boxes_and_no_answers(
    page: Page, quiz_site: Callable[..., dict[str, str]]
) -> None:
    page.goto(quiz_site(sample.SINGLE)["check"])
    card(page, "s-1").get_by_label("七年").check()
    card(page, "s-1").get_by_role("button", name="确认").click()
    page.emulate_media(media="print")
    expect(page.locator(".renda-quiz__paper")).to_be_visible()
    expect(page.locator(".renda-quiz__live")).to_be_hidden()
    assert page.locator("button:visible").count() == 0


def test_touch_targets(page: Page, quiz_site: Callable[..., dict[str, str]]) -> None:
    addresses = quiz_site(sample.SINGLE, sample.MULTIPLE, sample.JUDGE)
    for address in (addresses["check"], addresses["practice"], f"{addresses['practice']}#?topic=苹果"):
        page.goto("about:blank")
        page.goto(address)
        expect(page.locator(".renda-quiz__option, .renda-quiz__filter").first).to_be_visible()
        small = page.locator(
            "button:visible, label:visible, .renda-quiz__start, a.renda-quiz__button"
        ).evaluate_all(
            "all => all.filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"
        )
        assert small == []


def test_accessible_in_a_page(page: Page, quiz_site: Callable[..., dict[str, str]]) -> None:
    page.goto(quiz_site(sample.SINGLE, sample.JUDGE)["check"])
    card(page, "s-1").get_by_label("三年").check()
    card(page, "s-1").get_by_role("button", name="确认").click()
    page.locator("summary").first.click()
    assert axe.violations(page) == []
