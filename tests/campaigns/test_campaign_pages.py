"""The campaign page and the archive: what they say, that hostile text stays text, equal bytes."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from pathlib import Path

import pytest

from renda.campaigns import archive
from renda.campaigns.load import load_campaign
from renda.campaigns.media import Facts
from renda.campaigns.model import Campaign, Download, Held, Link, News, Photo, Span, Step, Venue
from renda.campaigns.pages import (
    Surroundings,
    in_order,
    outline,
    render,
    render_activity,
    render_archive,
    render_list,
)
from renda.diagnostics import Diagnostics
from renda.errors import RendaError

EXAMPLE = Path(__file__).parents[2] / "docs/campaigns/2026/index.md"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
VOID = {"br", "img", "input", "hr", "meta", "link"}


class Outline(HTMLParser):
    """Tags that are balanced, ids that are unique, and every text and link of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def cite(text: str) -> tuple[str, str] | None:
    return (f"《{text}》", "laws/x/#art-1") if "宪法" in text else None


def activity_html(campaign: Campaign, name: str, base: str = "../../../") -> str:
    """The page of the activity with that id."""
    (place,) = [place for place in in_order(campaign) if place.activity.id == name]
    return render_activity(campaign, place, AROUND, base)


AROUND = Surroundings(cite, lambda name: Facts(name.split(".")[-1].upper(), 1_200_000, 1200, 800), "feed.xml")


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    diagnostics = Diagnostics()
    loaded = load_campaign(EXAMPLE.read_text(encoding="utf-8"), str(EXAMPLE), diagnostics)
    diagnostics.raise_errors()
    assert loaded is not None
    return loaded


def test_page_of_the_example(campaign: Campaign) -> None:
    page = Outline(render(campaign, AROUND, "../../"))
    assert page.tags.count("h1") == 1
    assert "示例页面" in page.text
    assert "主题待公布" in page.text
    assert "第十三个国家宪法日" in page.text
    assert page.text.count("待公布") == 2  # theme and week
    assert (
        page.text.index("12月1日 星期二")
        < page.text.index("12月4日 星期五")
        < page.text.index("12月5日 星期六")
    )
    assert page.text.index("宪法晨读") < page.text.index("宪法宣誓")
    assert "12月1日 09:00 至 12月7日 17:00" in page.text
    assert {"all.ics", *(f"{activity.id}.ics" for activity in campaign.activities)} <= set(page.links)
    assert {f"{activity.id}/" for activity in campaign.activities} <= set(page.links)
    assert {anchor for _, anchor in outline(campaign)} <= set(page.ids)
    assert "订阅活动和通知" in page.text
    assert "../../laws/x/#art-1" in page.links
    assert {f"activity-{activity.id}" for activity in campaign.activities} <= set(page.ids)


def test_countdown_has_a_sentence_without_script(campaign: Campaign) -> None:
    page = Outline(render(campaign, AROUND, "../../"))
    assert "2026年国家宪法日：12月4日，星期五" in page.text
    assert page.attributes["data-target"] == "2026-12-04T00:00:00+08:00"
    assert page.attributes["data-until"] == "2026-12-07T22:00:00+08:00"
    assert page.attributes["aria-live"] == "off"


def test_published_theme_and_week_replace_the_notes(campaign: Campaign) -> None:
    week = Span.model_validate({"start": "2026-11-30", "end": "2026-12-06"})
    real = campaign.model_copy(update={"theme": "某一主题", "week": week, "example": False, "updated": None})
    page = Outline(render(real, AROUND, "../../"))
    assert "主题某一主题" in page.text
    assert "11月30日至12月6日" in page.text
    assert not any(note in page.text for note in ("待公布", "示例页面", "信息更新"))


def test_a_page_before_any_activity_is_known(campaign: Campaign) -> None:
    page = Outline(render(campaign.model_copy(update={"activities": ()}), AROUND, "../../"))
    assert "活动安排待公布" in page.text
    assert "all.ics" not in page.links


def test_citation_that_does_not_resolve_is_text_without_link(campaign: Campaign) -> None:
    page = Outline(
        render(campaign.model_copy(update={"basis": ("某法第一条",), "activities": ()}), AROUND, "../../")
    )
    assert "某法第一条" in page.text
    assert not any("laws" in link for link in page.links)


def test_hostile_text_stays_text(campaign: Campaign) -> None:
    step = Step.model_construct(at=dt.time(9), what=HOSTILE)
    texts = {
        "title": HOSTILE,
        "place": HOSTILE,
        "summary": HOSTILE,
        "programme": (step,),
        "cites": (HOSTILE,),
    }
    activity = campaign.activities[0].model_copy(update=texts)
    contact = campaign.contact.model_copy(update={"unit": HOSTILE, "phone": HOSTILE})
    hostile = {"title": HOSTILE, "theme": HOSTILE, "place": HOSTILE, "contact": contact, "basis": (HOSTILE,)}
    hostile["activities"] = (activity,)
    page = Outline(
        render(
            campaign.model_copy(update=hostile),
            Surroundings(lambda text: (text, f"laws/{HOSTILE}"), AROUND.facts),
            "../../",
        )
    )
    assert not {"script", "img"} & set(page.tags)
    assert page.text.count(HOSTILE) == 14


