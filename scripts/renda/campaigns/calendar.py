"""Calendar files (RFC 5545) of a campaign: one per activity and one with all of them.

Equal data gives equal bytes: stamps come from the data, never from the clock.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from renda.dates import CHINA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from renda.campaigns.model import Activity, Campaign

_OFFSET = dt.timedelta(hours=8)
_END = b"END:VCALENDAR\r\n"


def calendar_files(campaign: Campaign, url: str) -> dict[str, bytes]:
    """File name to content, to be written beside the page: all.ics and <id>.ics; empty without activities.

    `url` is the page's absolute address with a slash at its end, or "" when the site has none.
    """
    if not campaign.activities:
        return {}
    events = {activity.id: _event(campaign, activity, url) for activity in campaign.ordered}
    files = {f"{name}.ics": _calendar(campaign, [event]) for name, event in events.items()}
    return {"all.ics": _calendar(campaign, events.values()), **files}


def activity_ics(campaign: Campaign, activity: Activity, url: str) -> bytes:
    """The calendar file of one activity."""
    return _calendar(campaign, [_event(campaign, activity, url)])


def campaign_ics(campaign: Campaign, url: str) -> bytes:
    """The calendar file of all activities, in the order of their start."""
    return _calendar(campaign, [_event(campaign, activity, url) for activity in campaign.ordered])


def _calendar(campaign: Campaign, events: Iterable[bytes]) -> bytes:
    """The file with `events`, which were written out before: each stands in two files."""
    calendar = Calendar()
    calendar.add("prodid", "-//renda//campaigns//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", marked(campaign, campaign.title))
    calendar.add_component(_timezone())
    head = calendar.to_ical().removesuffix(_END)
    return b"".join([head, *events, _END])


def _timezone() -> Timezone:
    """China's fixed UTC+8. Written out, so that no edition of the time zone database changes the bytes."""
    standard = TimezoneStandard()
    standard.add("dtstart", dt.datetime(1992, 1, 1))
    standard.add("tzname", "CST")
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    timezone = Timezone()
    timezone.add("tzid", CHINA.key)
    timezone.add_component(standard)
    return timezone


def _event(campaign: Campaign, activity: Activity, url: str) -> bytes:
    event = Event()
    event.add("uid", uid(campaign, activity.id))
    new_year = dt.date(campaign.year, 1, 1)
    updated = campaign.updated or new_year
    event.add("dtstamp", dt.datetime.combine(updated, dt.time(), dt.UTC))
    # Calendars replace an event they know only by one with a higher sequence.
    event.add("sequence", max(0, (updated - new_year).days))
    event.add("dtstart", activity.start.replace(tzinfo=CHINA))
    event.add("dtend", activity.end.replace(tzinfo=CHINA))
    event.add("summary", marked(campaign, activity.title))
    venue = campaign.venue_of(activity)
    event.add("location", f"{activity.place}，{venue.address}" if venue and venue.address else activity.place)
    event.add("description", _description(campaign, activity))
    event.add("categories", list(activity.audience))
    contact = campaign.contact_of(activity)
    event.add("contact", " ".join(filter(None, (contact.unit, contact.person, contact.phone, contact.email))))
    if url:
        event.add("url", f"{url}{activity.id}/")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"明天：{activity.title}")
    alarm.add("trigger", dt.timedelta(days=-1))
    event.add_component(alarm)
    return bytes(event.to_ical())


def uid(campaign: Campaign, name: str) -> str:
    """Stable while the campaign's uid, year and name stay; two districts' `oath` don't clash.

    Pages without a uid go by their unit, whose name may still change.
    """
    owner = campaign.uid or campaign.contact.unit
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"renda/{owner}/{campaign.year}/{name}"))


def marked(campaign: Campaign, text: str) -> str:
    """`text` with a note in front when the campaign is an example."""
    return f"【示例】{text}" if campaign.example else text


def _description(campaign: Campaign, activity: Activity) -> str:
    lines = [activity.summary]
    if campaign.example:
        lines.insert(0, "这是演示用的虚构活动，请勿前往。")
    if activity.registration:
        lines.append(f"报名：{activity.registration}")
    venue = campaign.venue_of(activity)
    if venue and venue.directions:
        lines.append(f"怎么走：{venue.directions}")
    lines += [f"{step.at:%H:%M} {step.what}" for step in activity.programme]
    return "\n".join(lines)
