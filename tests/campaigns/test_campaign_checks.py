"""What is checked across activities and against the day: exact lines and messages, rooms against an oracle."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.campaigns.load import load_campaign
from renda.diagnostics import Diagnostics

PAGE = """\
---
title: 2026年国家宪法日活动
day: 2026-12-04
place: 示例区
audience: [机关]
contact: {unit: 示例区人大常委会办公室, phone: 000-0000}
publish: 2026-11-25
places:
  - {name: 会议厅, directions: 从南门进}
activities:
  - id: oath
    title: 宪法宣誓
    start: 2026-12-04 09:30
    end: 2026-12-04 10:10
    place: 会议厅
    audience: [机关]
    summary: 公开进行宪法宣誓。
    register_by: 2026-12-01
  - id: talk
    title: 宪法讲座
    start: 2026-12-04 10:10
    end: 2026-12-04 11:00
    place: 会议厅
    audience: [机关]
    summary: 讲一条宪法规定。
---
正文
"""
ROOM = "“宪法讲座”和“宪法宣誓”（2026-12-04 09:30 至 10:10）同时在“{}”：改时间或地点；确实可以同时用这个地点的，在其中一项写上 shared: true"

# Old words, new words, the day from which it is seen, and the one problem that follows.
CASES = [
    ("2026-12-04 10:10\n    end", "2026-12-04 10:00\n    end", "2026-11-24", (23, ROOM.format("会议厅"))),
    (
        "    start: 2026-12-04 10:10\n    end: 2026-12-04 11:00\n    place: 会议厅",
        "    start: 2026-12-04 10:09\n    end: 2026-12-04 11:00\n    place: 会 议 厅",
        "2026-11-24",
        (23, ROOM.format("会 议 厅")),
    ),
    ("{name: 会议厅", "{name: 会仪厅", "2026-11-24", (9, "没有活动在“会仪厅”，是不是“会议厅”？")),
    ("{name: 会议厅", "{name: 图书馆", "2026-11-24", (9, "没有活动在“图书馆”；和活动的 place 写得一样才会显示")),
    ("directions", "direction", "2026-11-24", (9, "不认识的字段“direction”，是不是“directions”？")),
    (
        "  - {name: 会议厅, directions: 从南门进}",
        "  - {name: 会议厅}\n  - {name: 会议厅}",
        "2026-11-24",
        (10, "地点“会议厅”写了两次，请合成一项"),
    ),
    ("register_by: 2026-12-01", "register_by: 2026-12-05", "2026-11-24", (18, "报名截止（2026-12-05）晚于活动开始（2026-12-04 09:30）")),
    (", phone: 000-0000", "", "2026-11-24", (6, "联系单位没有电话也没有邮箱：在 contact 里写上 phone 或 email")),
    (", phone: 000-0000", ", person: 张三", "2026-11-24", (6, "联系单位没有电话也没有邮箱：在 contact 里写上 phone 或 email")),
    (
        "title: 宪法讲座\n    start: 2026-12-04 10:10\n    end: 2026-12-04",
        "title: 宪法讲座\n    start: 2026-11-20 10:10\n    end: 2026-11-20",
        "2026-11-24",
        (22, "活动“宪法讲座”的时间已经过去：核对年份、月份和日期，或者删去这一项"),
    ),
    ("正文", "正文", "2026-12-02", (18, "报名截止（2026-12-01）已经过去：延后，或者写明不再接受报名")),
    (
        "summary: 讲一条宪法规定。",
        "summary: 讲一条宪法规定。\n    publish: 2026-12-05",
        "2026-11-24",
        (26, "活动“宪法讲座”在公布日期（2026-12-05）以前就开始了：请把 publish 提前"),
    ),
    (", phone: 000-0000", ', phone: "1"', "2026-11-24", (6, "联系单位的电话“1”不像一个号码，请核对")),
    ("phone: 000-0000", "email: abc", "2026-11-24", (6, "联系单位的邮箱“abc”不像一个邮箱地址，请核对")),
    (
        "summary: 讲一条宪法规定。",
        "summary: 讲一条宪法规定。\n    contact: {unit: 李家村}",
        "2026-11-24",
        (26, "活动“宪法讲座”的联系单位没有电话也没有邮箱：在 contact 里写上 phone 或 email"),
    ),
    ("正文", "正文\n\n〔待填〕", "2026-11-24", (29, "正文里还有〔待填〕：填好，或者删去这一行")),
    ("place: 会议厅", "place: 〔待填〕", "2026-11-24", (15, "活动“宪法宣誓”的“place”还是〔待填〕：填地点，写到楼、层、房间；还没有定的先留着，页面显示“待定”")),
    ("day: 2026-12-04", "day: 〔待填〕", "2026-11-24", (3, "“day”应写成 2026-12-04 的形式，现为“〔待填〕”")),
    ("place: 示例区", "place: 〔待填〕", "2026-11-24", (4, "“place”还是〔待填〕：填在哪里开展，例如：某某区各镇、街道")),
    ("phone: 000-0000", "fax: 〔待填〕", "2026-11-24", (6, "不认识的字段“fax”，请删去或改名")),
]  # fmt: skip


def problems(
    text: str, as_of: str = "2026-11-24", path: str = "docs/campaigns/2026/index.md"
) -> list[tuple[int, str]]:
    diagnostics = Diagnostics()
    load_campaign(text, path, diagnostics, as_of=dt.date.fromisoformat(as_of))
    return [(problem.line, problem.message) for problem in diagnostics]


@pytest.mark.parametrize(("old", "new", "as_of", "expected"), CASES, ids=[case[3][1][:20] for case in CASES])
def test_problem_with_its_line(old: str, new: str, as_of: str, expected: tuple[int, str]) -> None:
    assert old in PAGE
    assert problems(PAGE.replace(old, new, 1), as_of) == [expected]


@pytest.mark.parametrize("as_of", ["2026-11-24", "2026-12-01", "2026-12-06", "2027-05-01"])
def test_a_right_page_has_no_problem_before_and_after(as_of: str) -> None:
    assert problems(PAGE, as_of) == []


def test_the_folder_names_the_year() -> None:
    assert problems(PAGE, path="docs/campaigns/2027/index.md") == [
        (3, "这个文件在 2027 年的文件夹里，“day”却是 2026-12-04，请改成一致")
    ]


def test_open_fields_are_shown_as_undecided() -> None:
    text = PAGE.replace("place: 会议厅", "place: 〔待填〕").replace(
        "places:\n  - {name: 会议厅, directions: 从南门进}\n", ""
    )
    text = text.replace("start: 2026-12-04 10:10", "start: 2026-12-04 09:30")
    diagnostics = Diagnostics()
    campaign = load_campaign(text, "c.md", diagnostics)
    assert campaign is not None  # two activities may both be undecided
    assert [activity.place for activity in campaign.activities] == ["待定", "待定"]
    assert len(list(diagnostics)) == 2


START = dt.datetime(2026, 12, 4)
ACTIVITIES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 10), st.sampled_from("甲乙"), st.booleans()), max_size=8
)


@given(ACTIVITIES)
def test_rooms_against_every_pair(drawn: list[tuple[int, int, str, bool]]) -> None:
    lines = ["---", "title: 活动", "day: 2026-12-04", "place: 区", "audience: [机关]"]
    lines += ["contact: {unit: 办公室, phone: 12348热线}", "activities:" if drawn else "activities: []"]
    for number, (hour, length, place, shared) in enumerate(drawn):
        start = START + dt.timedelta(hours=hour)
        end = start + dt.timedelta(hours=length)
        lines += [
            f"  - {{id: a{number}, title: 活动{number}, start: {start:%Y-%m-%d %H:%M}, end: {end:%Y-%m-%d %H:%M},",
            f"     place: {place}, shared: {str(shared).lower()}, audience: [机关], summary: 说明}}",
        ]
    clash = {
        max(pair, key=lambda i: (drawn[i][0], f"a{i}"))
        for pair in itertools.combinations(range(len(drawn)), 2)
        if not any(drawn[i][3] for i in pair)
        and drawn[pair[0]][2] == drawn[pair[1]][2]
        and max(drawn[i][0] for i in pair) < min(drawn[i][0] + drawn[i][1] for i in pair)
    }
    found = problems("\n".join([*lines, "---", ""]))
    assert {line for line, _ in found} == {9 + 2 * i for i in clash}