def test_page_of_an_activity(campaign: Campaign) -> None:
    page = Outline(activity_html(campaign, "oath"))
    assert page.tags.count("h1") == 1
    for text in (
        "示例页面",
        "12月4日（星期五）09:30–10:10，40 分钟",
        "12月2日截止",
        "从东门登记",
        "奏唱国歌",
        "000-0000",
    ):
        assert text in page.text
    assert page.links[:2] == ["../", "../oath.ics"]
    assert page.links[-2:] == ["../reading/", "../reception/"]
    assert "../../../laws/x/#art-1" in page.links
    notice = Outline(activity_html(campaign, "reading")).text
    assert "12月3日：遇到下雨" in notice
    assert "由学校组织，不对外开放" in notice
    silent = tuple(a.model_copy(update={"registration": ""}) for a in campaign.activities)
    unsaid = campaign.model_copy(update={"activities": silent})
    assert "请先同联系单位联系" in Outline(activity_html(unsaid, "reading")).text


def test_an_activity_on_the_net_leads_there(campaign: Campaign) -> None:
    for html in (activity_html(campaign, "self-test"), render(campaign, AROUND, "../../../")):
        assert ">开始自测</a>" in html
        assert "../../../exam/practice/" in Outline(html).links
    for target, address in (
        ("exam/index.md#a", "../../../exam/#a"),
        ("index.md", "../../../"),
        ("https://example.org/a.md", "https://example.org/a.md"),
    ):
        link = Link(title="开始", to=target)
        activities = tuple(a.model_copy(update={"link": link}) for a in campaign.activities)
        changed = campaign.model_copy(update={"activities": activities})
        assert address in Outline(activity_html(changed, "self-test")).links


def test_page_of_an_activity_that_was_held(campaign: Campaign) -> None:
    def shown(**numbers: int) -> str:
        held = [a.model_copy(update={"held": Held(**numbers)}) for a in campaign.activities]
        return Outline(activity_html(campaign.model_copy(update={"activities": tuple(held)}), "oath")).text

    assert "举办情况2 场 120 人次" in shown(sessions=2, people=120)
    assert "举办情况1 场" in shown(sessions=1)
    assert "举办情况" not in shown()
    assert "举办情况" not in Outline(activity_html(campaign, "oath")).text


def test_first_and_last_have_one_neighbour_and_the_only_one_has_none(campaign: Campaign) -> None:
    first, *_, last = campaign.ordered
    assert Outline(activity_html(campaign, first.id)).links[-1] == f"../{campaign.ordered[1].id}/"
    assert Outline(activity_html(campaign, last.id)).links[-1] == f"../{campaign.ordered[-2].id}/"
    alone = campaign.model_copy(update={"activities": (first,)})
    assert "rel" not in Outline(activity_html(alone, first.id)).attributes


def test_news_downloads_photos(campaign: Campaign) -> None:
    more = {
        "news": (
            News(date=dt.date(2026, 11, 20), text="旧"),
            News(date=dt.date(2026, 11, 22), text="新", activity="oath"),
        ),
        "downloads": (Download(title="方案", file="files/方 案.docx"),),
        "photos": (Photo(file="photos/a.jpg", alt="代表在听意见", caption="接待日", activity="reception"),),
    }
    full = campaign.model_copy(update=more)
    page = Outline(render(full, AROUND, "../../"))
    assert page.text.index("新") < page.text.index("旧")
    assert "方案（DOCX，1.2 MB）" in page.text
    assert "files/%E6%96%B9%20%E6%A1%88.docx" in page.links
    assert (page.attributes["alt"], page.attributes["width"], page.attributes["height"]) == (
        "代表在听意见",
        "1200",
        "800",
    )
    assert "现场照片放在这里" not in page.text
    assert "../photos/a.jpg" in Outline(activity_html(full, "reception")).links
    assert "现场照片放在这里" in Outline(render(campaign, AROUND, "")).text
    assert [news.text for news in full.published(dt.date(2026, 11, 21)).news] == ["旧"]


