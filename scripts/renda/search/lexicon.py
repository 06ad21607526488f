"""The words in buckets, with all that is short enough to travel with them.

All segments are cut into buckets at the same characters, and a file holds the bucket of each: a query reads
as many files of two segments as of one.

A bucket, column by column, since like values compress best side by side: the words, front-coded; their
frequencies in the dictionary; how many records hold each; the size of each list of records; for each
longer list its file and place in it; how many pages hold the word in their title, and how many records
among the ways they are asked for; these lists, then the short ones; the names.
"""

from __future__ import annotations

import bisect
import hashlib
import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

from renda.search import encoding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from renda.search.postings import Postings
    from renda.search.segment import Segmenter

# Sizes in bytes before compression. A query reads one bucket for each of its characters and one file
# for each longer list: what costs the visitor time is the number of files, then their size.
_BUCKET_SIZE = 3000
_POSTINGS_SIZE = 3000
#: Lists of at most so many bytes stand in the bucket: 88 % of the words, a fifth of all lists' bytes.
INLINE = 128

_BRACKETS = re.compile(r"[\s《》〈〉]")
_REPUBLIC = re.compile(r"^中华人民共和国(?=.)")

#: A name, its page's number, and what `index` says of the page's article numbers.
Name = tuple[str, int, list[int]]


def name_key(name: str) -> str:
    """A name as it is compared: without blanks, 《》 and 中华人民共和国. citation.ts does the same."""
    plain = unicodedata.normalize("NFKC", name).lower()
    return _REPUBLIC.sub("", _BRACKETS.sub("", plain))


def build(
    bodies: Postings,
    titles: Postings,
    asked: Postings,
    names: Sequence[Name],
    segmenter: Segmenter,
    starts: str = "",
) -> tuple[str, list[bytes], dict[str, bytes]]:
    """The first characters of the buckets, `starts` if given; the buckets; the files `p/<n>` by name."""
    words = sorted(bodies.words() | titles.words() | asked.words())
    columns = [dict(zip(words, one.encode(words), strict=True)) for one in (bodies, titles, asked)]
    lists = columns[0]
    places, files = _long_lists(words, lists)
    starts = starts or _starts(words, lists)
    buckets: list[bytes] = []
    named = _cut([name for name, _, _ in names], starts)
    for some_words, some_names in zip(_cut(words, starts), named, strict=True):
        bucket = words[some_words]
        long = [word for word in bucket if word in places]
        short = [lists[word] for word in bucket if word not in places]
        buckets.append(
            b"".join(
                (
                    encoding.front_coded(bucket),
                    encoding.varints(map(segmenter.frequency, bucket)),
                    encoding.varints(map(bodies.count, bucket)),
                    encoding.varints(len(lists[word]) for word in bucket),
                    encoding.varints(places[word][0] for word in long),
                    encoding.varints(places[word][1] for word in long),
                    encoding.varints(map(titles.count, bucket)),
                    encoding.varints(map(asked.count, bucket)),
                    *(column[word] for column in columns[1:] for word in bucket),
                    *short,
                    _named(names[some_names]),
                )
            )
        )
    return starts, buckets, files


def shared(segments: Sequence[Sequence[bytes]]) -> tuple[str, dict[str, bytes]]:
    """The folder of the word files, and the files: each segment's bucket behind its size as a varint."""
    rows = itertools.zip_longest(*segments, fillvalue=b"")
    contents = [b"".join(encoding.varint(len(bucket)) + bucket for bucket in row) for row in rows]
    whole = hashlib.sha256()
    for content in contents:
        whole.update(f"{len(content)}\n".encode() + content)
    folder = f"search/words-{whole.hexdigest()[:16]}"
    paths = [f"{folder}/{number}" for number in range(len(contents))]
    return folder, {
        f"{path}.js": encoding.script(path, content) for path, content in zip(paths, contents, strict=True)
    }


def _starts(words: Sequence[str], lists: Mapping[str, bytes]) -> str:
    """Where to cut sorted words into buckets of about _BUCKET_SIZE bytes; one character is in one."""
    sizes = {word: 2 * len(word) + (len(lists[word]) if len(lists[word]) <= INLINE else 0) for word in words}
    starts: list[str] = []
    filled = 0
    for first, group in itertools.groupby(words, key=lambda word: word[0]):
        size = sum(map(sizes.__getitem__, group))
        if not starts or filled + size > _BUCKET_SIZE:
            starts.append(first)
            filled = 0
        filled += size
    return "".join(starts)


def _cut(ordered: Sequence[str], starts: str) -> list[slice]:
    """Which of the sorted words each of `starts` begins a bucket of; the first has all before, too."""
    borders = [bisect.bisect_left(ordered, start) for start in starts[1:]]
    return [slice(*pair) for pair in itertools.pairwise((0, *borders, len(ordered)))] if starts else []


def _long_lists(
    words: Sequence[str], lists: Mapping[str, bytes]
) -> tuple[dict[str, tuple[int, int]], dict[str, bytes]]:
    """Where each longer list lies (file, place in it), and the files."""
    places: dict[str, tuple[int, int]] = {}
    files: dict[str, bytes] = {}
    number, filled = -1, _POSTINGS_SIZE
    for word in words:
        data = lists[word]
        if len(data) <= INLINE:
            continue
        if filled + len(data) > _POSTINGS_SIZE:
            number, filled = number + 1, 0
            files[f"p/{number}"] = b""
        places[word] = number, filled
        files[f"p/{number}"] += data
        filled += len(data)
    return places, files


def _named(names: Sequence[Name]) -> bytes:
    """Names: front-coded, then for each its page, the size of its runs and the runs themselves.

    A name of several pages stands there several times.
    """
    numbers = itertools.chain.from_iterable((page, len(runs), *runs) for _, page, runs in names)
    return encoding.front_coded([name for name, _, _ in names]) + encoding.varints(numbers)
