"""Front matter of a campaign: what is accepted, and the exact message and line of what isn't."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.campaigns.load import load_campaign
from renda.diagnostics import Diagnostics

EXAMPLE = Path(__file__).parents[2] / "docs/campaigns/2026/index.md"

GOOD = """\
---
title: 2026年国家宪法日活动
day: 2026-12-04
week: {start: 2026-11-30, end: 2026-12-06}
place: 示例区
audience: [机关, 学校]
contact: {unit: 示例区人大常委会办公室}
activities:
  - id: oath
    title: 宪法宣誓
    start: 2026-12-04 09:30
    end: 2026-12-04 10:10
    place: 会议厅
    audience: [机关]
    summary: 公开进行宪法宣誓。
    programme:
      - {at: "09:30", what: 奏唱国歌}
      - {at: "09:40", what: 宣誓}
    cites: [宪法第二十七条第三款]
  - id: reading
    title: 宪法晨读
    start: 2026-12-04 07:50
    end: 2026-12-04 08:30
    place: 操场
    audience: [学校]
    summary: 朗读宪法条文。
---
正文
"""

# What is replaced, by what, and the one problem that follows: (line, message).
CASES = [
    (
        "公开进行宪法宣誓。",
        "公开进行宪法宣誓。\n    link: {title: 去, to: javascript:alert(1)}",
        (
            16,
            "“to”应是链接：本站的页面写 docs/ 里的文件名，如 exam/practice.md；别的网站写 https:// 开头的网址，"
            "现为“javascript:alert(1)”",
        ),
    ),
    (
        "公开进行宪法宣誓。",
        "公开进行宪法宣誓。\n    link: {title: 去, to: exam/practice/}",
        (
            16,
            "“to”应是链接：本站的页面写 docs/ 里的文件名，如 exam/practice.md；别的网站写 https:// 开头的网址，"
            "现为“exam/practice/”",
        ),
    ),
    (
        "公开进行宪法宣誓。",
        "公开进行宪法宣誓。\n    link: {title: 去, to: ../index.md}",
        (
            16,
            "“to”应是链接：本站的页面写 docs/ 里的文件名，如 exam/practice.md；别的网站写 https:// 开头的网址，"
            "现为“../index.md”",
        ),
    ),
    ("title: 2026年国家宪法日活动\n", "", (2, "缺少必填项“title”")),
    ("day: 2026-12-04", "day: 2026-12-05", (3, "国家宪法日是每年12月4日，“day”现为 2026-12-05")),
    ("day: 2026-12-04", "day: 2026-02-30", (3, "“day”的日期不存在：2026-02-30")),
    ("day: 2026-12-04", "day: 20261204", (3, "“day”应写成 2026-12-04 的形式，现为“20261204”")),
    ("start: 2026-11-30,", "start: 2026-12-08,", (4, "“end”（2026-12-06）早于“start”（2026-12-08）")),
    (
        "start: 2026-11-30, end: 2026-12-06",
        "start: 2026-12-05, end: 2026-12-08",
        (4, "宪法宣传周（2026-12-05 至 2026-12-08）没有包括 2026-12-04，请核对"),
    ),
    (
        "start: 2026-11-30, end: 2026-12-06",
        "start: 2026-12-01, end: 2026-12-31",
        (4, "宪法宣传周从 2026-12-01 到 2026-12-31，超过两周，请核对"),
    ),
    (
        "audience: [机关, 学校]",
        "audience: [机关, 校园]",
        (
            6,
            "“audience”应为 机关、乡镇街道、学校、企业、农村、社区、军营 或 网络，现为“校园”",
        ),
    ),
    ("audience: [机关]", "audience: []", (14, "“audience”至少要有 1 项")),
    (
        "contact: {unit: 示例区人大常委会办公室}",
        "contact: {unit: 甲, phone: 123}",
        (7, "“phone”应为文字；数字或日期请加引号"),
    ),
    ("place: 示例区", "plaec: 示例区\nplace: 示例区", (5, "不认识的字段“plaec”，是不是“place”？")),
    ("id: oath", "id: all", (9, "“id”不能用 all，它是“全部活动日历”的文件名")),
    ("id: reading", "id: oath", (20, "活动编号“oath”与第 9 行重复，请改名")),
    (
        "end: 2026-12-04 10:10",
        "end: 2026-12-04 09:30",
        (12, "结束时间（2026-12-04 09:30）应晚于开始时间（2026-12-04 09:30）"),
    ),
    ("end: 2026-12-04 10:10", "end: 2026-12-04 25:10", (12, "“end”的日期或时间不存在：2026-12-04 25:10")),
    (
        "end: 2026-12-04 10:10",
        "end: 2026-12-04 10:10+00:00",
        (12, "“end”应写成 2026-12-04 09:30 的形式，现为“2026-12-04 10:10+00:00”"),
    ),
    (
        "end: 2026-12-04 10:10",
        "end: 2027-12-04 10:10",
        (12, "活动时间 2027-12-04 离 2026-12-04 超过 31 天，请核对年份和月份"),
    ),
    ('at: "09:40"', "at: 10:10", (18, '“at”应写成 "09:30"（带引号） 的形式，现为“610”')),
    ('at: "09:40"', 'at: "09:20"', (18, "流程时间 09:20 早于前一项或活动开始时间 09:30")),
    ('at: "09:40"', 'at: "10:11"', (18, "流程时间 10:11 晚于活动结束时间 10:10")),
    ("place: 操场", 'place: "操\\u0007场"', (24, "“place”含有不可见的控制字符 U+0007，请删去")),
    (
        "[宪法第二十七条第三款]",
        "[宪法第九百条]",
        (19, "引用“宪法第九百条”找不到条文；写法如：宪法第六十二条、监督法第十一条第二款"),
    ),
    ("title: 宪法晨读", "title: 宪法晨读\n    title: 晨读", (22, "“title”写了两次，请删去一个")),
]


def cite(text: str) -> tuple[str, str] | None:
    """Knows every article but 第九百条."""
    return None if "九百" in text else (text, "laws/x/")


def problems(text: str) -> list[tuple[int, str]]:
    diagnostics = Diagnostics()
    load_campaign(text, "c.md", diagnostics, cite)
    return [(problem.line, problem.message) for problem in diagnostics]


@pytest.mark.parametrize(("old", "new", "expected"), CASES, ids=[case[1][:40] or "removed" for case in CASES])
def test_problem_with_its_line(old: str, new: str, expected: tuple[int, str]) -> None:
    assert GOOD.count(old) >= 1
    assert problems(GOOD.replace(old, new, 1)) == [expected]


def test_a_right_page_has_no_problem() -> None:
    assert problems(GOOD) == []


def test_bad_id_is_refused() -> None:
    for bad in ("Oath", "1st", "../x", "a b", "宣誓", "a" * 41, '""', "a/b", "a.ics"):
        assert problems(GOOD.replace("id: oath", f"id: {bad}")), bad


@pytest.mark.parametrize("text", ["", "正文", "# 标题\n---\n"])
def test_missing_front_matter(text: str) -> None:
    assert problems(text) == [(1, "缺少页首信息：第一行写 ---，接着写 title、day 等，再以单独一行 --- 结束")]


def test_every_problem_is_reported_at_once() -> None:
    broken = GOOD.replace("day: 2026-12-04", "day: 明天").replace("place: 操场", "place: ''")
    assert [line for line, _ in problems(broken)] == [3, 24]


def test_values_are_read_as_beijing_time_without_offset() -> None:
    campaign = load_campaign(GOOD, "c.md", Diagnostics())
    assert campaign is not None
    assert campaign.activities[0].start == dt.datetime(2026, 12, 4, 9, 30)
    assert campaign.until == dt.datetime(2026, 12, 5)
    assert campaign.theme == ""
    assert campaign.basis == ("法治宣传教育法第十三条第二款",)


def test_a_run_sheet_may_cross_midnight_in_an_activity_of_several_days() -> None:
    text = GOOD.replace("end: 2026-12-04 10:10", "end: 2026-12-05 10:10").replace(
        '"09:30", what', '"08:30", what'
    )
    assert problems(text) == []


def test_example_of_the_year_loads() -> None:
    diagnostics = Diagnostics()
    campaign = load_campaign(EXAMPLE.read_text(encoding="utf-8"), str(EXAMPLE), diagnostics)
    assert list(diagnostics) == []
    assert campaign is not None
    assert campaign.example
    assert 5 <= len(campaign.activities) <= 7


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t:-[]{}&*!|>'\"#%@`")
)


@given(TEXT)
def test_never_raises_on_any_front_matter(text: str) -> None:
    diagnostics = Diagnostics()
    campaign = load_campaign(f"---\n{text}\n---\n", "c.md", diagnostics)
    assert campaign is None
    assert diagnostics.problems


@given(
    key=st.sampled_from(["title", "day", "week", "place", "contact", "activities", "updated"]),
    value=TEXT,
)
def test_never_raises_on_any_value(key: str, value: str) -> None:
    lines = [line for line in GOOD.splitlines() if not line.startswith(key)]
    diagnostics = Diagnostics()
    campaign = load_campaign("\n".join([lines[0], f"{key}: {value}", *lines[1:]]), "c.md", diagnostics, cite)
    assert campaign is not None or diagnostics.problems


def _written(moment: dt.datetime) -> str:
    return moment.isoformat(" ", "minutes")  # strftime leaves a year before 1000 without its zeros


@given(
    start=st.datetimes(dt.datetime(2026, 10, 25), dt.datetime(2027, 1, 10)) | st.datetimes(),
    length=st.timedeltas(min_value=dt.timedelta(days=-40), max_value=dt.timedelta(days=40)),
)
def test_times_are_accepted_within_a_month_of_the_day_only(start: dt.datetime, length: dt.timedelta) -> None:
    try:
        end = start + length
    except OverflowError:
        return
    start, end = start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)
    text = GOOD.replace("start: 2026-12-04 07:50", f"start: {_written(start)}")
    text = text.replace("end: 2026-12-04 08:30", f"end: {_written(end)}")
    day = dt.date(2026, 12, 4)
    within = all(abs(moment.date() - day) <= dt.timedelta(days=31) for moment in (start, end))
    assert (problems(text) == []) == (within and end > start)
