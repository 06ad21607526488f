"""What reaches the browser: safe, complete, the same each time."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.quizzes import fallback, folding, markup, payload
from renda.quizzes.references import find_references

from . import sample

if TYPE_CHECKING:
    from pathlib import Path

    from renda.statutes.model import Library

HOSTILE = "</script><img src=x onerror=alert(1)>\u2028[点](javascript:alert(1))<!--"


def files_of(
    folder: Path, library: Library, measures: dict[int, str], *items: dict[str, Any]
) -> dict[str, bytes]:
    banks = sample.load(folder, Diagnostics(), bank=sample.bank(*items))
    return payload.shards(banks, library, measures, lambda url: url)


def data_of(script: bytes) -> Any:
    match = re.fullmatch(r'renda\.shard\("([^"]+)",(.*)\);\n', script.decode(), re.DOTALL)
    assert match
    return json.loads(match[2])


def test_shards(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    files = files_of(tmp_path, library, measures, sample.SINGLE, sample.MULTIPLE, sample.JUDGE)
    name, index_name = sorted(files)
    assert index_name == "quiz/index.js"
    assert re.fullmatch(r"quiz/bank-[0-9a-f]{8}\.js", name)
    shard, index = data_of(files[name]), data_of(files[index_name])
    items = shard["items"]
    digests = [items[id_]["digest"] for id_ in ("s-1", "m-1", "j-1")]
    assert index == {
        "version": 1,
        "topics": [{"name": "苹果", "count": 3}, {"name": "会议", "count": 1}],
        "banks": [
            {
                "title": "试验",
                "shard": name.removesuffix(".js"),
                "items": [["s-1", digests[0], [0]], ["m-1", digests[1], [0]], ["j-1", digests[2], [1, 0]]],
            }
        ],
    }
    assert items["s-1"] == {
        "id": "s-1",
        "digest": digests[0],
        "stem": "苹果委员会每届任期几年？",
        "kind": "single",
        "options": [{"html": "三年"}, {"html": "五年"}, {"html": "七年"}, {"html": "九年"}],
        "answer": 2,
        "explanation": '<a href="laws/shiyan/#art-1">试验法第一条</a>规定：“苹果委员会每届任期七年。”',
        "cites": [
            {
                "label": "《试验法》第一条第一款",
                "url": "laws/shiyan/#art-1-p1",
                "text": "苹果委员会每届任期七年。",
            }
        ],
    }
    assert items["m-1"]["options"][1] == {"html": "卖苹果", "feedback": "法律里没有<strong>卖</strong>。"}
    assert items["m-1"]["answer"] == [0, 2]
    assert items["m-1"]["cites"][0]["text"] == "苹果委员会行使下列职权：\n……\n（二）数苹果；"
    assert items["j-1"]["answer"] is True
    assert items["j-1"]["explanation"] == (
        '见<a href="laws/shiyan/#art-1-p2">试验法第一条第二款</a>和<a href="policy/#m-1">政策第1条</a>。'
    )
    assert items["j-1"]["cites"][1] == {"label": "政策第1条", "url": "policy/#m-1", "text": measures[1]}


def test_addresses_go_through_cite_url(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    banks = sample.load(tmp_path, Diagnostics(), bank=sample.bank(sample.SINGLE))
    files = payload.shards(banks, library, measures, lambda url: url.replace("/#", "/index.html#"))
    item = data_of(next(files[name] for name in files if "bank" in name))["items"]["s-1"]
    assert item["cites"][0]["url"] == "laws/shiyan/index.html#art-1-p1"
    assert 'href="laws/shiyan/index.html#art-1"' in item["explanation"]


def test_an_unknown_cite_is_refused(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    with pytest.raises(RendaError, match="政策共 2 条，没有第 5 条"):
        files_of(tmp_path, library, measures, sample.JUDGE | {"cites": ["政策第五条"]})


def test_equal_banks_make_equal_bytes(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    items = (sample.SINGLE, sample.MULTIPLE, sample.JUDGE)
    one = files_of(tmp_path, library, measures, *items)
    assert one == files_of(tmp_path, library, measures, *items)
    other = files_of(tmp_path, library, measures, sample.SINGLE | {"explanation": "改了。"}, *items[1:])
    assert set(one) != set(other)


def test_shard_names_agree_with_the_files(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    banks = sample.load(tmp_path, Diagnostics(), a=sample.bank(sample.SINGLE), b=sample.bank(sample.JUDGE))
    names = payload.shard_names(banks, library, measures, lambda url: url)
    files = payload.shards(banks, library, measures, lambda url: url)
    assert set(names) == {"s-1", "j-1"}
    for id_, name in names.items():
        assert id_ in data_of(files[f"{name}.js"])["items"]


def hostile_items() -> list[dict[str, Any]]:
    text = {"stem": HOSTILE, "explanation": HOSTILE, "topics": [HOSTILE]}
    options = ["甲", {"text": HOSTILE, "feedback": HOSTILE}]
    return [sample.SINGLE | text | {"options": options, "answer": "A"}, sample.JUDGE | text]


def test_hostile_text_stays_text(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    files = files_of(tmp_path, library, measures, *hostile_items())
    for script in files.values():
        assert "<" not in script.decode()
        assert "\u2028" not in script.decode()
    items = data_of(next(files[name] for name in files if "bank" in name))["items"]
    escaped = "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;\u2028[点](javascript:alert(1))&lt;!--"
    assert (
        items["s-1"]["stem"]
        == items["s-1"]["options"][1]["feedback"]
        == items["j-1"]["explanation"]
        == escaped
    )


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


def test_fallback_is_inert(tmp_path: Path) -> None:
    parser = _Elements()
    parser.feed(render(tmp_path, *hostile_items(), ids=["s-1", "j-1"]))
    assert {tag for tag, _ in parser.found} == {"section", "ol", "li", "p", "span", "ul", "noscript"}


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
