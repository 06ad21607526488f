"""Blueprints: read with every fault, what cells may draw from, and what the bank lacks."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from renda.diagnostics import Diagnostics
from renda.quizzes import blueprint, blueprint_checks, catalog, checks

from . import sample

if TYPE_CHECKING:
    from pathlib import Path

    from renda.statutes.model import Library

SECTION: dict[str, Any] = {"kind": "single", "points": 2, "cells": [{"count": 2, "posts": ["common"]}]}
EXAM: dict[str, Any] = {"title": "试卷", "post": "法院", "minutes": 120, "pass": 2, "sections": [SECTION]}


def load(folder: Path, diagnostics: Diagnostics, text: str) -> tuple[blueprint.BlueprintEntry, ...]:
    target = folder / "quizzes/blueprints"
    target.mkdir(parents=True, exist_ok=True)
    (target / "fayuan.yml").write_text(text, encoding="utf-8")
    return blueprint.load_blueprints(folder / "quizzes", diagnostics)


def written(exam: dict[str, Any]) -> str:
    return yaml.safe_dump(exam, allow_unicode=True, sort_keys=False)


def items(count: int, **fields: Any) -> list[dict[str, Any]]:
    """So many 单选 items with these fields."""
    return [
        sample.SINGLE
        | {"id": f"{fields.get('prefix', 's')}-{n}"}
        | {name: value for name, value in fields.items() if name != "prefix"}
        for n in range(count)
    ]


def test_exams_come_in_the_order_of_the_posts_those_for_all_last(tmp_path: Path) -> None:
    posts = {"a": "common", "b": "检察院", "c": "人大", "d": "人大", "e": "政府"}
    folder = tmp_path / "quizzes/blueprints"
    folder.mkdir(parents=True)
    for name, post in posts.items():
        (folder / f"{name}.yml").write_text(written(EXAM | {"post": post}), encoding="utf-8")
    found = blueprint.load_blueprints(tmp_path / "quizzes", Diagnostics())
    assert [entry.name for entry in found] == ["c", "d", "e", "b", "a"]


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "no minutes": ({"minutes": None}, "3: “minutes”应为整数"),
    "unknown field": ({"sekunden": 3}, "12: 不认识的字段“sekunden”，请删去或改名"),
    "unknown post": (
        {"post": "公安"},
        "2: “post”应为 common、人大、政府、监委、法院 或 检察院，现为“公安”",
    ),
    "unknown rule": (
        {"sections": [SECTION | {"partial": "half"}]},
        "12: “partial”应为 all 或 share，现为“half”",
    ),
    "nothing to draw": ({"sections": [SECTION | {"cells": []}]}, "8: “cells”至少要有 1 项"),
    "no count": ({"sections": [SECTION | {"cells": [{"count": 0}]}]}, "9: “count”不能小于 1，现为“0”"),
    "too high a pass mark": ({"pass": 5}, "1: 及格分 5 高于总分 4，谁也考不过；请改 pass"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_reported_with_its_line(name: str, tmp_path: Path) -> None:
    change, expected = FAULTS[name]
    diagnostics = Diagnostics()
    assert load(tmp_path, diagnostics, written(EXAM | change)) == ()
    assert [str(problem) for problem in diagnostics] == [f"quizzes/blueprints/fayuan.yml:{expected}"]


def problems(
    folder: Path,
    library: Library,
    measures: dict[int, str],
    exam: dict[str, Any],
    *bank: dict[str, Any],
    stale: frozenset[str] = frozenset(),
) -> list[str]:
    diagnostics = Diagnostics()
    exams = load(folder, diagnostics, written(exam))
    banks = sample.load(folder, diagnostics, bank=sample.bank(*bank))
    blueprint_checks.check(exams, catalog.listed(banks, library, stale), 0, diagnostics)
    return [str(problem).removeprefix("quizzes/blueprints/fayuan.yml:") for problem in diagnostics]


def with_cells(*cells: dict[str, Any]) -> dict[str, Any]:
    return EXAM | {"sections": [SECTION | {"cells": list(cells)}]}


def test_a_bank_that_is_enough(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    assert problems(tmp_path, library, measures, EXAM, *items(2)) == []


def test_the_cell_that_lacks_items_is_named(
    tmp_path: Path, library: Library, measures: dict[int, str]
) -> None:
    exam = with_cells({"count": 1}, {"count": 3, "posts": ["法院"], "levels": [1, 2], "laws": ["试验法"]})
    bank = [*items(4), *items(1, prefix="f", posts=["法院"]), *items(3, prefix="h", posts=["法院"], level=3)]
    assert problems(tmp_path, library, measures, exam, *bank) == [
        "10: 单选（岗位 法院，法律 试验法，难度 1、2）要抽 3 题，还缺 2 题：题库里合条件的有 1 题；"
        "请补题，或者改小 count"
    ]


def test_overlapping_cells_share_no_item(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    both = items(3, posts=["common", "法院"])
    exam = with_cells({"count": 2, "posts": ["common"]}, {"count": 2, "posts": ["法院"]})
    (problem,) = problems(tmp_path, library, measures, exam, *both)
    assert "（岗位 法院）要抽 2 题，还缺 1 题：题库里合条件的有 3 题，其中有的只够别的格用" in problem
    assert problems(tmp_path, library, measures, exam, *both, *items(1, prefix="c")) == []


def test_stale_items_are_not_drawn(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    found = problems(tmp_path, library, measures, EXAM, *items(2), stale=frozenset({"s-1"}))
    assert found == [
        "9: 单选（岗位 common）要抽 2 题，还缺 1 题：题库里合条件的有 1 题，另有 1 题待复核（renda quiz stale）；"
        "请补题，或者改小 count"
    ]


UNKNOWN: dict[str, tuple[dict[str, Any], str]] = {
    "topic": ({"topics": ["苹国"]}, "11: 没有“苹国”这个专题，是不是“苹果”？"),
    "law": ({"laws": ["试念法"]}, "11: 没有引用“试念法”的题，是不是“试验法”？"),
    "bank": ({"banks": ["桃子"]}, "11: 没有“桃子”这个题库；请照题库的 bank 写"),
    "one of several": ({"topics": ["苹果", "苹国"]}, "11: 没有“苹国”这个专题，是不是“苹果”？"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_name_that_no_item_has(
    name: str, tmp_path: Path, library: Library, measures: dict[int, str]
) -> None:
    condition, expected = UNKNOWN[name]
    exam = with_cells({"count": 1, "posts": ["common"]} | condition)
    assert problems(tmp_path, library, measures, exam, *items(2)) == [
        expected.replace("11", str(10 + len(condition) + 1))
    ]


#: name -> how many items the cell wants, the items' changes, the problems besides those of the items.
FAULTY: dict[str, tuple[int, list[dict[str, Any]], list[str]]] = {
    "an item with an unknown cite is counted": (2, [{}, {"cites": ["试验法第九条"]}], []),
    "what a faulty item may fill is undecided": (
        2,
        [{}, {"level": 9}],
        [
            "quizzes/blueprints: （警告）有 1 题写得有误，没有计入，1 格因此可能不够抽；改好那些题之后请再检查一次"
        ],
    ),
    "what it can't fill is an error": (
        3,
        [{}, {"level": 9}],
        [
            "quizzes/blueprints/fayuan.yml:9: 单选（岗位 common）要抽 3 题，还缺 2 题："
            "题库里合条件的有 1 题，另有 1 题有误未计；请补题，或者改小 count"
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_beside_faulty_items(name: str, tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    count, changes, expected = FAULTY[name]
    diagnostics = Diagnostics()
    exams = load(tmp_path, diagnostics, written(with_cells({"count": count, "posts": ["common"]})))
    bank = [
        item | {"stem": stem} | change
        for item, stem, change in zip(items(len(changes)), ("几年？", "多久一届？"), changes, strict=True)
    ]
    banks = sample.load(tmp_path, diagnostics, bank=sample.bank(*bank))
    checks.check(banks, exams, frozenset(), library, measures, diagnostics, {})
    assert [str(problem) for problem in diagnostics if problem.path != "quizzes/bank.yml"] == expected


def test_what_the_browser_gets(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    diagnostics = Diagnostics()
    exams = load(tmp_path, diagnostics, written(EXAM | {"shuffle_options": False}))
    bank = [sample.JUDGE, *items(2), *items(2, prefix="f", posts=["法院"]), *items(1, prefix="x")]
    banks = sample.load(tmp_path, diagnostics, bank=sample.bank(*bank))
    made = catalog.Publisher(banks, library, measures, frozenset({"x-0"}), exams)
    (name,) = [name for name in made.files() if name.startswith("quiz/exams-")]
    text = made.files()[name].decode()
    assert text.endswith(
        ',{"version":3,"exams":[{"id":"fayuan","title":"试卷","post":"法院","note":"","minutes":120,"total":4.0,'
        '"passMark":2.0,"shuffleItems":true,"shuffleOptions":false,"certificate":"","sections":[{"title":"单选题","kind":"single",'
        '"points":2.0,"partial":"all","cells":[{"count":2,"items":"1x2"}]}]}]});\n'
    )
    assert f'"exams":"{name.removesuffix(".js")}"' in made.files()["quiz/catalog.js"].decode()


def fillable(counts: list[int], pools: list[list[int]]) -> int:
    """The reference: how many places can be filled at best, by trying everything."""
    places = [cell for cell, count in enumerate(counts) for _ in range(count)]
    best = 0
    for choice in itertools.product(*[[None, *pools[cell]] for cell in places]):
        used = [item for item in choice if item is not None]
        if len(set(used)) == len(used):
            best = max(best, len(used))
    return best


@given(
    st.lists(
        st.tuples(st.integers(1, 2), st.lists(st.integers(0, 3), unique=True, max_size=3)),
        min_size=1,
        max_size=3,
    )
)
def test_the_shortage_is_as_small_as_can_be(cells: list[tuple[int, list[int]]]) -> None:
    counts, pools = [count for count, _ in cells], [pool for _, pool in cells]
    lacking = blueprint.shortage(counts, pools)
    assert sum(counts) - lacking.total() == fillable(counts, pools)
