"""要旨: the real ones are whole, faulty ones are reported with their line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from renda.constitution import gists
from renda.diagnostics import Diagnostics

if TYPE_CHECKING:
    from renda.statutes.model import Library

ROOT = Path(__file__).parents[2]
PREAMBLE = "preamble:\n" + "".join(f"  - 第{n}段\n" for n in range(13))


def load(text: str, library: Library) -> tuple[gists.Gists, list[str]]:
    statute = library.by_name("宪法")
    assert statute is not None
    diagnostics = Diagnostics()
    found = gists.load(text, library, statute.current(library.as_of), diagnostics)
    return found, [str(problem) for problem in diagnostics]


def test_every_article_has_its_gist(library: Library) -> None:
    found, problems = load((ROOT / gists.SOURCE).read_text("utf-8"), library)
    assert problems == []
    assert len(found.articles) == 143
    assert len(found.preamble) == 13


CASES = [
    ("  第九百条: 甲\n", f"{gists.SOURCE}:16: 《宪法》没有“第九百条”；写法如：第六十二条"),
    ("  第一条: ''\n", f"{gists.SOURCE}:16: 要旨应为 1 至 40 字，现为 0 字：“”"),
    (f"  第一条: {'长' * 41}\n", f"{gists.SOURCE}:16: 要旨应为 1 至 40 字，现为 41 字：“{'长' * 41}”"),
    ("  第一条: <b>甲</b>\n", f"{gists.SOURCE}:16: 要旨应为一行文字，不用 HTML：“<b>甲</b>…”"),
    (
        "  第五十六条: 中华人民共和国公民有依照法律纳税的义务\n",
        f"{gists.SOURCE}:16: 第五十六条的要旨照抄了原文，请用自己的话概括",
    ),
    ("  第一条: 见《宪法》第九百条\n", f"{gists.SOURCE}:16: （警告）引用“《宪法》第九百条”无法对应到条文："),
    ("  第一条: 甲\n  第一条: 乙\n", f"{gists.SOURCE}:17: “第一条”写了两次，请删去一个"),
]


@pytest.mark.parametrize(("line", "problem"), CASES)
def test_problems(library: Library, line: str, problem: str) -> None:
    _, problems = load(f"{PREAMBLE}articles:\n{line}", library)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_the_preamble_has_thirteen_paragraphs(library: Library) -> None:
    _, problems = load("preamble: [甲, 乙]\narticles: {}\n", library)
    assert problems == [f"{gists.SOURCE}:1: 序言有 13 个自然段，要旨却有 2 行"]


@pytest.mark.parametrize("text", ["", "- 甲\n", "articles: 甲\n", "preamble: [\n"])
def test_anything_else_is_reported(library: Library, text: str) -> None:
    found, problems = load(text, library)
    assert problems
    assert found == gists.Gists()
