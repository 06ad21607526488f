"""Questions to the desk search, in Whoosh's query language.

Fields: law (a statute by any of its names), article (第六十二条 or 62), department, status, adopted and
commencement (dates: 2024, 2024-11, [2018 to 2020]), kind, title and body. Words without a field are
looked up in title and body, words in quotes as a phrase; * and ? stand for any characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whoosh import index, qparser
from whoosh.fields import DATETIME
from whoosh.query import Query, QueryError, Term
from whoosh.reading import MultiReader
from whoosh.searching import Searcher
from whoosh.util.times import long_to_datetime

from renda.errors import RendaError
from renda.search.desk.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from renda.search.segment import Segmenter

_FIELD = re.compile(r"(?<![\w:])(\w+):(?=\S)")
_MOMENT = re.compile(r"\b\d{17,18}\b")
_OURS = {"place", "digest", "entry"}
_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Share:
    """What one word in one field gives to a hit's score."""

    field: str
    word: str
    score: float


@dataclass(frozen=True, slots=True)
class DeskHit:
    """A found entry; `law` and `article` are empty for a page, `excerpt` is plain text.

    `shares` explain the score where that was asked for, the largest first; words of a phrase count
    together in the score, so that their shares need not add up to it.
    """

    place: str
    kind: str
    title: str
    law: str
    article: str
    excerpt: str
    score: float
    shares: tuple[Share, ...] = ()


def search_desk(
    folders: Iterable[Path],
    query: str,
    segmenter: Segmenter,
    *,
    limit: int = 10,
    kind: str | None = None,
    explain: bool = False,
) -> tuple[str, list[DeskHit]]:
    """How a query in Whoosh's language was understood, and its best hits in the indexes of `folders`.

    Raises:
        RendaError: the query makes no sense.
    """
    ours = schema(segmenter)
    check_query(query, set(ours.names()) - _OURS)
    readers = [index.open_dir(str(folder), schema=ours).reader() for folder in folders]
    # An index that was updated in place is several readers itself, and Whoosh can't nest them.
    leaves = [leaf for reader in readers for leaf, _ in reader.leaf_readers()]
    with Searcher(MultiReader(leaves)) as searcher:
        try:
            wanted = qparser.MultifieldParser(["title", "body"], ours).parse(query)
            if kind is not None:
                wanted &= Term("kind", kind)
            found = searcher.search(wanted, limit=limit, terms=explain)
            return _readable(wanted), [_hit(hit, searcher if explain else None) for hit in found]
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


def _readable(wanted: Query) -> str:
    """The query as Whoosh prints it, with days for the numbers by which it knows moments."""
    return _MOMENT.sub(lambda match: str(long_to_datetime(int(match[0])).date()), str(wanted))


def _hit(hit: Any, searcher: Searcher | None) -> DeskHit:
    law, article, body = hit["entry"]
    text = " ".join(body.split())
    excerpt = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
    shares = _shares(hit, searcher) if searcher else ()
    return DeskHit(
        hit["place"], hit["kind"], hit["title"], law, article, excerpt, round(hit.score, 3), shares
    )


def _shares(hit: Any, searcher: Searcher) -> tuple[Share, ...]:
    shares: list[Share] = []
    for field, word in hit.matched_terms():
        if isinstance(searcher.schema[field], DATETIME):  # a span of days has no words to show
            continue
        matcher = Term(field, word).matcher(searcher)
        matcher.skip_to(hit.docnum)
        shown = searcher.schema[field].from_bytes(word)
        shares.append(Share(field, str(shown), round(matcher.score(), 3)))
    return tuple(sorted(shares, key=lambda share: (-share.score, share.field, share.word)))
