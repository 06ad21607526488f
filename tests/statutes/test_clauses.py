"""Clauses of amendments: each turn they use, and errors for what is none."""

import pytest

from renda.errors import RendaError
from renda.statutes.clauses import Action, Change, Place, parse

ARTICLE = Place("条", 5)

CASES = [
    (
        "宪法第十条第四款“甲，乙。”修改为：“甲、乙。”",
        Change(Place("条", 10, 4), Action.REPLACE, ("甲，乙。",), ("甲、乙。",)),
    ),
    (
        "宪法第五条：“甲。”“乙。”修改为：“丙。”“丁。”“戊。”",
        Change(ARTICLE, Action.REPLACE, ("甲。", "乙。"), ("丙。", "丁。", "戊。")),
    ),
    ("宪法第五条中“甲”修改为“乙”。", Change(ARTICLE, Action.REPLACE, ("甲",), ("乙",))),
    (
        "宪法第五条国务院职权第六项“（六）甲”修改为“（六）乙”。",
        Change(ARTICLE, Action.REPLACE, ("（六）甲",), ("（六）乙",)),
    ),
    ("宪法第五条增加规定：“甲。”", Change(ARTICLE, Action.ADD_PARAGRAPH, (), ("甲。",))),
    ("宪法第五条增加一款，作为第一款，规定：“甲。”", Change(ARTICLE, Action.ADD_PARAGRAPH, (), ("甲。",), 1)),
    (
        "宪法第五条增加一款，作为第三款：“甲。”第三款相应地改为第四款。",
        Change(ARTICLE, Action.ADD_PARAGRAPH, (), ("甲。",), 3),
    ),
    (
        "宪法第五条“行使下列职权”中增加一项，作为第七项“（七）甲”，第七项至第十五项相应改为第八项至第十六项。",
        Change(ARTICLE, Action.ADD_ITEM, (), ("（七）甲",), 7),
    ),
    ("宪法第五条“甲。”后增写一句，内容为：“乙。”", Change(ARTICLE, Action.ADD_AFTER, ("甲。",), ("乙。",))),
    ("宪法序言第十自然段末尾增加：“甲。”", Change(Place("序言", 10), Action.ADD_AT_END, (), ("甲。",))),
    ("宪法序言第七自然段后两句：“甲。”修改为：“乙。”", Change(Place("序言", 7), Action.REPLACE, ("甲。",), ("乙。",))),
    ("宪法第四章章名“甲”修改为“乙”。", Change(Place("章", 4), Action.RENAME, ("甲",), ("乙",))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_one_turn(text: str, expected: Change) -> None:
    assert parse((text,), "某条") == (expected,)


def test_several_turns_at_one_place() -> None:
    text = (
        "宪法序言第七自然段中“甲”修改为“乙”；在“丙”前增写“丁”，“戊”之后增加“己”。这一自然段相应修改为：“庚。”"
    )
    assert [change.action for change in parse((text,), "某条")] == [
        Action.REPLACE,
        Action.ADD_BEFORE,
        Action.ADD_AFTER,
        Action.RESTATE,
    ]


def test_two_places_in_one_clause() -> None:
    changes = parse(("宪法第五条“甲”修改为“乙”。宪法第六条增加规定：“按照宪法第七条。”",), "某条")
    assert [change.place.number for change in changes] == [5, 6]


def test_a_section_with_its_articles() -> None:
    lines = (
        "宪法第三章“国家机构”中增加一节，作为第七节“甲”；增加二条，分别作为第五条至第六条。内容如下：",
        "第七节 甲",
        "第五条　乙。",
    )
    assert parse(lines, "某条") == (Change(Place("章", 3), Action.ADD_SECTION, (), lines[1:]),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("删去若干规定。", "某条：看不出修改宪法何处：“删去若干规定。…”"),
        ("宪法第五条删去“甲”。", "某条：看不懂修正案的这一处：“删去“甲”。…”"),
        ("宪法第五条“甲”", "某条：看不懂修正案的这一处：““甲”…”"),
    ],
)
def test_unknown_turns(text: str, message: str) -> None:
    with pytest.raises(RendaError) as error:
        parse((text,), "某条")
    assert error.value.message == message


def test_labels_of_places() -> None:
    places = [Place("序言", 7), Place("条", 10, 4), Place("条", 107), Place("章", 4)]
    assert [place.label for place in places] == ["序言第七自然段", "第十条第四款", "第一百零七条", "第四章"]
