"""Indexes the statutes as a build does: index.py TARGET. Prints the seconds from the statutes in memory to the
files, as Pagefind's go from the pages on the disk to its files."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from renda import content, dates
from renda.diagnostics import Diagnostics
from renda.search import phrases, segment
from renda.search.evaluate import write_index
from renda.search.index import build_segment
from renda.search.sources import law_pages

if __name__ == "__main__":
    library = content.library(dates.today())
    start = time.perf_counter()
    segmenter = segment.default()
    pages = law_pages(library, phrases.load(library, Diagnostics()))
    write_index(Path(sys.argv[1]), [build_segment("laws", pages, segmenter)], segmenter)
    sys.stdout.write(f"{time.perf_counter() - start}\n")
