"""The one file of the index with a fixed name: it says which segments there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renda.search import encoding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renda.search.index import Segment
    from renda.search.segment import Segmenter

#: Relative to the site's root. To be served uncached (or revalidated); all else never changes.
PATH = "search/manifest.js"


def manifest(segments: Sequence[Segment], segmenter: Segmenter) -> bytes:
    """The content of `search/manifest.js`: format version, segments, and what segmenting a query takes:
    the stop words with their frequencies, and the sum of all frequencies."""
    value = {
        "version": encoding.FORMAT_VERSION,
        "total": segmenter.total,
        "stop": [[word, segmenter.frequency(word)] for word in sorted(segmenter.stop_words)],
        "segments": [
            {"name": s.name, "folder": s.folder, "docs": s.docs, "words": s.words} for s in segments
        ],
    }
    name = PATH.removesuffix(".js")
    return f'renda.shard("{name}",'.encode() + encoding.compact_json(value) + b");\n"
