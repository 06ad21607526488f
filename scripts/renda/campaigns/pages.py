"""HTML of the campaign pages: what stands above the Markdown body, and the archive of themes."""

from __future__ import annotations

import functools
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from renda.campaigns.archive import GRADES
from renda.campaigns.model import FIRST_YEAR
from renda.statutes.numerals import to_chinese

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from renda.campaigns.archive import ThemeRecord
    from renda.campaigns.model import Activity, Campaign, Span
    from renda.statutes.citations import Cite


def render(campaign: Campaign, cite: Cite, base: str) -> str:
    """The content above the Markdown body of docs/campaigns/<year>/index.md, with the page's <h1>.

    `base` leads from the page to the site's root ("../../"); calendar links are relative to the page.
    """
    ordered = sorted(campaign.activities, key=lambda activity: (activity.start, activity.id))
    days = [(day, list(found)) for day, found in groupby(ordered, key=lambda activity: activity.start.date())]
    return (
        _environment()
        .get_template("campaign.html")
        .render(
            campaign=campaign,
            ordinal=to_chinese(campaign.year - FIRST_YEAR + 1),
            days=days,
            resolve=lambda text: _link(text, cite, base),
        )
    )


def render_list(campaigns: Sequence[tuple[str, Campaign]]) -> str:
    """The campaigns of this site with their addresses, in the given order."""
    return _environment().get_template("list.html").render(campaigns=campaigns)


def render_archive(records: Sequence[ThemeRecord], campaigns: Mapping[str, Campaign]) -> str:
    """The table of themes, newest first, and the meaning of the grades.

    `campaigns` gives this site's own campaigns by their address relative to the archive's page ("2026/").
    """
    pages = {campaign.year: (url, campaign) for url, campaign in campaigns.items()}
    known = {record.year: record for record in records}
    rows = [
        (year, known.get(year), *pages.get(year, ("", None))) for year in sorted(known | pages, reverse=True)
    ]
    used = [(grade, GRADES[grade]) for grade in GRADES if any(record.evidence == grade for record in records)]
    return _environment().get_template("archive.html").render(rows=rows, grades=used)


def _link(text: str, cite: Cite, base: str) -> tuple[str, str]:
    """Label and address; the address is empty when the citation doesn't resolve."""
    found = cite(text)
    return (found[0], base + found[1]) if found else (text, "")


def _day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def _weekday(day: dt.date) -> str:
    return "星期" + "一二三四五六日"[day.weekday()]


def _span(span: Span) -> str:
    same_month = span.start.month == span.end.month
    return f"{_day(span.start)}至{f'{span.end.day}日' if same_month else _day(span.end)}"


def _spans_days(activity: Activity) -> bool:
    return activity.start.date() != activity.end.date()


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=_day, weekday=_weekday, span=_span)
    environment.tests["spanning_days"] = _spans_days
    return environment
