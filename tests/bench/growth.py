"""How our index and Pagefind's grow with the library: 24,000 to 147,000 articles of a large collection.

The collection (Markdown, one file per statute) is only cut into articles here, since texts of the right
kind and number are all that a measurement of size needs.
"""

from __future__ import annotations

import random
import re
import shutil
import statistics
import subprocess
import tarfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cold
import peers
import server

from renda.search import segment
from renda.search.evaluate import write_index
from renda.search.index import build_segment
from renda.search.records import Page, Section

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Browser
    from rich.console import Console

SIZES = (24_000, 48_000, 96_000, 150_000)
_ROUNDS = 5
_ARTICLE = re.compile(
    r"^(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)[\s　]*", re.MULTILINE
)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Point:
    """One engine at one size; units as in the table of costs."""

    engine: str
    articles: int
    index_seconds: float
    index_bytes: int
    cold_bytes: float
    cold_time: float


def measure(chrome: Browser, archive: Path, site: Path, work: Path, console: Console) -> list[Point]:
    """Both engines at every size; nothing when `archive` isn't there.

    Args:
        site: a built site of ours, for its home page and scripts.
        work: a folder to work in.
    """
    if not archive.is_file():
        console.print(f"没有 {archive.name}，不测增长曲线", style="yellow")
        return []
    statutes = read(archive)
    points: list[Point] = []
    for wanted in SIZES:
        pages: list[Page] = []
        count = 0
        for page in statutes:
            if count >= wanted:
                break
            pages.append(page)
            count += len(page.sections)
        console.print(f"增长：{count} 条", style="dim")
        points += [_ours(chrome, pages, count, site, work), _pagefind(chrome, pages, count, work)]
    return points


def read(archive: Path) -> list[Page]:
    """The statutes of the collection, in an order that mixes its parts and is always the same."""
    pages: list[Page] = []
    with tarfile.open(archive) as files:
        for member in files:
            file = files.extractfile(member) if member.name.endswith(".md") else None
            if file is None:
                continue
            text = file.read().decode("utf-8", "replace")
            title = _TITLE.search(text)
            parts = _ARTICLE.split(text)[1:]
            if not title or not parts:
                continue
            sections = tuple(
                Section(f"a{index}", label, body.strip())
                for index, (label, body) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1)
            )
            name = title[1].strip()
            pages.append(Page("法条", f"laws/g{len(pages)}/", name, (), name, 1.0, sections))
    random.Random(0).shuffle(pages)
    return pages


def _ours(chrome: Browser, pages: Sequence[Page], count: int, site: Path, work: Path) -> Point:
    folder = work / "ours"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(site / "index.html", folder)
    shutil.copytree(site / "assets", folder / "assets")
    start = time.perf_counter()
    segmenter = segment.default()
    write_index(folder, [build_segment("laws", pages, segmenter)], segmenter)
    seconds = time.perf_counter() - start
    return _point(chrome, "本项目", count, seconds, folder / "search", folder, cold.OURS)


def _pagefind(chrome: Browser, pages: Sequence[Page], count: int, work: Path) -> Point:
    folder = work / "pagefind"
    shutil.rmtree(folder, ignore_errors=True)
    for page in pages:
        target = folder / page.url
        target.mkdir(parents=True)
        for section in page.sections:
            (target / f"{section.anchor}.html").write_text(
                peers.article_page(f"{page.title} {section.label}", section.text.split("\n")), "utf-8"
            )
    (folder / "index.html").write_text(peers.EMPTY_PAGE, "utf-8")
    command = peers.install_pagefind(work.parent / "pagefind")
    start = time.perf_counter()
    subprocess.run([command, "--site", folder, "--quiet"], check=True, capture_output=True)
    seconds = time.perf_counter() - start
    return _point(chrome, "Pagefind", count, seconds, folder / "pagefind", folder, cold.PAGEFIND)


def _point(
    chrome: Browser, name: str, count: int, seconds: float, index: Path, folder: Path, script: str
) -> Point:
    with server.serving(folder, compress=True) as one:
        found = [cold.cold_query(chrome, one, script, query) for query in cold.QUERIES[:_ROUNDS]]
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    return Point(
        name,
        count,
        seconds,
        size,
        statistics.median(one.bytes for one in found),
        statistics.median(one.time for one in found),
    )
