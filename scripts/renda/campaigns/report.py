"""The follow-up report of a campaign: what its folder tells, and what it still lacks. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.campaigns.model import UNDECIDED, Held

if TYPE_CHECKING:
    import datetime as dt

    from renda.campaigns.model import Activity, Campaign
    from renda.statutes.citations import Cite


@dataclass(frozen=True)
class Total:
    """A sum over those activities that give the number, how many these are, and how many should."""

    sum: int
    given: int
    of: int


@dataclass(frozen=True)
class Report:
    """What the document shows. `articles` gives, for each article relied on, the activities that name it."""

    campaign: Campaign
    first: dt.date
    last: dt.date
    sessions: Total
    people: Total
    articles: dict[str, list[str]]
    missing: list[str]


def report(campaign: Campaign, cite: Cite, as_of: dt.date) -> Report:
    """The report as it can be written on the day `as_of`."""
    ordered = campaign.ordered
    counted = [held for held in (activity.held or Held() for activity in ordered) if held.counted]
    return Report(
        campaign,
        min((activity.start.date() for activity in ordered), default=campaign.day),
        max((activity.end.date() for activity in ordered), default=campaign.day),
        _total([held.sessions for held in counted]),
        _total([held.people for held in counted]),
        _articles(campaign, cite),
        _missing(campaign, as_of),
    )


def _total(numbers: list[int | None]) -> Total:
    given = [number for number in numbers if number is not None]
    return Total(sum(given), len(given), len(numbers))


def _articles(campaign: Campaign, cite: Cite) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {_label(text, cite): [] for text in campaign.basis}
    for activity in campaign.ordered:
        read = activity.reading.articles if activity.reading else ()
        for text in dict.fromkeys((*activity.cites, *read)):
            found.setdefault(_label(text, cite), []).append(activity.title)
    return found


def _label(text: str, cite: Cite) -> str:
    found = cite(text)
    return found[0] if found else text


def _missing(campaign: Campaign, as_of: dt.date) -> list[str]:
    lines = []
    if campaign.example:
        lines.append("这是示例：换成自己的活动，把 example 改成 false")
    if not campaign.theme:
        lines.append("主题还空着：按通知填写 theme")
    if not campaign.week:
        lines.append("宪法宣传周的日期还空着：按通知填写 week")
    if not campaign.activities:
        lines.append("没有一项活动")
    photographed = {photo.activity for photo in campaign.photos}
    for activity in campaign.ordered:
        lacks = _lacks(activity, photographed, as_of)
        if lacks:
            lines.append(f"活动“{activity.title}”{lacks}")
    if not campaign.problems:
        lines.append("没有写问题和改进：在 problems 里逐条写")
    return lines


def _lacks(activity: Activity, photographed: set[str], as_of: dt.date) -> str:
    """What the report lacks of an activity, "" when it has all."""
    if activity.end.date() >= as_of:
        return "还没有结束"
    held = activity.held or Held()
    lacking = []
    if UNDECIDED in activity.place:
        lacking.append("地点（place）")
    if held.counted and held.sessions is None:
        lacking.append("场次（held 里的 sessions）")
    if held.counted and held.people is None:
        lacking.append("人数（held 里的 people）")
    if held.counted and activity.id not in photographed:
        lacking.append("照片（photos）")
    return f"没有填：{'、'.join(lacking)}" if lacking else ""
