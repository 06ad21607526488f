"""Citations: found, resolved, explained when they can't be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.errors import RendaError
from renda.statutes import citations, paragraphs
from renda.statutes.model import Article, Library

FOUND = [
    # text, [(cited words, url)]
    ("《宪法》第六十二条第（三）项", [("《宪法》第六十二条第（三）项", "laws/xianfa/#art-62-i3")]),
    ("宪法62条规定", [("宪法62条", "laws/xianfa/#art-62")]),
    ("宪法第６２条", [("宪法第６２条", "laws/xianfa/#art-62")]),
    ("刑法第120条之一", [("刑法第120条之一", "laws/xingfa/#art-120-1")]),
    (
        "监督法第十一条、第十三条和第二十条",
        [
            ("监督法第十一条", "laws/jiandufa/#art-11"),
            ("第十三条", "laws/jiandufa/#art-13"),
            ("第二十条", "laws/jiandufa/#art-20"),
        ],
    ),
    ("第十条至第十二条", []),
    (
        "预算法第十条至第十二条",
        [("预算法第十条", "laws/yusuanfa/#art-10"), ("第十二条", "laws/yusuanfa/#art-12")],
    ),
    ("学习《中华人民共和国宪法》，", [("《中华人民共和国宪法》", "laws/xianfa/")]),
    ("宪法和法律", []),
    ("读《红楼梦》第一回", []),
    ("人大常委会监督法第2条", [("人大常委会监督法第2条", "laws/jiandufa/#art-2")]),
    (
        "中华人民共和国宪法修正案（2018年）第三十六条",
        [("中华人民共和国宪法修正案（2018年）第三十六条", "laws/xianfa-xiuzhengan-2018/#art-36")],
    ),
    ("民法典第一千一百一十二条", [("民法典第一千一百一十二条", "laws/minfadian/#art-1112")]),
    ("《宪法》第二条第三款", [("《宪法》第二条第三款", "laws/xianfa/#art-2-p3")]),
    (
        "《宪法》第二条第一款、第三款和第六十二条第一项至第三项",
        [
            ("《宪法》第二条第一款", "laws/xianfa/#art-2-p1"),
            ("第三款", "laws/xianfa/#art-2-p3"),
            ("第六十二条第一项", "laws/xianfa/#art-62-i1"),
            ("第三项", "laws/xianfa/#art-62-i3"),
        ],
    ),
    ("我国宪法第二条", [("宪法第二条", "laws/xianfa/#art-2")]),
    ("依照本法第二条和前款，第三条", []),
]
PROBLEMS = [
    ("《监督法》第五百条", "《监督法》没有第五百条（现行文本止于第六十五条）"),
    ("《不存在法》第一条", "法律库中没有《不存在法》"),
    ("宪法第六十二条第十七项", "《宪法》第六十二条没有第（17）项"),
    ("宪法第二条第四款", "《宪法》第二条只有 3 款，没有第 4 款"),
    (
        "组织法第二条",
        "“组织法”不明确，可能是《人民检察院组织法》《人民法院组织法》《全国人大组织法》等，请写明是哪一部",
    ),
    ("合同法第二条", "“合同法”不明确，可能是《劳动合同法》，请写明是哪一部"),
    ("宪法第零条", "《宪法》没有这一条（现行文本止于第一百四十三条）"),
    ("宪法第99999999999999999999条", "《宪法》没有这一条（现行文本止于第一百四十三条）"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_find(library: Library, text: str, expected: list[tuple[str, str]]) -> None:
    mentions = list(citations.find(text, library))
    assert [(text[m.start : m.end], m.citation and m.citation.url) for m in mentions] == expected


@pytest.mark.parametrize(("text", "problem"), PROBLEMS)
def test_problems(library: Library, text: str, problem: str) -> None:
    (mention,) = citations.find(text, library)
    assert (mention.citation, mention.problem) == (None, problem)
    with pytest.raises(citations.CitationError) as error:
        citations.parse(text, library)
    assert error.value.message == problem


@pytest.mark.parametrize("text", ["行政监察法第二条", "1982年宪法第二条"])
def test_the_end_of_another_name(library: Library, text: str) -> None:
    (mention,) = citations.find(text, library)
    assert mention.citation is None
    assert mention.problem.endswith("前面的字像是另一部法律名称的一部分，请给法律名称加上书名号")


def test_parse_needs_the_whole_text_to_be_a_citation(library: Library) -> None:
    with pytest.raises(RendaError, match="“见宪法第一条”不是一条引用；写法如：宪法第六十二条"):
        citations.parse("见宪法第一条", library)


def test_items_of_a_later_list_are_told_apart(library: Library) -> None:
    statute = library.by_name("监察法")
    assert statute is not None
    articles = statute.current(library.as_of).articles
    article = next(article for article in articles if len(_lists(article)) >= 2)
    lists = _lists(article)
    first = citations.parse(f"监察法{article.number.label}第一项", library)
    later = citations.parse(f"监察法{article.number.label}第{'一二三四五六'[lists[1] - 1]}款第一项", library)
    assert first.fragment == f"{article.number.anchor}-i1"
    assert later.fragment == f"{article.number.anchor}-p{lists[1]}-i1"


def _lists(article: Article) -> list[int]:
    """The numbers of the 款 that have 项."""
    return [n for n, part in enumerate(paragraphs.split(article.paragraphs), 1) if part.items]


@given(text=st.text())
def test_find_never_raises(library: Library, text: str) -> None:
    for mention in citations.find(text, library):
        assert 0 <= mention.start < mention.end <= len(text)


@given(
    text=st.lists(
        st.sampled_from(
            ["宪法", "《监督法》", "第", "十", "条", "之", "一", "款", "项", "、", "（", "）", "《", "》"]
        )
    ).map("".join)
)
def test_find_never_raises_on_almost_citations(library: Library, text: str) -> None:
    ends = 0
    for mention in citations.find(text, library):
        assert ends <= mention.start < mention.end <= len(text)
        ends = mention.end


@given(data=st.data())
def test_label_is_read_back(library: Library, data: st.DataObject) -> None:
    statute = data.draw(st.sampled_from(library.statutes))
    article = data.draw(st.sampled_from(statute.current(library.as_of).articles))
    if article.number.kind != "条":
        return
    citation = citations.Citation(statute, article.number)
    assert citations.parse(citation.label, library) == citation
    parts = paragraphs.split(article.paragraphs)
    numbered = citations.Citation(statute, article.number, data.draw(st.integers(1, len(parts))))
    assert citations.parse(numbered.label, library) == numbered
    if items := next((part.items for part in parts if part.items), None):
        item = citations.Citation(statute, article.number, item=data.draw(st.sampled_from(sorted(items))))
        assert citations.parse(item.label, library) == item


def test_a_title_with_a_title_in_it_is_read_back(library: Library) -> None:
    found = [s for s in library.statutes if "《" in s.title]
    assert found
    for statute in found:
        for article in statute.current(library.as_of).articles:
            citation = citations.Citation(statute, article.number)
            if article.number.kind == "条":
                assert citations.parse(citation.label, library) == citation
