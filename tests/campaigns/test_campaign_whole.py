"""All that a campaign brings at once: with any field missing, and with a thousand activities."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, get_args

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thousand
from renda.campaigns.calendar import campaign_ics
from renda.campaigns.feed import atom
from renda.campaigns.load import load_campaign
from renda.campaigns.model import Audience
from renda.campaigns.new import new_page
from renda.diagnostics import Diagnostics
from renda.statutes import citations

if TYPE_CHECKING:
    from renda.statutes.model import Library


@pytest.fixture(scope="module")
def written() -> Any:
    """The example's front matter, all values as text."""
    return thousand.example()


def places(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every key and entry below `value`."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, part in parts for found in [(*here, key), *places(part, (*here, key))]]


@settings(max_examples=60)
@given(st.data())
def test_any_fields_may_be_missing(written: Any, library: Library, data: st.DataObject) -> None:
    left = copy.deepcopy(written)
    for _ in range(data.draw(st.integers(1, 6))):
        *way, last = data.draw(st.sampled_from(places(left)))
        holder = left
        for key in way:
            holder = holder[key]
        del holder[last]
        if not left:
            break
    diagnostics = Diagnostics()
    campaign = load_campaign(thousand.source(left), "c.md", diagnostics, citations.resolver(library))
    if campaign is None:
        assert diagnostics.errors()
        assert all(problem.line >= 1 for problem in diagnostics.errors())
    else:
        thousand.everything(campaign, library)


@settings(max_examples=20)
@given(
    st.integers(2014, 2100) | st.sampled_from([2024, 2028, 2096, 2100]), st.sampled_from(get_args(Audience))
)
def test_a_new_campaign_of_any_year_makes_all_its_pages(library: Library, year: int, audience: str) -> None:
    campaign = load_campaign(new_page(year, [audience]), f"{year}/index.md", Diagnostics())
    assert campaign is not None
    assert thousand.everything(campaign, library) >= 4


def test_a_thousand_activities(library: Library) -> None:
    """How long this takes is a row of `make bench`."""
    diagnostics = Diagnostics()
    campaign = load_campaign(thousand.page(), "c.md", diagnostics, citations.resolver(library))
    diagnostics.raise_errors()
    assert campaign is not None
    # Its page and feed; of each activity a page, a run sheet, its document and a calendar; one calendar of all.
    assert thousand.everything(campaign, library) == 2 + 4 * thousand.N + 1
    assert campaign_ics(campaign, thousand.URL).count(b"BEGIN:VEVENT") == thousand.N
    assert len(feedparser.parse(atom(campaign, thousand.URL)).entries) == thousand.N
