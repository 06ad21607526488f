"""The engine under Node over the index of the whole library: known items, citations, bad input, damage."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from badqueries import BAD_QUERIES
from renda.search import lexicon
from renda.search.evaluate import ask, write_index
from renda.search.index import build_segment
from renda.search.records import Page, Section
from renda.statutes import citations

if TYPE_CHECKING:
    from pathlib import Path

    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

#: Query, hits that must be among the first so many; * stands for any article of that statute.
KNOWN: list[tuple[str, list[str], int]] = [
    ("宪法62条", ["laws/xianfa/#art-62"], 1),
    ("宪法第六十二条", ["laws/xianfa/#art-62"], 1),
    ("监督法第十一条", ["laws/jiandufa/#art-11"], 1),
    ("监督法第十二条第二款", ["laws/jiandufa/#art-12-p2"], 1),
    ("刑法120条之一", ["laws/xingfa/#art-120-1"], 1),
    ("监督法", ["laws/jiandufa/"], 1),
    ("《中华人民共和国立法法》", ["laws/lifafa/"], 1),
    ("宪法修正案", ["laws/xianfa-xiuzhengan-1988/", "laws/xianfa-xiuzhengan-2018/"], 5),
    ("宪法修正案第45条", ["laws/xianfa-xiuzhengan-2018/#art-45"], 1),
    ("刑法修正案（十一）", ["laws/xingfaxiuzhenganshiyi/"], 1),
    ("香港基本法", ["laws/xianggang-jibenfa/"], 1),
    ("特定问题调查", ["laws/jiandufa/*"], 1),
    ("特定问题调查", ["laws/jiandufa/#art-55", "laws/jiandufa/#art-56"], 5),
    ("预算审查监督", ["laws/yusuanfa/*"], 3),
    ("预算审查监督", ["laws/yusuanfa/#art-100"], 5),
    ("质询", ["laws/jiandufa/#art-54", "laws/quanguorenda-yishiguize/#art-49"], 5),
    ("人大代表的任期", ["laws/difang-zuzhifa/#art-38", "laws/daibiaofa/#art-2"], 3),
    ("地方人大每届任期", ["laws/difang-zuzhifa/#art-9"], 3),
    ("宪法宣誓", ["laws/gongwuyuanfa/#art-9"], 3),
    ("宪法宣誓", ["laws/xianfa/#art-27"], 10),
    ("备案审查", ["laws/jiandufa/*", "laws/lifafa/*"], 8),
    ("罢免代表", ["laws/xuanjufa/*"], 3),
    ("国家主席的任期", ["laws/xianfa/#art-79"], 1),
]


def hits(site: Path, *queries: str, **options: Any) -> list[dict[str, Any]]:
    return ask(site, queries, options.pop("limit", 10), **options)


@pytest.fixture(scope="session")
def known_answers(laws_site: Path) -> dict[str, dict[str, Any]]:
    queries = [query for query, _, _ in KNOWN]
    return dict(zip(queries, hits(laws_site, *queries, cold=True), strict=True))


@pytest.mark.parametrize(("query", "wanted", "within"), KNOWN)
def test_known_items(
    known_answers: dict[str, dict[str, Any]], query: str, wanted: list[str], within: int
) -> None:
    found = [hit["url"] for hit in known_answers[query]["hits"][:within]]
    for url in wanted:
        assert any(one.startswith(url[:-1]) if url.endswith("*") else one == url for one in found), found


def test_a_cold_query_reads_little(known_answers: dict[str, dict[str, Any]]) -> None:
    """Without server compression; the bundle comes on top."""
    sizes = {query: answer["bytes"] for query, answer in known_answers.items()}
    assert max(sizes.values()) <= 120 * 1024, sizes
    files = {query: answer["files"] for query, answer in known_answers.items()}
    assert max(files.values()) <= 28, files


def test_every_name_of_a_statute_leads_to_it(laws_site: Path, library: Library) -> None:
    names = [(name, one.slug) for one in library.statutes for name in (one.title, *one.short_names)]
    answers = hits(laws_site, *(name for name, _ in names), limit=1)
    assert [answer["hits"][0]["url"] for answer in answers] == [f"laws/{slug}/" for _, slug in names]


def test_citations_lead_where_the_library_says(laws_site: Path, library: Library) -> None:
    queries: list[str] = []
    for statute in library.statutes[::9]:
        for article in statute.current(library.as_of).articles[::11]:
            if article.number.kind != "条" or any(line.startswith("［") for line in article.paragraphs):
                continue  # a note about a figure or table is no 款
            for tail in ("", "第二款", "第三项", "第二款第一项"):
                sub = f"之{article.number.sub}" if article.number.sub else ""
                queries.append(f"{statute.title}第{article.number.number}条{sub}{tail}")
    expected: dict[str, str | None] = {}
    for query in queries:
        try:
            expected[query] = citations.parse(query, library).url
        except citations.CitationError:  # the article has no such 款 or 项
            expected[query] = None
    assert sum(map(bool, expected.values())) > 150
    for query, answer in zip(queries, hits(laws_site, *queries, limit=1), strict=True):
        url = answer["hits"][0]["url"]
        if expected[query]:
            assert url == expected[query], query
        else:
            assert re.fullmatch(r"laws/[^#]+#art-\d+(-\d+)?", url), query


def test_bad_input_is_answered_plainly(laws_site: Path) -> None:
    for query, answer in zip(BAD_QUERIES, hits(laws_site, *BAD_QUERIES), strict=True):
        assert "error" not in answer, query
        assert answer["missing"] == []
        for hit in answer["hits"]:
            for start, end in hit["marks"]:
                assert 0 <= start < end <= len(hit["excerpt"])


def test_long_queries_are_cut(laws_site: Path) -> None:
    long, cut = hits(laws_site, "质询" * 5000, "质询" * 100)
    assert long["hits"] == cut["hits"] != []


def test_kinds_and_limit(laws_site: Path) -> None:
    answer = hits(laws_site, "质询", limit=3)[0]
    assert len(answer["hits"]) == 3
    assert answer["counts"] == {"法条": answer["total"]}
    assert answer["total"] > 20


@pytest.fixture
def small_site(tmp_path: Path, segmenter: Segmenter, monkeypatch: pytest.MonkeyPatch) -> Path:
    law = Page(
        "法条", "laws/a/", "中华人民共和国甲法", ("甲法",), "中华人民共和国甲法", 1.0,
        tuple(Section(f"art-{n}", f"第{n}条", f"质询案第{n}。" + "监督。" * n, (n, 0)) for n in range(1, 90)),
    )  # fmt: skip
    page = Page(
        "学习",
        "study/a/",
        "质询怎样提出",
        (),
        None,
        1.0,
        (Section("b", "步骤", "先写质询案。", None, "步骤"),),
    )
    monkeypatch.setattr(lexicon, "_BUCKET_SIZE", 1)  # several word files
    laws = build_segment("laws", [law], segmenter)
    write_index(tmp_path, [laws, build_segment("site", [page], segmenter, laws.words)], segmenter)
    return tmp_path


def test_segments_are_searched_together(small_site: Path) -> None:
    answer = hits(small_site, "质询")[0]
    assert answer["counts"]["学习"] == 2  # the page by its title, and its section
    assert {hit["kind"] for hit in answer["hits"]} == {"法条", "学习"}
    assert hits(small_site, "质询怎样提出")[0]["hits"][0]["url"] == "study/a/"


def test_a_title_answers_with_the_page(small_site: Path) -> None:
    first = hits(small_site, "甲法")[0]["hits"][0]
    assert (first["url"], first["title"], first.get("article")) == ("laws/a/", "中华人民共和国甲法", None)
    assert first["excerpt"].startswith("质询案第1。")


@pytest.mark.parametrize("damage", [b"", b"renda.shard(", b'renda.shard("x","AAAA");\n', b"<!doctype html>"])
@pytest.mark.parametrize("kind", ["p", "t"])
def test_a_damaged_file_costs_only_what_is_in_it(small_site: Path, damage: bytes, kind: str) -> None:
    victim = sorted(small_site.glob(f"search/laws-*/{kind}/*.js"))[0]
    victim.write_bytes(damage)
    answer = hits(small_site, "质询")[0]
    assert answer["missing"] == [victim.relative_to(small_site).as_posix().removesuffix(".js")]
    assert any(hit["url"].startswith("study/a/") for hit in answer["hits"])


@pytest.mark.parametrize("damage", [b"", b'renda.shard("x","AAAA");\n'])
def test_a_damaged_word_file_costs_only_its_words(small_site: Path, damage: bytes) -> None:
    needed = 0
    for victim in small_site.glob("search/words-*/*.js"):
        whole = victim.read_bytes()
        victim.write_bytes(damage)
        answer = hits(small_site, "质询步骤", cold=True)[0]
        victim.write_bytes(whole)
        name = victim.relative_to(small_site).as_posix().removesuffix(".js")
        assert answer["missing"] in ([], [name])
        assert answer["hits"]
        needed += len(answer["missing"])
    assert needed > 1


def test_a_missing_segment_leaves_the_other(small_site: Path) -> None:
    shutil.rmtree(next(small_site.glob("search/laws-*")))
    answer = hits(small_site, "质询")[0]
    assert {hit["kind"] for hit in answer["hits"]} == {"学习"}
    assert answer["missing"][0].startswith("search/laws-")


def test_a_damaged_table_of_pages_leaves_the_other_segment(small_site: Path) -> None:
    path = small_site / "search/manifest.js"
    path.write_text(re.sub('"pages":"[^"]*"', '"pages":"AAAA"', path.read_text("utf-8"), count=1), "utf-8")
    answer = hits(small_site, "质询")[0]
    assert {hit["kind"] for hit in answer["hits"]} == {"学习"}
    assert answer["missing"][0].startswith("search/laws-")


def test_another_format_is_refused_in_plain_words(small_site: Path) -> None:
    path = small_site / "search/manifest.js"
    path.write_text(path.read_text("utf-8").replace('"version":3', '"version":1'), "utf-8")
    assert "版本不一致" in hits(small_site, "质询")[0]["error"]
    path.unlink()
    assert "检索索引" in hits(small_site, "质询")[0]["error"]
