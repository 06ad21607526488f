"""What citations, histories, back references and ways of asking add to a law page of median size."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 15_000  # bytes, compressed
ADDED = (
    "cited-by",
    "asked",
    "history",
    "history-kept",
    "preamble-changes",
    "gist",
    "law-guide",
    "law-versions",
)


def _compressed(page: lxml.html.HtmlElement) -> int:
    return len(gzip.compress(lxml.html.tostring(page, encoding="utf-8"), mtime=0))


def _added(file: Path) -> int:
    """How many bytes a page has more than its bare text."""
    page = lxml.html.fromstring(file.read_bytes())
    whole = _compressed(page)
    for name in ADDED:
        for element in page.find_class(name):
            element.drop_tree()
    for script in page.xpath("//script[@type='application/ld+json']"):
        script.drop_tree()
    for link in page.find_class("citation"):
        link.drop_tag()
    return whole - _compressed(page)


def test_a_law_page_of_median_size(site: Path) -> None:
    """The tenth of the pages around the middle, so that no single statute decides."""
    files = sorted(site.glob("laws/*/index.html"), key=lambda file: file.stat().st_size)
    middle = files[len(files) * 45 // 100 : len(files) * 55 // 100]
    assert len(middle) > 30
    added = {file.parent.name: _added(file) for file in middle}
    assert max(added.values()) <= LIMIT, added
    assert min(added.values()) > 0, added  # what is measured is there


def test_the_measure_sees_every_part(site: Path) -> None:
    page = lxml.html.fromstring((site / "laws/xianfa/index.html").read_bytes())
    assert [name for name in ADDED if not page.find_class(name)] == []
