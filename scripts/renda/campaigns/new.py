"""A year's campaign from the model: dates worked out, activities suggested, a few fields left open."""

from __future__ import annotations

import datetime as dt
import functools
import shutil
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import Field

from renda import cache, yamltext
from renda.campaigns.load import OPEN
from renda.campaigns.model import FIRST_YEAR, LAST_YEAR, Audience, Link, Oath, Reading, Required, Text
from renda.dates import ClockTime
from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.yamltext import Strict

if TYPE_CHECKING:
    from collections.abc import Collection

FOLDER = Path("docs/campaigns")
_HERE = Path(__file__).parent
#: Suggested activities are at most this many days before or after the day.
_AROUND = 3
#: How long before the first of them a page is published.
_AHEAD = dt.timedelta(days=7)
_SATURDAY, _SUNDAY = 5, 6


class _SuggestedStep(Strict):
    after: int = Field(ge=0)
    what: Required
    who: Text = ""
    prepare: Text = ""
    say: Text = ""


class Suggestion(Strict):
    """An activity that suits its first audience; `day` counts from 4 December, `minutes` is its length.

    `contest` is the blueprint of the contest that it is; not `counted`: nobody can tell how many take part.
    """

    id: Required
    title: Required
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)]
    day: int = Field(ge=-_AROUND, le=_AROUND)
    workday: bool = False
    at: ClockTime
    minutes: int = Field(ge=10)
    place: Text = OPEN
    shared: bool = False
    tip: Required
    registration: Required
    summary: Required
    link: Link | None = None
    counted: bool = True
    contest: Text = ""
    programme: tuple[_SuggestedStep, ...] = ()
    reading: Reading | None = None
    oath: Oath | None = None
    quote: Text = ""
    cites: tuple[Required, ...] = Field(min_length=1)

    def planned(self, year: int) -> dt.date:
        """Its day in that year, be it a weekend or not."""
        return dt.date(year, 12, 4) + dt.timedelta(days=self.day)

    def start(self, year: int) -> dt.datetime:
        """When it begins in that year."""
        day = self.planned(year)
        return dt.datetime.combine(nearest_workday(day) if self.workday else day, self.at)


class _Suggestions(Strict):
    activities: tuple[Suggestion, ...]


@functools.cache
def suggestions() -> tuple[Suggestion, ...]:
    """All suggestions, in the order of suggestions.yml."""
    file = _HERE / "suggestions.yml"
    diagnostics = Diagnostics()
    document = yamltext.parse(file.read_text(encoding="utf-8"), file.name, diagnostics)
    found = yamltext.validate(_Suggestions, document, diagnostics) if document else None
    diagnostics.raise_errors()
    return found.activities if found else ()


def nearest_workday(day: dt.date) -> dt.date:
    """`day`, or the Friday before a Saturday, or the Monday after a Sunday."""
    shift = {_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0)
    return day + dt.timedelta(days=shift)


def new_page(year: int, audiences: Collection[str] = (), uid: str = "") -> str:
    """The text of a year's index.md, with the activities whose first audience is among `audiences` (all).

    `uid` tells its entries in calendars from those of other organizers.
    """
    day = dt.date(year, 12, 4)
    chosen = [found for found in suggestions() if not audiences or found.audience[0] in audiences]
    chosen.sort(key=lambda suggestion: (suggestion.start(year), suggestion.id))
    everyone = tuple(dict.fromkeys(audience for found in chosen for audience in found.audience))
    around = dt.timedelta(days=_AROUND)
    values = {
        "year": year,
        "day": day,
        "uid": uid,
        "week": (day - around, day + around),
        "publish": day - around - _AHEAD,
        "audience": everyone,
        "activities": chosen,
        "contest": next((found for found in chosen if found.contest), None),
        "photographed": next((found for found in chosen if found.oath), chosen[0]),
        "somewhere": min(chosen, key=lambda found: found.place != OPEN).place,
        "open": OPEN,
        "minute": dt.timedelta(minutes=1),
    }
    return _environment().get_template("new.md").render(values)


def create(root: Path, year: int, audiences: Collection[str] = ()) -> Path:
    """Make `root`/docs/campaigns/<year>/ and return it; it appears only when whole.

    Raises:
        RendaError: the year is out of range, or its folder is there already; nothing was changed.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RendaError(f"年份应在 {FIRST_YEAR} 到 {LAST_YEAR} 之间，现为 {year}")
    target = root / FOLDER / str(year)
    if target.exists():
        raise RendaError(f"{FOLDER / str(year)} 已经存在，没有改动。要重新开始，请先把它移走或者改名")
    work = Path(tempfile.mkdtemp(prefix="campaign-", dir=cache.made(root / cache.FOLDER)))
    try:
        (work / "index.md").write_text(new_page(year, audiences, str(uuid.uuid4())), encoding="utf-8")
        work.chmod(0o755)
        cache.made(target.parent)
        work.rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return target


def open_lines(text: str) -> list[int]:
    """The lines of a page that still have to be filled in; comments don't count."""
    return [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if OPEN in line and not line.lstrip().startswith("#")
    ]


def _length(minutes: int) -> str:
    days, rest = divmod(minutes, 24 * 60)
    return f"{days + 1} 天" if days else f"{rest} 分钟"


def _weekday(day: dt.date) -> str:
    return "星期" + "一二三四五六日"[day.weekday()]


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(weekday=_weekday, length=_length)
    return environment
