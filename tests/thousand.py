"""A campaign of a thousand activities, and all that a campaign brings at once: for tests and `make bench`."""

from __future__ import annotations

import copy
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from renda import yamltext
from renda.campaigns import handouts
from renda.campaigns.calendar import calendar_files
from renda.campaigns.feed import atom
from renda.campaigns.media import Facts
from renda.campaigns.pages import Surroundings, in_order, render, render_activity
from renda.campaigns.report import report
from renda.diagnostics import Diagnostics
from renda.statutes import citations

if TYPE_CHECKING:
    from renda.campaigns.model import Campaign
    from renda.statutes.model import Library

EXAMPLE = Path(__file__).parents[1] / "docs/campaigns/2026/index.md"
URL = "https://example.org/campaigns/2026/"
N = 1000


def example() -> Any:
    """The example's front matter, all values as text."""
    document = yamltext.front_matter(EXAMPLE.read_text(encoding="utf-8"), "index.md", Diagnostics())
    assert document is not None
    return document.data


def source(data: object) -> str:
    """A page with `data` as its front matter."""
    return f"---\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False)}---\n正文\n"


def page() -> str:
    """The example's page with one of its activities N times, each at a place of its own with a contact of its own."""
    many = copy.deepcopy(example())
    del many["contest"]  # of an activity that is not among them
    (one,) = [activity for activity in many["activities"] if activity["id"] == "reception"]
    many["activities"] = [
        {
            **one,
            "id": f"a{n}",
            "title": f"活动{n}",
            "place": f"第{n}中学操场",
            "contact": {"unit": f"第{n}中学", "phone": "010-00000000"},
        }
        for n in range(N)
    ]
    many["places"] = [{"name": f"第{n}中学操场", "directions": "从南门进"} for n in range(N)]
    many["news"] = []
    return source(many)


def everything(campaign: Campaign, library: Library) -> int:
    """Make all pages and files of a campaign but its sheets; returns how many there are."""
    around = Surroundings(citations.resolver(library), lambda name: Facts("JPG", 1, 1200, 800), "feed.xml")
    made: list[str | bytes] = [render(campaign, around, "../../"), atom(campaign, URL)]
    made += [render_activity(campaign, place, around, "../../../") for place in in_order(campaign)]
    made += [
        handouts.render(campaign, handout, library, "../../../../") for handout in handouts.handouts(campaign)
    ]
    made += dict(handouts.documents(campaign, library)).values()
    made += calendar_files(campaign, URL).values()
    report(campaign, around.cite, dt.date(2026, 12, 8))
    assert all(made)
    return len(made)
