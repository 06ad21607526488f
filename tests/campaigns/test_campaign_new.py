"""A new year's campaign: right in every year, at most ten fields to fill, nothing overwritten."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from renda.campaigns import new
from renda.campaigns.calendar import uid
from renda.campaigns.commands import NO_ADDRESS
from renda.campaigns.load import OPEN, load_campaign
from renda.campaigns.model import Audience, Contact
from renda.cli import main
from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.statutes import citations

if TYPE_CHECKING:
    from renda.statutes.model import Library

AUDIENCES = get_args(Audience)


@settings(max_examples=60)
@given(st.integers(2014, 2100), st.sets(st.sampled_from(AUDIENCES)))
def test_every_year_and_audience_gives_a_page_without_errors(year: int, audiences: set[str]) -> None:
    text = new.new_page(year, audiences)
    diagnostics = Diagnostics()
    path = f"docs/campaigns/{year}/index.md"
    campaign = load_campaign(text, path, diagnostics, as_of=dt.date(year, 11, 20))
    assert campaign is not None, list(diagnostics)
    assert [problem.line for problem in diagnostics] == new.open_lines(text)
    assert len(new.open_lines(text)) <= 10
    assert campaign.week is None  # nobody knows before it is announced
    assert campaign.publish is not None
    first, last = dt.date(year, 12, 1), dt.date(year, 12, 7)
    assert {activity.audience[0] for activity in campaign.activities} == (audiences or set(AUDIENCES))
    for activity, suggestion in zip(
        campaign.ordered,
        sorted(
            (s for s in new.suggestions() if not audiences or s.audience[0] in audiences),
            key=lambda s: (s.start(year), s.id),
        ),
        strict=True,
    ):
        assert campaign.publish < activity.start.date()
        assert first <= activity.start.date() <= activity.end.date() <= last
        assert activity.minutes == suggestion.minutes
        assert not suggestion.workday or activity.start.weekday() < 5
        assert activity.registration
    if not audiences:
        assert campaign.contest is not None
        assert dt.date(year, 12, 4) in {activity.start.date() for activity in campaign.activities}


def blocks(text: str) -> list[str]:
    """The fields of a page that stand in comments, each with the lines below it that belong to it."""
    return re.findall(r"(?m)^# [a-z]+:.*(?:\n#   .+)*", text)


@pytest.mark.parametrize("audiences", [(), *((audience,) for audience in AUDIENCES)])
def test_every_field_in_a_comment_is_right_once_it_is_none(
    audiences: tuple[str, ...], library: Library
) -> None:
    text = new.new_page(2027, audiences)
    found = blocks(text)
    assert len(found) >= 12
    for block in found:
        page = text.replace(block, re.sub(r"(?m)^# ", "", block))
        diagnostics = Diagnostics()
        cite = citations.resolver(library)
        load_campaign(page, "2027/index.md", diagnostics, cite, folder=Path("/nowhere/2027"))
        errors = [problem.message for problem in diagnostics.errors()]
        assert all(message.startswith("找不到文件 ") for message in errors), (block, errors)


def test_every_campaign_has_entries_of_its_own_in_calendars(tmp_path: Path) -> None:
    uids = set()
    for year in (2027, 2028):
        text = (new.create(tmp_path, year) / "index.md").read_text(encoding="utf-8")
        campaign = load_campaign(text, f"{year}/index.md", Diagnostics())
        assert campaign is not None
        named = campaign.model_copy(update={"contact": Contact(unit="甲区人大常委会办公室")})
        assert uid(campaign, "oath") == uid(named, "oath")  # the unit's name may come later
        uids.add(campaign.uid)
    assert len(uids) == 2


def test_citations_of_the_model_are_right(library: Library) -> None:
    diagnostics = Diagnostics()
    load_campaign(new.new_page(2027), "2027/index.md", diagnostics, citations.resolver(library))
    assert diagnostics.errors() == []


@pytest.mark.parametrize(
    ("day", "workday"),
    [
        ("2027-12-04", "2027-12-03"),
        ("2022-12-04", "2022-12-05"),
        ("2026-12-04", "2026-12-04"),
        ("2028-02-29", "2028-02-29"),
    ],
)
def test_nearest_workday(day: str, workday: str) -> None:
    assert new.nearest_workday(dt.date.fromisoformat(day)) == dt.date.fromisoformat(workday)


def test_every_field_of_a_new_page_is_explained() -> None:
    lines = new.new_page(2027).split("---")[1].splitlines()
    fields = [number for number, line in enumerate(lines) if line and line[0].isalpha()]
    for first in fields:
        above = next(
            lines[n]
            for n in range(first - 1, 0, -1)
            if not lines[n] or lines[n].startswith("#") or n in fields
        )
        assert above.startswith("#") or lines[first].startswith("description"), lines[first]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    folder = new.create(tmp_path, 2027)
    page = folder / "index.md"
    page.write_text("我的安排", encoding="utf-8")
    with pytest.raises(RendaError, match="已经存在，没有改动"):
        new.create(tmp_path, 2027)
    assert page.read_text(encoding="utf-8") == "我的安排"
    assert not any((tmp_path / ".cache/renda").iterdir())


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        new.create(tmp_path, 2027)
    assert not (tmp_path / "docs/campaigns/2027").exists()
    assert not any((tmp_path / ".cache/renda").iterdir())


@pytest.mark.parametrize("year", [2013, 2101, 0, -5])
def test_a_year_out_of_range(tmp_path: Path, year: int) -> None:
    with pytest.raises(RendaError, match="年份应在 2014 到 2100 之间"):
        new.create(tmp_path, year)


def test_from_nothing_to_a_page_that_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: []\n", encoding="utf-8")
    (tmp_path / "docs/exam").mkdir(parents=True)
    (tmp_path / "docs/exam/practice.md").touch()  # where the self-test is
    monkeypatch.chdir(tmp_path)

    def renda(*words: str) -> Result:
        return CliRunner().invoke(main, ["campaign", *words])

    made = renda("new", "2027")
    assert made.exit_code == 0
    assert f"把 9 处{OPEN}填好" in made.output
    page = tmp_path / "docs/campaigns/2027/index.md"
    checked = renda("check", "2027", "--as-of", "2027-11-20")
    assert checked.exit_code == 0
    assert "检查了 1 个活动页面：0 处错误，10 处警告；网址还没有写" in checked.output
    assert "docs/campaigns/2027/index.md:38: （警告）“unit”还是〔待填〕：填联系单位的全称" in checked.output
    assert renda("check", "2027", "--strict", "--as-of", "2027-11-20").exit_code == 1

    text = page.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(new.open_lines(page.read_text(encoding="utf-8"))):
        text[line - 1] = text[line - 1].replace(OPEN, f"第1234{number}处")
    page.write_text("\n".join(text), encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("plugins: []\nsite_url: https://example.org/\n", encoding="utf-8")
    left = renda("check", "2027", "--as-of", "2027-11-20").output.splitlines()
    assert len(left) == 2
    assert "（警告）活动“宪法宣誓”还没有誓词，网页上先空着：到国家法律法规数据库下载" in left[0]
    assert left[1] == "检查了 1 个活动页面：0 处错误，1 处警告"
    (tmp_path / "mkdocs.yml").write_text("plugins: []\n", encoding="utf-8")
    lines = renda("check", "2027", "--as-of", "2027-11-20").output.splitlines()
    assert lines[1:] == [NO_ADDRESS, "检查了 1 个活动页面：0 处错误，1 处警告；网址还没有写"]
    assert "没有2028年的活动页面。建立：renda campaign new 2028" in renda("check", "2028").output
    assert "“明天”不是日期" in renda("check", "--as-of", "明天").output
