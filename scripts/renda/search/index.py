"""Builds one segment of the index: static files from which the browser reads only what a query needs.

Below the segment's folder, whose name carries the hash of all of it:

- `p/<n>.js`: the longer postings, lists of the records that hold a word, with its weight in each;
- `t/<n>.js`: the text of some neighbouring records, and the pages they belong to.

The words lie in files that all segments share (lexicon.py), in buckets by first character. What every query
needs stands in the manifest: the first characters of the buckets, and the tables of pages.
A word's weight in a record is BM25's without the idf, which the browser computes over all segments.
"""

from __future__ import annotations

import functools
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from renda.search import encoding, lexicon
from renda.search.postings import Postings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renda.search.records import Page, Section
    from renda.search.segment import Segmenter

HEADING_WEIGHT = 2  # a word of the heading counts as so many of the text

#: A word that so many records hold can be typed as pinyin.
COMMON = 5

#: Records of a text file. Ten hits of one statute lie in two or three files.
TEXT_RECORDS = 16


@dataclass(frozen=True)
class Segment:
    """One part of the index.

    Attributes:
        name: such as `laws` or `site`.
        docs: how many records it holds.
        asked: of how many of them it knows how people ask for them.
        words: the first characters of the word buckets, so that the browser can ask for a query's
            words at once.
        buckets: the words, and the names of pages that begin with these characters.
        labels: the names of the kinds, departments and statuses that the table of pages numbers.
        pages: the table of pages, packed: see `_page_table`.
        digest: 16 hex digits of the SHA-256 of its content.
        common: the words of two or more characters that at least COMMON records hold, with how many do.
        names: all names that pages go by, in the order of the pages' boosts.
        files: path relative to the site's root -> content; all below `folder`.
    """

    name: str
    docs: int
    asked: int
    words: str
    buckets: list[bytes] = field(repr=False)
    labels: list[list[str]]
    pages: str
    digest: str
    common: dict[str, int] = field(repr=False)
    names: list[str] = field(repr=False)
    files: dict[str, bytes] = field(repr=False)

    @property
    def folder(self) -> str:
        """The folder of the files, relative to the site's root."""
        return f"search/{self.name}-{self.digest}"


def build_segment(name: str, pages: Sequence[Page], segmenter: Segmenter, words: str = "") -> Segment:
    """Index `pages`, in their order, as the segment `name`; pages without sections are left out.

    `words` is that of the segment whose files are to hold this one's buckets too.

    Equal input gives equal bytes.
    """
    pages = [page for page in pages if page.sections]
    sections = [section for page in pages for section in page.sections]
    bodies, titles, asked = Postings(), Postings(), Postings(b=0)
    for bag in _bodies(sections, segmenter):
        bodies.add(bag)
    for page in pages:
        titles.add(_title(page, segmenter))
    for section in sections:
        # Whether a word is among the ways of asking counts, not how many of them there are.
        asked.add(Counter(dict.fromkeys(segmenter.bag("\n".join(section.asked)), 1)))
    counts = {word: bodies.count(word) for word in sorted(bodies.words()) if len(word) > 1}
    common = {word: count for word, count in counts.items() if count >= COMMON}
    by_boost = sorted(pages, key=lambda page: -page.boost)
    names = [key for page in by_boost for one in (*page.names, page.title) if (key := lexicon.name_key(one))]
    words, buckets, files = lexicon.build(bodies, titles, asked, _names(pages), segmenter, words)
    first = 0
    starts = []
    for page in pages:
        starts.append(first)
        first += len(page.sections)
    for number, start in enumerate(range(0, len(sections), TEXT_RECORDS)):
        files[f"t/{number}"] = _texts(start, sections[start : start + TEXT_RECORDS], starts, pages)
    labels, table = _page_table(pages)
    whole = hashlib.sha256(encoding.compact_json([labels, encoding.packed(table)]))
    for path, data in files.items():
        whole.update(f"{path} {len(data)}\n".encode() + data)
    digest = whole.hexdigest()[:16]
    folder = f"search/{name}-{digest}"
    scripts = {
        f"{folder}/{path}.js": encoding.script(f"{folder}/{path}", data) for path, data in files.items()
    }
    return Segment(
        name,
        len(sections),
        sum(1 for section in sections if section.asked),
        words,
        buckets,
        labels,
        encoding.packed(table),
        digest,
        common,
        names,
        scripts,
    )


def _bodies(sections: Sequence[Section], segmenter: Segmenter) -> Iterator[Counter[str]]:
    heading_bag = functools.lru_cache(maxsize=64)(segmenter.bag)  # a chapter's articles share its name
    for section in sections:
        bag = segmenter.bag(section.text)
        if section.heading:
            for word, times in heading_bag(section.heading).items():
                bag[word] += times * HEADING_WEIGHT
        yield bag


def _title(page: Page, segmenter: Segmenter) -> Counter[str]:
    """The words of the title, and those that only other names of the page have."""
    bag = segmenter.bag(page.title)
    for name in page.names:
        bag |= Counter(segmenter.bag(name).keys())
    return bag


def _texts(start: int, sections: Sequence[Section], starts: Sequence[int], pages: Sequence[Page]) -> bytes:
    """A text file: the pages that its records belong to, as number, url, title and law (true: as the
    title), and the records, as anchor, label and text."""
    entries = [
        [number, page.url, page.title, True if page.law == page.title else page.law]
        for number, (page, first) in enumerate(zip(pages, starts, strict=True))
        if first < start + len(sections) and start < first + len(page.sections)
    ]
    return encoding.compact_json([entries, [[one.anchor, one.label, one.text] for one in sections]])


def _page_table(pages: Sequence[Page]) -> tuple[list[list[str]], bytes]:
    """The labels, and the table of pages: varint number, then column by column each page's number of
    records, boost in percent, and kind, department and status as places in the labels."""
    columns = [
        [page.kind for page in pages],
        [page.department for page in pages],
        [page.status for page in pages],
    ]
    labels = [list(dict.fromkeys(column)) for column in columns]
    numbers = [len(pages)]
    numbers += [len(page.sections) for page in pages]
    numbers += [round(page.boost * 100) for page in pages]
    for column, names in zip(columns, labels, strict=True):
        numbers += [names.index(value) for value in column]
    return labels, encoding.varints(numbers)


def _names(pages: Sequence[Page]) -> list[tuple[str, int, list[int]]]:
    """Every name that a page goes by, in the form in which the browser compares them, with the page's
    number and the runs of its article numbers; sorted."""
    return sorted(
        (key, number, _runs(page))
        for number, page in enumerate(pages)
        for key in {lexicon.name_key(name) for name in (page.title, *page.names)}
        if key
    )


def _runs(page: Page) -> list[int]:
    """For citations: first record, number, sub-number and length of each run of article numbers."""
    runs: list[int] = []
    expected: tuple[int, int] | None = None
    for record, section in enumerate(page.sections):
        if section.number is None:
            expected = None
            continue
        number, sub = section.number
        if section.number == expected:
            runs[-1] += 1
        else:
            runs += (record, number, sub, 1)
        expected = (number, sub + 1) if sub else (number + 1, 0)
    return runs
