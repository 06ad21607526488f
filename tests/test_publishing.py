"""Publishing by date: what waits, for whom, and what a page that waits leaves behind: nothing."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from project import copy_project
from renda import content
from renda.diagnostics import Diagnostics
from renda.publishing import Schedule, arrange_nav, check_links, read_schedule

ROOT = Path(__file__).parent.parent
DAY = dt.date(2026, 11, 25)
EVE = dt.date(2026, 11, 24)
ADDRESS = "https://renda.example/xue/"


def page(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "正文", ""])


@pytest.mark.parametrize(
    ("path", "days", "expected"),
    [
        ("a.md", {}, None),
        ("a.md", {"a.md": DAY}, DAY),
        ("b.md", {"a.md": DAY}, None),
        ("c/2027/photos/a.jpg", {"c/2027/index.md": DAY}, DAY),
        ("c/2027/index.md", {"c/2027/index.md": DAY}, DAY),
        ("c/2026/index.md", {"c/2027/index.md": DAY}, None),
        ("c/2027/a.md", {"c/2027/index.md": DAY, "c/2027/a.md": EVE}, DAY),
        ("c/2027/a.md", {"c/2027/index.md": EVE, "c/2027/a.md": DAY}, DAY),
        ("c/2027/a.md", {"c/index.md": DAY}, DAY),
    ],
)
def test_the_day_of_a_file(path: str, days: dict[str, dt.date], expected: dt.date | None) -> None:
    schedule = Schedule(days, EVE)
    assert schedule.publish_day(path) == expected
    assert schedule.is_withheld(path) == (expected is not None and expected > EVE)


@given(st.dates(), st.dates())
def test_a_page_is_seen_from_its_day_on(day: dt.date, as_of: dt.date) -> None:
    schedule = read_schedule({"a.md": page(f"publish: {day}")}, as_of, Diagnostics())
    assert schedule.is_withheld("a.md") == (as_of < day)


@pytest.mark.parametrize(
    ("sources", "problem"),
    [
        ({"a.md": page("title: 甲", "publish: 明天")}, "docs/a.md:3: “publish”应写成 2026-12-04 的形式，现为“明天”"),
        ({"a.md": page("publish: 2027-02-29")}, "docs/a.md:2: “publish”的日期不存在：2027-02-29"),
        ({"index.md": page("publish: 2026-11-25")}, "docs/index.md:2: 网站首页不能推迟公布，请删去 publish"),
        (
            {"a/b.md": page("title: 甲") + "\n见[通知](../c/d.md#e)。", "c/d.md": page("publish: 2026-11-25")},
            "docs/a/b.md:6: 链接指向的 c/d.md 到 2026-11-25 才公布：先去掉链接，或者给本页也写上 publish: 2026-11-25",
        ),
    ],
)  # fmt: skip
def test_problem_with_its_line(sources: dict[str, str], problem: str) -> None:
    diagnostics = Diagnostics()
    check_links(sources, read_schedule(sources, EVE, diagnostics), diagnostics)
    assert [str(found) for found in diagnostics] == [problem]


def test_pages_that_wait_may_link_one_another_and_everyone_afterwards() -> None:
    sources = {"a.md": page("publish: 2026-11-25") + "[乙](b.md)", "b.md": page("publish: 2026-11-25")}
    for as_of in (EVE, DAY):
        diagnostics = Diagnostics()
        check_links(sources, read_schedule(sources, as_of, diagnostics), diagnostics)
        assert list(diagnostics) == []


def test_navigation_drops_what_waits_and_adds_campaigns() -> None:
    nav = [
        "index.md",
        {"学习": ["a.md", {"乙": "b.md"}]},
        {"空": ["b.md"]},
        {"宪法日": ["campaigns/index.md"]},
    ]
    campaigns = {"2027年": "campaigns/2027/index.md", "2026年": "campaigns/2026/index.md"}
    assert arrange_nav(nav, lambda path: path == "b.md", campaigns) == [
        "index.md",
        {"学习": ["a.md"]},
        {"宪法日": ["campaigns/index.md", *({title: path} for title, path in campaigns.items())]},
    ]
    named = [{"宪法日": ["campaigns/index.md", {"去年": "campaigns/2026/index.md"}]}]
    assert arrange_nav(named, lambda path: False, {"2026年": "campaigns/2026/index.md"}) == named


SELF_TEST_WAITS = "  - id: self-test\n    publish: 2027-11-25\n"
PHOTOS = """\
photos:
  - {file: photos/now.jpg, alt: 六名人员举起右手宣誓, activity: oath}
  - {file: photos/later.jpg, alt: 居民用手机做自测题, activity: self-test}
