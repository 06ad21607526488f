"""What law pages show, from the model."""

import itertools

from renda.statutes import pages
from renda.statutes.model import Library, Status


def test_urls(library: Library) -> None:
    urls = [page.url for page in pages.pages(library)]
    assert len(urls) == len(set(urls)) == 378
    assert "laws/xianfa/" in urls
    assert "laws/xianfa/1982-12-04/" in urls
    assert "laws/nongyefa/2026-08-28/" in urls  # not yet in force: the text in force keeps the main address


def test_lines_hold_exactly_the_text(library: Library) -> None:
    for page in pages.pages(library):
        printed = [
            "\n".join(line.text for line in article.lines)
            for division in page.divisions
            for article in division.articles
        ]
        wanted = [article.text for article in page.version.articles]
        assert printed == wanted, page.url


def test_anchors_are_unique(library: Library) -> None:
    for page in pages.pages(library):
        anchors = [division.anchor for division in page.divisions if division.title]
        for division in page.divisions:
            for article in division.articles:
                anchors += [article.anchor, *(line.anchor for line in article.lines if line.anchor)]
        assert len(anchors) == len(set(anchors)), page.url


def test_chapters_and_sections_of_the_constitution(library: Library) -> None:
    page = next(page for page in pages.pages(library) if page.url == "laws/xianfa/")
    titles = [(division.level, division.title) for division in page.divisions]
    assert titles[:4] == [
        (2, "第一章　总纲"),
        (2, "第二章　公民的基本权利和义务"),
        (2, "第三章　国家机构"),
        (3, "第一节　全国人民代表大会"),
    ]
    assert titles[-1] == (2, "第四章　国旗、国歌、国徽、首都")
    item = next(
        line
        for division in page.divisions
        for article in division.articles
        if article.anchor == "art-62"
        for line in article.lines
        if line.anchor == "art-62-i2"
    )
    assert (item.kind, item.text) == ("项", "（二）监督宪法的实施；")


def test_previous_and_next_make_one_chain(library: Library) -> None:
    main = [page for page in pages.pages(library) if page.url.count("/") == 2]
    assert main[0].previous is None
    assert main[-1].next is None
    for page, following in itertools.pairwise(main):
        assert page.next is following.statute
        assert following.previous is page.statute
    assert main[0].statute.slug == "xianfa"


def test_pages_of_other_versions_say_what_they_are(library: Library) -> None:
    by_url = {page.url: page for page in pages.pages(library)}
    assert by_url["laws/xianfa/1982-12-04/"].status is Status.SUPERSEDED
    assert by_url["laws/nongyefa/2026-08-28/"].status is Status.NOT_YET
    assert [link.is_shown for link in by_url["laws/nongyefa/"].versions] == [False, True]


def test_books_are_headings_over_their_chapters(library: Library) -> None:
    page = next(page for page in pages.pages(library) if page.url == "laws/minfadian/")
    shown = [(d.level, d.unit, d.anchor, d.title, len(d.articles)) for d in page.divisions]
    assert shown[:2] == [(2, "编", "book-1", "第一编", 0), (3, "章", "ch-1", "第一章　基本规定", 12)]
    assert (page.divisions[0].notes != (), page.divisions[1].notes) == (True, ())
    start = next(index for index, division in enumerate(shown) if division[2] == "book-2")
    assert shown[start : start + 4] == [
        (2, "编", "book-2", "第二编　物权", 0),
        (3, "分编", "book-2-1", "第一分编　通则", 0),
        (4, "章", "ch-11", "第一章　一般规定", 4),
        (4, "章", "ch-12", "第二章　物权的设立、变更、转让和消灭", 0),
    ]
    assert shown[-1] == (2, "编", "book-8", "附则", 2)


def test_a_book_without_chapters_holds_its_articles(library: Library) -> None:
    page = next(page for page in pages.pages(library) if page.url == "laws/xingshi-susongfa/")
    book = next(division for division in page.divisions if division.anchor == "book-4")
    assert (book.title, book.articles[0].label, book.articles[0].level) == (
        "第四编　执行",
        "第二百五十九条",
        3,
    )
    after = next(division for division in page.divisions if division.anchor == "ch-18")
    assert after.title == "第一章　未成年人刑事案件诉讼程序"


def test_articles_that_the_source_lacks_are_noted(library: Library) -> None:
    noted = {
        (page.url, article.label): article.notes[-1]
        for page in pages.pages(library)
        for division in page.divisions
        for article in division.articles
        if article.notes and article.notes[-1].startswith("［来源缺")
    }
    assert noted == {
        (
            "laws/shengtaihuanjingfadian/",
            "第一千一百一十九条",
        ): "［来源缺第一千一百二十条，请查阅官方公布的文本］",
        ("laws/shengtaihuanjingfadian/", "第一千二百条"): "［来源缺第一千二百零一条，请查阅官方公布的文本］",
    }
