"""What the lines of a statute become: each case is a text, what is read, and every report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.diagnostics import Diagnostics
from renda.statutes.sources import markdown, structure
from renda.statutes.sources.structure import Text

HEAD = "中华人民共和国甲法\n（2020年1月1日第十三届全国人民代表大会常务委员会第一次会议通过）\n"


def read(text: str) -> tuple[Text | None, list[str]]:
    diagnostics = Diagnostics()
    lines, head = markdown.lines(text)
    parsed = structure.parse(lines, "f", diagnostics, head)
    return parsed, [str(problem) for problem in diagnostics]


def articles(text: Text) -> list[tuple[str, str, str | None, str | None]]:
    return [(a.number.label, a.text, a.chapter, a.section) for a in text.articles]


READS = {
    "chapters, sections, items": (
        "第一章　总　　则\n第一条　甲。\n第二节　乙\n第二条　丙：\n（一）丁；\n（二）戊。\n第二章　己\n第三条　庚。",
        [
            ("第一条", "甲。", "第一章　总　　则", None),
            ("第二条", "丙：\n（一）丁；\n（二）戊。", "第一章　总　　则", "第二节　乙"),
            ("第三条", "庚。", "第二章　己", None),
        ],
        [],
    ),
    "a table of contents that repeats headings and numbers": (
        "目　　录\n第一章　总则……1\n第一条　目的\t1\n第二章　附则……9\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。",
        [("第一条", "甲。", "第一章　总则", None), ("第二条", "乙。", "第二章　附则", None)],
        [],
    ),
    "a table of contents of articles alone": (
        "目　　录\n第一条　目的……1\n第二条　乙\n第一条　目的是甲。\n第二条　乙。",
        [("第一条", "目的是甲。", None, None), ("第二条", "乙。", None, None)],
        [],
    ),
    "a table of contents of articles, chapters in the text alone": (
        "目　　录\n第一条　目的\n第二条　范围\n第一章　总则\n第一条　甲。\n第二条　乙。",
        [("第一条", "甲。", "第一章　总则", None), ("第二条", "乙。", "第一章　总则", None)],
        [],
    ),
    "sub-articles and Arabic digits": (
        "第1条 甲。\n第1条之1 乙。\n第２条 丙。",
        [("第一条", "甲。", None, None), ("第一条之一", "乙。", None, None), ("第二条", "丙。", None, None)],
        [],
    ),
    "a paragraph that begins with another article's number": (
        "第一条　甲。\n第一条规定的期限，从乙起算。\n第三条第二款和第四条的规定，适用于丙。\n第二条　丁。",
        [
            (
                "第一条",
                "甲。\n第一条规定的期限，从乙起算。\n第三条第二款和第四条的规定，适用于丙。",
                None,
                None,
            ),
            ("第二条", "丁。", None, None),
        ],
        [],
    ),
    "articles quoted in an article": (
        "第一条　改为：“\n第九条　甲。”\n第二条　乙。",
        [("第一条", "改为：“\n第九条　甲。”", None, None), ("第二条", "乙。", None, None)],
        [],
    ),
    "a quotation in a decision without an end": (
        "一、改为：“甲。\n乙。\n二、改为：“丙。\n丁。”\n三、戊。",
        [
            ("一", "改为：“甲。\n乙。", None, None),
            ("二", "改为：“丙。\n丁。”", None, None),
            ("三", "戊。", None, None),
        ],
        ["f:3: （警告）从这里起引号没有配对：到这一条结束没有后引号，请补上并核对这一条在哪里结束"],
    ),
    "a quotation without an end in the last article": (
        "第一条　甲。\n乙：\n“丙。\n“丁。",
        [("第一条", "甲。\n乙：\n“丙。\n“丁。", None, None)],
        ["f:5: （警告）从这里起引号没有配对：到这一条结束没有后引号，请补上并核对这一条在哪里结束"],
    ),
    "a number that runs into its text": (
        "第一条 甲。\n第二条为了乙，制定本法。",
        [("第一条", "甲。", None, None), ("第二条", "为了乙，制定本法。", None, None)],
        ["f:4: （警告）条号后面缺少空格，已按条号处理"],
    ),
    "a chapter title on two lines": (
        "第一章　听取和审议甲、乙和\n丙的报告\n第一条　丁。",
        [("第一条", "丁。", "第一章　听取和审议甲、乙和丙的报告", None)],
        ["f:4: （警告）“丙的报告”已并入它上面的章节名称"],
    ),
    "a gap": (
        "第一条 甲。\n第四条 乙。",
        [("第一条", "甲。", None, None), ("第四条", "乙。", None, None)],
        ["f:4: （警告）条号不连续：第一条之后是第四条，中间可能缺条"],
    ),
    "text that belongs to no article": (
        "序　言\n甲。\n第一条 乙。",
        [("第一条", "乙。", None, None)],
        [],
    ),
    "a lead without a heading": (
        "目录\n第一章 总则\n第一章 总则\n为了方便人民群众行使权利，特作如下规定，这一段文字没有标明是什么，也长得不像是章名的一部分。\n第一条 乙。",
        [("第一条", "乙。", "第一章 总则", None)],
        ["f:6: （警告）“为了方便人民群众行使权利…”不属于任何一条，没有收入；是序言的，请在前面加一行“序言”"],
    ),
    "items of a decision": (
        "一、甲。\n乙。\n二、丙。",
        [("一", "甲。\n乙。", None, None), ("二", "丙。", None, None)],
        [],
    ),
    "no division": ("甲。\n乙。", [("全文", "甲。\n乙。", None, None)], []),
    "a table": (
        "第一条 甲：\n| 乙 | 丙 |\n| -- | -- |",
        [("第一条", "甲：", None, None)],
        [],
    ),
}


BOOKS = {
    "books and their chapters": (
        "第一编　总　则\n第一章　甲\n第一条　乙。\n第二编　分则\n第一分编　丙\n第一章　丁\n第二条　戊。",
        [
            ("第一条", ("第一编 总则",), "第一章　甲"),
            ("第二条", ("第二编 分则", "第一分编 丙"), "第一章　丁"),
        ],
    ),
    "a book without chapters, and the supplement behind the last one": (
        "第一编　甲\n第一章　乙\n第一条　丙。\n第二编　丁\n第二条　戊。\n附　　则\n第三条　己。",
        [
            ("第一条", ("第一编 甲",), "第一章　乙"),
            ("第二条", ("第二编 丁",), None),
            ("第三条", ("附则",), None),
        ],
    ),
    "a book and its chapter on one line": (
        "第一编　甲　第一章　乙\n第一条　丙。\n第二编 丁 第一分编 戊 第一章 己\n第二条　庚。",
        [
            ("第一条", ("第一编 甲",), "第一章　乙"),
            ("第二条", ("第二编 丁", "第一分编 戊"), "第一章 己"),
        ],
    ),
}


@pytest.mark.parametrize("name", BOOKS)
def test_books(name: str) -> None:
    text, expected = BOOKS[name]
    parsed, problems = read(HEAD + text)
    assert parsed is not None
    assert problems == []
    assert [(a.number.label, a.books, a.chapter) for a in parsed.articles] == expected


@pytest.mark.parametrize("name", READS)
def test_reads(name: str) -> None:
    text, expected, reports = READS[name]
    parsed, problems = read(HEAD + text)
    assert parsed is not None
    assert parsed.title == "中华人民共和国甲法"
    assert parsed.notes == ("2020年1月1日第十三届全国人民代表大会常务委员会第一次会议通过",)
    assert (articles(parsed), problems) == (expected, reports)


REFUSALS = {
    "nothing": ("", "f: 文件里没有文字"),
    "a repeated number": (
        HEAD + "第一条 甲。\n第一条 乙。",
        "f:4: 第一条重复出现（第 3 行已有），请删去多余的一处",
    ),
    "numbers out of order": (
        HEAD + "第一条 甲。\n第三条 乙。\n第二条 丙。",
        "f:5: 第二条出现在第三条之后，请调整顺序",
    ),
    "an article without text": (HEAD + "第一条\n第二条 甲。", "f:3: 第一条没有内容"),
    "a table of contents and no text": (
        HEAD + "目录\n第一章 总则\n第二章 附则\n第一条 甲。",
        "f:3: 目录的第一项“第一章 总则”在后面没有再出现，正文可能缺失",
    ),
    "no articles": (HEAD + "第一章 总则", "没有找到条文"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_refusals(name: str) -> None:
    text, message = REFUSALS[name]
    parsed, problems = read(text)
    assert parsed is None
    assert any(message in problem for problem in problems), problems


def test_preamble_and_annex() -> None:
    parsed, problems = read(
        HEAD + "序　　言\n甲。\n乙。\n第一章　丙\n第一条　丁。\n附件一：戊\n一、己\n第九条　庚"
    )
    assert parsed is not None
    assert (parsed.preamble, parsed.annex, problems) == (
        ("甲。", "乙。"),
        ("附件一：戊", "一、己", "第九条　庚"),
        [],
    )


def test_an_order_above_the_title() -> None:
    order = "中华人民共和国主席令\n第一号\n《中华人民共和国甲法》已通过，现予公布。\n"
    parsed, problems = read(order + HEAD + "第一条 乙。")
    assert parsed is not None
    assert parsed.title == "中华人民共和国甲法"
    assert problems == ["f:1: （警告）法律名称之前的 3 行（如公布令）没有收入"]


def test_a_title_over_two_lines() -> None:
    parsed, problems = read("中华人民共和国\n全国人民代表大会甲法\n（2020年1月1日通过）\n第一条 乙。")
    assert parsed is not None
    assert (parsed.title, problems) == ("中华人民共和国全国人民代表大会甲法", [])


def test_an_amendment_quotes_articles() -> None:
    head = "# 中华人民共和国宪法修正案（2018年）\n\n2018年3月11日 通过\n\n<!-- INFO END -->\n\n"
    parsed, problems = read(
        head + "第五十一条 甲。\n\n第五十二条 内容如下：\n\n第七节 乙\n\n第一百二十三条 丙。"
    )
    assert parsed is not None
    assert [a.number.number for a in parsed.articles] == [51, 52]
    assert parsed.articles[1].paragraphs == ("内容如下：", "第七节 乙", "第一百二十三条 丙。")
    assert problems == []


_PIECES = st.sampled_from(
    [
        *[
            "第",
            "一",
            "条",
            "章",
            "节",
            "编",
            "之",
            "二",
            "、",
            "（",
            "）",
            "“",
            "”",
            "。",
            "#",
            "##",
            "|",
            "<!--",
            "-->",
            "目录",
            "序言",
            "附件",
            "通过",
            "甲",
            "九千九百",
            "０",
            "2020年1月1日",
        ],
        "\n",
        " ",
        "　",
        "\u200b",
        markdown.INFO_END,
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map("".join)))
def test_any_text_gives_a_statute_or_a_reason(text: str) -> None:
    parsed, problems = read(text)
    assert parsed is not None or problems
    if parsed is not None:
        assert parsed.title
        assert all(article.paragraphs or article.notes for article in parsed.articles)
        assert [a.number for a in parsed.articles] == sorted({a.number for a in parsed.articles})
