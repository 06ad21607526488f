"""Which article of a new version is which of the old one; repeals and commencements."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.statutes import commencements, comparisons, directory, matching, pages, repeals
from renda.statutes.matching import Change
from renda.statutes.model import Article, ArticleNumber, Library, Status, Version


def version(*texts: str) -> Version:
    articles = tuple(Article(ArticleNumber(number), (text,)) for number, text in enumerate(texts, 1))
    day = dt.date(2020, 1, 1)
    return Version("", "甲法", "法律", "其他", None, day, None, None, None, Status.IN_FORCE, articles)


def changes(old: Version, new: Version) -> list[tuple[Change, str, str]]:
    return [
        (pair.change, pair.old.number.label if pair.old else "", pair.new.number.label if pair.new else "")
        for pair in matching.match(old, new).pairs
    ]


def test_every_kind_of_change() -> None:
    old = version(
        "为了保护耕地，制定本法。",
        "国务院主管全国的耕地保护工作。",
        "本法自公布之日起施行。",
        "违反规定的，处一万元以下罚款。",
        "各级人民政府应当组织学习宣传。",
        "甲乙丙丁戊己庚辛",
    )
    new = version(
        "为了保护耕地，制定本法。",
        "耕地保护坚持最严格的制度。",
        "国务院农业农村主管部门主管全国的耕地保护工作。",
        "各级人民政府应当组织学习宣传。",
        "违反规定，情节严重的，由主管部门责令改正，处以十万元以下罚款。",
        "本法自公布之日起施行。",
    )
    assert changes(old, new) == [
        (Change.SAME, "第一条", "第一条"),
        (Change.NEW, "", "第二条"),
        (Change.CHANGED, "第二条", "第三条"),
        (Change.MOVED, "第五条", "第四条"),
        (Change.GONE, "第六条", ""),
        (Change.REWRITTEN, "第四条", "第五条"),
        (Change.MOVED, "第三条", "第六条"),
    ]


def test_punctuation_alone_is_a_change() -> None:
    assert changes(version("甲乙丙，丁。"), version("甲乙丙、丁。")) == [(Change.CHANGED, "第一条", "第一条")]


def test_equal_articles_are_paired_by_place() -> None:
    assert changes(version("甲。", "乙丙。", "甲。"), version("甲。", "甲。")) == [
        (Change.SAME, "第一条", "第一条"),
        (Change.GONE, "第二条", ""),
        (Change.MOVED, "第三条", "第二条"),
    ]


_TEXTS = st.lists(st.text("甲乙丙丁，。", max_size=12), max_size=12)


@given(_TEXTS, _TEXTS)
def test_every_article_stands_once(before: list[str], after: list[str]) -> None:
    old, new = version(*before), version(*after)
    pairs = matching.match(old, new).pairs
    assert [pair.new for pair in pairs if pair.new] == list(new.articles)
    assert sorted(pair.old.number for pair in pairs if pair.old) == [a.number for a in old.articles]
    for pair in pairs:
        if pair.old and pair.new:
            assert (pair.likeness == 1) == (pair.old.text == pair.new.text)


def test_the_constitution(library: Library) -> None:
    """Known from its history: 36 articles changed, 5 new, 102 as they were, 123–138 renumbered."""
    statute = library.by_name("宪法")
    assert statute is not None
    found = matching.match(*statute.versions)
    assert found.counts == {
        Change.SAME: 87,
        Change.MOVED: 15,
        Change.CHANGED: 33,
        Change.REWRITTEN: 3,
        Change.NEW: 5,
    }
    renumbered = {
        p.old.number.number: p.new.number.number for p in found.pairs if p.old and p.new and p.is_renumbered
    }
    assert renumbered == {number: number + 5 for number in range(123, 139)}
    assert not found.is_rewrite


def test_pages_of_the_source(library: Library) -> None:
    found = {page.url: page for page in comparisons.comparison_pages(library)}
    assert len(found) == comparisons.count(library) == 10
    page = found["laws/nongyefa/2026-08-28/compare/"]
    assert (page.old_url, page.new_url) == ("laws/nongyefa/", "laws/nongyefa/2026-08-28/")
    assert (page.old_status, page.new_status) == (Status.IN_FORCE, Status.NOT_YET)
    assert sum(page.matching.counts.values()) == len(page.rows)
    assert {p.statute.short_title for p in found.values() if p.matching.is_rewrite} == {"渔业法", "监狱法"}
    for page in found.values():
        anchors = [row.anchor for row in page.rows]
        assert len(anchors) == len(set(anchors))


def test_addresses_stay_when_a_version_comes_into_force(library: Library) -> None:
    later = dataclasses.replace(library, as_of=dt.date(2027, 1, 1))
    assert {page.url for page in comparisons.comparison_pages(later)} == {
        page.url for page in comparisons.comparison_pages(library)
    }


def test_repeals_name_the_article_and_the_day(library: Library) -> None:
    found = repeals.by_slug(library)
    assert len(found) == 10
    repeal = found["huanjingbaohufa"]
    assert (repeal.statute.short_title, repeal.article.number.number, repeal.date) == (
        "生态环境法典",
        1242,
        dt.date(2026, 8, 15),
    )


def test_what_comes_next(library: Library) -> None:
    found = directory.upcoming(library)
    assert {(item.statute.short_title, item.date.isoformat(), item.comparison) for item in found} == {
        ("农业法", "2027-01-01", "laws/nongyefa/2026-08-28/compare/"),
        ("商标法", "2027-01-01", "laws/shangbiaofa/2026-06-26/compare/"),
        ("医疗保障法", "2027-01-01", ""),
        ("耕地保护和质量提升法", "2027-01-01", ""),
    }
    assert commencements.upcoming(dataclasses.replace(library, as_of=dt.date(2027, 1, 1))) == []


def test_the_list_shows_the_switch(library: Library) -> None:
    entries = {
        entry.statute.short_title: entry for _, group in directory.departments(library) for entry in group
    }
    assert len(entries) == 367
    switch = dt.date(2027, 1, 1)
    assert (entries["农业法"].status, entries["农业法"].date, entries["农业法"].next_date) == (
        Status.IN_FORCE,
        None,
        switch,
    )
    assert (entries["医疗保障法"].status, entries["医疗保障法"].date) == (Status.NOT_YET, switch)
    assert (entries["环境保护法"].status, entries["环境保护法"].date) == (
        Status.REPEALED,
        dt.date(2026, 8, 15),
    )


def test_pages_link_versions_both_ways(library: Library) -> None:
    found = {page.url: page for page in pages.pages(library)}
    current, coming = found["laws/nongyefa/"], found["laws/nongyefa/2026-08-28/"]
    assert current.successor is not None
    assert (current.successor.url, current.successor.comparison) == (coming.url, f"{coming.url}compare/")
    assert coming.successor is None
    assert found["laws/xianfa/1982-12-04/"].successor is not None
    assert [link.comparison for link in found["laws/xianfa/"].versions] == ["xianfa/compare/", ""]


CONSTITUTIONS = [
    # dates of imported versions; the address of each comparison, newest first
    ((), ["xianfa/compare/", ""]),
    (("2004-03-14",), ["laws/xianfa/2018-03-11/compare/", "laws/xianfa/2004-03-14/compare/", ""]),
    (("1954-09-20",), ["xianfa/compare/", "laws/xianfa/1982-12-04/compare/", ""]),
]


@pytest.mark.parametrize(("days", "expected"), CONSTITUTIONS)
def test_a_comparison_is_with_the_version_before(
    library: Library, days: tuple[str, ...], expected: list[str]
) -> None:
    statute = library.by_name("宪法")
    assert statute is not None
    more = [dataclasses.replace(statute.versions[0], version_date=dt.date.fromisoformat(day)) for day in days]
    versions = tuple(sorted((*statute.versions, *more), key=lambda version: version.version_date))
    changed = dataclasses.replace(statute, versions=versions)
    held = dataclasses.replace(library, statutes=(changed,))
    (page,) = (page for page in pages.pages(held) if page.url == "laws/xianfa/")
    assert [link.comparison for link in page.versions] == expected
    made = [comparison.url for comparison in comparisons.comparison_pages(held)]
    assert sorted(made) == sorted(url for url in expected if url.startswith("laws/"))
    assert comparisons.count(held) == len(made)
