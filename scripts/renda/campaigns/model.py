"""A 国家宪法日 campaign as an organizer writes it in the front matter of docs/campaigns/<year>/index.md.

All times are Beijing time (Asia/Shanghai) and carry no offset.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from renda.yamltext import Strict

Audience = Literal["机关", "乡镇街道", "学校", "企业", "农村", "社区", "军营", "网络"]

#: An activity of the campaign starts and ends at most this many days before or after 4 December.
FARTHEST = dt.timedelta(days=31)
FIRST_YEAR = 2014  # the year 国家宪法日 was set up

_DAY_RE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT_RE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d", re.ASCII)
_TIME_RE = re.compile(r"\d\d:\d\d", re.ASCII)


def _as_written(value: object, pattern: re.Pattern[str], key: str | None, example: str) -> str:
    """`value` if it is text of that form. Numbers are refused: YAML reads an unquoted 10:10 as 610."""
    if isinstance(value, str) and pattern.fullmatch(value.strip()):
        return value.strip()
    shown = str(value)[:40]
    raise ValueError(f"“{key}”应写成 {example} 的形式，现为“{shown}”")


def _read_day(value: object, info: ValidationInfo) -> dt.date:
    text = _as_written(value, _DAY_RE, info.field_name, "2026-12-04")
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{info.field_name}”的日期不存在：{text}") from None


def _read_moment(value: object, info: ValidationInfo) -> dt.datetime:
    text = _as_written(value, _MOMENT_RE, info.field_name, "2026-12-04 09:30")
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{info.field_name}”的日期或时间不存在：{text}") from None


def _read_time(value: object, info: ValidationInfo) -> dt.time:
    text = _as_written(value, _TIME_RE, info.field_name, '"09:30"（带引号）')
    try:
        return dt.time.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{info.field_name}”的时间不存在：{text}") from None


def _printable(text: str, info: ValidationInfo) -> str:
    """Refuse what calendar files can't carry: control characters other than newline and tab."""
    for char in text:
        if unicodedata.category(char) in ("Cc", "Zl", "Zp") and char not in "\n\t":
            raise ValueError(f"“{info.field_name}”含有不可见的控制字符 U+{ord(char):04X}，请删去")
    return text


Day = Annotated[dt.date, BeforeValidator(_read_day)]
Moment = Annotated[dt.datetime, BeforeValidator(_read_moment)]
ClockTime = Annotated[dt.time, BeforeValidator(_read_time)]
Text = Annotated[str, AfterValidator(_printable)]
Required = Annotated[Text, StringConstraints(min_length=1)]


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
    """Whom to ask."""

    unit: Required
    phone: Text = ""


class Step(Strict):
    """One line of an activity's run sheet."""

    at: ClockTime
    what: Required


class Activity(Strict):
    """One activity; `id` names its calendar file and its anchor."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
    title: Required
    start: Moment
    end: Moment
    place: Required
    audience: tuple[Audience, ...] = Field(min_length=1)
    summary: Required
    programme: tuple[Step, ...] = ()
    cites: tuple[Required, ...] = ()

    @field_validator("id")
    @classmethod
    def _not_reserved(cls, name: str) -> str:
        if name == "all":
            raise ValueError("“id”不能用 all，它是“全部活动日历”的文件名")
        return name

    @field_validator("end")
    @classmethod
    def _after_start(cls, end: dt.datetime, info: ValidationInfo) -> dt.datetime:
        start = info.data.get("start")
        if start and end <= start:
            raise ValueError(f"结束时间（{end:%Y-%m-%d %H:%M}）应晚于开始时间（{start:%Y-%m-%d %H:%M}）")
        return end


class Campaign(Strict):
    """A year's campaign. `day` is 4 December; an empty `theme` and a missing `week` are 待公布."""

    title: Required
    description: Text = ""
    example: bool = False
    theme: Text = ""
    day: Day
    week: Span | None = None
    place: Required
    audience: tuple[Audience, ...] = Field(min_length=1)
    contact: Contact
    updated: Day | None = None
    basis: tuple[Required, ...] = ("法治宣传教育法第十三条第二款",)
    activities: tuple[Activity, ...] = ()

    @field_validator("day")
    @classmethod
    def _constitution_day(cls, day: dt.date) -> dt.date:
        if (day.month, day.day) != (12, 4):
            raise ValueError(f"国家宪法日是每年12月4日，“day”现为 {day}")
        if not FIRST_YEAR <= day.year <= 2100:
            raise ValueError(f"“day”的年份应在 {FIRST_YEAR} 到 2100 之间，现为 {day.year}")
        return day

    @field_validator("week")
    @classmethod
    def _week_holds_day(cls, week: Span | None, info: ValidationInfo) -> Span | None:
        day = info.data.get("day")
        if week and day and not week.start <= day <= week.end:
            raise ValueError(f"宪法宣传周（{week.start} 至 {week.end}）没有包括 {day}，请核对")
        return week

    @property
    def year(self) -> int:
        """The year of the campaign."""
        return self.day.year

    @property
    def until(self) -> dt.datetime:
        """When the last activity ends, at the earliest the end of 4 December."""
        midnight = dt.datetime.combine(self.day + dt.timedelta(days=1), dt.time())
        return max([midnight, *(activity.end for activity in self.activities)])
