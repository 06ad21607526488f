"""Fixtures of the search tests: the segmenter, and the index of the whole library on disk."""

from __future__ import annotations

import fcntl
from typing import TYPE_CHECKING

import pytest

from renda.diagnostics import Diagnostics
from renda.search import phrases, segment
from renda.search.evaluate import write_index
from renda.search.index import build_segment
from renda.search.sources import law_pages

if TYPE_CHECKING:
    from pathlib import Path

    from renda.search.segment import Segmenter
    from renda.statutes.model import Library


@pytest.fixture(scope="session")
def segmenter() -> Segmenter:
    return segment.default()


@pytest.fixture(scope="session")
def laws_site(tmp_path_factory: pytest.TempPathFactory, library: Library, segmenter: Segmenter) -> Path:
    """A folder with the index of all statutes, built once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    if base.name.startswith("popen-"):  # a pytest-xdist worker: its parent is shared by all
        base = base.parent
    target = base / "search-laws"
    with (base / "search-laws.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (target / "search/manifest.js").is_file():  # written first; the lock waits for the rest
            pages = law_pages(library, phrases.load(library, Diagnostics()))
            write_index(target, [build_segment("laws", pages, segmenter)], segmenter)
    return target
