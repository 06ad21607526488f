"""Calendar files: opened by the parser, and looked at line by line as RFC 5545 asks."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from renda.campaigns.calendar import activity_ics, calendar_files, campaign_ics
from renda.campaigns.load import load_campaign
from renda.diagnostics import Diagnostics

if TYPE_CHECKING:
    from renda.campaigns.model import Activity, Campaign

EXAMPLE = Path(__file__).parents[2] / "docs/campaigns/2026/index.md"
URL = "https://example.org/campaigns/2026/"
HOSTILE = "a;b,c\\n:\"'<b>\nEND:VEVENT\nBEGIN:VEVENT\tX宪法" * 5


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    diagnostics = Diagnostics()
    loaded = load_campaign(EXAMPLE.read_text(encoding="utf-8"), str(EXAMPLE), diagnostics)
    diagnostics.raise_errors()
    assert loaded is not None
    return loaded


def events(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def check_lines(data: bytes) -> None:
    """CRLF alone ends lines, none is longer than 75 octets or splits a character, blocks are balanced."""
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    stack = []
    for line in lines:
        assert b"\r" not in line
        assert b"\n" not in line
        assert 0 < len(line) <= 75
        text = line.decode()
        if not text.startswith(" "):
            assert re.match(r"[A-Z-]+[:;]", text), text
        if text.startswith("BEGIN:"):
            stack.append(text[6:])
        if text.startswith("END:"):
            assert stack.pop() == text[4:]
    assert stack == []
    assert lines[0] == b"BEGIN:VCALENDAR"


def test_files_beside_the_page(campaign: Campaign) -> None:
    files = calendar_files(campaign, URL)
    assert list(files) == ["all.ics", *(f"{activity.id}.ics" for activity in campaign.activities)]
    for data in files.values():
        check_lines(data)
        assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert len(events(files["all.ics"])) == len(campaign.activities)
    starts = [event["dtstart"].dt for event in events(files["all.ics"])]
    assert starts == sorted(starts)


def test_an_event_says_what_the_page_says(campaign: Campaign) -> None:
    oath = next(activity for activity in campaign.activities if activity.id == "oath")
    (event,) = events(activity_ics(campaign, oath, URL))
    zone = ZoneInfo("Asia/Shanghai")
    assert event["dtstart"].dt == dt.datetime(2026, 12, 4, 9, 30, tzinfo=zone)
    assert event["dtend"].dt == dt.datetime(2026, 12, 4, 10, 10, tzinfo=zone)
    assert event["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert event["summary"] == "【示例】宪法宣誓"
    assert event["location"] == f"{oath.place}，示例大街8号"
    assert event["url"] == URL + "oath/"
    assert "怎么走：公交“示例大街”站下车，从东门登记后进入，会议厅在二楼。" in event["description"]
    assert "09:40 宣誓人按统一的誓词宣誓" in event["description"].splitlines()
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == dt.timedelta(days=-1)
    assert alarm["action"] == "DISPLAY"


def test_a_second_parser_reads_the_same(campaign: Campaign) -> None:
    """vobject works out the zone from the VTIMEZONE in the file, not from its name."""
    for name, data in calendar_files(campaign, URL).items():
        calendar = vobject.readOne(data.decode())
        assert calendar.version.value == "2.0"
        assert calendar.vtimezone.tzid.value == "Asia/Shanghai"
        found = {str(event.uid.value): event for event in calendar.vevent_list}
        assert len(found) == (len(campaign.activities) if name == "all.ics" else 1)
        for event in events(data):
            other = found[event["uid"]]
            assert other.dtstart.value == event["dtstart"].dt
            assert other.dtend.value.utcoffset() == dt.timedelta(hours=8)
            assert other.summary.value == event["summary"]
            assert other.description.value == event["description"]
            assert other.valarm.trigger.value == dt.timedelta(days=-1)


MOMENTS = st.datetimes(dt.datetime(2014, 1, 1), dt.datetime(2100, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@settings(max_examples=50)
@given(
    MOMENTS | st.just(dt.datetime(2028, 2, 29, 23, 59)),
    st.timedeltas(dt.timedelta(minutes=1), dt.timedelta(days=40)),
)
def test_every_moment_is_the_same_instant_in_both_parsers(
    campaign: Campaign, start: dt.datetime, length: dt.timedelta
) -> None:
    """Leap days, midnights and new years, read as instants: UTC is eight hours behind."""
    end = (start + length).replace(second=0, microsecond=0)
    activity = campaign.activities[0].model_copy(update={"start": start, "end": end})
    data = activity_ics(campaign, activity, "")
    (event,) = events(data)
    other = vobject.readOne(data.decode()).vevent
    for moment, name in ((start, "dtstart"), (end, "dtend")):
        instant = moment.replace(tzinfo=dt.UTC) - dt.timedelta(hours=8)
        assert event[name].dt == instant
        assert getattr(other, name).value == instant


def test_stamps_come_from_the_data(campaign: Campaign) -> None:
    oath = campaign.activities[0]
    (event,) = events(activity_ics(campaign, oath, URL))
    assert event["dtstamp"].dt == dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    undated = campaign.model_copy(update={"updated": None})
    (earlier,) = events(activity_ics(undated, oath, URL))
    assert earlier["dtstamp"].dt == dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assert earlier["uid"] == event["uid"]
    assert earlier["sequence"] < event["sequence"]
    assert campaign_ics(campaign, URL) == campaign_ics(campaign, URL)


def test_uid_survives_a_new_time_and_address_but_not_another_unit(campaign: Campaign) -> None:
    oath = campaign.activities[0]
    moved = oath.model_copy(update={"start": oath.start + dt.timedelta(hours=1), "title": "新名称"})
    other = campaign.model_copy(update={"contact": campaign.contact.model_copy(update={"unit": "另一区"})})

    def uid(campaign: Campaign, activity: Activity, url: str = URL) -> str:
        return str(events(activity_ics(campaign, activity, url))[0]["uid"])

    assert uid(campaign, oath) == uid(campaign, moved) == uid(campaign, oath, "")
    assert uid(campaign, oath) != uid(other, oath)
    assert len({uid(campaign, activity) for activity in campaign.activities}) == len(campaign.activities)


def test_without_activities_there_is_no_file_and_without_address_no_url(campaign: Campaign) -> None:
    assert calendar_files(campaign.model_copy(update={"activities": ()}), URL) == {}
    assert b"\r\nURL" not in campaign_ics(campaign, "")


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1) | st.just(HOSTILE))
def test_any_text_comes_back_as_text(campaign: Campaign, text: str) -> None:
    activity = campaign.activities[0].model_copy(update={"title": text, "place": text, "summary": text})
    data = activity_ics(campaign.model_copy(update={"example": False}), activity, URL)
    check_lines(data)
    (event,) = events(data)
    assert event["summary"] == text
    assert event["location"] == text
    assert str(event["description"]).startswith(text)
