"""The lineage of the Constitution, on the real texts: the clauses must lead from 1982 to today."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from renda.errors import RendaError
from renda.statutes import amending, lineage
from renda.statutes.clauses import Action, Change, Place
from renda.statutes.lineage import Fate, Lineage
from renda.statutes.model import ArticleNumber

if TYPE_CHECKING:
    from pathlib import Path

    from renda.statutes.model import Library

#: Clause -> what it touches: articles by today's numbers, paragraphs of the preamble (序), chapters (章).
TOUCHED = {
    1: "11", 2: "10", 3: "序7", 4: "序10", 5: "7", 6: "8", 7: "15", 8: "16", 9: "17", 10: "42", 11: "98",
    12: "序7", 13: "5", 14: "6", 15: "8", 16: "11", 17: "28",
    18: "序7", 19: "序10", 20: "10", 21: "11", 22: "13", 23: "14", 24: "33", 25: "59", 26: "67", 27: "80",
    28: "81", 29: "89", 30: "98", 31: "141 章4",
    32: "序7", 33: "序10", 34: "序11", 35: "序12", 36: "1", 37: "3", 38: "4", 39: "24", 40: "27", 41: "62",
    42: "63", 43: "65", 44: "67 70", 45: "79", 46: "89", 47: "100", 48: "101", 49: "103", 50: "104", 51: "107",
    52: "123 124 125 126 127 章3",
}  # fmt: skip


@pytest.fixture(scope="module")
def traced(library: Library) -> Lineage:
    return lineage.trace(library)


def test_clauses_lead_from_1982_to_today(traced: Lineage) -> None:
    """Every one of the 143 articles, to the letter."""
    assert traced.mismatches == ()
    assert len(traced.histories) == len(traced.current.articles) == 143
    for history, article in zip(traced.histories, traced.current.articles, strict=True):
        assert history.number == article.number
        assert history.current == article.paragraphs
        if history.steps:
            assert history.steps[-1].after == article.paragraphs


def test_counts(traced: Lineage) -> None:
    assert traced.count(Fate.CHANGED) == 36
    assert traced.count(Fate.NEW) == 5
    assert traced.count(Fate.KEPT) == 102
    assert [h.number.number for h in traced.histories if h.fate is Fate.NEW] == [123, 124, 125, 126, 127]


def test_an_article_has_steps_just_when_it_changed(traced: Lineage) -> None:
    for history in traced.histories:
        assert bool(history.steps) == (history.fate is not Fate.KEPT), history.number.label
        wordings = [history.original, *(step.after for step in history.steps)]
        assert [step.before for step in history.steps] == wordings[:-1]


def test_renumbering(traced: Lineage) -> None:
    moved = {h.first.number: h.number.number for h in traced.histories if h.first and h.is_renumbered}
    assert moved == {number: number + 5 for number in range(123, 139)}
    assert traced.by_number[ArticleNumber(141)].first == ArticleNumber(136)


def test_every_clause_is_attributed(traced: Lineage) -> None:
    found = {}
    for clause in traced.clauses:
        places = [str(history.number.number) for history in traced.articles_of(clause)]
        others = dict.fromkeys(
            (c.place.kind[0], c.place.number) for c in clause.changes if c.place.kind != "条"
        )
        found[clause.number] = " ".join([*places, *(f"{kind}{number}" for kind, number in others)])
    assert found == TOUCHED


def test_amendments_have_their_clauses(traced: Lineage) -> None:
    spans = [(a.date.isoformat(), a.clauses[0].number, a.clauses[-1].number) for a in traced.amendments]
    assert spans == [
        ("1988-04-12", 1, 2),
        ("1993-03-29", 3, 11),
        ("1999-03-15", 12, 17),
        ("2004-03-14", 18, 31),
        ("2018-03-11", 32, 52),
    ]


def test_wording_at_a_stage(traced: Lineage) -> None:
    """The term of local congresses: three years, five for counties, five for all."""
    first, second = traced.by_number[ArticleNumber(98)].steps
    assert "县、不设区的市、市辖区、乡、民族乡、镇的人民代表大会每届任期三年。" in first.before[0]
    assert first.after[0].endswith("乡、民族乡、镇的人民代表大会每届任期三年。")
    assert second.after == ("地方各级人民代表大会每届任期五年。",)
    assert (first.clause.number, second.clause.number) == (11, 30)


def test_clause_addresses(traced: Lineage) -> None:
    assert traced.clauses[31].label == "第三十二条"
    assert traced.clauses[31].url == "laws/xianfa-xiuzhengan-2018/#art-32"


def test_preamble(traced: Lineage) -> None:
    steps = [(s.clause.number, s.paragraph, len(s.pairs), bool(s.whole)) for s in traced.preamble]
    assert steps == [
        (3, 7, 1, False), (4, 10, 1, False), (12, 7, 1, False), (18, 7, 1, True), (19, 10, 1, False),
        (32, 7, 1, True), (33, 10, 2, True), (34, 11, 1, False), (35, 12, 3, True),
    ]  # fmt: skip
    whole = {s.paragraph: s.whole for s in traced.preamble if s.whole}
    assert "“三个代表”重要思想" in whole[7]
    peace = next(s for s in traced.preamble if s.clause.number == 35).pairs[1]
    assert peace[1] == f"{peace[0]}，坚持和平发展道路，坚持互利共赢开放战略"


def test_restated_preamble_is_the_official_one(traced: Lineage, shared: Path) -> None:
    """What the clauses restate stands so in an independent copy of the Constitution."""
    official = "".join((shared / "laws/宪法/宪法.md").read_text("utf-8").split())
    for paragraph in (7, 10, 12):
        whole = [step.whole for step in traced.preamble if step.paragraph == paragraph][-1]
        assert whole in official


def test_a_library_without_amendments(library: Library) -> None:
    bare = dataclasses.replace(
        library, statutes=tuple(s for s in library.statutes if "修正案" not in s.title)
    )
    with pytest.raises(RendaError, match="缺少《宪法》1982年的文本或者修正案"):
        lineage.trace(bare)


def test_older_constitutions_are_not_its_beginning(library: Library, traced: Lineage) -> None:
    """The texts of 1954, 1975 and 1978 are versions of the statute, but no amendment goes back to them."""
    statute = library.by_name("宪法")
    assert statute is not None
    short = statute.versions[0].articles[:3]
    older = tuple(
        dataclasses.replace(statute.versions[0], version_date=day, articles=short)
        for day in (dt.date(1954, 9, 20), dt.date(1975, 1, 17), dt.date(1978, 3, 5))
    )
    with_older = dataclasses.replace(statute, versions=(*older, *statute.versions))
    statutes = tuple(with_older if s is statute else s for s in library.statutes)
    found = lineage.trace(dataclasses.replace(library, statutes=statutes))
    assert (found.first, found.histories) == (traced.first, traced.histories)
    without_1982 = dataclasses.replace(statute, versions=(*older, statute.versions[-1]))
    statutes = tuple(without_1982 if s is statute else s for s in library.statutes)
    with pytest.raises(RendaError, match="缺少《宪法》1982年的文本或者修正案"):
        lineage.trace(dataclasses.replace(library, statutes=statutes))


HERE = Place("条", 5)
LIST = ["职权：", "（一）甲；", "（二）乙。"]

APPLIED = [
    (Change(HERE, Action.ADD_PARAGRAPH, (), ("丙。",)), ["甲。"], ["甲。", "丙。"]),
    (Change(HERE, Action.ADD_PARAGRAPH, (), ("丙。",), 1), ["甲。", "乙。"], ["丙。", "甲。", "乙。"]),
    (
        Change(HERE, Action.ADD_ITEM, (), ("（二）丙",), 2),
        LIST,
        ["职权：", "（一）甲；", "（二）丙；", "（三）乙。"],
    ),
    (Change(HERE, Action.ADD_AFTER, ("甲。",), ("丙。",)), ["甲。乙。"], ["甲。丙。乙。"]),
    (Change(HERE, Action.ADD_BEFORE, ("乙。",), ("丙。",)), ["甲。乙。"], ["甲。丙。乙。"]),
    (Change(HERE, Action.REPLACE, ("甲、乙",), ("丙",)), ["甲，乙。"], ["丙。"]),
    (Change(Place("条", 5, 2), Action.REPLACE, ("甲",), ("丙",)), ["甲。", "甲。"], ["甲。", "丙。"]),
]


@pytest.mark.parametrize(("change", "lines", "expected"), APPLIED)
def test_applying(change: Change, lines: list[str], expected: list[str]) -> None:
    assert amending.applied(change, lines, "某条") == expected


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Change(HERE, Action.REPLACE, ("丙",), ("丁",)), "某条引用的原文“丙…”在该条中出现了 0 次，应为 1 次"),
        (Change(HERE, Action.REPLACE, ("甲",), ("丁",)), "某条引用的原文“甲…”在该条中出现了 2 次，应为 1 次"),
        (Change(HERE, Action.RESTATE, (), ("丙。",)), "某条重述的第五条和逐处修改的结果不一致"),
        (
            Change(HERE, Action.ADD_ITEM, (), ("（二）丙",), 2),
            "某条要增加第（2）项，该条却没有可以顺延的第（2）项",
        ),
        (Change(Place("条", 5, 3), Action.REPLACE, ("甲",), ("丁",)), "某条所改的第五条第三款不存在"),
    ],
)
def test_a_change_that_does_not_fit(change: Change, message: str) -> None:
    with pytest.raises(RendaError) as error:
        amending.applied(change, ["甲。", "甲。"], "某条")
    assert error.value.message == message
