"""常见问法: the real ones are whole, faulty ones are reported with their line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from renda import content
from renda.diagnostics import Diagnostics
from renda.search import phrases
from renda.statutes import names

if TYPE_CHECKING:
    from renda.statutes.model import Library

PATH = "scripts/renda/search/asked/a.yml"


def parse(text: str, library: Library) -> tuple[str, dict[str, tuple[str, ...]], list[str]]:
    diagnostics = Diagnostics()
    slug, found = phrases.parse(text, PATH, library, diagnostics)
    return slug, dict(found), [str(problem) for problem in diagnostics]


def test_every_article_of_nine_statutes_has_its_phrases(library: Library) -> None:
    diagnostics = Diagnostics()
    asked = phrases.load(library, diagnostics)
    assert list(diagnostics) == []
    assert len(asked) == 9
    for slug, articles in asked.items():
        statute = next(one for one in library.statutes if one.slug == slug)
        assert statute.title in names.CORE
        assert list(articles) == [one.number.anchor for one in statute.current(library.as_of).articles]
        assert all(2 <= len(some) <= 4 for some in articles.values())
    assert sum(map(len, asked.values())) > 650


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
