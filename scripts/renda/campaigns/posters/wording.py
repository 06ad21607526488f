"""What stands on the sheets: a campaign's dates, places and words, in the forms that posters use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.campaigns.model import FIRST_YEAR
from renda.statutes import citations
from renda.statutes.numerals import to_chinese
from renda.statutes.passages import passage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from renda.campaigns.model import Activity, Campaign, Span
    from renda.statutes.model import Library

#: Stands large where no theme is announced yet and the organizer wrote no slogan: neutral, our own words.
SLOGAN = "翻开宪法，读懂国家"
#: The articles quoted where the organizer names none.
QUOTES = ("宪法第二条第一款", "宪法第三十三条第二款", "宪法第五条第三款", "宪法第二十七条第三款")
#: What made the day.
BASIS = "法治宣传教育法第十三条第二款"


@dataclass(frozen=True)
class Quote:
    """An article's words, verbatim; `label` says where they stand."""

    label: str
    text: str


@dataclass(frozen=True)
class Row:
    """An activity on one line of a programme; over several days it has no `time`."""

    day: str
    time: str
    title: str
    place: str


@dataclass(frozen=True)
class Wording:
    """All words of a campaign's sheets.

    Attributes:
        headline: the theme, or a slogan while it is open.
        headline_field: the front matter's field that it comes from.
        is_theme: whether it is the theme.
        address: the campaign's page, absolute; "" where the site has no address.
    """

    year: int
    ordinal: str
    date: str
    weekday: str
    hanzi_date: str
    week: str
    headline: str
    headline_field: str
    is_theme: bool
    slogans: tuple[str, ...]
    quotes: tuple[Quote, ...]
    basis: Quote
    place: str
    unit: str
    phone: str
    rows: tuple[Row, ...]
    address: str
    example: bool


def wording(campaign: Campaign, quote: Callable[[str], Quote], address: str) -> Wording:
    """The words of `campaign`; `quote` gives the words of an article."""
    slogans = campaign.slogans or (SLOGAN,)
    headline, name = (campaign.theme, "theme") if campaign.theme else (slogans[0], "slogans")
    return Wording(
        year=campaign.year,
        ordinal=f"第{to_chinese(campaign.year - FIRST_YEAR + 1)}个国家宪法日",
        date=f"{campaign.day.month}月{campaign.day.day}日",
        weekday="星期" + "一二三四五六日"[campaign.day.weekday()],
        hanzi_date=_hanzi(campaign.day),
        week=_span(campaign.week) if campaign.week else "",
        headline=headline,
        headline_field=name,
        is_theme=bool(campaign.theme),
        slogans=tuple(slogan for slogan in slogans if slogan != headline),
        quotes=tuple(map(quote, campaign.quotes or QUOTES)),
        basis=quote(BASIS),
        place=campaign.place,
        unit=campaign.contact.unit,
        phone=campaign.contact.phone,
        rows=tuple(_row(activity) for activity in campaign.ordered),
        address=address,
        example=campaign.example,
    )


def page_address(site_url: str, url: str) -> str:
    """The absolute address of the page at `url` of a site, "" when the site has none."""
    return f"{site_url.rstrip('/')}/{url}" if site_url else ""


def quoter(library: Library) -> Callable[[str], Quote]:
    """What gives the words of a citation.

    It raises RendaError for a citation that names no article.
    """

    def quote(text: str) -> Quote:
        citation = citations.parse(text, library)
        article = citation.article(library)
        if article is None:
            raise citations.CitationError(f"“{text}”没有指明条文；写法如：宪法第二条第一款")
        return Quote(citation.label, passage(citation, article))

    return quote


def _row(activity: Activity) -> Row:
    start, end = activity.start, activity.end
    if activity.spans_days:  # beginning and end beside such days would read as daily hours
        last = f"{end.day}" if start.month == end.month else _short(end.date())
        return Row(f"{_short(start.date())}—{last}", "", activity.title, activity.place)
    return Row(_short(start.date()), f"{start:%H:%M}—{end:%H:%M}", activity.title, activity.place)


def _short(day: dt.date) -> str:
    return f"{day.month}.{day.day}"


def _hanzi(day: dt.date) -> str:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    return f"{year}年{to_chinese(day.month)}月{to_chinese(day.day)}日"


def _span(span: Span) -> str:
    end = f"{span.end.day}日" if span.start.month == span.end.month else f"{span.end.month}月{span.end.day}日"
    return f"{span.start.month}月{span.start.day}日至{end}"