places:
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with an address, and with a campaign, a lesson and a page that wait for their day."""
    folder = tmp_path_factory.mktemp("publishing") / "project"
    copy_project(ROOT, folder)
    shutil.copytree(folder / "docs/campaigns/2026", folder / "docs/campaigns/2027")
    earlier = folder / "docs/campaigns/2026/index.md"
    text = earlier.read_text(encoding="utf-8").replace("  - id: self-test\n", SELF_TEST_WAITS)
    earlier.write_text(text.replace("places:\n", PHOTOS, 1), encoding="utf-8")
    (earlier.parent / "photos").mkdir()
    for name in ("now.jpg", "later.jpg"):
        Image.new("RGB", (900, 600)).save(earlier.parent / "photos" / name)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("# site_url: https://example.org/", f"site_url: {ADDRESS}"), encoding="utf-8"
    )
    later = folder / "docs/campaigns/2027/index.md"
    text = later.read_text(encoding="utf-8").replace("2026", "2027").replace("示例区图书馆", "秋水图书馆")
    later.write_text(text.replace("theme:", "publish: 2027-11-25\ntheme:"), encoding="utf-8")
    lesson = folder / "docs/study/06-renmian.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("---\n", "---\npublish: 2027-11-25\n", 1), encoding="utf-8")
    (folder / "docs/notice.md").write_text(page("title: 秋水通知", "publish: 2027-11-25"), encoding="utf-8")
    return folder


def test_content_leaves_out_what_waits_but_checks_it(project: Path) -> None:
    before = content.load(project, dt.date(2027, 11, 24))
    assert list(before.campaigns) == ["campaigns/2026/index.md"]
    assert len(before.lessons) == 5
    after = content.load(project, dt.date(2027, 11, 25))
    assert list(after.campaigns) == ["campaigns/2026/index.md", "campaigns/2027/index.md"]
    assert len(after.lessons) == 6
    activity = before.campaigns["campaigns/2026/index.md"].activities[0]
    waiting = activity.model_copy(update={"publish": DAY})
    campaign = before.campaigns["campaigns/2026/index.md"].model_copy(
        update={"activities": (activity, waiting)}
    )
    assert campaign.published(EVE).activities == (activity,)
    assert campaign.published(DAY).activities == (activity, waiting)


def test_no_trace_in_the_site_before_the_day(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    # A process of its own: it drives a browser for the share card, and this one may be driving one too.
    command = [Path(sys.executable).with_name("renda"), "build", "--output", site, "--as-of", "2027-11-24"]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    files = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert "campaigns/2026/all.ics" in files
    assert not [name for name in files if name.startswith(("campaigns/2027", "notice", "study/06"))]
    assert [name for name in files if name.endswith(".jpg")] == ["campaigns/2026/photos/now.jpg"]
    marks = [mark.encode() for mark in ("later.jpg", "campaigns/2027", "秋水", "notice/", "06-renmian")]
    # The organizers' guide explains the folder of a year to come, whatever year that is.
    authored = {name for name in files if name.endswith((".html", ".xml", ".ics"))} - {
        "campaigns/guide/index.html"
    }
    assert not [name for name in authored if any(mark in files[name] for mark in marks)]
    _check_addresses(files)


def _check_addresses(files: dict[str, bytes]) -> None:
    """With an address the site has a feed, and pages say what to show of them where they are shared."""
    feed = feedparser.parse(files["campaigns/2026/feed.xml"])
    assert not feed.bozo
    assert feed.feed.links[0].href == ADDRESS + "campaigns/2026/feed.xml"
    linked = {entry.link.removeprefix(ADDRESS).partition("#")[0] for entry in feed.entries}
    assert {link + "index.html" for link in linked} <= set(files)
    page = files["campaigns/2026/oath/index.html"].decode()
    assert f'<meta property="og:url" content="{ADDRESS}campaigns/2026/oath/">' in page
    assert '<meta property="og:title" content="宪法宣誓">' in page
    assert 'type="application/atom+xml"' in page
    assert f'<meta property="og:image" content="{ADDRESS}campaigns/2026/share.png">' in page
    assert Image.open(io.BytesIO(files["campaigns/2026/share.png"])).size == (1200, 630)
    assert '<meta property="og:image:alt" content="2026年国家宪法日活动：翻开宪法，读懂国家">' in page
    assert "og:image" not in files["about/index.html"].decode()
    assert b"data-code" in files["campaigns/2026/posters/zi-poster.svg"]
    assert f"URL:{ADDRESS}campaigns/2026/oath/" in files["campaigns/2026/oath.ics"].decode()
