"""An Atom feed (RFC 4287) of a campaign: its news and its activities, latest change first.

Equal data gives equal bytes: times come from the data, never from the clock.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from renda.campaigns.calendar import marked, uid
from renda.dates import CHINA

if TYPE_CHECKING:
    from renda.campaigns.model import Activity, Campaign

FILE = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def atom(campaign: Campaign, url: str) -> bytes:
    """The feed of `campaign`, whose page is at the absolute address `url`, which ends in a slash."""
    entries = [_of_activity(campaign, activity, url) for activity in campaign.activities]
    entries += [_of_news(campaign, number, url) for number in range(len(campaign.news))]
    entries.sort(key=lambda entry: entry.findtext("id") or "")
    entries.sort(key=lambda entry: entry.findtext("updated") or "", reverse=True)
    latest = entries[0].findtext("updated") if entries else _stamp(_changed(campaign))
    feed = etree.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _add(feed, "title", marked(campaign, campaign.title))
    _add(feed, "id", f"urn:uuid:{uid(campaign, 'feed')}")
    _add(feed, "updated", latest or "")
    etree.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": url + FILE})
    etree.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": url})
    _add(etree.SubElement(feed, "author"), "name", campaign.contact.unit)
    feed.extend(entries)
    text: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _of_activity(campaign: Campaign, activity: Activity, url: str) -> etree.Element:
    start, end = activity.start, activity.end
    until = f"{end:%Y-%m-%d %H:%M}" if activity.spans_days else f"{end:%H:%M}"
    lines = [
        f"时间：{start:%Y-%m-%d %H:%M} 至 {until}（北京时间）",
        f"地点：{activity.place}",
        activity.summary,
    ]
    day = max(filter(None, (activity.publish, _changed(campaign))))
    entry = _entry(marked(campaign, activity.title), uid(campaign, activity.id), day, f"{url}{activity.id}/")
    _add(entry, "content", "\n".join(lines))
    for audience in activity.audience:
        etree.SubElement(entry, "category", {"term": audience})
    return entry


def _of_news(campaign: Campaign, number: int, url: str) -> etree.Element:
    """News have no id: what tells one from the other is their date and words."""
    news = campaign.news[number]
    link = f"{url}{news.activity}/" if news.activity else f"{url}#news"
    return _entry(
        marked(campaign, news.text), uid(campaign, f"news/{news.date}/{news.text}"), news.date, link
    )


def _entry(title: str, identity: str, day: dt.date, link: str) -> etree.Element:
    entry = etree.Element("entry")
    _add(entry, "title", title)
    _add(entry, "id", f"urn:uuid:{identity}")
    _add(entry, "updated", _stamp(day))
    etree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": link})
    return entry


def _changed(campaign: Campaign) -> dt.date:
    return campaign.updated or campaign.publish or dt.date(campaign.year, 1, 1)


def _stamp(day: dt.date) -> str:
    return dt.datetime.combine(day, dt.time(), CHINA).isoformat()


def _add(parent: etree.Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text
