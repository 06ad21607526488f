"""What visitors type, from the query to the first hit and to what is said about it, over all statutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from renda.search import inputs
from renda.search.evaluate import ask

if TYPE_CHECKING:
    from pathlib import Path

#: query -> name of the first hit's statute, its article (None: the statute), the note's kind and outcome.
CASES: dict[str, tuple[str, str | None, str, str]] = {
    "憲法第一條": ("宪法", "第一条", "traditional", "宪法第一条"),
    "監督法": ("监督法", None, "traditional", "监督法"),
    "xianfa": ("宪法", None, "pinyin", "宪法"),
    "xianfa62条": ("宪法", "第六十二条", "pinyin", "宪法"),
    "XianFa 62": ("宪法", "第六十二条", "pinyin", "宪法"),
    "xian fa": ("宪法", None, "pinyin", "宪法"),
    "jdf": ("监督法", None, "pinyin", "监督法"),
    "jiandufa": ("监督法", None, "pinyin", "监督法"),
    "jiandufa 质询": ("监督法", None, "pinyin", "监督法"),
    "xuanju weiyuanhui": ("", None, "pinyin", "选举委员会"),
    "lifaf": ("立法法", None, "pinyin", "立法法"),
    "选具法": ("选举法", None, "slip", "选举法"),
    "监都法": ("监督法", None, "slip", "监督法"),
    "制询案": ("", None, "slip", "质询案"),
    "宪法宣示": ("", None, "slip", "宪法宣誓"),
    "备按审查": ("", None, "slip", "备案审查"),
}


@pytest.fixture(scope="module")
def answers(laws_site: Path) -> dict[str, dict[str, Any]]:
    return dict(zip(CASES, ask(laws_site, list(CASES), 10), strict=True))


@pytest.mark.parametrize("query", CASES)
def test_understood_and_said(query: str, answers: dict[str, dict[str, Any]]) -> None:
    law, article, kind, outcome = CASES[query]
    answer = answers[query]
    notes = [note for note in answer["notes"] if note["kind"] == kind]
    assert [note["to"][0] for note in notes] == [outcome]
    first = answer["hits"][0]
    names = {
        "宪法": "中华人民共和国宪法",
        "监督法": "中华人民共和国各级人民代表大会常务委员会监督法",
        "选举法": "中华人民共和国全国人民代表大会和地方各级人民代表大会选举法",
        "立法法": "中华人民共和国立法法",
    }
    assert not law or first["law"] == names[law]
    if article:
        assert first["article"] == article


#: Right as they stand: nothing is replaced.
PLAIN = ("宪法", "权力和权利", "人民检察院", "GDP", "后", "公告", "代表资格审查", "2026年12月4日", "县长")


def test_what_is_right_is_left_alone(laws_site: Path) -> None:
    for query, answer in zip(PLAIN, ask(laws_site, PLAIN, 1), strict=True):
        replaced = [note for note in answer["notes"] if note["kind"] in ("traditional", "pinyin", "slip")]
        assert replaced == [], query


def test_the_literal_query_can_be_had(laws_site: Path) -> None:
    (answer,) = ask(laws_site, ["选具法"], 5, options={"literal": True})
    assert all(note["kind"] != "slip" for note in answer["notes"])
    assert answer["hits"]


def test_synonyms_find_and_are_named(laws_site: Path) -> None:
    (answer,) = ask(laws_site, ["镇街"], 10)
    assert answer["hits"]
    assert any(note["kind"] == "related" and "街道" in note["to"] for note in answer["notes"])


NOTHING_KNOWN = ("欠钱不还怎么办", "饕餮", "魑魅魍魉", "怎么办", "老赖")


def test_something_near_is_offered(laws_site: Path) -> None:
    for query, answer in zip(NOTHING_KNOWN, ask(laws_site, NOTHING_KNOWN, 3), strict=True):
        assert answer["hits"] or query in ("饕餮", "魑魅魍魉"), query


def test_damaged_tables_cost_only_themselves(laws_site: Path, tmp_path: Path) -> None:
    import shutil

    site = tmp_path / "site"
    shutil.copytree(laws_site, site)
    for name in ("traditional", "x", "characters"):
        next(site.glob(f"search/input-*/{name}.js")).write_text("renda.shard(", "utf-8")
    queries = ["憲法第一條", "xianfa", "选具法", "质询"]
    for query, answer in zip(queries, ask(site, queries, 5), strict=True):
        assert "error" not in answer, query
        assert bool(answer["missing"]) == (query != "质询"), query
    assert answer["hits"]


def test_inputs_are_the_same_each_time_and_small() -> None:
    words = {"监督": 900, "监察": 30, "的": 9, "abc": 3}
    one = inputs.build(words, ("质询案",), ("监督法",), "吧罢")
    assert one == inputs.build(dict(reversed(words.items())), ("质询案",), ("监督法",), "罢吧")
    assert one.letters == "jz"
    assert {name.rsplit("/", 1)[1] for name in one.files} == {
        "j.js",
        "z.js",
        "characters.js",
        "traditional.js",
    }
