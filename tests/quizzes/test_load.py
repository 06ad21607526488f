"""Schema: every fault is reported with its line, and what is sound is still loaded."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.quizzes.kinds.blank import BlankItem
from renda.quizzes.load import load_banks

from . import sample

if TYPE_CHECKING:
    from pathlib import Path

GOOD = sample.bank(sample.SINGLE, sample.MULTIPLE, sample.JUDGE)

ITEM = """\
bank: 试验
items:
  - id: s-1
    kind: single
    stem: 几年？
    options: [三年, 五年]
    answer: A
    explanation: 见试验法第一条。
    cites: [试验法第一条]
    topics: [苹果]
    posts: [common]
    level: 1
    source: 自编
    reviewed: 2026-11-23
"""


def test_a_sound_bank(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    (bank,) = sample.load(tmp_path, diagnostics, good=GOOD)
    assert list(diagnostics) == []
    assert (bank.name, bank.title) == ("good", "试验")
    assert [(item.kind, item.keys) for item in bank.items] == [
        ("single", [2]),
        ("multiple", [0, 2]),
        ("judge", [0]),
    ]
    assert bank.entries[1].path == "quizzes/good.yml"


CASES = {
    "bad id": ("id: s-1", "id: S_1", "3: “id”应以小写字母开头，只用小写字母、数字和连字符，现为“S_1”"),
    "unknown kind": (
        "kind: single",
        "kind: essay",
        "4: 每道题都要写明 kind（题型）：single（单选）、multiple（多选）、judge（判断）、blank（填空）、cloze（法条填空）、short（简答）、case（案例）；现为“essay”",
    ),
    "no kind": (
        "    kind: single\n",
        "",
        "3: 每道题都要写明 kind（题型）：single（单选）、multiple（多选）、judge（判断）、blank（填空）、cloze（法条填空）、short（简答）、case（案例）；没有写",
    ),
    "no explanation": ("    explanation: 见试验法第一条。\n", "", "3: 缺少必填项“explanation”"),
    "no cites": ("cites: [试验法第一条]", "cites: []", "9: “cites”至少要有 1 项"),
    "cites not a list": ("[试验法第一条]", "试验法第一条", "9: “cites”应为列表，每项一行，以“- ”开头"),
    "misspelt field": ("    level: 1", "    levl: 1", "12: 不认识的字段“levl”，是不是“level”？"),
    "level": ("level: 1", "level: 4", "12: “level”不能大于 3，现为“4”"),
    "post": (
        "[common]",
        "[公安]",
        "11: “posts”应为 common、人大、政府、监委、法院 或 检察院，现为“公安”",
    ),
    "date": ("2026-11-23", "2026-13-01", "14: “reviewed”应为日期，如 2026-12-04，现为“2026-13-01”"),
    "number as option": ("[三年, 五年]", "[3, 五年]", "6: 选项应为文字，现为“3”；数字、true 之类请加引号"),
    "one option": ("[三年, 五年]", "[三年]", "6: “options”至少要有 2 项"),
    "equal options": (
        "[三年, 五年]",
        "[三 年, 五年, 三年。]",
        "6: 选项 A 和 C 相同（不计全半角、空格和标点），请改掉一个",
    ),
    "wide options": (
        "[三年, 五年]",
        "[3年, ３年]",
        "6: 选项 A 和 B 相同（不计全半角、空格和标点），请改掉一个",
    ),
    "letter outside": ("answer: A", "answer: C", "7: answer 中的“C”不是选项；本题的选项是 A 至 B"),
    "two letters": (
        "answer: A",
        "answer: AB",
        "7: 单选题只能有一个答案，现为 AB；有几个答案的请写 kind: multiple",
    ),
    "number as answer": ("answer: A", "answer: 1", "7: answer 应为选项的字母，如 C"),
    "empty answer": ("answer: A", "answer: []", "7: answer 应为选项的字母，如 C"),
    "one key": (
        "kind: single",
        "kind: multiple",
        "7: 多选题至少要有两个答案，现为 A；只有一个答案的请写 kind: single",
    ),
    "twice": ("kind: single", "kind: multiple\n    level: 2", "13: “level”写了两次，请删去一个"),
    "judge with options": ("kind: single", "kind: judge", "6: 不认识的字段“options”，是不是“topics”？"),
    "control character": ("几年？", "几\x1f年？", "5: 含有不可见的控制字符 U+001F，请删去"),
    "no items": ("items:", "item:", "1: 缺少必填项“items”"),
}


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case[2]])
def test_a_fault_is_reported_with_its_line(name: str, tmp_path: Path) -> None:
    before, after, expected = CASES[name]
    assert before in ITEM
    diagnostics = Diagnostics()
    sample.load(tmp_path, diagnostics, bank=ITEM.replace(before, after, 1))
    assert f"quizzes/bank.yml:{expected}" in [str(problem) for problem in diagnostics]


#: name -> item, the problem.
OTHER_KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "fewer answers than blanks": (
        sample.BLANK | {"answer": "七年"},
        "题干里有 2 处空（____），answer 却有 1 个；每空一个，按先后排列",
    ),
    "a blank without an answer": (sample.BLANK | {"answer": ["七年", []]}, "“answer”至少要有 1 项"),
    "a statute that isn't there": (
        sample.CLOZE | {"article": "桃子法第一条"},
        "“桃子法第一条”有误：“桃子法”不是法律库中的名称，请写全称并加书名号",
    ),
    "a phrase that isn't there": (
        sample.CLOZE | {"blanks": ["八年"]},
        "条文里没有“八年”，请照原文改正；原文是：苹果委员会每届任期七年。\n苹果委员会每月举行一次会议。",
    ),
    "a phrase that is there twice": (
        sample.CLOZE | {"blanks": ["苹果委员会"]},
        "“苹果委员会”在条文里出现 2 次，请带上前后的字并用【】标出要填的部分",
    ),
    "phrases that overlap": (
        sample.CLOZE | {"blanks": ["每届任期", "任期七年"]},
        "要填的“任期七年”和前一处重叠，请改短一处",
    ),
    "brackets that don't match": (
        sample.CLOZE | {"blanks": ["每届任期【七年"]},
        "“每届任期【七年”里要用一对【】标出要填的字，如 每届任期【五年】",
    ),
    "a short item without points": (sample.SHORT | {"points": []}, "“points”至少要有 1 项"),
    "a case without questions": (sample.CASE | {"questions": []}, "“questions”至少要有 1 项"),
    "a part of a kind that can't be one": (
        sample.CASE | {"questions": [{"kind": "case", "stem": "套着的"}]},
        "“kind”（题型）应为 single、multiple、judge、blank、short、cloze，现为“case”",
    ),
    "a part without its kind": (sample.CASE | {"questions": [{"stem": "没写"}]}, "缺少“kind”（题型）"),
    "a faulty part": (
        sample.CASE | {"questions": [sample.CASE["questions"][1] | {"answer": "D"}]},
        "answer 中的“D”不是选项；本题的选项是 A 至 B",
    ),
    "a cloze part that isn't cited": (
        sample.CASE | {"cites": ["试验法第二条"]},
        "第 4 小题的条文“试验法第一条第一款”也要写进 cites",
    ),
}


@pytest.mark.parametrize("name", OTHER_KINDS)
def test_a_fault_of_the_other_kinds(name: str, tmp_path: Path) -> None:
    item, expected = OTHER_KINDS[name]
    diagnostics = Diagnostics()
    sample.load(tmp_path, diagnostics, bank=sample.bank(item))
    assert [problem.message for problem in diagnostics] == [expected]


def test_a_fault_in_a_part_of_a_case_has_its_line(tmp_path: Path) -> None:
    item = sample.CASE | {"questions": [sample.CASE["questions"][1] | {"answer": "D"}]}
    text = sample.bank(item)
    diagnostics = Diagnostics()
    sample.load(tmp_path, diagnostics, bank=text)
    (problem,) = diagnostics
    assert text.splitlines()[problem.line - 1].strip() == "answer: D"


BLANK_ANSWERS = [
    ("____年", 5, (("5",),)),
    ("____年", "五", (("五",),)),
    ("____年", [["五", 5]], (("五", "5"),)),
    ("__和___", ["甲", ["乙", "丙"]], (("甲",), ("乙", "丙"))),
]


@pytest.mark.parametrize(("stem", "written", "answers"), BLANK_ANSWERS)
def test_ways_to_write_fillings(stem: str, written: object, answers: object, tmp_path: Path) -> None:
    text = sample.bank(sample.BLANK | {"stem": stem, "answer": written})
    (bank,) = sample.load(tmp_path, Diagnostics(), bank=text)
    (item,) = bank.items
    assert isinstance(item, BlankItem)
    assert item.answer == answers


def test_a_changed_article_asks_a_cloze_item_anew(tmp_path: Path) -> None:
    (bank,) = sample.load(tmp_path, Diagnostics(), bank=sample.bank(sample.CLOZE))
    amended = sample.library("苹果委员会每届任期九年。")
    text = sample.bank(sample.CLOZE | {"blanks": ["每月", "每届任期【九年】"]})
    (tmp_path / "quizzes/bank.yml").write_text(text, encoding="utf-8")
    (after,) = load_banks(tmp_path / "quizzes", amended, Diagnostics())
    assert bank.items[0].digest != after.items[0].digest
    assert bank.items[0].cites == ("试验法第一条",)


JUDGE_ANSWERS = [
    ("true", [0]),
    ("false", [1]),
    ("对", [0]),
    ("错", [1]),
    ("正确", [0]),
    ("错误", [1]),
]


@pytest.mark.parametrize(("written", "keys"), JUDGE_ANSWERS)
def test_ways_to_write_a_judge_answer(written: str, keys: list[int], tmp_path: Path) -> None:
    text = ITEM.replace("kind: single", "kind: judge").replace("    options: [三年, 五年]\n", "")
    (bank,) = sample.load(tmp_path, Diagnostics(), bank=text.replace("answer: A", f"answer: {written}"))
    assert bank.items[0].keys == keys


@pytest.mark.parametrize("written", ["[A, B]", "AB", "B、A", "ｂ a"])
def test_ways_to_write_several_letters(written: str, tmp_path: Path) -> None:
    text = ITEM.replace("kind: single", "kind: multiple").replace("answer: A", f"answer: {written}")
    (bank,) = sample.load(tmp_path, Diagnostics(), bank=text)
    assert bank.items[0].keys == [0, 1]


def test_judge_answer_that_is_neither(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    sample.load(tmp_path, diagnostics, bank=sample.bank(sample.JUDGE | {"answer": "也许"}))
    (problem,) = diagnostics
    assert problem.message == "判断题的 answer 应为 true 或 false（也可写 对 或 错），现为“也许”"


def test_what_is_sound_is_still_loaded(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    banks = sample.load(
        tmp_path,
        diagnostics,
        broken="bank: [\n",
        mixed=sample.bank(sample.SINGLE | {"level": 9}, sample.JUDGE),
        ok=sample.bank(sample.MULTIPLE),
    )
    assert [(bank.name, [item.id for item in bank.items], set(bank.broken)) for bank in banks] == [
        ("broken", [], set()),
        ("mixed", ["j-1"], {"s-1"}),
        ("ok", ["m-1"], set()),
    ]
    assert [problem.path for problem in diagnostics] == ["quizzes/broken.yml", "quizzes/mixed.yml"]


def test_files_that_cannot_be_banks(tmp_path: Path) -> None:
    folder = tmp_path / "quizzes"
    folder.mkdir()
    (folder / "宪法.yml").write_text(GOOD, encoding="utf-8")
    (folder / "gbk.yml").write_bytes(GOOD.encode("gbk"))
    (folder / "notes.txt").write_text("不是题库", encoding="utf-8")
    diagnostics = Diagnostics()
    banks = load_banks(folder, sample.LIBRARY, diagnostics)
    assert [(bank.name, bank.items, set(bank.broken)) for bank in banks] == [
        ("gbk", (), {"s-1", "m-1", "j-1"}),
        ("宪法", (), {"s-1", "m-1", "j-1"}),
    ]
    assert [str(problem) for problem in diagnostics] == [
        "quizzes/gbk.yml: 文件不是 UTF-8 编码，请另存为 UTF-8",
        "quizzes/宪法.yml: 题库的文件名只能用小写字母、数字和连字符，如 xianfa.yml",
    ]
    assert load_banks(tmp_path / "absent", sample.LIBRARY, diagnostics) == ()


def test_a_sentence_broken_over_two_lines_has_no_gap(tmp_path: Path) -> None:
    text = ITEM.replace("stem: 几年？", "stem: 苹果委员会\n      每届 API 任期，\n      几年？")
    (bank,) = sample.load(tmp_path, Diagnostics(), bank=text)
    assert bank.items[0].stem == "苹果委员会每届 API 任期，几年？"


CHANGES: list[tuple[dict[str, Any], bool]] = [
    ({"stem": "苹果委员会每届任期多久？"}, True),
    ({"options": ["三年", "五年", "七年", "十年"]}, True),
    ({"answer": "A"}, True),
    ({"explanation": "另一种解析。"}, False),
    ({"topics": ["任期"], "level": 3}, False),
]


@pytest.mark.parametrize(("change", "is_new"), CHANGES)
def test_the_digest_changes_with_what_an_answer_depends_on(
    change: dict[str, Any],
    is_new: bool,
    tmp_path: Path,
) -> None:
    text = sample.bank(sample.SINGLE, sample.SINGLE | change)
    (bank,) = sample.load(tmp_path, Diagnostics(), bank=text)
    before, after = bank.items
    assert (before.digest != after.digest) is is_new
    assert len(before.digest) == 8


_WORDS = st.sampled_from(
    [
        "bank",
        "items",
        "id",
        "kind",
        "single",
        "multiple",
        "judge",
        "options",
        "answer",
        "cites",
        "A",
        "对",
        "s-1",
    ]
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | _WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(_WORDS | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)
_ITEMS = st.builds(
    lambda base, change: base | change,
    st.sampled_from(sample.ALL),
    st.dictionaries(st.sampled_from(sorted(set().union(*sample.ALL))), _VALUES, max_size=3),
)
_BANKS = st.builds(
    lambda items: yaml.safe_dump({"bank": "试验", "items": items}, allow_unicode=True),
    st.lists(_ITEMS | _VALUES, max_size=3),
)
_CUT = st.builds(
    lambda text, start, end, middle: text[:start] + middle + text[end:],
    st.just(GOOD),
    st.integers(0, len(GOOD)),
    st.integers(0, len(GOOD)),
    st.text(string.printable, max_size=6),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text() | _VALUES.map(lambda value: yaml.safe_dump(value, allow_unicode=True)) | _BANKS | _CUT)
def test_no_text_breaks_the_loader(text: str, tmp_path: Path) -> None:
    """Any file gives banks or problems; nothing but RendaError may come out."""
    folder = tmp_path / "quizzes"
    folder.mkdir(exist_ok=True)
    (folder / "bank.yml").write_text(text, encoding="utf-8", errors="surrogatepass")
    diagnostics = Diagnostics()
    try:
        banks = load_banks(folder, sample.LIBRARY, diagnostics)
    except RendaError:
        return
    assert banks or diagnostics.errors()
    for bank in banks:
        assert all(0 <= key < len(item.choices) for item in bank.items for key in item.keys)
