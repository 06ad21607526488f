"""A campaign's contest: what it names must be there, and its key waits for its day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from conftest import DAY
from renda import content, contests
from renda.campaigns.load import load_campaign
from renda.diagnostics import Diagnostics

ROOT = Path(__file__).parents[2]
PAGE = "campaigns/2026/index.md"
SOURCE = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
CONTEST = 'contest: {activity: contest, blueprint: xianfari, seed: "1"}'
FOLDER = "campaigns/2026/"


@pytest.fixture(scope="module")
def site() -> content.Content:
    return content.load(ROOT, DAY)


def on(day: dt.date, site: content.Content) -> content.Content:
    return dataclasses.replace(site, library=dataclasses.replace(site.library, as_of=day))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "contest: {activity: contest, blueprint: xianfar}",
            "quizzes/blueprints/ 里没有蓝图“xianfar”，是不是“xianfari”？",
        ),
        ("contest: {activity: contes, blueprint: xianfari}", "没有编号为“contes”的活动，是不是“contest”？"),
        ("contest: {activity: contest, blueprint: xianfari, versions: 3}", "“versions”应为 1 或 2，现为“3”"),
        ("contest: {activity: contest, blueprint: xianfari, seed: 1}", "“seed”应为文字；数字或日期请加引号"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(written: str, message: str, site: content.Content) -> None:
    diagnostics = Diagnostics()
    source = SOURCE.replace(CONTEST, written)
    assert source != SOURCE
    campaign = load_campaign(source, f"docs/{PAGE}", diagnostics)
    if campaign:
        contests.check({PAGE: campaign}, {PAGE: source}, site.exams, diagnostics)
    line = source[: source.index("contest:")].count("\n") + 1
    assert [str(problem) for problem in diagnostics] == [f"docs/{PAGE}:{line}: {message}"]


def test_the_key_appears_on_the_day_after_the_contest_and_is_in_no_list(site: content.Content) -> None:
    before = contests.files(on(dt.date(2026, 12, 5), site))
    assert sorted(before) == [f"{FOLDER}paper-b/index.html", f"{FOLDER}paper/index.html"]
    site = on(dt.date(2026, 12, 6), site)
    after = contests.files(site)
    assert sorted(set(after) - set(before)) == [f"{FOLDER}paper-key/index.html"]
    assert before[f"{FOLDER}paper/index.html"] == after[f"{FOLDER}paper/index.html"]
    assert b"noindex" in after[f"{FOLDER}paper-key/index.html"]
    campaign = site.campaigns[PAGE]
    assert campaign.contest
    earlier = campaign.contest.model_copy(update={"key_on": dt.date(2026, 12, 1), "versions": 1})
    changed = campaign.model_copy(update={"contest": earlier})
    assert changed.key_day == dt.date(2026, 12, 1)
    one = contests.files(dataclasses.replace(site, campaigns={PAGE: changed}))
    assert sorted(one) == [f"{FOLDER}paper-key/index.html", f"{FOLDER}paper/index.html"]


def test_without_its_activity_there_is_no_contest(site: content.Content) -> None:
    campaign = site.campaigns[PAGE]
    waiting = tuple(
        activity.model_copy(update={"publish": dt.date(2026, 12, 30)})
        if activity.id == "contest"
        else activity
        for activity in campaign.activities
    )
    assert campaign.model_copy(update={"activities": waiting}).published(dt.date(2026, 12, 6)).contest is None
