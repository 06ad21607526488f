"""Numbers that were written before the cited statute was amended: how links and back references show them."""

from __future__ import annotations

import pytest

from renda.statutes import citing, pages
from renda.statutes.model import ArticleNumber, Library

_INTERPRETATION = "全国人民代表大会常务委员会关于《中华人民共和国刑法》第三十条的解释"
#: Article cited, what cites it, the heading under which that is listed.
CASES = [
    (
        "公司法",
        146,
        "保险法",
        "第八十二条",
        citing.OLD_NUMBER,
    ),  # of 2015; the provision is article 178 of 2023
    ("公司法", 146, "证券法", "第一百零三条", citing.OLD_NUMBER),
    ("治安管理处罚法", 23, "军事设施保护法", "第六十条", citing.OLD_NUMBER),
    ("刑法", 30, _INTERPRETATION, "全文", citing.STATUTES),  # 修正案 leave the numbers as they are
    ("宪法", 31, "香港基本法", "第十一条", citing.STATUTES),  # the library holds the text of that day
    ("宪法", 89, "立法法", "第七十二条", citing.STATUTES),  # younger than what it cites
    ("监督法", 12, "监督法", "第三十一条", citing.OWN),
]


@pytest.mark.parametrize(("cited", "number", "title", "place", "kind"), CASES)
def test_headings(library: Library, cited: str, number: int, title: str, place: str, kind: str) -> None:
    target = library.by_name(cited)
    assert target
    listed = citing.statutes(library)[target.slug][ArticleNumber(number)]
    assert [s.kind for s in listed if s.title == title and place in [p.label for p in s.places]] == [kind]


def test_order_of_headings(library: Library) -> None:
    order = [citing.OWN, citing.STATUTES, citing.OLD_NUMBER]
    for numbers in citing.statutes(library).values():
        for sources in numbers.values():
            places = [order.index(source.kind) for source in sources]
            assert places == sorted(places)


def test_the_link_says_so(library: Library) -> None:
    shown = {page.url: page for page in pages.pages(library, {}, {"baoxianfa"})}
    notes = {
        piece.address: piece.note
        for division in shown["laws/baoxianfa/"].divisions
        for article in division.articles
        for line in article.lines
        for piece in line.pieces
        if piece.address
    }
    assert notes.pop("../../laws/gongsifa/#art-146") == (
        "引用它的文本是 2015-04-24 的；《公司法》此后有修改，现为 2023-12-29 版本，条号可能已经变动。"
    )
    assert set(notes.values()) == {""}
