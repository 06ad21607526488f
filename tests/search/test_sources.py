"""Records from statutes and from rendered pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.search.records import Section
from renda.search.sources import html_sections, law_pages

if TYPE_CHECKING:
    from renda.search.records import Page
    from renda.statutes.model import Library


@pytest.fixture(scope="module")
def by_url(library: Library) -> dict[str, Page]:
    return {page.url: page for page in law_pages(library)}


def test_every_statute_has_one_page_and_every_article_one_section(
    library: Library, by_url: dict[str, Page]
) -> None:
    assert len(by_url) == len(library.statutes)
    for statute in library.statutes:
        page = by_url[f"laws/{statute.slug}/"]
        articles = statute.current(library.as_of).articles
        assert [section.anchor for section in page.sections] == [
            article.number.anchor for article in articles
        ]
        assert page.law == statute.title


def test_an_article(by_url: dict[str, Page]) -> None:
    section = by_url["laws/xianfa/"].sections[61]
    assert (section.anchor, section.label, section.number) == ("art-62", "第六十二条", (62, 0))
    assert section.text.startswith("全国人民代表大会行使下列职权：\n（一）修改宪法；\n")
    assert section.heading == "国家机构 全国人民代表大会"


def test_sub_numbers_and_items(by_url: dict[str, Page]) -> None:
    numbers = {section.anchor: section.number for section in by_url["laws/xingfa/"].sections}
    assert numbers["art-120-1"] == (120, 1)
    items = [s for page in by_url.values() for s in page.sections if s.anchor.startswith("item-")]
    assert len(items) > 100
    assert all(section.number is None for section in items)


def test_boosts(by_url: dict[str, Page]) -> None:
    assert by_url["laws/xianfa/"].boost > 1
    assert by_url["laws/xianfa-xiuzhengan-2018/"].boost < 1
    assert by_url["laws/zhuanlifa/"].boost == 1
    assert any(page.boost == 0.4 for page in by_url.values())


def test_notes_about_figures_are_not_searched(by_url: dict[str, Page]) -> None:
    assert not [s.anchor for page in by_url.values() for s in page.sections if "［官方文本此处" in s.text]


PAGES: list[tuple[str, list[Section]]] = [
    ("", []),
    ("<p>只有正文。</p>", [Section("", "", "只有正文。", None, "")]),
    (
        '<h1 id="a">标题<a class="headerlink" href="#a">¶</a></h1><p>甲<b>乙</b>丙</p><p>丁</p>',
        [Section("a", "标题", "甲乙丙\n丁", None, "标题")],
    ),
    (
        '<h1>题</h1><p>引言</p><h2 id="b">二&amp;<em>三</em></h2><ul><li>一<li>二</ul><h3 id="c">四</h3>五',
        [
            Section("", "题", "引言", None, "题"),
            Section("b", "二&三", "一\n二", None, "二&三"),
            Section("c", "四", "五", None, "四"),
        ],
    ),
    (
        '<section id="m-1"><h3>一</h3>甲<h3>没有编号</h3>乙</section>',
        [Section("m-1", "一", "甲\n没有编号\n乙", None, "一")],
    ),
    ("<h2>没有编号</h2><h4 id='x'>小标题</h4>文", [Section("", "", "没有编号\n小标题\n文", None, "")]),
    (
        '前<div data-search="off"><h2 id="n">不要</h2><div>不要</div></div>后<script>var 不要;</script>'
        "<style>.x{}</style><template>不要</template>末",
        [Section("", "", "前\n后\n末", None, "")],
    ),
    ("甲<br>乙<img alt='不要'>丙 \n\t 丁", [Section("", "", "甲\n乙\n丙 丁", None, "")]),
    ("&lt;script&gt;alert(1)&lt;/script&gt;", [Section("", "", "<script>alert(1)</script>", None, "")]),
    ("<p>未闭合<div data-search='off'>不要</p></div>之后", [Section("", "", "未闭合\n之后", None, "")]),
]


@pytest.mark.parametrize(("markup", "sections"), PAGES)
def test_sections_of_a_page(markup: str, sections: list[Section]) -> None:
    assert list(html_sections(markup)) == sections


@given(st.text(alphabet=st.sampled_from('<>/="ahp1234 id甲乙&;!-\n'), max_size=60))
def test_any_markup_is_read(markup: str) -> None:
    for section in html_sections(markup):
        assert section.label == section.label.strip()
        assert "\n\n" not in section.text
