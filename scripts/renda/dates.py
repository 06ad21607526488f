"""Dates and times as people write them, and today's date in China. Times are Beijing time without offset."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated
from zoneinfo import ZoneInfo

import click
from pydantic import BeforeValidator, ValidationInfo

CHINA = ZoneInfo("Asia/Shanghai")

_DAY_RE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT_RE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d", re.ASCII)
_TIME_RE = re.compile(r"\d\d:\d\d", re.ASCII)


def today() -> dt.date:
    """The date in China: a build at 1 a.m. in Beijing belongs to that day wherever the machine stands."""
    return dt.datetime.now(CHINA).date()


def read_day(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
    """A click callback for options that take a day."""
    del context, parameter
    try:
        return dt.date.fromisoformat(value) if value is not None else None
    except ValueError:
        raise click.BadParameter(f"“{value}”不是日期，写法如 2026-12-04") from None


def _as_written(value: object, pattern: re.Pattern[str], key: str | None, example: str) -> str:
    """`value` if it is text of that form. Numbers are refused: YAML reads an unquoted 10:10 as 610."""
    if isinstance(value, str) and pattern.fullmatch(value.strip()):
        return value.strip()
    shown = str(value)[:40]
    raise ValueError(f"“{key}”应写成 {example} 的形式，现为“{shown}”")


def _read_day(value: object, info: ValidationInfo) -> dt.date:
    if type(value) is dt.date:  # read already, now handed from model to model
        return value
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


Day = Annotated[dt.date, BeforeValidator(_read_day)]
Moment = Annotated[dt.datetime, BeforeValidator(_read_moment)]
ClockTime = Annotated[dt.time, BeforeValidator(_read_time)]
