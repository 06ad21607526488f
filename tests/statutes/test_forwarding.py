"""Dated addresses of versions last: before, on and after the day on which they come into force."""

from __future__ import annotations

import datetime as dt

import pytest

from renda import content
from renda.statutes import forwarding, pages

BEFORE, AFTER = dt.date(2026, 11, 23), dt.date(2027, 1, 2)
#: day -> (address of a version, where it leads to; "" where the text itself stands there)
ADDRESSES = {
    BEFORE: {
        "laws/nongyefa/2026-08-28/": "",
        "laws/nongyefa/2012-12-28/": "laws/nongyefa/",
        "laws/xianfa/1982-12-04/": "",
        "laws/xianfa/2018-03-11/": "laws/xianfa/",
    },
    AFTER: {
        "laws/nongyefa/2026-08-28/": "laws/nongyefa/",
        "laws/nongyefa/2012-12-28/": "",
    },
}


@pytest.mark.parametrize("day", ADDRESSES)
def test_every_version_has_its_dated_address(day: dt.date) -> None:
    library = content.library(day)
    texts = {page.url for page in pages.pages(library)}
    forwarded = {page.url: page.target for page in forwarding.forwarding_pages(library)}
    assert not texts & forwarded.keys()
    assert set(forwarded.values()) <= texts
    assert len(forwarded) == forwarding.count(library)
    for address, target in ADDRESSES[day].items():
        assert forwarded.get(address, "") == target
        assert address in (forwarded if target else texts)
    for statute in library.statutes:
        if len(statute.versions) > 1:
            dated = {f"laws/{statute.slug}/{version.version_date}/" for version in statute.versions}
            assert dated <= texts | forwarded.keys()
