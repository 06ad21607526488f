"""What the blocks on the Constitution put into pages."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import pytest

from renda.constitution import gists, guide, pages, powers
from renda.diagnostics import Diagnostics
from renda.statutes.lineage import Fate

if TYPE_CHECKING:
    from renda.statutes.model import Library

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(library: Library) -> guide.Guide:
    diagnostics = Diagnostics()
    loaded = guide.load(lambda path: (ROOT / path).read_text("utf-8"), library, diagnostics)
    assert list(diagnostics) == []
    return loaded


def show(made: guide.Guide, block: str) -> str:
    loader = jinja2.FileSystemLoader(ROOT / "overrides/renda")
    templates = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    return pages.blocks(made, templates)[block]("", "../../")


def test_divisions_of_both_texts(made: guide.Guide) -> None:
    chapters = pages.divisions(made)
    assert [(c.anchor, len(c.everything), len(c.sections)) for c in chapters] == [
        ("ch-1", 32, 0),
        ("ch-2", 24, 0),
        ("ch-3", 84, 8),
        ("ch-4", 3, 0),
    ]
    assert chapters[3].before == "第四章 国旗、国徽、首都"
    assert [
        (s.anchor, s.before) for s in chapters[2].sections if s.before or s.histories[0].fate is Fate.NEW
    ] == [
        ("ch-3-s-7", ""),
        ("ch-3-s-8", "第七节 人民法院和人民检察院"),
    ]
    assert chapters[2].span == "第五十七条至第一百四十条"


def test_map(made: guide.Guide) -> None:
    html = show(made, "constitution-map")
    assert len(re.findall(r'<i class="(?:kept|changed|new)"></i>', html)) == 143 + 3  # and the legend
    assert '<a class="map-block map-section" href="../../laws/xianfa/#ch-3-s-7">' in html


def test_comparison_has_every_article_once(made: guide.Guide) -> None:
    html = show(made, "constitution-comparison")
    assert re.findall(r'id="art-(\d+)"', html) == [str(number) for number in range(1, 144)]
    fates = re.findall(r'data-fate="(\w+)"', html)
    assert (fates.count("kept"), fates.count("changed"), fates.count("new")) == (102, 36, 5)
    assert "1982年为第一百二十三条" in html


def test_timeline_has_every_clause_once(made: guide.Guide) -> None:
    html = show(made, "constitution-timeline")
    assert re.findall(r'id="clause-(\d+)"', html) == [str(number) for number in range(1, 53)]
    assert "其中36条有修改，5条是新增，102条文字未改" in html
    # Clauses speak of numbers of their time: their text must not be linked to today's articles.
    assert all(
        "<blockquote" in fold and "data-law" in fold
        for fold in re.findall(r'<details class="clause-text".*?</details>', html)
    )
    rows = re.search(r"<tbody>.*</tbody>", html, re.DOTALL)
    assert rows is not None
    assert rows[0].count("<tr>") == 41


def test_powers_quote_the_source(made: guide.Guide) -> None:
    html = show(made, "constitution-powers")
    for number in (powers.CONGRESS, powers.COMMITTEE):
        for item, text in powers.items(made.version, number).items():
            assert f'<a href="../../laws/xianfa/#{number.anchor}-i{item}">{text}</a>' in html


def test_preamble_digest(made: guide.Guide) -> None:
    html = show(made, "constitution-preamble")
    assert html.count('<li id="preamble-digest-') == gists.PREAMBLE
    assert re.findall(r"preamble-digest-(\d+)(?:(?!</li>).)*?现在的全文", html, re.DOTALL) == [
        "7",
        "10",
        "12",
    ]


def test_what_the_page_says_of_the_preamble_is_true_without_the_official_text(made: guide.Guide) -> None:
    html = show(made, "constitution-preamble")
    assert "第七、第十、第十二自然段由修正案整段重述，可以点开看现在的全文" in html
    assert "请读官方公布的正式文本" in html
    assert "<summary>原文</summary>" not in html


def test_preamble_names_its_amendments(made: guide.Guide) -> None:
    html = show(made, "constitution-preamble")
    seventh = re.search(r'id="preamble-digest-7".*?</li>', html, re.DOTALL)
    assert seventh is not None
    assert re.findall(r"#clause-(\d+)", seventh[0]) == ["3", "12", "18", "32"]
    assert html.count('class="preamble-changes"') == 4


def test_official_preamble_takes_the_place_of_the_digest(made: guide.Guide) -> None:
    version = dataclasses.replace(made.version, preamble=("甲。",) * 13)
    official = dataclasses.replace(made, lineage=dataclasses.replace(made.lineage, current=version))
    html = show(official, "constitution-preamble")
    assert [f"laws/xianfa/#preamble-p{number}" in html for number in (1, 13)] == [True, True]
    assert "现在的全文" not in html
    assert "序言有13个自然段" in html
    assert "原文可以逐段点开看" in html
    assert "请读官方公布的正式文本" not in html
    assert re.findall(r"<summary>(.*?)</summary><blockquote.*?><p>(.*?)</p>", html) == [("原文", "甲。")] * 13
    assert "laws/xianfa/#preamble" in show(official, "constitution-map")


@pytest.mark.parametrize("path", ["xianfa/lineage.md", "xianfa/compare.md", "xianfa/powers.md"])
def test_outline_leads_to_headings(made: guide.Guide, path: str) -> None:
    html = "".join(
        show(made, block)
        for block in ("constitution-timeline", "constitution-comparison", "constitution-powers")
    )
    for _, anchor, below in pages.outline(path, made):
        assert f'id="{anchor}"' in html
        assert all(f'id="{inner}"' in html for _, inner, _ in below)
