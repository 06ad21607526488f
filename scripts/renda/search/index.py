"""Builds one segment of the index: static files from which the browser reads only what a query needs.

Below the segment's folder, whose name carries the hash of all of it:

- `meta.js`: the pages, and where each of the following files begins;
- `w/<n>.js`: words, in buckets by first character: frequency in the dictionary, how many records hold
  the word, how long their list is, and the pages that hold the word in their title;
- `p/<n>.js`: postings, the lists of the records that hold a word, with its weight in each;
- `t/<n>.js`: the text of some neighbouring records, for excerpts.

A word's weight in a record is BM25's without the idf, which the browser computes over all segments.
"""

from __future__ import annotations

import functools
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from renda.search import encoding
from renda.search.postings import Postings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renda.search.records import Page, Section
    from renda.search.segment import Segmenter

HEADING_WEIGHT = 2  # a word of the heading counts as so many of the text

# Sizes in bytes before compression. A query reads one bucket for each of its characters, one postings
# file for each word and one text file for each hit: smaller files waste less, larger ones compress better.
_WORDS_SIZE = 2000
_POSTINGS_SIZE = 3000
_TEXT_SIZE = 5000
_TEXT_RECORDS = 16


@dataclass(frozen=True)
class Segment:
    """One part of the index.

    Attributes:
        name: such as `laws` or `site`.
        docs: how many records it holds.
        words: the first characters of the word buckets; in the manifest, so that the browser can ask
            for a query's words at once.
        digest: 16 hex digits of the SHA-256 of its content.
        files: path relative to the site's root -> content; all below `folder`.
    """

    name: str
    docs: int
    words: str
    digest: str
    files: dict[str, bytes] = field(repr=False)

    @property
    def folder(self) -> str:
        """The folder of the files, relative to the site's root."""
        return f"search/{self.name}-{self.digest}"


def build_segment(name: str, pages: Sequence[Page], segmenter: Segmenter) -> Segment:
    """Index `pages`, in their order, as the segment `name`. Equal input gives equal bytes."""
    sections = [section for page in pages for section in page.sections]
    bodies, titles = Postings(), Postings()
    for bag in _bodies(sections, segmenter):
        bodies.add(bag)
    for page in pages:
        titles.add(_title(page, segmenter))
    words = sorted(bodies.words() | titles.words())
    lists, title_lists = bodies.encode(words), titles.encode(words)
    offsets = [0, *accumulate(map(len, lists))]

    buckets = _bucket_starts(words)
    shards = _starts([len(one) for one in lists], _POSTINGS_SIZE)
    texts = _starts([3 * len(section.text) for section in sections], _TEXT_SIZE, _TEXT_RECORDS)
    contents: dict[str, bytes] = {}
    for number, (start, end) in enumerate(_ranges(buckets, len(words))):
        bucket = words[start:end]
        contents[f"w/{number}"] = b"".join(  # column by column: like values compress best side by side
            (
                encoding.varint(offsets[start]),
                encoding.front_coded(bucket),
                encoding.varints(map(segmenter.frequency, bucket)),
                encoding.varints(map(bodies.count, bucket)),
                encoding.varints(map(len, lists[start:end])),
                encoding.varints(map(titles.count, bucket)),
                *title_lists[start:end],
            )
        )
    for number, (start, end) in enumerate(_ranges(shards, len(words))):
        contents[f"p/{number}"] = b"".join(lists[start:end])
    for number, (start, end) in enumerate(_ranges(texts, len(sections))):
        records = [[section.anchor, section.label, section.text] for section in sections[start:end]]
        contents[f"t/{number}"] = encoding.compact_json(records)
    contents["meta"] = encoding.compact_json(
        {
            "version": encoding.FORMAT_VERSION,
            "pages": [_page(page) for page in pages],
            # Where the files begin: byte offsets and records, as sizes.
            "postings": [offsets[end] - offsets[start] for start, end in _ranges(shards, len(words))],
            "texts": [end - start for start, end in _ranges(texts, len(sections))],
        }
    )
    return _segment(name, len(sections), "".join(words[start][0] for start in buckets), contents)


def _segment(name: str, docs: int, words: str, contents: dict[str, bytes]) -> Segment:
    whole = hashlib.sha256(words.encode())
    for path, data in contents.items():
        whole.update(f"{path} {len(data)}\n".encode() + data)
    digest = whole.hexdigest()[:16]
    folder = f"search/{name}-{digest}"
    files = {
        f"{folder}/{path}.js": encoding.script(f"{folder}/{path}", data) for path, data in contents.items()
    }
    return Segment(name, docs, words, digest, files)


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


def _page(page: Page) -> list[object]:
    """A page's entry in meta: kind, url, title, names, law (true: as the title), boost, number of
    records, and for citations the runs of its article numbers: first record, number, sub, length."""
    law = True if page.law == page.title else page.law
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
    return [page.kind, page.url, page.title, list(page.names), law, page.boost, len(page.sections), runs]


def _bucket_starts(words: Sequence[str]) -> list[int]:
    """Where buckets begin: all words with one first character share a bucket."""
    firsts = [index for index, word in enumerate(words) if not index or word[0] != words[index - 1][0]]
    sizes = [
        sum(3 * len(word) + 5 for word in words[start:end]) for start, end in _ranges(firsts, len(words))
    ]
    return [firsts[start] for start in _starts(sizes, _WORDS_SIZE)]


def _starts(sizes: Sequence[int], target: int, most: int | None = None) -> list[int]:
    """Where files begin when things of these sizes are packed in order, none larger than `target`
    unless one thing is, and none of more than `most` things."""
    starts: list[int] = []
    filled = 0
    for index, size in enumerate(sizes):
        if not starts or filled + size > target or index - starts[-1] == most:
            starts.append(index)
            filled = 0
        filled += size
    return starts


def _ranges(starts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    return pairwise((*starts, end))
