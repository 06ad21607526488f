"""Paper tests: drawn by a seed, the same everywhere, with a key in which every answer cites its article."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from renda import content
from renda.errors import RendaError
from renda.quizzes import blueprint, catalog, paper, paper_pages
from renda.quizzes.load import load_banks

from . import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from renda.quizzes.blueprint import BlueprintEntry
    from renda.statutes.model import Library

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script>"

KINDS = """
title: 全部题型
post: common
minutes: 2
pass: 1
sections:
  - {kind: single, points: 2, cells: [{count: 1}]}
  - {kind: multiple, points: 2, partial: share, cells: [{count: 1}]}
  - {kind: judge, points: 2.5, cells: [{count: 1}]}
"""

Made = tuple["BlueprintEntry", list[catalog.Listed]]


@pytest.fixture(scope="module")
def real() -> tuple[content.Content, Made]:
    from conftest import DAY

    loaded = content.load(ROOT, DAY)
    entry = next(entry for entry in loaded.exams if entry.name == "xianfari")
    return loaded, (entry, catalog.listed(loaded.banks, loaded.library, loaded.stale))


@pytest.fixture
def small(tmp_path: Path, library: Library, measures: dict[int, str]) -> Callable[[str], Made]:
    """A bank with one item of three kinds, the first with a hostile stem; the argument is the blueprint."""
    from renda.diagnostics import Diagnostics

    def make(text: str) -> Made:
        folder = tmp_path / "quizzes/blueprints"
        folder.mkdir(parents=True)
        (folder / "all.yml").write_text(text, encoding="utf-8")
        single = {**sample.SINGLE, "stem": HOSTILE}
        bank = sample.bank(single, sample.MULTIPLE, sample.JUDGE)
        (tmp_path / "quizzes/bank.yml").write_text(bank, encoding="utf-8")
        diagnostics = Diagnostics()
        banks = load_banks(tmp_path / "quizzes", library, diagnostics)
        exams = blueprint.load_blueprints(tmp_path / "quizzes", diagnostics)
        assert not list(diagnostics)
        return exams[0], catalog.listed(banks, library, frozenset())

    return make


HEAD = paper_pages.Letterhead("竞赛", "某局", "2026年12月", "../../../", "../contest/")


def test_a_seed_makes_one_paper_and_versions_differ_in_order_only(real: tuple[content.Content, Made]) -> None:
    loaded, (entry, items) = real
    drawn = paper.draw(entry, items, "2026/1")
    again = paper.draw(entry, list(items), "2026/1")
    assert drawn == again
    ids = [item.id for section in drawn for item in section]
    assert len(ids) == len(set(ids)) == 25
    other = [item.id for section in paper.draw(entry, items, "2026/2") for item in section]
    assert set(other) != set(ids)
    a, b = paper.papers(entry, items, "2026/1", loaded.library, loaded.measures)
    assert (a.version, b.version, a.total) == ("A", "B", 100)
    for one, two in zip(a.sections, b.sections, strict=True):
        assert sorted(q.stem for q in one.questions) == sorted(q.stem for q in two.questions)
        assert [q.number for q in one.questions] == [q.number for q in two.questions]
    assert [q.stem for q in a.sections[0].questions] != [q.stem for q in b.sections[0].questions]


def test_letters_of_the_key_name_the_right_options(real: tuple[content.Content, Made]) -> None:
    loaded, (entry, items) = real
    right = {
        item.item.view().model_dump().get("stem", ""): [item.item.choices[key] for key in item.item.keys]
        for item in items
    }
    checked = 0
    for one in paper.papers(entry, items, "x", loaded.library, loaded.measures):
        for section in one.sections[:2]:
            for question in section.questions:
                chosen = {question.options["ABCDEF".index(letter)] for letter in question.answer}
                assert len(chosen) == len(question.answer)
                assert {re.sub("<[^>]+>", "", text) for text in chosen} == set(right[question.stem])
                checked += 1
    assert checked == 30


def test_an_item_more_displaces_one_at_most(real: tuple[content.Content, Made]) -> None:
    _, (entry, items) = real
    section = entry.blueprint.sections[2]
    fewer = [one for one in items if one.item.id != paper.draw(entry, items, "s")[2][0].id]
    before = {item.id for item in paper.draw(entry, items, "s")[2]}
    after = {item.id for item in paper.draw(entry, fewer, "s")[2]}
    assert section.kind == "judge"
    assert len(before - after) == 1


def test_pages(small: Callable[[str], Made], library: Library, measures: dict[int, str]) -> None:
    entry, items = small(KINDS)
    papers = paper.papers(entry, items, "1", library, measures)
    page = paper_pages.render_paper(papers[0], HEAD)
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page
    assert "满分 6.5 分" in page
    assert page.count('class="question"') == 3
    assert "少选而没有选错的按比例得分" in page
    assert "noindex" not in page
    key = paper_pages.render_key(papers, HEAD)
    assert '<meta name="robots" content="noindex, nofollow">' in key
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", key)
    assert len(rows) == 6
    assert all('<a href="../../../laws/' in row for row in rows)


def test_what_has_no_form_on_paper_or_too_few_items_is_refused(
    small: Callable[[str], Made],
) -> None:
    entry, items = small(KINDS.replace("count: 1}]}", "count: 2}]}", 1))
    with pytest.raises(RendaError, match="题库不够组成“全部题型”"):
        paper.draw(entry, items, "1")
    section = entry.blueprint.sections[0].model_copy(update={"kind": "case"})
    changed = entry.blueprint.model_copy(update={"sections": (section,)})
    with pytest.raises(RendaError, match="纸质试卷不支持案例题"):
        paper.draw(blueprint.BlueprintEntry("all", changed, entry.document), items, "1")


@pytest.mark.browser
def test_no_question_is_cut_by_a_page_break(chrome: Browser, real: tuple[content.Content, Made]) -> None:
    loaded, (entry, items) = real
    (made,) = paper.papers(entry, items, "1", loaded.library, loaded.measures, ["A"])
    style = (ROOT / "overrides/assets/paper.css").read_text(encoding="utf-8")
    page = chrome.new_page()
    page.set_content(
        paper_pages.render_paper(made, HEAD).replace("</head>", f"<style>{style}</style></head>")
    )
    marked = page.evaluate(  # marks in letters, which PDF gives back as they were
        """() => [...document.querySelectorAll(".question")].map((question, n) => {
          question.prepend(` Q${n}S `);
          question.append(` Q${n}E `);
        }).length"""
    )
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    sheets = [sheet.extract_text().split() for sheet in printed]
    assert len(sheets) >= 3
    assert marked == 25
    for number in range(marked):
        assert [f"Q{number}S" in sheet for sheet in sheets] == [f"Q{number}E" in sheet for sheet in sheets]
        assert sum(f"Q{number}S" in sheet for sheet in sheets) == 1