def test_what_belongs_to_an_activity_that_waits_waits_with_it(campaign: Campaign) -> None:
    later = dt.date(2026, 12, 1)
    activities = tuple(
        activity.model_copy(update={"publish": later}) if activity.id == "contest" else activity
        for activity in campaign.activities
    )
    news = (News(date=dt.date(2026, 11, 20), text="竞赛改到下午", activity="contest"),)
    photos = (Photo(file="a.jpg", alt="竞赛现场的抢答", activity="contest"),)
    waiting = campaign.model_copy(update={"activities": activities, "news": news, "photos": photos})
    before = render(waiting.published(dt.date(2026, 11, 30)), AROUND, "")
    after = render(waiting.published(later), AROUND, "")
    for word in ("竞赛", "contest", "文化馆", "a.jpg"):
        assert word not in before
        assert word in after


def test_filters_offer_what_there_is(campaign: Campaign) -> None:
    html = render(campaign, AROUND, "")
    for day in range(1, 8):
        assert f'<option value="2026-12-0{day}">' in html
    assert html.count("<option") == 3 + 7 + 7 + 7  # 全部 thrice, days, places, audiences: nothing for 军营
    assert '<form class="rd-filter" hidden' in html


def test_telephones_dial_but_not_those_of_an_example(campaign: Campaign) -> None:
    phone = "0571-88888888、+86-571-1234567（工作日9:00—17:00）"
    contact = campaign.contact.model_copy(update={"phone": phone})
    real = campaign.model_copy(update={"contact": contact, "example": False})
    for html, times in ((render(real, AROUND, ""), 2), (activity_html(real, "oath"), 1)):
        page = Outline(html)
        dialled = [link for link in page.links if link.startswith("tel:")]
        assert dialled == ["tel:0571-88888888", "tel:+86-571-1234567"] * times
        assert page.text.count(phone) == times
    assert "tel:" not in render(campaign, AROUND, "")


def test_list_of_campaigns(campaign: Campaign) -> None:
    page = Outline(render_list([("2026/", campaign)]))
    assert page.links == ["2026/"]
    assert "2026年国家宪法日活动〔示例〕：" in page.text
    assert "2026〔示例〕" in Outline(render_archive([], {"2026/": campaign})).text
    real = campaign.model_copy(update={"example": False})
    assert "示例" not in render_list([("2026/", real)]) + render_archive([], {"2026/": real})
    assert "7 项活动，12月1日起" in page.text
    assert "还没有公布" in Outline(render_list([])).text


def test_hostile_text_stays_text_on_the_pages_of_activities(campaign: Campaign) -> None:
    step = Step.model_construct(at=dt.time(9), what=HOSTILE)
    words = dict.fromkeys(("title", "place", "summary", "registration"), HOSTILE)
    activity = campaign.activities[0].model_copy(update={**words, "programme": (step,), "cites": (HOSTILE,)})
    venue = Venue(name=HOSTILE, address=HOSTILE, directions=HOSTILE, access=HOSTILE)
    news = News(date=campaign.day, text=HOSTILE, activity=activity.id)
    photo = Photo(file="a.jpg", alt=HOSTILE, caption=HOSTILE, activity=activity.id)
    update = {"activities": (activity,), "places": (venue,), "news": (news,), "photos": (photo,)}
    hostile = campaign.model_copy(update=update)
    for html in (activity_html(hostile, activity.id), render(hostile, AROUND, "")):
        page = Outline(html)
        assert page.tags.count("img") == 1
        assert "script" not in page.tags
        assert page.text.count(HOSTILE) >= 8


def test_equal_data_gives_equal_bytes(campaign: Campaign) -> None:
    shuffled = campaign.model_copy(update={"activities": campaign.activities[::-1]})
    assert render(campaign, AROUND, "../../") == render(shuffled, AROUND, "../../")


def test_archive_has_every_year_once_with_its_grade(campaign: Campaign) -> None:
    records = archive.load_archive()
    assert [record.year for record in records] == list(range(2025, 2013, -1))
    page = Outline(render_archive(records, {"2026/": campaign}))
    assert page.links == ["2026/"]
    assert page.text.index("2026") < page.text.index("2025")
    for record in records:
        assert record.theme in page.text
        assert record.source in page.text
        assert record.evidence in page.text
    assert page.text.count("待公布") == 2
    assert "12月1日至7日" in page.text
    assert "11月30日至12月6日" in page.text


def test_archive_prefers_the_record_over_the_open_page(campaign: Campaign) -> None:
    record = archive.load_archive()[0].model_copy(update={"year": 2026, "theme": "某一主题"})
    page = Outline(render_archive([record], {"2026/": campaign}))
    assert "某一主题" in page.text
    assert page.text.count("2026") == 1


def test_broken_archive_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "themes.yml"
    file.write_text(
        "themes:\n  - year: 2014\n    theme: 某主题\n    evidence: 可靠\n    source: 某处\n", encoding="utf-8"
    )
    with pytest.raises(RendaError, match=r"themes\.yml:4: “evidence”应为"):
        archive.load_archive(file)
