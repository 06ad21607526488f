"""What follows from the statutes alone, in the cache: their part of the search index and the JSON of api/.

A second process makes it while the pages are made, since it takes a third of a whole build. The cache is all
that the two processes share: where the second one fails, the build makes the data itself.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import multiprocessing
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renda import cache
from renda.search import index, inputs, segment, sources
from renda.statutes import interchange

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from renda.search.phrases import Asked
    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

_HERE = Path(__file__).parent
_INDEX = "index"
_SUMMARY = "segment.json"


@dataclass(frozen=True)
class LawIndex:
    """The segment of the statutes and the words that can be typed otherwise, both without their `files`,
    which lie below `folder`."""

    folder: Path
    segment: index.Segment
    typed: inputs.Inputs


def interchange_folder(root: Path, library: Library) -> Path:
    """The folder of the statutes as JSON, from the cache of the project at `root` or made anew."""

    def make(folder: Path) -> None:
        cache.write_files(folder, dict(interchange.files(library)))

    key = cache.digest([library.digest, library.as_of.isoformat(), _HERE / "statutes"])
    return cache.folder(root, "api", key, make)


def load_index(root: Path, library: Library, asked: Asked, segmenter: Segmenter) -> LawIndex:
    """The index of `library`, from the cache of the project at `root` or made anew."""

    def make(folder: Path) -> None:
        built = index.build_segment("laws", sources.law_pages(library, asked), segmenter)
        typed = inputs.build(built.common, segmenter.user_words, built.names, segmenter.characters())
        cache.write_files(folder / "files", built.files | typed.files)
        buckets = {str(number): bucket for number, bucket in enumerate(built.buckets)}
        cache.write_files(folder / "buckets", buckets)
        bare = (dataclasses.replace(built, files={}, buckets=[]), dataclasses.replace(typed, files={}))
        fields = [dataclasses.asdict(one) for one in bare]
        cache.write_files(folder, {_SUMMARY: json.dumps(fields).encode()})

    folder = cache.folder(root, _INDEX, _index_key(library, segmenter), make)
    laws, typed = json.loads((folder / _SUMMARY).read_bytes())
    laws["buckets"] = [(folder / "buckets" / str(n)).read_bytes() for n in range(len(laws["words"]))]
    return LawIndex(folder / "files", index.Segment(**laws), inputs.Inputs(**typed))


def ahead(root: Path, library: Library, asked: Asked) -> BaseProcess | None:
    """The process that makes the data in the cache, started; None where the index is there already."""
    if cache.has(root, _INDEX, _index_key(library, segment.default())):
        return None
    # A fork has the statutes already, but might inherit a lock that another thread holds.
    if sys.platform == "linux" and threading.active_count() == 1:
        kind: type[BaseProcess] = multiprocessing.get_context("fork").Process
    else:
        kind = multiprocessing.get_context("spawn").Process
    process = kind(target=_make_ahead, args=(root, library, asked), daemon=True)
    process.start()
    return process


def _index_key(library: Library, segmenter: Segmenter) -> str:
    rooms = (_HERE / "search", _HERE / "statutes")
    return cache.digest([library.digest, library.as_of.isoformat(), segmenter.digest, *rooms])


def _make_ahead(root: Path, library: Library, asked: Asked) -> None:
    # The build makes it itself and meets the same fault; both are interrupted together.
    with contextlib.suppress(Exception, KeyboardInterrupt):
        load_index(root, library, asked, segment.default())
        interchange_folder(root, library)
