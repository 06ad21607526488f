"""What a model alone can't see: how activities fit together, and whether a campaign is ready for its day."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from renda.campaigns.model import FARTHEST, UNDECIDED, folded

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from renda.campaigns.model import Activity, Campaign, Contact
    from renda.diagnostics import Diagnostics
    from renda.statutes.citations import Cite
    from renda.yamltext import Document, Path_

#: Places that several activities may name before anything is decided.
_NO_ROOM = frozenset((UNDECIDED, "待公布", "线上"))
_SHORTEST_NUMBER = 5  # digits: 12348
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def check(campaign: Campaign, document: Document, diagnostics: Diagnostics, cite: Cite | None) -> None:
    """Note every contradiction in `campaign`; its lines come from `document`."""
    _check_identities(campaign, document, diagnostics)
    for index in range(len(campaign.activities)):
        _check_run_sheet(campaign, index, document, diagnostics)
    _check_rooms(campaign, document, diagnostics)
    _check_venues(campaign, document, diagnostics)
    _check_named_activities(campaign, document, diagnostics)
    if cite:
        _check_citations(campaign, document, cite, diagnostics)


def check_ready(campaign: Campaign, document: Document, as_of: dt.date, diagnostics: Diagnostics) -> None:
    """Warn of what an organizer should mend before visitors come: contact, and dates seen from `as_of`."""

    def warn(place: Path_, message: str) -> None:
        diagnostics.warning(document.path, document.line(place), message)

    _check_contact(campaign.contact, ("contact",), "联系单位", warn)
    for index, activity in enumerate(campaign.activities):
        if activity.contact:
            at = ("activities", index, "contact")
            _check_contact(activity.contact, at, f"活动“{activity.title}”的联系单位", warn)
    if as_of > campaign.until.date():
        return  # the campaign is over: all its dates are past
    for index, activity in enumerate(campaign.activities):
        here = ("activities", index)
        if activity.end.date() < as_of <= campaign.day:
            warn(
                (*here, "end"), f"活动“{activity.title}”的时间已经过去：核对年份、月份和日期，或者删去这一项"
            )
            continue
        if activity.register_by and activity.register_by < as_of <= activity.start.date():
            warn(
                (*here, "register_by"),
                f"报名截止（{activity.register_by}）已经过去：延后，或者写明不再接受报名",
            )
        shown_from = max(filter(None, (campaign.publish, activity.publish)), default=None)
        if shown_from and shown_from > activity.start.date():
            key = "publish" if activity.publish == shown_from else "start"
            warn(
                (*here, key),
                f"活动“{activity.title}”在公布日期（{shown_from}）以前就开始了：请把 publish 提前",
            )


def _check_contact(contact: Contact, here: Path_, name: str, warn: Callable[[Path_, str], None]) -> None:
    """Somebody can be reached: a number or an address that may be one."""
    if not (contact.phone or contact.email):
        warn(here, f"{name}没有电话也没有邮箱：在 contact 里写上 phone 或 email")
    if contact.phone not in ("", UNDECIDED) and sum(c.isdecimal() for c in contact.phone) < _SHORTEST_NUMBER:
        warn((*here, "phone"), f"{name}的电话“{contact.phone}”不像一个号码，请核对")
    if contact.email not in ("", UNDECIDED) and not _EMAIL.fullmatch(contact.email):
        warn((*here, "email"), f"{name}的邮箱“{contact.email}”不像一个邮箱地址，请核对")


def _check_identities(campaign: Campaign, document: Document, diagnostics: Diagnostics) -> None:
    """Ids are unique and times not far from the day."""
    first, last = campaign.day - FARTHEST, campaign.day + FARTHEST
    seen: dict[str, int] = {}
    for index, activity in enumerate(campaign.activities):
        here = ("activities", index)
        line = document.line((*here, "id"))
        if activity.id in seen:
            message = f"活动编号“{activity.id}”与第 {seen[activity.id]} 行重复，请改名"
            diagnostics.error(document.path, line, message)
        seen.setdefault(activity.id, line)
        for key, moment in (("start", activity.start), ("end", activity.end)):
            if not first <= moment.date() <= last:
                message = (
                    f"活动时间 {moment:%Y-%m-%d} 离 {campaign.day} 超过 {FARTHEST.days} 天，请核对年份和月份"
                )
                diagnostics.error(document.path, document.line((*here, key)), message)


def _check_run_sheet(campaign: Campaign, index: int, document: Document, diagnostics: Diagnostics) -> None:
    """Steps run forward and, for an activity within one day, stay inside it."""
    activity = campaign.activities[index]
    one_day = not activity.spans_days
    previous = activity.start.time() if one_day else None
    for number, step in enumerate(activity.programme):
        line = document.line(("activities", index, "programme", number, "at"))
        if previous and step.at < previous:
            message = f"流程时间 {step.at:%H:%M} 早于前一项或活动开始时间 {previous:%H:%M}"
            diagnostics.error(document.path, line, message)
        if one_day and step.at > activity.end.time():
            message = f"流程时间 {step.at:%H:%M} 晚于活动结束时间 {activity.end:%H:%M}"
            diagnostics.error(document.path, line, message)
        previous = step.at


def _check_rooms(campaign: Campaign, document: Document, diagnostics: Diagnostics) -> None:
    """No two activities in one place at one time, unless one of them says that it shares."""
    latest: dict[str, Activity] = {}  # place -> of those seen, the one that ends last
    positions = {id(activity): index for index, activity in enumerate(campaign.activities)}
    for activity in campaign.ordered:
        room = folded(activity.place)
        if activity.shared or room in _NO_ROOM:
            continue
        other = latest.get(room)
        if other and other.end > activity.start:
            line = document.line(("activities", positions[id(activity)], "place"))
            message = (
                f"“{activity.title}”和“{other.title}”（{_period(other)}）同时在“{activity.place}”：改时间或"
                "地点；确实可以同时用这个地点的，在其中一项写上 shared: true"
            )
            diagnostics.error(document.path, line, message)
        if other is None or activity.end > other.end:
            latest[room] = activity


def _period(activity: Activity) -> str:
    until = f"{activity.end:%Y-%m-%d %H:%M}" if activity.spans_days else f"{activity.end:%H:%M}"
    return f"{activity.start:%Y-%m-%d %H:%M} 至 {until}"


def _check_venues(campaign: Campaign, document: Document, diagnostics: Diagnostics) -> None:
    """Each place described is named once, and by some activity."""
    used = {folded(activity.place): activity.place for activity in campaign.activities}
    seen: set[str] = set()
    for index, venue in enumerate(campaign.places):
        line = document.line(("places", index, "name"))
        name = folded(venue.name)
        if name in seen:
            diagnostics.error(document.path, line, f"地点“{venue.name}”写了两次，请合成一项")
        elif name not in used:
            near = difflib.get_close_matches(name, used, n=1, cutoff=0.6)
            hint = f"，是不是“{used[near[0]]}”？" if near else "；和活动的 place 写得一样才会显示"
            diagnostics.error(document.path, line, f"没有活动在“{venue.name}”{hint}")
        seen.add(name)


def _check_named_activities(campaign: Campaign, document: Document, diagnostics: Diagnostics) -> None:
    """News and photos name activities that are there."""
    known = [activity.id for activity in campaign.activities]
    named: list[tuple[tuple[str | int, ...], str]]
    named = [(("news", n, "activity"), news.activity) for n, news in enumerate(campaign.news)]
    named += [(("photos", n, "activity"), photo.activity) for n, photo in enumerate(campaign.photos)]
    if campaign.contest:
        named.append((("contest", "activity"), campaign.contest.activity))
    for place, name in named:
        if name and name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
            hint = f"是不是“{near[0]}”？" if near else "应是某项活动的 id，或者删去"
            diagnostics.error(document.path, document.line(place), f"没有编号为“{name}”的活动，{hint}")


def _check_citations(campaign: Campaign, document: Document, cite: Cite, diagnostics: Diagnostics) -> None:
    for index, activity in enumerate(campaign.activities):
        for number, text in enumerate(activity.reading.articles if activity.reading else ()):
            found = cite(text)
            if found is None or "#" not in found[1]:
                line = document.line(("activities", index, "reading", "articles", number))
                message = f"要读的“{text}”找不到条文；写法如：宪法第三十三条，要写到条"
                diagnostics.error(document.path, line, message)
    places: list[tuple[tuple[str | int, ...], str]]
    places = [(("basis", number), text) for number, text in enumerate(campaign.basis)]
    places += [(("quotes", number), text) for number, text in enumerate(campaign.quotes)]
    for index, activity in enumerate(campaign.activities):
        places += [
            (("activities", index, "cites", number), text) for number, text in enumerate(activity.cites)
        ]
        if activity.quote:
            places.append((("activities", index, "quote"), activity.quote))
    known: dict[str, bool] = {}
    for place, text in places:
        if text not in known:
            known[text] = cite(text) is not None
        if not known[text]:
            message = f"引用“{text}”找不到条文；写法如：宪法第六十二条、监督法第十一条第二款"
            diagnostics.error(document.path, document.line(place), message)
