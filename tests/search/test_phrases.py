"""常见问法: the real ones are whole, faulty ones are reported with their line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from renda import content
from renda.diagnostics import Diagnostics
from renda.search import phrases
from renda.search.evaluate import ask
from renda.search.sources import law_pages

if TYPE_CHECKING:
    from pathlib import Path

    from renda.statutes.model import Library

PATH = "scripts/renda/search/asked/a.yml"


def parse(text: str, library: Library) -> tuple[str, dict[str, tuple[str, ...]], list[str]]:
    diagnostics = Diagnostics()
    slug, found = phrases.parse(text, PATH, library, diagnostics)
    return slug, dict(found), [str(problem) for problem in diagnostics]


#: Statutes whose every article has at least two.
COMPLETE = ("xianfa", "quanguorenda-zuzhifa", "difang-zuzhifa", "xuanjufa", "daibiaofa", "jiandufa", "lifafa", "jianchafa", "fazhi-xuanchuan-jiaoyufa")  # fmt: skip


def test_core_statutes_have_their_phrases(library: Library) -> None:
    diagnostics = Diagnostics()
    asked = phrases.load(library, diagnostics)
    assert list(diagnostics) == []
    for slug, articles in asked.items():
        statute = next(one for one in library.statutes if one.slug == slug)
        anchors = [one.number.anchor for one in statute.current(library.as_of).articles]
        assert list(articles) == [
            anchor for anchor in anchors if anchor in articles
        ]  # in the statute's order
        # An article with twenty powers has some three for each.
        assert all(1 <= len(some) <= 60 for some in articles.values())
        if slug in COMPLETE:
            assert list(articles) == anchors
            assert all(len(some) >= 2 for some in articles.values())
    assert set(COMPLETE) <= set(asked)
    sections = [section for page in law_pages(library, asked) for section in page.sections if section.asked]
    assert len(sections) == sum(map(len, asked.values())) > 1500


def test_long_statutes_list_none(library: Library) -> None:
    asked = phrases.load(library, Diagnostics())
    shown = phrases.listed(asked)
    assert {"xianfa", "difang-zuzhifa", "laodonghetongfa"} <= set(shown)
    assert set(asked) - set(shown) >= {"minfadian", "xingfa"}
    assert all(shown[slug] == asked[slug] for slug in shown)


def test_two_broken_files_are_not_two_of_one_statute(library: Library, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yml").write_text("law: 宪法\nasked:\n  第一条: [国体]\n", "utf-8")
    diagnostics = Diagnostics()
    assert phrases.load(library, diagnostics, tmp_path) == {}
    assert [str(problem).partition("：")[0].rpartition(":")[0] for problem in diagnostics] == [
        "scripts/renda/search/asked/a.yml:3",
        "scripts/renda/search/asked/b.yml:3",
    ]


CASES = [
    ("law: 无此法\nasked: {}\n", f"{PATH}:1: 法律库里没有“无此法”"),
    (
        "law: 宪法\nasked:\n  第九百条: [什么是宪法]\n",
        f"{PATH}:3: 《宪法》没有“第九百条”；写法如：第六十二条",
    ),
    ("law: 宪法\nasked:\n  第一条: [国体]\n", f"{PATH}:3: 问法应为 4 至 40 字，现为 2 字：“国体”"),
    (
        f"law: 宪法\nasked:\n  第一条: [{'长' * 41}]\n",
        f"{PATH}:3: 问法应为 4 至 40 字，现为 41 字：“{'长' * 41}”",
    ),
    (
        "law: 宪法\nasked:\n  第一条: [<b>国体</b>]\n",
        f"{PATH}:3: 问法应为一行文字，不用 HTML：“<b>国体</b>…”",
    ),
    (
        "law: 宪法\nasked:\n  第一条: [什么是国体]\n  第二条: [政体是什么, 什么是国体]\n",
        f"{PATH}:4: “什么是国体”已是第一条的问法，请换个说法",
    ),
    ("law: 宪法\nasked: {}\nmore: 1\n", f"{PATH}:3: "),
]


@pytest.mark.parametrize(("text", "problem"), CASES)
def test_problems(library: Library, text: str, problem: str) -> None:
    _, _, problems = parse(text, library)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_articles_of_another_day_are_left_out() -> None:
    """The Constitution of 1982 to 2018 has no article 143."""
    text = "law: 宪法\nasked:\n  第一条: [什么是国体]\n  第一百四十三条: [首都在哪里]\n"
    assert parse(text, content.library(dt.date(2026, 11, 23))) == (
        "xianfa",
        {"art-1": ("什么是国体",), "art-143": ("首都在哪里",)},
        [],
    )
    assert parse(text, content.library(dt.date(2017, 1, 1))) == ("xianfa", {"art-1": ("什么是国体",)}, [])


ASKED = {
    "外国人能不能申请政治庇护": ("宪法", "第三十二条"),
    "搬家以后在哪里当选民": ("选举法", "第二十七条"),
    "专委会能不能请专家当顾问": ("全国人民代表大会组织法", "第三十六条"),
}


def test_phrases_lead_to_their_article(laws_site: Path) -> None:
    for (query, (law, article)), answer in zip(ASKED.items(), ask(laws_site, list(ASKED), 1), strict=True):
        (hit,) = answer["hits"]
        assert hit["law"].endswith(law), query
        assert hit["article"] == article, query
