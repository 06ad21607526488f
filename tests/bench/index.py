"""Indexes the statutes as a build does, for `make bench-search` to time as a process: index.py TARGET."""

from __future__ import annotations

import sys
from pathlib import Path

from renda import content, dates
from renda.diagnostics import Diagnostics
from renda.search import phrases, segment
from renda.search.evaluate import write_index
from renda.search.index import build_segment
from renda.search.sources import law_pages

if __name__ == "__main__":
    segmenter = segment.default()
    library = content.library(dates.today())
    pages = law_pages(library, phrases.load(library, Diagnostics()))
    write_index(Path(sys.argv[1]), [build_segment("laws", pages, segmenter)], segmenter)
