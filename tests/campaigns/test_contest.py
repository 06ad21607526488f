"""A campaign's contest: what it names must be there, its paper and key wait for their days."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import axe
from conftest import DAY, DESKTOP, PHONE, watched_page
from renda import cache, content, contests
from renda.campaigns import media, pages
from renda.campaigns.load import load_campaign
from renda.diagnostics import Diagnostics
from renda.statutes import citations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


@pytest.mark.parametrize(
    ("paper_on", "key_on", "paper_day", "key_day"),
    [
        (None, None, 6, 6),
        (2, None, 2, 6),
        (None, 9, 6, 9),
        (None, 3, 3, 3),  # a key is of no use without its paper
        (8, 7, 8, 7),
    ],
)
def test_paper_and_key_wait_for_their_days(
    paper_on: int | None, key_on: int | None, paper_day: int, key_day: int, site: content.Content
) -> None:
    campaign = site.campaigns[PAGE]
    assert campaign.contest
    days = {"paper_on": paper_on, "key_on": key_on}
    update = {name: dt.date(2026, 12, day) for name, day in days.items() if day}
    changed = campaign.model_copy(update={"contest": campaign.contest.model_copy(update=update)})
    assert (changed.paper_day.day, changed.key_day.day) == (paper_day, key_day)
    for day in range(1, 11):
        made = contests.files(
            on(dt.date(2026, 12, day), dataclasses.replace(site, campaigns={PAGE: changed}))
        )
        names = [
            *(["paper", "paper-b"] if day >= paper_day else []),
            *(["paper-key"] if day >= key_day else []),
        ]
        assert sorted(made) == sorted(f"{FOLDER}{name}/index.html" for name in names)


def test_the_page_of_the_contest_links_what_is_there(site: content.Content) -> None:
    campaign = site.campaigns[PAGE]
    (place,) = [place for place in pages.in_order(campaign) if place.activity.id == "contest"]
    for day, papers in ((5, 0), (6, 3)):
        around = pages.Surroundings(
            citations.resolver(site.library), media.facts, as_of=dt.date(2026, 12, day)
        )
        html = pages.render_activity(campaign, place, around, "../../../")
        assert html.count('href="../paper') == papers
        assert html.count("12月6日公布") == (0 if papers else 2)


def test_one_version_and_no_search_engine(site: content.Content) -> None:
    site = on(dt.date(2026, 12, 6), site)
    assert b"noindex" in contests.files(site)[f"{FOLDER}paper-key/index.html"]
    campaign = site.campaigns[PAGE]
    assert campaign.contest
    single = campaign.model_copy(update={"contest": campaign.contest.model_copy(update={"versions": 1})})
    made = contests.files(dataclasses.replace(site, campaigns={PAGE: single}))
    assert sorted(made) == [f"{FOLDER}paper-key/index.html", f"{FOLDER}paper/index.html"]


@pytest.mark.browser
def test_papers_are_accessible(chrome: Browser, site: content.Content, tmp_path: Path) -> None:
    cache.write_files(tmp_path, contests.files(on(dt.date(2026, 12, 6), site)))
    shutil.copytree(ROOT / "overrides/assets", tmp_path / "assets")
    for viewport in (PHONE, DESKTOP):
        with watched_page(chrome, viewport=viewport) as (page, problems):
            for name in ("paper", "paper-b", "paper-key"):
                page.goto((tmp_path / FOLDER / name / "index.html").as_uri())
                assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
                assert axe.violations(page) == [], name
            assert problems == []


def test_without_its_activity_there_is_no_contest(site: content.Content) -> None:
    campaign = site.campaigns[PAGE]
    waiting = tuple(
        activity.model_copy(update={"publish": dt.date(2026, 12, 30)})
        if activity.id == "contest"
        else activity
        for activity in campaign.activities
    )
    assert campaign.model_copy(update={"activities": waiting}).published(dt.date(2026, 12, 6)).contest is None
