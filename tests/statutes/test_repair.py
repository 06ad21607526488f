"""Every repair of the source's text: input, output, what the log says."""

import pytest

from renda.statutes import repair
from renda.statutes.repair import RepairLog

QUOTES = [
    (['称为"甲"和"乙"。'], ["称为“甲”和“乙”。"], {repair.QUOTES: 4}),
    (["没有引号。"], ["没有引号。"], {}),
    (['只有一个"引号。'], ['只有一个"引号。'], {repair.ODD_QUOTES: 1}),
    (
        ["\"在'三个代表'重要思想指引下\""],
        ["“在‘三个代表’重要思想指引下”"],
        {repair.QUOTES: 2, repair.INNER_QUOTES: 2},
    ),
    # a quotation over paragraphs opens at each of them and closes at the last
    (
        ['修改为："第一款。', '"第二款。', '"第三款。"'],
        ["修改为：“第一款。", "“第二款。", "“第三款。”"],
        {repair.QUOTES: 4, repair.CONTINUED_QUOTES: 2},
    ),
    # it never closes: nothing is guessed
    (['修改为："第一款。', '"第二款。'], ['修改为："第一款。', '"第二款。'], {repair.ODD_QUOTES: 2}),
]


@pytest.mark.parametrize(("before", "after", "counts"), QUOTES)
def test_quotes(before: list[str], after: list[str], counts: dict[str, int]) -> None:
    log = RepairLog()
    assert repair.restore_quotes(before, "某法 第一条", log) == after
    assert dict(log.counts) == counts
    assert all([example.place for example in log.examples[kind]] == ["某法 第一条"] for kind in counts)


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ("修改为:“甲”", "修改为：“甲”", 1),
        ("由下列人员组成:", "由下列人员组成：", 1),
        ("甲,乙", "甲，乙", 1),
        ("(一)甲;乙", "（一）甲；乙", 3),
        ("比例为 1:2", "比例为 1:2", 0),
        ("BOD(5)", "BOD(5)", 0),
    ],
)
def test_half_width_punctuation(before: str, after: str, count: int) -> None:
    log = RepairLog()
    assert repair.widen_punctuation(before, "某法", log) == after
    assert log.counts[repair.PUNCTUATION] == count


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ("在实验 室开发利 用", "在实验室开发利用", 2),
        (
            "省、自治区、 直辖市， 以及《甲法》、 《乙法》； 并自 2026年",
            "省、自治区、直辖市，以及《甲法》、《乙法》；并自2026年",
            5,
        ),
        ("（一） 占用的 ；", "（一）占用的；", 2),
        ("符合 GB 标准", "符合 GB 标准", 0),
        ("第七节 监察委员会", "第七节 监察委员会", 0),  # a heading
        ("第一款 现行规定。 调整为", "第一款 现行规定。 调整为", 0),  # cells of a table
        ("“第一百二十条之二　有下列情形", "“第一百二十条之二　有下列情形", 0),
    ],
)
def test_blanks_in_running_text(before: str, after: str, count: int) -> None:
    log = RepairLog()
    assert repair.remove_blanks(before, "某法", log) == after
    assert log.counts[repair.BLANK] == count


@pytest.mark.parametrize(
    "leftover",
    [
        '![](media/image1.png){width="3.9in" height="5.4in"}',
        '!24427{width="3.236111111111111in"\nheight="3.59375in"}',
        '!国旗法1{width="3.9in"}',
    ],
)
def test_figures(leftover: str) -> None:
    log = RepairLog()
    assert repair.replace_figures(f"甲{leftover}乙", "国旗法", log).split("\n") == [
        "甲",
        repair.FIGURE_NOTE,
        "乙",
    ]
    assert log.counts[repair.FIGURE] == 1


def test_broken_tables_become_one_note() -> None:
    log = RepairLog()
    lines = ["附：", "税目 | 税率", "+----+", "| | |", "说明。"]
    assert repair.replace_tables(lines, "车船税法", log) == ["附：", repair.TABLE_NOTE, "说明。"]
    assert log.counts[repair.TABLE] == 1


def test_escapes_and_subscripts() -> None:
    log = RepairLog()
    assert repair.unescape(r"《解释\<基本法\>的决定》BOD~5~", "某法", log) == "《解释〈基本法〉的决定》BOD₅"
    assert log.counts == {repair.ESCAPE: 2, repair.SUBSCRIPT: 1}
