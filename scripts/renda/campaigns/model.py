"""A 国家宪法日 campaign as an organizer writes it in the front matter of docs/campaigns/<year>/index.md.

All times are Beijing time (Asia/Shanghai) and carry no offset. What every field is for stands in Chinese in
templates/new.md, from which `renda campaign new` makes a year's page.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator

from renda.dates import ClockTime, Day, Moment
from renda.yamltext import Strict

Audience = Literal["机关", "乡镇街道", "学校", "企业", "农村", "社区", "军营", "网络"]

#: An activity of the campaign starts and ends at most this many days before or after 4 December.
FARTHEST = dt.timedelta(days=31)
FIRST_YEAR = 2014  # the year 国家宪法日 was set up
LAST_YEAR = 2100

#: What visitors read where the organizer hasn't filled in a text yet.
UNDECIDED = "待定"

_SHORTEST_ALT = 5  # 照片, 图1 and the like say nothing

#: Addresses beside the campaign's page that aren't an activity's.
RESERVED = {
    "all": "“全部活动日历”的文件名",
    "index": "活动首页的文件名",
    "materials": "宣传品页面的文件名",
    "posters": "宣传品的文件夹",
    "paper": "竞赛试卷的文件夹",
    "paper-b": "竞赛试卷的文件夹",
    "paper-key": "竞赛答案的文件夹",
}


def _printable(text: str, info: ValidationInfo) -> str:
    """Refuse what calendar files can't carry: control characters other than newline and tab."""
    for char in text:
        if unicodedata.category(char) in ("Cc", "Zl", "Zp") and char not in "\n\t":
            raise ValueError(f"“{info.field_name}”含有不可见的控制字符 U+{ord(char):04X}，请删去")
    return text


Text = Annotated[str, AfterValidator(_printable)]
Required = Annotated[Text, StringConstraints(min_length=1)]


@functools.lru_cache(maxsize=4096)  # every activity looks for its place among all of them
def folded(name: str) -> str:
    """A place's name without what writers vary: width, case, blanks."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


class Span(Strict):
    """The 宪法宣传周: first and last day, both included."""

    start: Day
    end: Day

    @field_validator("end")
    @classmethod
    def _not_before_start(cls, end: dt.date, info: ValidationInfo) -> dt.date:
        start = info.data.get("start")
        if start and end < start:
            raise ValueError(f"“end”（{end}）早于“start”（{start}）")
        if start and (end - start).days >= 14:
            raise ValueError(f"宪法宣传周从 {start} 到 {end}，超过两周，请核对")
        return end


class Contact(Strict):
    """Whom to ask, and with whom to register."""

    unit: Required
    person: Text = ""
    phone: Text = ""
    email: Text = ""


class Venue(Strict):
    """How to get to a place; activities name it by `name`."""

    name: Required
    address: Text = ""
    directions: Text = ""
    access: Text = ""


def _inside_folder(name: str, info: ValidationInfo) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError(f"“{info.field_name}”应是本文件夹里的文件，如 files/plan.docx，现为“{name[:40]}”")
    return path.as_posix()


FileName = Annotated[Required, AfterValidator(_inside_folder)]


class News(Strict):
    """A notice or a change; visitors see it from its date on."""

    date: Day
    text: Required
    activity: Text = ""


class Download(Strict):
    """A file beside the campaign's page."""

    title: Required
    file: FileName


class Photo(Strict):
    """A photo beside the campaign's page; `alt` says what it shows to those who don't see it."""

    file: FileName
    alt: Required
    caption: Text = ""
    activity: Text = ""

    @field_validator("alt")
    @classmethod
    def _says_something(cls, alt: str) -> str:
        if len(alt) < _SHORTEST_ALT:
            raise ValueError(f"“alt”要写清照片里有谁、在做什么，至少 {_SHORTEST_ALT} 个字，现为“{alt}”")
        return alt


#: A page below docs/, or an address elsewhere.
_TARGET = re.compile(r"https?://\S+|(?![./])[\w/-]+\.md(#\S*)?")


def _page_or_address(target: str) -> str:
    if not _TARGET.fullmatch(target):
        example = "本站的页面写 docs/ 里的文件名，如 exam/practice.md；别的网站写 https:// 开头的网址"
        raise ValueError(f"“to”应是链接：{example}，现为“{target[:40]}”")
    return target


