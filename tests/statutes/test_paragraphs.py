"""款 and 项 of articles, on the shapes that statutes have."""

import pytest

from renda.statutes import paragraphs
from renda.statutes.citations import parse
from renda.statutes.model import Library

CASES = [
    (["甲。", "乙。"], [["甲。"], ["乙。"]]),
    (
        ["行使下列职权：", "（一）甲；", "（二）乙。", "丙。"],
        [["行使下列职权：", "（一）甲；", "（二）乙。"], ["丙。"]],
    ),
    (
        ["由下列人员组成：", "委员长，", "委员若干人。", "组成人员不得兼职。"],
        [["由下列人员组成：", "委员长，", "委员若干人。"], ["组成人员不得兼职。"]],
    ),
    (
        ["奏唱国歌：", "（一）人大开幕；", "政协开幕；", "（二）升旗。"],
        [["奏唱国歌：", "（一）人大开幕；", "政协开幕；", "（二）升旗。"]],
    ),
    (["下列规定适用：", "第一款规定甲。"], [["下列规定适用："], ["第一款规定甲。"]]),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_split(lines: list[str], expected: list[list[str]]) -> None:
    split = paragraphs.split(tuple(lines))
    assert [[line.text for line in part.lines] for part in split] == expected


@pytest.mark.parametrize(
    ("citation", "opening"),
    [
        ("宪法第六十五条第二款", "全国人民代表大会常务委员会组成人员中，应当有适当名额的少数民族代表。"),
        ("宪法第六十五条第四款", "全国人民代表大会常务委员会的组成人员不得担任"),
        ("宪法第八十六条第二款", "国务院实行总理负责制。"),
        ("宪法第九十三条第三款", "中央军事委员会实行主席负责制。"),
        ("宪法第一百二十四条第四款", "监察委员会的组织和职权由法律规定。"),
        ("国歌法第四条第九项", "（九）其他应当奏唱国歌的场合。"),
    ],
)
def test_real_articles(library: Library, citation: str, opening: str) -> None:
    found = parse(citation, library)
    article = found.article(library)
    assert article is not None
    parts = paragraphs.split(article.paragraphs)
    text = parts[0].items[found.item] if found.item else parts[(found.paragraph or 1) - 1].lines[0].text
    assert text.startswith(opening)
