"""Citations: found, resolved, explained when they can't be."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from renda.errors import RendaError
from renda.statutes import citations, paragraphs
from renda.statutes.model import Article, Library, Statute

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
    ("宪法第62、67条", [("宪法第62", "laws/xianfa/#art-62"), ("67条", "laws/xianfa/#art-67")]),
    ("宪法第62，67条", [("宪法第62", "laws/xianfa/#art-62"), ("67条", "laws/xianfa/#art-67")]),
    (
        "宪法第一百三十一、第一百三十二和一百三十三条",
        [
            ("宪法第一百三十一", "laws/xianfa/#art-131"),
            ("第一百三十二", "laws/xianfa/#art-132"),
            ("一百三十三条", "laws/xianfa/#art-133"),
        ],
    ),
    ("监督法第10-12条", [("监督法第10", "laws/jiandufa/#art-10"), ("12条", "laws/jiandufa/#art-12")]),
    (
        "《宪法》第三十七至四十条",
        [("《宪法》第三十七", "laws/xianfa/#art-37"), ("四十条", "laws/xianfa/#art-40")],
    ),
    ("《宪法》第37~40条", [("《宪法》第37", "laws/xianfa/#art-37"), ("40条", "laws/xianfa/#art-40")]),
    ("《宪法》第37——40条", [("《宪法》第37", "laws/xianfa/#art-37"), ("40条", "laws/xianfa/#art-40")]),
    (
        "《宪法》第六十二条第（一）、（二）项和第二条第一、三款",
        [
            ("《宪法》第六十二条第（一）", "laws/xianfa/#art-62-i1"),
            ("（二）项", "laws/xianfa/#art-62-i2"),
            ("第二条第一", "laws/xianfa/#art-2-p1"),
            ("三款", "laws/xianfa/#art-2-p3"),
        ],
    ),
    (
        "刑法第一百二十条之一、之二",
        [("刑法第一百二十条之一", "laws/xingfa/#art-120-1"), ("之二", "laws/xingfa/#art-120-2")],
    ),
    ("《宪法》 第 62 条第 3 项", [("《宪法》 第 62 条第 3 项", "laws/xianfa/#art-62-i3")]),
    ("宪法 第二条", [("宪法 第二条", "laws/xianfa/#art-2")]),
    (
        "《宪法》\n第二条、\n第三条",
        [("《宪法》\n第二条", "laws/xianfa/#art-2"), ("第三条", "laws/xianfa/#art-3")],
    ),
    ("《监督\n法》第十一条", [("《监督\n法》第十一条", "laws/jiandufa/#art-11")]),
    ("《宪法》\n\n第二条", [("《宪法》", "laws/xianfa/")]),
    ("《宪法》（2018年修正）第二条", [("《宪法》（2018年修正）第二条", "laws/xianfa/#art-2")]),
    (
        "《中华人民共和国宪法》（以下简称《宪法》）第二条",
        [("《中华人民共和国宪法》（以下简称《宪法》）第二条", "laws/xianfa/#art-2")],
    ),
    (
        "《宪法》共143条，《监督法》和本决定第二条",
        [("《宪法》", "laws/xianfa/"), ("《监督法》", "laws/jiandufa/")],
    ),
    (
        "宪法修正案第三十一条、第三十六条",
        [
            ("宪法修正案第三十一条", "laws/xianfa-xiuzhengan-2004/#art-31"),
            ("第三十六条", "laws/xianfa-xiuzhengan-2018/#art-36"),
        ],
    ),
    ("《宪法修正案》第一条", [("《宪法修正案》第一条", "laws/xianfa-xiuzhengan-1988/#art-1")]),
    ("《宪法修正案》", []),
    ("同法第二条和该法第三条", []),
    ("《刑法修正案》第一条", [("《刑法修正案》第一条", "laws/xingfaxiuzhengan/#item-1")]),
    ("《刑法修正案（二）》全文", [("《刑法修正案（二）》全文", "laws/xingfaxiuzhenganer/#text")]),
    ("《宪法》全文", [("《宪法》", "laws/xianfa/")]),
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
    ("《宪法》（1982年）第二条", "《宪法》的现行文本是 2018 年的；请删去“（1982年）”，并核对条号"),
    ("宪法修正案第六十条", "《2018年宪法修正案》没有第六十条（现行文本止于第五十二条）"),
    ("《刑法修正案（二）》第一条", "《刑法修正案（二）》没有第一条（全文不分条）"),
    (
        "《生态环境法典》第一千二百零一条",
        "本库的来源缺《生态环境法典》第一千二百零一条，请查阅官方公布的文本",
    ),
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


UNREAD = [
    # text, (words, problem) of its second mention
    ("《宪法》第六十七条第（一）、（九十九）项", ("（九十九）项", "《宪法》第六十七条没有第（99）项")),
    ("《宪法》第10至300条", ("300条", "《宪法》没有第三百条（现行文本止于第一百四十三条）")),
    (
        "《宪法》的第二条",
        ("第二条", "它与《宪法》之间隔着“的”，没有当作《宪法》的条文；请把条号紧接着写在书名号后面"),
    ),
    (
        "**《宪法》**第二条",
        ("第二条", "它与《宪法》之间隔着“**”，没有当作《宪法》的条文；请把条号紧接着写在书名号后面"),
    ),
    (
        "《宪法》 62条",
        ("62条", "它与《宪法》之间隔着“ ”，没有当作《宪法》的条文；请把条号紧接着写在书名号后面"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNREAD)
def test_nothing_is_passed_over(library: Library, text: str, expected: tuple[str, str]) -> None:
    first, second = citations.find(text, library)
    assert first.citation
    assert (text[second.start : second.end], second.problem) == expected


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


#: What citations are made of, and what may stand between.
PARTS = ["宪法", "《监督法》", "宪法修正案", "第", "十", "62", "条", "之", "一", "款", "项", "全文", "2018年"]
BETWEEN = ["、", "至", "，", "（", "）", "《", "》", "的", " ", "\n"]


@given(text=st.lists(st.sampled_from(PARTS + BETWEEN)).map("".join))
@example("宪法（《监督法》）第十条")
def test_find_never_raises_on_almost_citations(library: Library, text: str) -> None:
    ends = 0
    for mention in citations.find(text, library):
        assert ends <= mention.start < mention.end <= len(text)
        ends = mention.end


def test_every_label_is_read_back(library: Library) -> None:
    for statute in library.statutes:
        for article in statute.current(library.as_of).articles:
            for citation in _citations(statute, article):
                assert citations.parse(citation.label, library) == citation


def _citations(statute: Statute, article: Article) -> Iterator[citations.Citation]:
    """Of the article, of each of its 款, and of each of its 项 with and without the 款."""
    yield citations.Citation(statute, article.number)
    first_list, *_ = (*_lists(article), None)
    items: set[int] = set()
    for number, part in enumerate(paragraphs.split(article.paragraphs), 1):
        yield citations.Citation(statute, article.number, number)
        for item in part.items:
            of_list = None if number == first_list else number
            yield citations.Citation(statute, article.number, number, item, of_list)
            if item not in items:
                yield citations.Citation(statute, article.number, None, item, of_list)
            items.add(item)