class Link(Strict):
    """Where an activity on the net takes place: the words of a button, and a page of this site or another."""

    title: Required
    to: Annotated[Required, AfterValidator(_page_or_address)]


Design = Literal["zi", "men", "shu"]
Colours = Literal["red", "blue", "cream"]


class Step(Strict):
    """One line of an activity's run sheet; `say` takes the place of the host's words that are made for it."""

    at: ClockTime
    what: Required
    who: Text = ""
    prepare: Text = ""
    say: Text = ""


Voice = Literal["全体", "领读", "男", "女"]


class Reading(Strict):
    """What is read aloud together: articles by reference, their text comes from the library.

    `pace` is in characters a minute. `voices` say who reads the articles, in turn.
    """

    articles: tuple[Required, ...] = Field(min_length=1)
    pinyin: Literal["none", "hard", "all"] = "hard"
    pace: int = Field(default=150, ge=60, le=300)
    voices: tuple[Voice, ...] = ()


class Oath(Strict):
    """An oath to the Constitution. `text` is needed only where the library doesn't hold the official one."""

    leader: Text = ""
    text: tuple[Required, ...] = ()


class Held(Strict):
    """What an activity came to, for the report; everything is optional.

    Not `counted`: one where nobody can count, such as a test on the visitor's own device.
    """

    counted: bool = True
    sessions: int | None = Field(default=None, ge=0)
    people: int | None = Field(default=None, ge=0)
    note: Text = ""


