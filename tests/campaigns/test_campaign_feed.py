"""The Atom feed as feedparser reads it, and what stays in it when things change."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renda.campaigns.feed import atom
from renda.campaigns.load import load_campaign
from renda.diagnostics import Diagnostics

if TYPE_CHECKING:
    from renda.campaigns.model import Campaign

EXAMPLE = Path(__file__).parents[2] / "docs/campaigns/2026/index.md"
URL = "https://example.org/campaigns/2026/"


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    diagnostics = Diagnostics()
    loaded = load_campaign(EXAMPLE.read_text(encoding="utf-8"), str(EXAMPLE), diagnostics)
    diagnostics.raise_errors()
    assert loaded is not None
    return loaded


def test_feedparser_reads_what_the_page_says(campaign: Campaign) -> None:
    feed = feedparser.parse(atom(campaign, URL))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "【示例】2026年国家宪法日活动"
    assert feed.feed.author == "示例区人大常委会办公室"
    assert feed.feed.link == URL
    assert feed.feed.updated == "2026-12-03T00:00:00+08:00"
    assert len(feed.entries) == len(campaign.activities) + len(campaign.news)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert [entry.updated for entry in feed.entries] == sorted(
        (e.updated for e in feed.entries), reverse=True
    )
    (oath,) = [entry for entry in feed.entries if entry.link == URL + "oath/"]
    assert oath.title == "【示例】宪法宣誓"
    assert oath.updated_parsed[:5] == (2026, 11, 23, 16, 0)  # midnight in China
    assert "时间：2026-12-04 09:30 至 10:10（北京时间）" in oath.content[0].value
    assert [tag.term for tag in oath.tags] == ["机关"]
    assert feed.entries[0].link == URL + "reading/"


def test_an_entry_changes_when_the_campaign_does_and_keeps_its_name(campaign: Campaign) -> None:
    before = feedparser.parse(atom(campaign, URL)).entries
    after = feedparser.parse(atom(campaign.model_copy(update={"updated": dt.date(2026, 12, 2)}), URL)).entries
    assert {entry.id for entry in before} == {entry.id for entry in after}
    assert sum(entry.updated.startswith("2026-12-02") for entry in after) == len(campaign.activities)
    assert atom(campaign, URL) == atom(campaign, URL)


def test_a_feed_before_any_activity_is_known(campaign: Campaign) -> None:
    feed = feedparser.parse(atom(campaign.model_copy(update={"activities": (), "news": ()}), URL))
    assert not feed.bozo
    assert (feed.entries, feed.feed.updated) == ([], "2026-11-24T00:00:00+08:00")


@settings(max_examples=50)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1)
    .map(str.strip)
    .filter(bool)
)
def test_any_text_comes_back_as_text(campaign: Campaign, text: str) -> None:
    activity = campaign.activities[0].model_copy(update={"title": f"甲{text}乙"})
    alone = campaign.model_copy(update={"activities": (activity,), "news": (), "example": False})
    feed = feedparser.parse(atom(alone, URL))
    assert not feed.bozo
    assert "".join(feed.entries[0].title_detail.value.split()) == "".join(f"甲{text}乙".split())
