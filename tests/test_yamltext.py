"""YAML with lines: what is wrong, where, and how to mend it."""

from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from renda import yamltext
from renda.diagnostics import Diagnostics


class Row(yamltext.Strict):
    name: str
    level: Annotated[int, Field(ge=1, le=3)] = 1
    kind: Literal["单选", "多选"] = "单选"


class Table(yamltext.Strict):
    title: str
    rows: tuple[Row, ...] = ()


CASES = [
    ("title: 甲\nrows:\n  - name: 乙\n", []),
    ("rows: []\n", ["f.yml:1: 缺少必填项“title”"]),
    ("title: 甲\ntitel: 乙\n", ["f.yml:2: 不认识的字段“titel”，是不是“title”？"]),
    ("title: 甲\nzzz: 乙\n", ["f.yml:2: 不认识的字段“zzz”，请删去或改名"]),
    ("title: 3\n", ["f.yml:1: “title”应为文字；数字或日期请加引号"]),
    ("title: 甲\nrows: 乙\n", ["f.yml:2: “rows”应为列表，每项一行，以“- ”开头"]),
    (
        "title: 甲\nrows:\n  - name: 乙\n    level: 9\n  - name: 丙\n    kind: 填空\n",
        ["f.yml:4: “level”不能大于 3，现为“9”", "f.yml:6: “kind”应为 单选 或 多选，现为“填空”"],
    ),
    ("title: 甲\nrows:\n  - level: 2\n", ["f.yml:3: 缺少必填项“name”"]),
    ("title: [甲\n", ["f.yml:1: YAML 写法有误：方括号里缺少英文逗号，或者缺少右方括号“]”"]),
    ("title: 甲\nrows: {甲\nx: 1\n", ["f.yml:2: YAML 写法有误：花括号里缺少英文逗号，或者缺少右花括号“}”"]),
    ("title: 甲: 乙\n", ["f.yml:1: YAML 写法有误：冒号出现在不该有的地方；内容里有英文冒号时请给整句加引号"]),
    ('title: "甲\n', ["f.yml:1: YAML 写法有误：引号或括号没有成对"]),
    ("title: 甲\nx: '乙\nrows: []\n", ["f.yml:2: YAML 写法有误：引号或括号没有成对"]),
    (
        "title: 甲\n\trows: []\n",
        ["f.yml:2: YAML 写法有误：这一行开头有制表符（Tab），缩进请用空格；上一行也请看看是否完整"],
    ),
    ('title: "\\q"\n', ["f.yml:1: YAML 写法有误：双引号里的反斜杠 \\ 有误；请改用单引号"]),
    ("title: !甲 乙\n", ["f.yml:1: YAML 写法有误：以 ! 开头的内容请加引号"]),
    ("title: - 甲\n", ["f.yml:1: YAML 写法有误：“- ”要另起一行"]),
    ("title: &甲 乙\n", ["f.yml:1: YAML 写法有误：以 & 或 * 开头的内容请加引号"]),
    ("title: |甲\n", ["f.yml:1: YAML 写法有误：以 | 或 > 开头的内容请加引号"]),
    ("title: 甲\n---\nrows: []\n", ["f.yml:2: YAML 写法有误：多了一行 ---，请删去"]),
    (
        "title: !!timestamp 甲\n",
        ["f.yml:1: YAML 无法读取：请检查有无特殊字符、多层嵌套的括号和以 ! 开头的内容"],
    ),
    (
        "title: 甲\nrows:\n  - name: 乙\n    level: 1\n    name: 丙\n    level: 9\n  - name: 丁\n",
        ["f.yml:5: “name”前面缺少“- ”，和上一项连成了一项", "f.yml:6: “level”不能大于 3，现为“9”"],
    ),
    ("title: 甲\nrows:\n  - name: 乙\n    name: 丙\n", ["f.yml:4: “name”写了两次，请删去一个"]),
    (
        "title: 甲\n rows: []\n",
        ["f.yml:2: YAML 写法有误：冒号出现在不该有的地方；内容里有英文冒号时请给整句加引号"],
    ),
    (
        "title: @甲\n",
        ["f.yml:1: YAML 写法有误：有不能直接开头的字符（如 @、`、制表符），请加引号，缩进请用空格"],
    ),
    ("title: 甲\ntitle: 乙\n", ["f.yml:2: “title”写了两次，请删去一个"]),
    ("- 甲\n", ["f.yml:1: “内容”应为“名称: 内容”的形式"]),
]


@pytest.mark.parametrize(("text", "problems"), CASES)
def test_problems(text: str, problems: list[str]) -> None:
    diagnostics = Diagnostics()
    document = yamltext.parse(text, "f.yml", diagnostics)
    if document:
        yamltext.validate(Table, document, diagnostics)
    assert [str(problem) for problem in diagnostics] == problems


def test_front_matter_lines_count_from_the_file() -> None:
    diagnostics = Diagnostics()
    source = "---\ntitle: 甲\nrows:\n  - name: 1\n---\n正文\n"
    document = yamltext.front_matter(source, "a.md", diagnostics)
    assert document
    yamltext.validate(Table, document, diagnostics)
    assert [str(problem) for problem in diagnostics] == ["a.md:4: “name”应为文字；数字或日期请加引号"]
    assert yamltext.split_front_matter(source) == ("title: 甲\nrows:\n  - name: 1\n", "正文\n", 6)


def test_unclosed_front_matter() -> None:
    diagnostics = Diagnostics()
    assert yamltext.front_matter("---\ntitle: 甲\n", "a.md", diagnostics) is None
    assert [str(p) for p in diagnostics] == ["a.md:1: 页首信息以 --- 开始，却没有用单独一行的 --- 结束"]


def test_dates_stay_text() -> None:
    document = yamltext.parse("day: 2026-12-04\n", "f.yml", Diagnostics())
    assert document
    assert document.data == {"day": "2026-12-04"}


class Stop(yamltext.Strict):
    place: str
    pace: int = 1


def test_a_misspelt_field_is_taken_for_the_one_that_is_missing() -> None:
    diagnostics = Diagnostics()
    document = yamltext.parse("palce: 甲\n", "f.yml", diagnostics)
    assert document
    assert yamltext.validate(Stop, document, diagnostics) is None
    assert [str(p) for p in diagnostics] == [
        "f.yml:1: 不认识的字段“palce”，是不是“place”？",
        "f.yml:1: 缺少必填项“place”",
    ]


@given(st.text())
def test_never_raises(text: str) -> None:
    diagnostics = Diagnostics()
    document = yamltext.parse(text, "f.yml", diagnostics)
    if document:
        yamltext.validate(Table, document, diagnostics)
    yamltext.front_matter(text, "f.md", Diagnostics())
