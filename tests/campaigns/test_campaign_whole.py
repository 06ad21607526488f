"""All that a campaign brings at once: with any field missing, and with a thousand activities."""

from __future__ import annotations

import copy
import datetime as dt
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from renda import yamltext
from renda.campaigns import handouts
from renda.campaigns.calendar import calendar_files
from renda.campaigns.feed import atom
from renda.campaigns.load import load_campaign
from renda.campaigns.media import Facts
from renda.campaigns.model import Audience
from renda.campaigns.new import new_page
from renda.campaigns.pages import Surroundings, in_order, render, render_activity
from renda.campaigns.report import report
from renda.diagnostics import Diagnostics
from renda.statutes import citations

if TYPE_CHECKING:
    from renda.campaigns.model import Campaign
    from renda.statutes.model import Library

EXAMPLE = Path(__file__).parents[2] / "docs/campaigns/2026/index.md"
N = 1000
URL = "https://example.org/campaigns/2026/"


def everything(campaign: Campaign, library: Library) -> int:
    """Make all pages and files of a campaign but the Word documents; returns how many there are."""
    around = Surroundings(citations.resolver(library), lambda name: Facts("JPG", 1, 1200, 800), "feed.xml")
    made: list[str | bytes] = [render(campaign, around, "../../"), atom(campaign, URL)]
    made += [render_activity(campaign, place, around, "../../../") for place in in_order(campaign)]
    made += [
        handouts.render(campaign, handout, library, "../../../../") for handout in handouts.handouts(campaign)
    ]
    made += calendar_files(campaign, URL).values()
    report(campaign, around.cite, dt.date(2026, 12, 8))
    assert all(made)
    return len(made)


def source(data: object) -> str:
    return f"---\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False)}---\n正文\n"


@pytest.fixture(scope="module")
def written() -> Any:
    """The example's front matter, all values as text."""
    document = yamltext.front_matter(EXAMPLE.read_text(encoding="utf-8"), "index.md", Diagnostics())
    assert document is not None
    return document.data


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
    campaign = load_campaign(source(left), "c.md", diagnostics, citations.resolver(library))
    if campaign is None:
        assert diagnostics.errors()
        assert all(problem.line >= 1 for problem in diagnostics.errors())
    else:
        everything(campaign, library)


@settings(max_examples=20)
@given(
    st.integers(2014, 2100) | st.sampled_from([2024, 2028, 2096, 2100]), st.sampled_from(get_args(Audience))
)
def test_a_new_campaign_of_any_year_makes_all_its_pages(library: Library, year: int, audience: str) -> None:
    campaign = load_campaign(new_page(year, [audience]), f"{year}/index.md", Diagnostics())
    assert campaign is not None
    assert everything(campaign, library) >= 4


def test_a_thousand_activities(written: Any, library: Library) -> None:
    many = copy.deepcopy(written)
    del many["contest"]  # of an activity that is not among them
    (one,) = [activity for activity in many["activities"] if activity["id"] == "reception"]
    many["activities"] = [
        {
            **one,
            "id": f"a{n}",
            "title": f"活动{n}",
            "place": f"第{n}中学操场",
            "contact": {"unit": f"第{n}中学"},
        }
        for n in range(N)
    ]
    many["places"] = [{"name": f"第{n}中学操场", "directions": "从南门进"} for n in range(N)]
    many["news"] = []
    text = source(many)
    before = time.process_time()
    diagnostics = Diagnostics()
    campaign = load_campaign(text, "c.md", diagnostics, citations.resolver(library))
    diagnostics.raise_errors()
    assert campaign is not None
    # Its page and feed; of each activity a page, a run sheet and a calendar; one calendar of all.
    assert everything(campaign, library) == 2 + 3 * N + 1
    assert time.process_time() - before < 15  # 4 s on an idle machine
