"""What reaches the browser: safe, complete, the same each time."""

from __future__ import annotations

import base64
import json
import re
import zlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.quizzes import catalog, fallback, folding, markup
from renda.quizzes.references import find_references

from . import sample

if TYPE_CHECKING:
    from pathlib import Path

    from renda.statutes.model import Library

HOSTILE = "</script><img src=x onerror=alert(1)>\u2028[点](javascript:alert(1))<!--"


def publisher(
    folder: Path, library: Library, measures: dict[int, str], *items: dict[str, Any], **options: Any
) -> catalog.Publisher:
    diagnostics = Diagnostics()
    banks = sample.load(folder, diagnostics, bank=sample.bank(*items))
    assert list(diagnostics) == []
    return catalog.Publisher(banks, library, measures, **options)


def data_of(script: bytes) -> Any:
    match = re.fullmatch(r'renda\.shard\("([^"]+)",(.*)\);\n', script.decode(), re.DOTALL)
    assert match
    return json.loads(match[2])


def parts_of(files: dict[str, bytes]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The catalog, the questions and the solutions by id."""
    listed = data_of(files["quiz/catalog.js"])
    questions, solutions = {}, {}
    for entry in listed["shards"]:
        shard = data_of(files[f"{entry['name']}.js"])
        unpacked = json.loads(zlib.decompress(base64.b64decode(shard["solutions"])))
        for question, solution in zip(shard["questions"], unpacked, strict=True):
            questions[question["id"]], solutions[question["id"]] = question, solution
    return listed, questions, solutions


def test_the_catalog(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    made = publisher(tmp_path, library, measures, *sample.ALL, stale={"j-1", "a-1"})
    listed, questions, _ = parts_of(made.files())
    assert {name: listed[name] for name in ("version", "ids", "kinds", "levels", "stale", "banks")} == {
        "version": 3,
        "ids": "s-1 m-1 j-1 b-1 c-1 k-1 a-1",
        "kinds": "0123456",
        "levels": "1111111",
        "stale": "2 4",
        "banks": [{"name": "试验", "items": "0 1x6"}],
    }
    assert listed["digests"] == "".join(questions[id_]["digest"] for id_ in listed["ids"].split())
    assert listed["topics"][1] == {"name": "会议", "items": "2"}
    assert listed["laws"] == [
        {"name": "试验法", "items": "0 1x6"},
        {"name": "政策", "items": "2"},
    ]
    assert [id_ for id_, question in questions.items() if question["stale"]] == ["j-1", "a-1"]
    assert made.shard_of() == dict.fromkeys(questions, listed["shards"][0]["name"])


VIEWS = {
    "s-1": {
        "kind": "single",
        "stem": "苹果委员会每届任期几年？",
        "options": ["三年", "五年", "七年", "九年"],
    },
    "m-1": {
        "kind": "multiple",
        "stem": "苹果委员会的职权有哪些？",
        "options": ["种苹果", "卖苹果", "数苹果"],
    },
    "j-1": {"kind": "judge", "stem": "苹果委员会每月举行一次会议。"},
    "b-1": {"kind": "blank", "parts": ["苹果委员会每届任期", "，", "举行一次会议。"]},
    "c-1": {
        "kind": "cloze",
        "stem": "把条文补充完整。",
        "parts": ["苹果委员会每届任期", "。<br>苹果委员会", "举行一次会议。"],
    },
    "k-1": {"kind": "short", "stem": "苹果委员会有哪些职权？"},
    "a-1": {
        "kind": "case",
        "stem": "甲说：“我要做满九年苹果委员。”",
        "questions": [
            {"kind": "judge", "stem": "甲的说法符合试验法。"},
            {"kind": "single", "stem": "任期几年？", "options": ["五年", "七年"]},
            {"kind": "short", "stem": "为什么？"},
            {"kind": "cloze", "stem": "把条文补充完整。", "parts": ["苹果委员会每届任期", "。"]},
        ],
    },
}
KEYS = {
    "s-1": {"kind": "single", "answer": 2, "feedback": []},
    "m-1": {
        "kind": "multiple",
        "answer": [0, 2],
        "feedback": ["", "法律里没有<strong>卖</strong>。", ""],
    },
    "j-1": {"kind": "judge", "answer": True},
    "b-1": {"kind": "blank", "answers": [["七年"], ["每月", "月"]]},
    "c-1": {"kind": "cloze", "answers": ["七年", "每月"]},
    "k-1": {"kind": "short", "points": ["种苹果", "数苹果", "吃苹果"]},
    "a-1": {
        "kind": "case",
        "keys": [
            {"kind": "judge", "answer": False},
            {"kind": "single", "answer": 1, "feedback": []},
            {"kind": "short", "points": ["试验法有规定"]},
            {"kind": "cloze", "answers": ["七年"]},
        ],
        "explanations": ["任期是七年。", "", "", ""],
    },
}


def test_questions_and_solutions(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    _, questions, solutions = parts_of(publisher(tmp_path, library, measures, *sample.ALL).files())
    assert {id_: question["view"] for id_, question in questions.items()} == VIEWS
    assert {id_: solution["key"] for id_, solution in solutions.items()} == KEYS
    assert solutions["s-1"]["explanation"] == (
        '<a href="laws/shiyan/#art-1">试验法第一条</a>规定：“苹果委员会每届任期七年。”'
    )
    assert solutions["s-1"]["cites"] == [
        {
            "label": "《试验法》第一条第一款",
            "url": "laws/shiyan/#art-1-p1",
            "text": "苹果委员会每届任期七年。",
        }
    ]
    assert solutions["m-1"]["cites"][0]["text"] == "苹果委员会行使下列职权：\n……\n（二）数苹果；"
    assert solutions["c-1"]["cites"][0]["url"] == "laws/shiyan/#art-1"
    assert solutions["j-1"]["explanation"] == (
        '见<a href="laws/shiyan/#art-1-p2">试验法第一条第二款</a>和<a href="policy/#m-1">政策第1条</a>。'
    )
    assert solutions["j-1"]["cites"][1] == {"label": "政策第1条", "url": "policy/#m-1", "text": measures[1]}


def test_whatever_explains_is_linked(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    made = publisher(tmp_path, library, measures, sample.EXPLAINED_PART, sample.EXPLAINED_OPTION)
    _, _, solutions = parts_of(made.files())
    linked = '见<a href="laws/shiyan/#art-2">《试验法》第二条</a>。'
    key = solutions["a-1"]["key"]
    assert key["explanations"] == [linked, ""]
    assert key["keys"][1]["feedback"] == [
        '不合<a href="laws/shiyan/#art-1-p2">《试验法》第一条第二款</a>。',
        "",
    ]
    assert solutions["s-1"]["key"]["feedback"] == [linked, "", "", ""]


def test_no_key_stands_beside_its_question(
    tmp_path: Path, library: Library, measures: dict[int, str]
) -> None:
    text = b"".join(publisher(tmp_path, library, measures, *sample.ALL).files().values()).decode()
    for part in ("answer", "points", "feedback", "explanation", "任期七年", "任期是七年"):
        assert part not in text


def test_a_bank_comes_in_shards(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    items = [sample.JUDGE | {"id": f"j-{n}"} for n in range(120)]
    listed, questions, _ = parts_of(publisher(tmp_path, library, measures, *items).files())
    assert [entry["count"] for entry in listed["shards"]] == [50, 50, 20]
    assert " ".join(questions) == listed["ids"]
    changed = [items[0], items[1] | {"stem": "苹果委员会每周举行一次会议。"}, *items[2:]]
    other, _, _ = parts_of(publisher(tmp_path, library, measures, *changed).files())
    differing = [a != b for a, b in zip(listed["shards"], other["shards"], strict=True)]
    assert differing == [True, False, False]


def test_addresses_go_through_cite_url(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    made = publisher(
        tmp_path, library, measures, sample.SINGLE, cite_url=lambda url: url.replace("/#", "/index.html#")
    )
    _, _, solutions = parts_of(made.files())
    assert solutions["s-1"]["cites"][0]["url"] == "laws/shiyan/index.html#art-1-p1"
    assert 'href="laws/shiyan/index.html#art-1"' in solutions["s-1"]["explanation"]


def test_an_unknown_cite_is_refused(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    with pytest.raises(RendaError, match="政策共 2 条，没有第 5 条"):
        publisher(tmp_path, library, measures, sample.JUDGE | {"cites": ["政策第五条"]})


def test_equal_banks_make_equal_bytes(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    one = publisher(tmp_path, library, measures, *sample.ALL).files()
    assert one == publisher(tmp_path, library, measures, *sample.ALL).files()
    changed = (sample.SINGLE | {"explanation": "改了。"}, *sample.ALL[1:])
    assert set(one) != set(publisher(tmp_path, library, measures, *changed).files())


LONG = "长" * 50_000


def hostile_items() -> list[dict[str, Any]]:
    """Every kind with hostile text wherever its writer can put some, and a very long stem."""
    text = {"stem": HOSTILE, "explanation": HOSTILE, "topics": [HOSTILE]}
    options = ["甲", {"text": HOSTILE, "feedback": HOSTILE}]
    choice = {"options": options, "answer": "A"}
    part = {"kind": "single", "stem": HOSTILE, "explanation": HOSTILE, **choice}
    return [
        sample.SINGLE | text | choice,
        sample.MULTIPLE | text | {"options": options, "answer": "AB"},
        sample.JUDGE | text | {"stem": LONG + HOSTILE},
        sample.BLANK | text | {"stem": f"{HOSTILE}____{HOSTILE}", "answer": [HOSTILE]},
        sample.CLOZE | text,
        sample.SHORT | text | {"points": [HOSTILE]},
        sample.CASE | text | {"questions": [part, {"kind": "short", "stem": HOSTILE, "points": [HOSTILE]}]},
    ]


def test_hostile_text_stays_text(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    files = publisher(tmp_path, library, measures, *hostile_items()).files()
    for script in files.values():
        assert "<" not in script.decode()
        assert "\u2028" not in script.decode()
    _, questions, solutions = parts_of(files)
    escaped = "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;\u2028[点](javascript:alert(1))&lt;!--"
    assert questions["s-1"]["view"]["stem"] == questions["b-1"]["view"]["parts"][1] == escaped
    assert questions["a-1"]["view"]["questions"][0]["options"][1] == escaped
    assert solutions["s-1"]["key"]["feedback"][1] == solutions["j-1"]["explanation"] == escaped
    assert solutions["k-1"]["key"]["points"] == [escaped]
    assert solutions["a-1"]["key"]["explanations"][0] == escaped
    assert questions["j-1"]["view"]["stem"] == LONG + escaped


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


@given(
    st.text()
    | st.lists(st.sampled_from([*"*_`[]()<>!\\&#:/\"'\n", "a", "javascript:", "data:", "//x", "字"])).map(
        "".join
    )
)
def test_no_markdown_makes_more_than_inline_elements(text: str) -> None:
    parser = _Elements()
    parser.feed(markup.linked(text, lambda _: ()))
    for tag, attributes in parser.found:
        assert tag in {"strong", "em", "s", "code", "a", "br"}
        for name, value in attributes:
            assert (tag, name) in {("a", "href"), ("a", "title")}
            if name == "href":
                assert not re.match(r"[/\\]|[^/?#]*:", value or "")


MARKUP = {
    "**粗**和*斜*": "<strong>粗</strong>和<em>斜</em>",
    "，____是____。": "，____是____。",
    "`__x__`": "<code>__x__</code>",
    "<b>甲</b> & 乙": "&lt;b&gt;甲&lt;/b&gt; &amp; 乙",
    "![图](a.png)": "!图",
    "[课](study/1/)": "课",
    "[外](https://example.org)": "[外](https://example.org)",
    "1. 不是列表": "1. 不是列表",
}


@pytest.mark.parametrize("text", MARKUP)
def test_inline_markup(text: str) -> None:
    assert markup.inline(text) == MARKUP[text]


def test_links_of_the_author_are_kept_and_not_linked_again() -> None:
    found = markup.linked("[甲乙](study/)甲", lambda text: [(0, 1, "x/")] if text.startswith("甲") else [])
    assert found == '<a href="study/">甲乙</a><a href="x/">甲</a>'


FOLDED = {"３ 年。": "3年", "（Ａ）b": "ab", "“苹果”": "苹果", "……": "......", "≥ 3": "≥3"}


@pytest.mark.parametrize("text", FOLDED)
def test_folding(text: str) -> None:
    assert folding.fold(text) == FOLDED[text]


NUMBERS = {
    "伍 年": "5年",
    "２０２６年": "2026年",
    "一百二十日": "120日",
    "三分之二": "23",
    "2/3": "23",
    "百分之十": "10",
}


@pytest.mark.parametrize("text", NUMBERS)
def test_folding_numbers(text: str) -> None:
    assert folding.fold_numbers(text) == NUMBERS[text]


@given(st.text(st.sampled_from("苹果3３aＡb≥，。“”（）()…!！· \u3000\n")))
def test_folding_twice_changes_nothing_and_spaces_never_count(text: str) -> None:
    once = folding.fold(text)
    assert folding.fold(once) == once
    assert folding.fold(" ".join(text)) == once


def render(folder: Path, *items: dict[str, Any], ids: list[str]) -> str:
    (bank,) = sample.load(folder, Diagnostics(), bank=sample.bank(*items))
    by_id = {item.id: item for item in bank.items}
    return fallback.render_block(ids, by_id, {id_: f"quiz/of-{id_}" for id_ in by_id})


def test_fallback(tmp_path: Path) -> None:
    html = render(tmp_path, sample.SINGLE, sample.JUDGE, ids=["j-1", "s-1", "j-1", "gone"])
    assert html.startswith(
        '<section class="renda-quiz" data-search="off" data-renda-quiz data-items="j-1 s-1"'
        ' data-shards="quiz/of-j-1 quiz/of-s-1" aria-label="自测">'
    )
    text = re.sub(r"<[^>]+>", "", html).split()
    assert text[:5] == [
        "苹果委员会每月举行一次会议。（判断）",
        "正确",
        "错误",
        "苹果委员会每届任期几年？（单选）",
        "A.",
    ]
    assert "七年。" not in html  # neither the explanation nor any other sign of the answer


def test_fallback_marks_what_is_to_be_reviewed(tmp_path: Path) -> None:
    (bank,) = sample.load(tmp_path, Diagnostics(), bank=sample.bank(sample.SINGLE, sample.JUDGE))
    by_id = {item.id: item for item in bank.items}
    html = fallback.render_block(["s-1", "j-1"], by_id, dict.fromkeys(by_id, "x"), frozenset({"j-1"}))
    first, second = html.split("会议。", 1)
    assert "待复核" not in first
    assert second.count("待复核") == 1


def test_fallback_is_inert(tmp_path: Path) -> None:
    parser = _Elements()
    parser.feed(render(tmp_path, *hostile_items(), ids=[item["id"] for item in sample.ALL]))
    assert {tag for tag, _ in parser.found} == {"section", "ol", "li", "p", "span", "ul", "br", "noscript"}


REFERENCES = """\
/// quiz | a-1 b-2
///

```
/// quiz | in-code
```
//// quiz|c-3
////
~~~~ yaml
~~~
/// quiz | in-code
~~~~
/// quizzes | no
/// quiz
///
"""


def test_references() -> None:
    assert find_references(REFERENCES) == [("a-1", 1), ("b-2", 1), ("c-3", 7), ("", 14)]


def test_references_of_front_matter() -> None:
    source = "---\ntitle: 甲\nquiz:\n  - a-1\n  - b-2\n---\n/// quiz | c-3\n///\n"
    assert find_references(source) == [("a-1", 4), ("b-2", 5), ("c-3", 7)]
    assert find_references("---\nquiz: [a\n---\n") == []
