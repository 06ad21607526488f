"""Turns statutes and rendered pages into the records that search knows."""

from __future__ import annotations

import functools
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from renda.search.records import Page, Section
from renda.statutes import lineage, names
from renda.statutes.model import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renda.search.phrases import Asked
    from renda.statutes.model import Article, Library, Statute

LAW_KIND = "法条"

# Measured on known items of this field and on questions about any law: enough to decide between
# articles that match alike, too little to lift one that doesn't match.
_CORE_BOOST = 1.3
_CONSTITUTION_BOOST = 1.4
_REPEALED_BOOST = 0.4
_AMENDMENT_BOOST = 0.65  # what it changed stands in the statute itself

_DIVISION = re.compile(r"第[^\s章节编]{1,6}(?:分编|[章节编])[\s　]*")


def law_pages(library: Library, asked: Asked | None = None) -> list[Page]:
    """The statutes of `library`, each in the version shown at its own URL, with its preamble where the source
    has it, without annexes."""
    phrases = asked or {}
    return [_law_page(statute, library, phrases.get(statute.slug, {})) for statute in library.statutes]


def _law_page(statute: Statute, library: Library, asked: Mapping[str, tuple[str, ...]]) -> Page:
    version = statute.current(library.as_of)
    articles = tuple(_article(article, asked) for article in version.articles)
    preamble = (Section("preamble", "序言", "\n".join(version.preamble)),) if version.preamble else ()
    status = statute.status(version, library.as_of)
    # Amendments are asked for together, and those of the Constitution number their clauses through.
    series = (statute.title.partition("（")[0],) if "修正案（" in statute.title else ()
    boost = 1.0
    if status is Status.REPEALED:
        boost = _REPEALED_BOOST
    elif "修正案" in statute.title:
        boost = _AMENDMENT_BOOST
    elif statute.title in names.CORE:
        boost = _CONSTITUTION_BOOST if statute.title == lineage.CONSTITUTION else _CORE_BOOST
    return Page(
        kind=LAW_KIND,
        url=f"laws/{statute.slug}/",
        title=statute.title,
        names=statute.short_names + series,
        law=statute.title,
        boost=boost,
        sections=preamble + articles,
        department=version.department,
        status=status.value,
    )


def _article(article: Article, asked: Mapping[str, tuple[str, ...]]) -> Section:
    number = article.number
    above = (_DIVISION.sub("", name or "") for name in (*article.books, article.chapter, article.section))
    heading = " ".join(filter(None, above))
    cited = (number.number, number.sub) if number.kind == "条" else None
    phrases = asked.get(number.anchor, ())
    return Section(number.anchor, number.label, article.text, cited, heading, phrases)


@functools.lru_cache(maxsize=256)  # in a preview all pages but one are what they were
def html_sections(html: str) -> tuple[Section, ...]:
    """The sections of an authored page's rendered HTML: split at h1, and at every h2 and h3 that has an
    id or opens a <section> that has one.

    Left out: headerlinks, scripts, styles, templates, and elements that carry data-search="off".
    What stands before the first heading has an empty anchor and label; an h1 without id, an empty anchor.
    """
    reader = _Sections()
    reader.feed(html)
    reader.close()
    return tuple(reader.sections())


_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
_INLINE_NAMES = (
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q ruby s samp small span strong sub sup "
    "time u var"
)
_VOID = frozenset(_VOID_NAMES.split())
_INLINE = frozenset(_INLINE_NAMES.split())
_SILENT = frozenset(("script", "style", "template"))
_SPLIT = frozenset(("h1", "h2", "h3"))


class _Sections(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._silent_at: int | None = None  # how many elements were open around the silent one
        self._heading_at: int | None = None
        self._section_id = ""  # of a section whose heading hasn't come yet
        self._parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]  # anchor, label, text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in _INLINE:
            self._write("\n")
        if tag in _VOID:
            return
        self._open.append(tag)
        if self._silent_at is not None:
            return
        is_link = "headerlink" in (values.get("class") or "").split()
        if tag in _SILENT or is_link or values.get("data-search") == "off":
            self._silent_at = len(self._open) - 1
        elif tag == "section":
            self._section_id = values.get("id") or ""
        elif tag in _SPLIT:
            anchor = values.get("id") or self._section_id
            self._section_id = ""  # it names the first heading in it, no later one
            if anchor or tag == "h1":
                self._parts.append((anchor, [], []))
                self._heading_at = len(self._open) - 1

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:  # elements left open end with the one around them
            pass
        if self._silent_at is not None and len(self._open) <= self._silent_at:
            self._silent_at = None
        if self._heading_at is not None and len(self._open) <= self._heading_at:
            self._heading_at = None
        if tag not in _INLINE:
            self._write("\n")

    def handle_data(self, data: str) -> None:
        if self._silent_at is None:
            self._write(re.sub(r"\s+", " ", data))

    def _write(self, text: str) -> None:
        _, label, body = self._parts[-1]
        (body if self._heading_at is None else label).append(text)

    def sections(self) -> list[Section]:
        found: list[Section] = []
        for anchor, label, body in self._parts:
            name = " ".join("".join(label).split())
            lines = (re.sub(r" +", " ", line).strip() for line in "".join(body).split("\n"))
            text = "\n".join(line for line in lines if line)
            if name or text:
                found.append(Section(anchor, name, text, None, name))
        return found
