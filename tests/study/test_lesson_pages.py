"""Header, footer and overview: what they say, the hooks for the browser, hostile text stays text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from renda.study.model import Lesson
from renda.study.pages import lesson_footer, lesson_header, overview, read_keys

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


class Page(HTMLParser):
    """Balanced tags, and all texts, links and attributes by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.attributes: dict[str, list[str | None]] = {}
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value)
        if tag not in ("img", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def lesson(number: int, title: str = "", **more: object) -> Lesson:
    values: dict[str, object] = {
        "slug": f"{number:02}-x",
        "title": title or f"课题{number}",
        "lesson": number,
        "minutes": 10 + number,
        "objectives": (f"目标{number}甲", f"目标{number}乙"),
        "cites": ("宪法第二条", "某法第一条"),
        "quiz": ("a-1", "a-2", "a-3", "a-4", "a-5"),
    }
    return Lesson.model_validate(values | more)


def cite(text: str) -> tuple[str, str] | None:
    return ("《宪法》第二条", "laws/xianfa/#art-2") if text == "宪法第二条" else None


def test_header() -> None:
    page = Page(lesson_header(lesson(3), cite))
    for text in ("第 3 课 · 约 13 分钟", "目标3甲", "目标3乙", "《宪法》第二条", "某法第一条"):
        assert text in page.text
    assert page.attributes["href"] == ["../../laws/xianfa/#art-2"]
    assert Page(lesson_header(lesson(3), cite, base="/")).attributes["href"] == ["/laws/xianfa/#art-2"]


def test_footer_in_the_middle() -> None:
    page = Page(lesson_footer(lesson(2), lesson(1), lesson(3), '<div data-renda-quiz="x"></div>'))
    assert page.attributes["href"] == ["../01-x/", "../03-x/"]
    assert page.attributes["rel"] == ["prev", "next"]
    assert page.attributes["data-renda-quiz"] == ["x"]
    assert page.attributes["data-renda-read"] == ["study/02-x/"]
    assert page.attributes["aria-pressed"] == ["false"]
    assert page.attributes["hidden"] == [None]
    assert page.text.index("自测") < page.text.index("标为已读") < page.text.index("上一课课题1")


def test_footer_at_the_ends_and_without_quiz() -> None:
    first = Page(lesson_footer(lesson(1), None, lesson(2), ""))
    assert first.attributes["href"] == ["../02-x/"]
    assert "自测" not in first.text
    last = Page(lesson_footer(lesson(2), lesson(1), None, ""))
    assert last.attributes["href"] == ["../01-x/", "../"]
    assert "回到课程目录" in last.text


def test_overview_is_in_the_order_of_the_course() -> None:
    page = Page(overview([lesson(3), lesson(1), lesson(2)]))
    keys = ["study/01-x/", "study/02-x/", "study/03-x/"]
    assert page.attributes["href"] == ["01-x/", "02-x/", "03-x/"]
    assert page.attributes["data-renda-read-state"] == keys
    assert page.attributes["data-renda-read-summary"] == [" ".join(keys)]
    assert page.attributes["max"] == ["3"]
    assert "共 3 课，约 36 分钟" in page.text
    assert "目标2甲" in page.text
    assert "目标2乙" not in page.text
    assert read_keys([lesson(2), lesson(1)]) == "study/01-x/ study/02-x/"


def test_an_empty_course_is_a_page_too() -> None:
    assert "共 0 课" in Page(overview([])).text


@pytest.mark.parametrize("part", ["header", "footer", "overview"])
def test_hostile_text_stays_text(part: str) -> None:
    hostile = lesson(1, HOSTILE, objectives=(HOSTILE, HOSTILE), cites=(HOSTILE,))
    html = {
        "header": lesson_header(hostile, lambda text: (text, text)),
        "footer": lesson_footer(hostile, hostile, hostile, ""),
        "overview": overview([hostile]),
    }[part]
    page = Page(html)
    assert not {"script", "img"} & set(page.tags)
    assert page.text.count(HOSTILE) >= 2
