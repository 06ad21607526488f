"""Fields for reading, oath, run sheet and report: exact message and line of what isn't accepted."""

from __future__ import annotations

import pytest

from renda.campaigns.load import load_campaign
from renda.diagnostics import Diagnostics

PAGE = """\
---
title: 2026年国家宪法日活动
day: 2026-12-04
place: 示例区
audience: [学校]
contact: {unit: 办公室, phone: "1"}
problems: [问卷回收少]
activities:
  - id: reading
    title: 宪法晨读
    start: 2026-12-04 07:50
    end: 2026-12-04 08:30
    place: 操场
    audience: [学校]
    summary: 朗读宪法条文。
    programme:
      - {at: "07:50", what: 朗读, who: 学生, prepare: 话筒, say: 开始。}
    reading: {articles: [宪法第一条], pinyin: all, pace: 120, voices: [领读, 全体]}
    oath: {leader: 某某, text: [甲]}
    held: {sessions: 1, people: 20, note: 雨天}
---
"""
CASES = [
    ("[宪法第一条]", "[宪法第九百条]", (18, "要读的“宪法第九百条”找不到条文；写法如：宪法第三十三条，要写到条")),
    ("[宪法第一条]", "[宪法]", (18, "要读的“宪法”找不到条文；写法如：宪法第三十三条，要写到条")),
    ("[宪法第一条]", "[]", (18, "“articles”至少要有 1 项")),
    ("articles:", "artcles: [甲], articles:", (18, "不认识的字段“artcles”，是不是“articles”？")),
    ("pinyin: all", "pinyin: 全部", (18, "“pinyin”应为 none、hard 或 all，现为“全部”")),
    ("voices: [领读, 全体]", "voices: [齐读]", (18, "“voices”应为 全体、领读、男 或 女，现为“齐读”")),
    ("reading: {", "readin: {", (18, "不认识的字段“readin”，是不是“reading”？")),
    ("leader: 某某", "leder: 某某", (19, "不认识的字段“leder”，是不是“leader”？")),
    ("people: 20", "peple: 20", (20, "不认识的字段“peple”，是不是“people”？")),
    ("prepare: 话筒", "prepar: 话筒", (17, "不认识的字段“prepar”，是不是“prepare”？")),
    ("problems: [问卷回收少]", "problem: [问卷回收少]", (7, "不认识的字段“problem”，是不是“problems”？")),
]  # fmt: skip


def cite(text: str) -> tuple[str, str] | None:
    """Knows every article but 第九百条."""
    return None if "九百" in text else (text, "laws/xianfa/#art-1" if "条" in text else "laws/xianfa/")


def problems(text: str) -> list[tuple[int, str]]:
    diagnostics = Diagnostics()
    load_campaign(text, "c.md", diagnostics, cite)
    return [(problem.line, problem.message) for problem in diagnostics]


def test_a_right_page_has_no_problem() -> None:
    assert problems(PAGE) == []


@pytest.mark.parametrize(("old", "new", "expected"), CASES, ids=[case[1] for case in CASES])
def test_problem_with_its_line(old: str, new: str, expected: tuple[int, str]) -> None:
    assert PAGE.count(old) == 1
    assert problems(PAGE.replace(old, new)) == [expected]


@pytest.mark.parametrize(
    ("old", "new"),
    [("pace: 120", "pace: 1000"), ("people: 20", "people: 许多"), ("people: 20", "people: -1")],
)
def test_numbers_out_of_range_are_refused_at_their_line(old: str, new: str) -> None:
    ((line, message),) = problems(PAGE.replace(old, new))
    assert line == (18 if "pace" in old else 20)
    assert new.split(":")[0] in message
