"""The editors' desk search on Whoosh: its query language over statutes and the Markdown sources.

Fields: law (a statute by any of its names), article (第六十二条 or 62), kind, title and body. Words
without a field are looked up in title and body, words in quotes as a phrase.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.search.sources import law_pages
from renda.yamltext import front_matter, split_front_matter

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)  # Whoosh has unescaped backslashes in its strings
    warnings.simplefilter("ignore", DeprecationWarning)  # which older Pythons report so
    from whoosh import fields, index, qparser
    from whoosh.analysis import Analyzer, Token
    from whoosh.query import QueryError, Term
    from whoosh.reading import MultiReader
    from whoosh.searching import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

#: Part of the cache's key: to be raised when what is stored changes.
VERSION = 1

_HEADING = re.compile(r"#{1,3}\s+(?P<title>[^#{\n]+)")
_FENCE = re.compile(r"(```|~~~)")
_FIELD = re.compile(r"(?<![\w:])(\w+):(?=\S)")
_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find.

    Attributes:
        place: laws/xianfa/#art-62, or docs/study/05-jiandu.md:18 for a section of a source file.
        names: of the statute, the full title first; empty for a page.
        article: 第六十二条, empty for a page.
    """

    place: str
    kind: str
    title: str
    names: tuple[str, ...]
    article: str
    number: str
    body: str


@dataclass(frozen=True, slots=True)
class DeskHit:
    """A found entry; `law` and `article` are empty for a page, `excerpt` is plain text."""

    place: str
    kind: str
    title: str
    law: str
    article: str
    excerpt: str
    score: float


def law_entries(library: Library) -> Iterator[Entry]:
    """An entry for each article of the versions shown at the statutes' own URLs."""
    for page, statute in zip(law_pages(library), library.statutes, strict=True):
        names = tuple(
            dict.fromkeys((page.title, page.title.removeprefix("中华人民共和国"), *statute.short_names))
        )
        for section in page.sections:
            number = "-".join(str(part) for part in section.number or () if part)
            place = f"{page.url}#{section.anchor}"
            yield Entry(place, page.kind, page.title, names, section.label, number, section.text)


def page_entries(docs: Path) -> Iterator[Entry]:
    """An entry for each section of the Markdown files below `docs`, split at headings of level 1 to 3."""
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text("utf-8")
        name = path.relative_to(docs.parent).as_posix()
        meta = front_matter(text, name, Diagnostics())  # what is wrong in it, the build reports
        title = str(meta.data.get("title") or "") if meta and isinstance(meta.data, dict) else ""
        _, body, line = split_front_matter(text)
        for start, heading, section in _sections(body, line):
            title = title or heading
            shown = f"{title} · {heading}" if heading and heading != title else title
            yield Entry(f"{name}:{start}", "页面", shown or name, (), "", "", section)


def _sections(body: str, first_line: int) -> Iterator[tuple[int, str, str]]:
    """Line, heading and text of each section; a # inside a code block is no heading."""
    start, heading, lines, fenced = first_line, "", list[str](), False
    for number, line in enumerate(body.splitlines(), first_line):
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _HEADING.match(line)
        if match:
            if heading or any(map(str.strip, lines)):
                yield start, heading, "\n".join(lines).strip()
            start, heading, lines = number, match["title"].strip(), []
        else:
            lines.append(line)
    if heading or any(map(str.strip, lines)):
        yield start, heading, "\n".join(lines).strip()


class _Words(Analyzer):  # type: ignore[misc]
    """Whoosh's view of a segmenter: search words without stop words, so that a phrase in quotes finds
    the same words in the same order."""

    def __init__(self, segmenter: Segmenter | None) -> None:
        self._segmenter = segmenter

    def __getstate__(self) -> dict[str, object]:
        return {"_segmenter": None}  # Whoosh pickles the schema into the index; a search brings its own

    def __call__(self, value: str, mode: str = "", **_: Any) -> Iterator[Token]:
        assert self._segmenter is not None
        token = Token(positions=True, mode=mode)
        words = (word for word in self._segmenter.words(value) if word not in self._segmenter.stop_words)
        for position, word in enumerate(words):
            token.text, token.boost, token.stopped, token.pos = word, 1.0, False, position
            token.startchar = token.endchar = 0  # asked for in phrases, used nowhere
            yield token


def _schema(segmenter: Segmenter) -> fields.Schema:
    words = _Words(segmenter)
    return fields.Schema(
        place=fields.STORED,
        kind=fields.ID(stored=True),
        title=fields.TEXT(words, stored=True, multitoken_query="or", field_boost=1.5),
        law=fields.KEYWORD(commas=True),
        article=fields.KEYWORD,
        body=fields.TEXT(words, multitoken_query="or"),
        entry=fields.STORED,
    )


def build_desk(folder: Path, entries: Iterable[Entry], segmenter: Segmenter) -> None:
    """Index `entries` in the existing `folder`."""
    writer = index.create_in(str(folder), _schema(segmenter)).writer(limitmb=256)
    for entry in entries:
        writer.add_document(
            place=entry.place,
            kind=entry.kind,
            title=entry.title,
            law=",".join(entry.names),
            article=f"{entry.article} {entry.number}",
            body=entry.body,
            entry=(entry.names[0] if entry.names else "", entry.article, entry.body),
        )
    writer.commit()


def search_desk(
    folders: Iterable[Path], query: str, segmenter: Segmenter, *, limit: int = 10, kind: str | None = None
) -> list[DeskHit]:
    """The best hits in the indexes of `folders` for a query in Whoosh's language.

    Raises:
        RendaError: the query makes no sense.
    """
    schema = _schema(segmenter)
    check_query(query, set(schema.names()) - {"place", "entry"})
    reader = MultiReader([index.open_dir(str(folder), schema=schema).reader() for folder in folders])
    with Searcher(reader) as searcher:
        try:
            wanted = qparser.MultifieldParser(["title", "body"], schema).parse(query)
            if kind is not None:
                wanted &= Term("kind", kind)
            return [_hit(hit) for hit in searcher.search(wanted, limit=limit)]
        except (QueryError, qparser.QueryParserError, re.error, ValueError) as error:
            raise RendaError(f"查询“{query}”无法理解（{error}）。写法如：law:监督法 AND 质询") from error


def check_query(query: str, known: set[str]) -> None:
    """Raise RendaError for slips that Whoosh would pass over in silence."""

    def fail(reason: str) -> RendaError:
        return RendaError(f"查询“{query}”{reason}。写法如：law:监督法 AND 质询")

    if query.count('"') % 2:
        raise fail("的引号不成对")
    plain = re.sub(r'"[^"]*"', '""', query)
    depth = 0
    for char in plain:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            break
    if depth:
        raise fail("的括号不成对（请用半角括号）")
    if unknown := [name for name in _FIELD.findall(plain) if name not in known]:
        raise fail(f"用了没有的字段 {unknown[0]}，可用的有 {'、'.join(sorted(known))}")
    if re.search(r"(?:^|\()\s*(?:AND|OR)\b|\b(?:AND|OR|NOT|ANDNOT)\s*(?:$|\))", plain):
        raise fail("的 AND、OR、NOT 缺少一边")
    if not re.search(r"\w|\*", query):
        raise fail("没有要找的字词")


def _hit(hit: Any) -> DeskHit:
    law, article, body = hit["entry"]
    text = " ".join(body.split())
    excerpt = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
    return DeskHit(hit["place"], hit["kind"], hit["title"], law, article, excerpt, round(hit.score, 3))