class Activity(Strict):
    """One activity; `id` names its page and its calendar file. `shared`: others may use the place too.

    `quote` is the article that the host reads out at the beginning.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
    title: Required
    start: Moment
    end: Moment
    place: Required
    shared: bool = False
    audience: tuple[Audience, ...] = Field(min_length=1)
    summary: Required
    link: Link | None = None
    registration: Text = ""
    register_by: Day | None = None
    contact: Contact | None = None
    publish: Day | None = None
    programme: tuple[Step, ...] = ()
    reading: Reading | None = None
    oath: Oath | None = None
    quote: Text = ""
    held: Held | None = None
    cites: tuple[Required, ...] = ()

    @field_validator("id")
    @classmethod
    def _not_reserved(cls, name: str) -> str:
        if name in RESERVED:
            raise ValueError(f"“id”不能用 {name}，它是{RESERVED[name]}")
        return name

    @field_validator("end")
    @classmethod
    def _after_start(cls, end: dt.datetime, info: ValidationInfo) -> dt.datetime:
        start = info.data.get("start")
        if start and end <= start:
            raise ValueError(f"结束时间（{end:%Y-%m-%d %H:%M}）应晚于开始时间（{start:%Y-%m-%d %H:%M}）")
        return end

    @field_validator("register_by")
    @classmethod
    def _before_start(cls, last: dt.date | None, info: ValidationInfo) -> dt.date | None:
        start = info.data.get("start")
        if last and start and last > start.date():
            raise ValueError(f"报名截止（{last}）晚于活动开始（{start:%Y-%m-%d %H:%M}）")
        return last

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.end - self.start).total_seconds() // 60)

    @property
    def spans_days(self) -> bool:
        """Whether it goes on after midnight."""
        return self.start.date() != self.end.date()


class Contest(Strict):
    """A contest: the activity it is, the blueprint of quizzes/blueprints/ that it draws from, and its paper.

    `seed` decides which questions are drawn. Nobody sees the paper before `paper_on` and the key before
    `key_on`; by default that is the day after the activity, for the paper at the latest the key's day.
    """

    activity: Required
    blueprint: Required
    seed: Text = "1"
    versions: Literal[1, 2] = 2
    paper_on: Day | None = None
    key_on: Day | None = None


class Campaign(Strict):
    """A year's campaign. `day` is 4 December; an empty `theme` and a missing `week` are 待公布.

    `uid` tells its entries in calendars and feeds from those of other organizers; nobody sees it.
    """

    title: Required
    uid: Text = ""
    description: Text = ""
    example: bool = False
    publish: Day | None = None
    theme: Text = ""
    day: Day
    week: Span | None = None
    place: Required
    audience: tuple[Audience, ...] = Field(min_length=1)
    contact: Contact
    updated: Day | None = None
    basis: tuple[Required, ...] = ("法治宣传教育法第十三条第二款",)
    places: tuple[Venue, ...] = ()
    news: tuple[News, ...] = ()
    downloads: tuple[Download, ...] = ()
    photos: tuple[Photo, ...] = ()
    problems: tuple[Required, ...] = ()
    activities: tuple[Activity, ...] = ()
    design: Design = "zi"
    colours: Colours | None = None
    slogans: tuple[Required, ...] = ()
    quotes: tuple[Required, ...] = ()
    contest: Contest | None = None

    @field_validator("day")
    @classmethod
    def _constitution_day(cls, day: dt.date) -> dt.date:
        if (day.month, day.day) != (12, 4):
            raise ValueError(f"国家宪法日是每年12月4日，“day”现为 {day}")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError(f"“day”的年份应在 {FIRST_YEAR} 到 {LAST_YEAR} 之间，现为 {day.year}")
        return day

    @field_validator("week")
    @classmethod
    def _week_holds_day(cls, week: Span | None, info: ValidationInfo) -> Span | None:
        day = info.data.get("day")
        if week and day and not week.start <= day <= week.end:
            raise ValueError(f"宪法宣传周（{week.start} 至 {week.end}）没有包括 {day}，请核对")
        return week

    @property
    def mark(self) -> str:
        """What follows its name wherever visitors can't see that it is an example."""
        return "〔示例〕" if self.example else ""

    @property
    def year(self) -> int:
        """The year of the campaign."""
        return self.day.year

    @property
    def ordinal(self) -> int:
        """Which 国家宪法日 it is, the first being that of 2014."""
        return self.year - FIRST_YEAR + 1

    @property
    def until(self) -> dt.datetime:
        """When the last activity ends, at the earliest the end of 4 December."""
        midnight = dt.datetime.combine(self.day + dt.timedelta(days=1), dt.time())
        return max([midnight, *(activity.end for activity in self.activities)])

    def published(self, as_of: dt.date) -> Campaign:
        """The campaign as visitors see it that day: without activities and news that wait for theirs.

        What belongs to such activities alone, photos and the way to their place, waits with them.
        """
        activities = tuple(a for a in self.activities if a.publish is None or a.publish <= as_of)
        shown = {activity.id for activity in activities} | {""}
        news = tuple(n for n in self.news if n.date <= as_of and n.activity in shown)
        photos = tuple(photo for photo in self.photos if photo.activity in shown)
        rooms = {folded(activity.place) for activity in activities}
        places = tuple(venue for venue in self.places if folded(venue.name) in rooms)
        contest = self.contest if self.contest and self.contest.activity in shown else None
        return self.model_copy(
            update={
                "activities": activities,
                "news": news,
                "photos": photos,
                "places": places,
                "contest": contest,
            }
        )

    def withheld_files(self, as_of: dt.date) -> frozenset[str]:
        """The photos that aren't seen yet that day, by their names beside the page."""
        shown = {photo.file for photo in self.published(as_of).photos}
        return frozenset(photo.file for photo in self.photos) - shown

    @property
    def paper_names(self) -> tuple[str, ...]:
        """The folders of the contest's papers, beside the campaign's page."""
        return ("paper", "paper-b")[: self.contest.versions] if self.contest else ()

    @property
    def paper_day(self) -> dt.date:
        """The first day on which the contest's paper may be seen; far off without a contest."""
        if self.contest and self.contest.paper_on:
            return self.contest.paper_on
        return min(self._after_contest, self.key_day)

    @property
    def key_day(self) -> dt.date:
        """The first day on which the key to the paper may be seen; far off without a contest."""
        if self.contest and self.contest.key_on:
            return self.contest.key_on
        return self._after_contest

    @property
    def _after_contest(self) -> dt.date:
        ends = (a.end.date() for a in self.activities if self.contest and a.id == self.contest.activity)
        return next((end + dt.timedelta(days=1) for end in ends), dt.date.max)

    @property
    def contest_contact(self) -> Contact:
        """Whom to ask about the contest."""
        found = (a for a in self.activities if self.contest and a.id == self.contest.activity)
        return next((self.contact_of(activity) for activity in found), self.contact)

    def contact_of(self, activity: Activity) -> Contact:
        """Whom to ask about an activity."""
        return activity.contact or self.contact

    def venue_of(self, activity: Activity) -> Venue | None:
        """How to get to it, where the organizer has described that."""
        name = folded(activity.place)
        return next((venue for venue in self.places if folded(venue.name) == name), None)

    @property
    def ordered(self) -> list[Activity]:
        """The activities in the order of their start."""
        return sorted(self.activities, key=lambda activity: (activity.start, activity.id))
