"""Lessons: what is accepted, and the exact message and line of what isn't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.diagnostics import Diagnostics
from renda.study.model import FEWEST_CHARACTERS, Lesson, check_course, count_han, load_lesson

PATH = "docs/study/01-xingzhi.md"
BODY = "人民代表大会制度。" * 100  # 800 characters and 100 full stops
GOOD = f"""\
---
title: 人大制度的性质和地位
lesson: 1
minutes: 15
objectives:
  - 说出国家权力属于谁
  - 画出产生和监督关系
cites: [宪法第二条, 宪法第五十七条]
quiz:
  - xf-001
  - xf-002
  - xf-003
  - xf-004
  - xf-005
---
{BODY}
"""

# What is replaced, by what, and the one problem that follows: (line, message).
CASES = [
    ("lesson: 1\n", "", (2, "缺少必填项“lesson”")),
    ("lesson: 1", "lesson: 2", (3, "“lesson”是 2，文件名却以 01 开头，请改成一致")),
    ("lesson: 1", "lesson: 一", (3, "“lesson”应为整数，现为“一”")),
    ("minutes: 15", "minutes: 2", (4, "“minutes”不能小于 3，现为“2”")),
    ("minutes: 15", "minutes: 61", (4, "“minutes”不能大于 60，现为“61”")),
    ("  - 画出产生和监督关系\n", "", (5, "“objectives”至少要有 2 项")),
    ("画出产生和监督关系", '""\n  - 另一目标', (7, "“objectives”不能为空")),
    ("[宪法第二条, 宪法第五十七条]", "[]", (8, "“cites”至少要有 1 项")),
    (
        "宪法第五十七条",
        "宪法第九百条",
        (8, "引用“宪法第九百条”找不到条文；写法如：宪法第六十二条、监督法第十一条第二款"),
    ),
    ("  - xf-005\n", "", (9, "“quiz”至少要有 5 项")),
    ("xf-005", "xf-001", (14, "自测题 xf-001 写了 2 次")),
    ("minutes: 15", "minuts: 15\nminutes: 15", (4, "不认识的字段“minuts”，是不是“minutes”？")),
    ("制度。", "。", (16, "正文只有 798 个汉字，至少要有 800 个")),
]


def cite(text: str) -> tuple[str, str] | None:
    """Knows every article but 第九百条."""
    return None if "九百" in text else (text, "laws/x/")


def problems(text: str, path: str = PATH) -> list[tuple[int, str]]:
    diagnostics = Diagnostics()
    loaded = load_lesson(text, path, diagnostics, cite)
    found = [(problem.line, problem.message) for problem in diagnostics]
    assert (loaded is None) == bool(found)
    return found


@pytest.mark.parametrize(
    ("old", "new", "expected"), CASES, ids=[case[1][:30] or case[0][:30] for case in CASES]
)
def test_problem_with_its_line(old: str, new: str, expected: tuple[int, str]) -> None:
    assert old in GOOD
    assert problems(GOOD.replace(old, new, 1)) == [expected]


def test_a_right_lesson() -> None:
    assert problems(GOOD) == []
    lesson = load_lesson(GOOD, PATH, Diagnostics())
    assert lesson is not None
    assert lesson.key == "study/01-xingzhi/"
    assert lesson.quiz == ("xf-001", "xf-002", "xf-003", "xf-004", "xf-005")


@pytest.mark.parametrize(
    "name", ["xingzhi.md", "1-x.md", "01_x.md", "01-性质.md", "01-x.en.md", "index.md", "01-X.md"]
)
def test_file_name_gives_the_address(name: str) -> None:
    assert problems(GOOD, f"docs/study/{name}") == [(0, "课程的文件名应为两位数字加英文，如 01-xingzhi.md")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("abc 123 ，。《》、", 0),
        ("宪法 constitution 宪法", 4),
        ("可见<!-- 不算\n不算 -->可见", 4),
        ("〇㐀一鿿豈𠀀", 6),
        ("한국 ひらがな カタカナ", 0),
    ],
)
def test_count_han(text: str, expected: int) -> None:
    assert count_han(text) == expected


@given(st.lists(st.sampled_from(["人", "大", "a", " ", "，", "\n", "1"])))
def test_count_han_counts_each_character_once(parts: list[str]) -> None:
    assert count_han("".join(parts)) == sum(part in "人大" for part in parts)


def test_the_least_length_is_enough_and_one_less_is_not() -> None:
    assert problems(GOOD.replace(BODY, "人" * FEWEST_CHARACTERS)) == []
    assert problems(GOOD.replace(BODY, "人" * (FEWEST_CHARACTERS - 1))) != []


def test_no_front_matter() -> None:
    assert problems(BODY) == [
        (1, "缺少页首信息：第一行写 ---，接着写 title、lesson 等，再以单独一行 --- 结束")
    ]


def test_two_lessons_with_one_number() -> None:
    lesson = load_lesson(GOOD, PATH, Diagnostics())
    assert lesson is not None
    course: dict[str, Lesson] = {"study/01-b.md": lesson, "study/01-a.md": lesson}
    diagnostics = Diagnostics()
    check_course(course, diagnostics)
    assert [str(problem) for problem in diagnostics] == ["study/01-b.md: 第 1 课已有 study/01-a.md，请改编号"]


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t:-[]{}&*!|>'\"#%@`")
)


@given(TEXT, TEXT)
def test_never_raises(front: str, body: str) -> None:
    assert problems(f"---\n{front}\n---\n{body}")


@given(st.sampled_from(["title", "lesson", "minutes", "cites"]), TEXT)
def test_never_raises_on_any_value(key: str, value: str) -> None:
    lines = [line for line in GOOD.splitlines() if not line.startswith(key)]
    problems("\n".join([lines[0], f"{key}: {value}", *lines[1:]]))
