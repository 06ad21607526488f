"""The library as JSON for other programs: one file per statute, an index of them, and their schema.

The typed dictionaries below are the format; the schema and the page that explains it come from them.
`FORMAT` goes up when a field changes its meaning or goes; new fields may come at any time.
"""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from renda.statutes import pages, structured

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from renda.statutes.model import Article, Library, Statute, Version

FORMAT = 1
FOLDER = "api"
INDEX = f"{FOLDER}/index.json"
SCHEMA = f"{FOLDER}/schema.json"


class LineData(TypedDict):
    """One printed line of an article."""

    kind: Annotated[str, Field(description="“款”或“项”")]
    anchor: Annotated[str, Field(description="页内锚点；续行没有自己的锚点时为空")]
    text: Annotated[str, Field(description="原文，一字不改")]


class ArticleData(TypedDict):
    """One article of one version."""

    number: Annotated[str, Field(description="条号，如“第六十二条”；决定中的分项为“一”“二”")]
    anchor: Annotated[str, Field(description="页内锚点，如 art-62")]
    books: Annotated[list[str], Field(description="所在的编和分编，由外到内；不分编的为空")]
    chapter: Annotated[str | None, Field(description="所在的章")]
    section: Annotated[str | None, Field(description="所在的节")]
    digest: Annotated[str, Field(description="条文的摘要值：文字一变它就变")]
    lines: list[LineData]
    notes: Annotated[list[str], Field(description="本站的说明，如原文此处有图；不是法律原文")]


class VersionSummary(TypedDict):
    """What is known of a version besides its text."""

    id: Annotated[str, Field(description="版本标识，如 xianfa/2018-03-11，永不改变")]
    version_date: Annotated[str, Field(description="本版本的通过日期，YYYY-MM-DD")]
    status: Annotated[
        str, Field(description="生成之日的状态：现行有效、尚未施行、历史版本、已废止、已被修改")
    ]
    commencement: Annotated[str | None, Field(description="本版本的施行日期；来源没有给出时为 null")]
    url: Annotated[str, Field(description="网页地址，从站点根目录算起")]


class VersionData(VersionSummary):
    """One version with its whole text."""

    kind: Annotated[str, Field(description="类别，如“法律”“修正案”")]
    department: Annotated[str, Field(description="法律部门")]
    issued_by: Annotated[str | None, Field(description="制定机关")]
    published: Annotated[str | None, Field(description="公布日期")]
    first_effective: Annotated[
        str | None,
        Field(description="此前的施行日期：法律最初施行，或上次全面修订后施行；来源不区分，没有时为 null"),
    ]
    preamble: Annotated[list[str], Field(description="序言，逐段；来源没有时为空")]
    articles: list[ArticleData]
    annex: Annotated[list[str], Field(description="附件，逐行")]


class StatuteData(TypedDict):
    """api/laws/<slug>.json: a statute with all its versions, oldest first."""

    format: Annotated[int, Field(description="格式的版本号；含义有变时加一，只增字段不变号")]
    slug: Annotated[str, Field(description="法律的代号，也是网址的一段，永不改变")]
    title: Annotated[str, Field(description="全称")]
    short_names: Annotated[list[str], Field(description="简称")]
    versions: list[VersionData]


class StatuteSummary(TypedDict):
    """A statute in the index."""

    slug: str
    title: str
    short_names: list[str]
    department: Annotated[str, Field(description="法律部门")]
    data: Annotated[str, Field(description="全文数据的地址，从站点根目录算起")]
    versions: list[VersionSummary]


class IndexData(TypedDict):
    """api/index.json: every statute, ordered by slug."""

    format: Annotated[int, Field(description="格式的版本号")]
    as_of: Annotated[str, Field(description="各版本的状态按这一天计算")]
    statutes: list[StatuteSummary]


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Path below the site -> content, for the index, the schema and every statute."""
    statutes = sorted(library.statutes, key=lambda statute: statute.slug)
    yield INDEX, _json(index(library))
    yield SCHEMA, _json(schema())
    for statute in statutes:
        yield path(statute), _json(statute_data(statute, library))


def path(statute: Statute) -> str:
    """api/laws/xianfa.json."""
    return f"{FOLDER}/laws/{statute.slug}.json"


def index(library: Library) -> IndexData:
    """The content of api/index.json."""
    return {
        "format": FORMAT,
        "as_of": library.as_of.isoformat(),
        "statutes": [
            {
                "slug": statute.slug,
                "title": statute.title,
                "short_names": list(statute.short_names),
                "department": statute.current(library.as_of).department,
                "data": path(statute),
                "versions": [_summary(statute, version, library.as_of) for version in statute.versions],
            }
            for statute in sorted(library.statutes, key=lambda statute: statute.slug)
        ],
    }


def statute_data(statute: Statute, library: Library) -> StatuteData:
    """The content of a statute's file."""
    return {
        "format": FORMAT,
        "slug": statute.slug,
        "title": statute.title,
        "short_names": list(statute.short_names),
        "versions": [
            {
                **_summary(statute, version, library.as_of),
                "kind": version.kind,
                "department": version.department,
                "issued_by": version.issued_by,
                "published": _day(version.published),
                "first_effective": _day(version.first_effective),
                "preamble": list(version.preamble),
                "articles": [_article(article) for article in version.articles],
                "annex": list(version.annex),
            }
            for version in statute.versions
        ],
    }


@functools.cache
def schema() -> dict[str, Any]:
    """JSON Schema of a statute's file, with the index's as the definition IndexData."""
    statute, listing = (TypeAdapter(kind).json_schema() for kind in (StatuteData, IndexData))
    definitions = {**statute.pop("$defs"), **listing.pop("$defs"), "IndexData": listing}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **statute,
        "$defs": dict(sorted(definitions.items())),
    }


def tables() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The format for readers: per kind of object its name and rows of (field, type, explanation)."""
    definitions = schema()["$defs"]
    kinds = {
        "IndexData": f"{INDEX}：目录",
        "StatuteSummary": "目录中的一部法律",
        "VersionSummary": "目录中的一个版本",
        "StatuteData": f"{FOLDER}/laws/代号.json：一部法律",
        "VersionData": "一个版本，含全文",
        "ArticleData": "一条",
        "LineData": "一条中的一行",
    }
    return [
        (
            title,
            [_field(*item) for item in {**definitions, "StatuteData": schema()}[kind]["properties"].items()],
        )
        for kind, title in kinds.items()
    ]


_TYPES = {"string": "文字", "integer": "整数", "array": "列表", "null": "null"}


def _field(name: str, definition: dict[str, Any]) -> tuple[str, str, str]:
    kinds = [option["type"] for option in definition.get("anyOf", [definition])]
    return name, "或 ".join(_TYPES[kind] for kind in kinds), definition.get("description", "")


def _summary(statute: Statute, version: Version, as_of: dt.date) -> VersionSummary:
    return {
        "id": structured.identifier(statute, version),
        "version_date": version.version_date.isoformat(),
        "status": statute.status(version, as_of).value,
        "commencement": _day(version.commencement),
        "url": pages.version_url(statute, version, as_of),
    }


def _article(article: Article) -> ArticleData:
    return {
        "number": article.number.label,
        "anchor": article.number.anchor,
        "books": list(article.books),
        "chapter": article.chapter,
        "section": article.section,
        "digest": article.digest,
        "lines": [
            {"kind": line.kind, "anchor": line.anchor, "text": line.text} for line in pages.lines(article)
        ],
        "notes": list(article.notes),
    }


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
