"""HTML of the campaign pages: what stands above the Markdown body, and the archive of themes."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from markupsafe import Markup, escape

from renda import addresses, templating
from renda.campaigns.archive import GRADES
from renda.campaigns.media import megabytes
from renda.campaigns.model import Audience, folded
from renda.campaigns.posters.formats import DESIGNS, FORMATS
from renda.statutes.numerals import to_chinese

#: A telephone number as written; not the hours beside it.
_NUMBER = re.compile(r"(?<!\d)\+?\d[\d-]{5,}\d")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from jinja2 import Environment

    from renda.campaigns.archive import ThemeRecord
    from renda.campaigns.media import Facts
    from renda.campaigns.model import Activity, Campaign, Photo, Span, Venue
    from renda.campaigns.posters.slogans import Slogan
    from renda.campaigns.posters.wording import Wording
    from renda.statutes.citations import Cite


@dataclass(frozen=True)
class Surroundings:
    """What the campaign's pages need from the site around them.

    Attributes:
        cite: resolves citations.
        facts: of a file beside the campaign's page, by its name.
        feed: the address of the feed relative to the campaign's page; "" without one.
        as_of: the day for which the pages are made.
    """

    cite: Cite
    facts: Callable[[str], Facts]
    feed: str = ""
    as_of: dt.date = dt.date.min


def render(campaign: Campaign, around: Surroundings, base: str) -> str:
    """The content above the Markdown body of docs/campaigns/<year>/index.md, with the page's <h1>.

    `base` leads from the page to the site's root ("../../"); other links are relative to the page.
    """
    ordered = campaign.ordered
    return render_template(
        "campaign.html",
        campaign=campaign,
        ordinal=to_chinese(campaign.ordinal),
        days=[(day, list(found)) for day, found in groupby(ordered, key=lambda a: a.start.date())],
        choices=_choices(campaign),
        news=sorted(campaign.news, key=lambda news: news.date, reverse=True),
        basis=[_link(text, around.cite, base) for text in campaign.basis],
        venues=_venues(campaign),
        registered=[a for a in ordered if a.registration or a.register_by],
        downloads=[(download, around.facts(download.file)) for download in campaign.downloads],
        photos=_photos(campaign.photos, around),
        feed=around.feed,
        base=base,
    )


@dataclass(frozen=True)
class InOrder:
    """An activity between those before and after it."""

    previous: Activity | None
    activity: Activity
    next: Activity | None


def in_order(campaign: Campaign) -> list[InOrder]:
    """The activities by their start, each with its neighbours."""
    ordered = campaign.ordered
    return [InOrder(*three) for three in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False)]


def render_activity(campaign: Campaign, place: InOrder, around: Surroundings, base: str) -> str:
    """The content of an activity's own page, <year>/<id>/ below the campaigns; `base` as for `render`."""
    activity = place.activity
    return render_template(
        "activity.html",
        campaign=campaign,
        activity=activity,
        venue=campaign.venue_of(activity),
        news=[news for news in campaign.news if news.activity == activity.id],
        cites=[_link(text, around.cite, base) for text in activity.cites],
        contest=campaign.contest if campaign.contest and campaign.contest.activity == activity.id else None,
        paper_shown=around.as_of >= campaign.paper_day,
        key_shown=around.as_of >= campaign.key_day,
        base=base,
        photos=_photos((photo for photo in campaign.photos if photo.activity == activity.id), around),
        previous=place.previous,
        next=place.next,
    )


def render_materials(
    campaign: Campaign,
    wording: Wording,
    problems: Mapping[str, str],
    slogans: Mapping[str, Sequence[Slogan]],
    folder: str,
) -> str:
    """The content of <year>/materials/: all sheets with downloads, the campaign's own design first.

    `problems` tells of sheets, by name, that could not be drawn; `slogans` are grouped by where they suit;
    `folder` is where the sheets lie, below the site's root.
    """
    texts = [*campaign.slogans, *(slogan.text for group in slogans.values() for slogan in group)]
    return render_template(
        "materials.html",
        campaign=campaign,
        w=wording,
        designs=sorted(DESIGNS.items(), key=lambda item: item[0] != campaign.design),
        formats=FORMATS.items(),
        problems=problems,
        folder=folder,
        slogans=slogans,
        lines=[f"{text}　{wording.unit}" for text in dict.fromkeys(texts)],
    )


def _venues(campaign: Campaign) -> list[tuple[Venue, list[Activity]]]:
    """The places that the organizer describes, each with the activities there."""
    there: dict[str, list[Activity]] = {}
    for activity in campaign.ordered:
        there.setdefault(folded(activity.place), []).append(activity)
    return [(venue, there.get(folded(venue.name), [])) for venue in campaign.places]


def outline(campaign: Campaign) -> list[tuple[str, str]]:
    """Titles and anchors of the sections that `render` makes, in their order."""
    return [
        *([("通知", "news")] if campaign.news else []),
        ("活动安排", "programme"),
        *([("地点和走法", "places")] if campaign.places else []),
        ("报名和联系", "contact"),
        ("下载和订阅", "downloads"),
        ("活动现场", "photos"),
    ]


def _choices(campaign: Campaign) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The filters of the programme: name, label, and options as value and text."""
    days = sorted({day for activity in campaign.activities for day in _days(activity)})
    places = dict.fromkeys(activity.place for activity in campaign.ordered)
    audiences = [a for a in get_args(Audience) if any(a in found.audience for found in campaign.activities)]
    return [
        ("day", "日期", [(day.isoformat(), f"{_day(day)} {_weekday(day)}") for day in days]),
        ("place", "地点", [(place, place) for place in places]),
        ("audience", "面向", [(audience, audience) for audience in audiences]),
    ]


def _days(activity: Activity) -> list[dt.date]:
    first, last = activity.start.date(), activity.end.date()
    return [first + dt.timedelta(days=offset) for offset in range((last - first).days + 1)]


def _photos(photos: Iterable[Photo], around: Surroundings) -> list[tuple[Photo, Facts]]:
    return [(photo, around.facts(photo.file)) for photo in photos]


def render_list(campaigns: Sequence[tuple[str, Campaign]]) -> str:
    """The campaigns of this site with their addresses, in the given order."""
    return render_template("list.html", campaigns=campaigns)


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
    return render_template("archive.html", rows=rows, grades=used)


def _dialable(phone: str) -> Markup:
    """`phone` as HTML whose numbers a telephone can dial; what stands around them stays."""
    link = r'<a href="tel:\g<0>">\g<0></a>'
    return Markup(_NUMBER.sub(link, str(escape(phone))))


def _address(target: str, base: str) -> str:
    """Of a page below docs/ the way to it; an address elsewhere stays as it is."""
    if "://" in target:
        return target
    page, mark, part = target.partition("#")
    return base + addresses.of_page(page) + mark + part


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


def render_template(template: str, **values: object) -> str:
    return _environment().get_template(template).render(**values)


@functools.cache
def _environment() -> Environment:
    environment = templating.environment(Path(__file__).with_name("templates"))
    environment.filters.update(
        address=_address, dialable=_dialable, day=_day, weekday=_weekday, span=_span, megabytes=megabytes
    )
    return environment
