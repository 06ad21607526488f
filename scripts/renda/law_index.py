"""The statutes' part of the search index, in the cache. A second process makes it while the pages are made.

It takes a third of a whole build and depends on the statutes and their 常见问法 alone. The cache is all that
the two processes share: where the second one fails, the build makes the index itself.

    python -m renda.law_index ROOT YYYY-MM-DD LAWS_FOLDER
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renda import cache, content
from renda.diagnostics import Diagnostics
from renda.search import index, inputs, phrases, segment, sources

if TYPE_CHECKING:
    from renda.search.phrases import Asked
    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

_HERE = Path(__file__).parent
_KIND = "index"
_SUMMARY = "segment.json"


@dataclass(frozen=True)
class LawIndex:
    """The segment of the statutes and the words that can be typed otherwise, both without their `files`,
    which lie below `folder`."""

    folder: Path
    segment: index.Segment
    typed: inputs.Inputs


def load(root: Path, library: Library, asked: Asked, segmenter: Segmenter) -> LawIndex:
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

    folder = cache.folder(root, _KIND, _key(library, segmenter), make)
    laws, typed = json.loads((folder / _SUMMARY).read_bytes())
    laws["buckets"] = [(folder / "buckets" / str(n)).read_bytes() for n in range(len(laws["words"]))]
    return LawIndex(folder / "files", index.Segment(**laws), inputs.Inputs(**typed))


def ahead(root: Path, library: Library, laws_folder: str) -> subprocess.Popen[bytes] | None:
    """The process that makes the index in the cache, started; None where it is there already."""
    if cache.has(root, _KIND, _key(library, segment.default())):
        return None
    command = [sys.executable, "-m", __name__, str(root), library.as_of.isoformat(), laws_folder]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _key(library: Library, segmenter: Segmenter) -> str:
    rooms = (_HERE / "search", _HERE / "statutes")
    return cache.digest([library.digest, library.as_of.isoformat(), segmenter.digest, *rooms])


def main(root: str, as_of: str, laws_folder: str) -> None:
    """What the second process does. What is wrong with the content was told before it began."""
    library = content.merged_library(Path(root, laws_folder), dt.date.fromisoformat(as_of))
    load(Path(root), library, phrases.load(library, Diagnostics()), segment.default())


if __name__ == "__main__":
    main(*sys.argv[1:])
