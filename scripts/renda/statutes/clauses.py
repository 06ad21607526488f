"""Reads the clauses of the Constitution's amendments: what each changes, and where.

A clause is prose with fixed turns: 宪法第十条第四款“…”修改为：“…”, 宪法第五条增加一款，作为第一款，规定：“…”.
Whatever isn't one of these turns is an error, so that no change is passed over.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from renda.errors import RendaError
from renda.statutes import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator

PlaceKind = Literal["序言", "条", "章"]


class Action(enum.Enum):
    """What a clause does at a place."""

    REPLACE = "修改"
    RESTATE = "整段重述"
    ADD_PARAGRAPH = "增加一款"
    ADD_ITEM = "增加一项"
    ADD_AFTER = "其后增加"
    ADD_BEFORE = "其前增加"
    ADD_AT_END = "末尾增加"
    RENAME = "修改章名"
    ADD_SECTION = "增加一节"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where: a paragraph of the preamble, an article (and its 款, 0 for all of it), a chapter.

    Numbers are those of the text that the amendment found.
    """

    kind: PlaceKind
    number: int
    paragraph: int = 0

    @property
    def label(self) -> str:
        """序言第七自然段, 第十条第四款, 第四章"""
        number = numerals.to_chinese(self.number)
        if self.kind == "序言":
            return f"序言第{number}自然段"
        paragraph = f"第{numerals.to_chinese(self.paragraph)}款" if self.paragraph else ""
        return f"第{number}{self.kind}{paragraph}"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a clause does.

    `before` and `after` are the quoted wordings, one string a paragraph; `before` is empty where something
    is only added, for ADD_AFTER and ADD_BEFORE it is the wording beside which it is added. `position` is the
    number of the paragraph or item that is added. ADD_SECTION has the lines of the section as `after`.
    """

    place: Place
    action: Action
    before: tuple[str, ...]
    after: tuple[str, ...]
    position: int = 0

    @property
    def summary(self) -> str:
        """What is done, in words for a list of changes; empty for a restatement of changes named before."""
        if self.action is Action.RESTATE:
            return ""
        part = f"第{numerals.to_chinese(self.place.paragraph)}款" if self.place.paragraph else ""
        added = f"，作为第{numerals.to_chinese(self.position)}" if self.position else ""
        if self.action is Action.ADD_PARAGRAPH:
            return f"增加一款{added and f'{added}款'}"
        if self.action is Action.ADD_ITEM:
            return f"增加一项{added}项"
        if self.action is Action.ADD_SECTION:
            return f"增加{self.after[0].replace(' ', '')}"
        if self.action is Action.RENAME:
            return f"章名“{self.before[0]}”改为“{self.after[0]}”"
        if self.action is Action.REPLACE:
            item = _ITEM.match(self.before[0])
            return f"修改{part}{f'第{item[1]}项' if item else ''}" if part or item else "修改文字"
        return f"{part}增加文字"


_N = f"[{numerals.NUMERAL_CHARS}]+"
_ITEM = re.compile(rf"（({_N})）")
_Q = "“([^“”]*)”"
_QS = "((?:“[^“”]*”)+)"
_PLACE = re.compile(
    rf"宪法(?:序言第(?P<preamble>{_N})自然段|第(?P<article>{_N})条(?:第(?P<paragraph>{_N})款)?|第(?P<chapter>{_N})章)"
)

#: The turns that change something; the first that matches counts.
_TURNS: tuple[tuple[Action, re.Pattern[str]], ...] = (
    (Action.RESTATE, re.compile(rf"这一(?:自然段|条|款)相应地?修改为：{_QS}")),
    (Action.ADD_PARAGRAPH, re.compile(rf"增加一款，作为第({_N})款(?:，规定)?：{_Q}")),
    (Action.ADD_ITEM, re.compile(rf"增加一项，作为第({_N})项{_Q}")),
    (Action.ADD_PARAGRAPH, re.compile(rf"(增加规定)：{_Q}")),
    (Action.ADD_AT_END, re.compile(rf"末尾增加：{_QS}")),
    (Action.ADD_BEFORE, re.compile(rf"在{_QS}前增写{_QS}")),
    (Action.ADD_AFTER, re.compile(rf"{_QS}(?:之?后增加|后增写一句，内容为：){_QS}")),
    (Action.RENAME, re.compile(rf"章名{_QS}修改为{_QS}")),
    (Action.REPLACE, re.compile(rf"{_QS}修改为：?{_QS}")),
)
#: What else may stand between the turns: where within the article, and how numbers move.
_FURNITURE = re.compile(
    rf"第{_N}[款项](?:[至、]第{_N}[款项])?相应地?改为第{_N}[款项](?:[至、]第{_N}[款项])?"
    rf"|第{_N}[款项]|[，。；：中]|后两句：|第二句|{_Q}(?=中)"
    "|国务院职权|全国人民代表大会常务委员会职权"
)
_SECTION = re.compile(
    rf"{_Q}中增加一节，作为第{_N}节{_Q}；增加{_N}条，分别作为第{_N}条至第{_N}条。内容如下："
)


def parse(lines: tuple[str, ...], where: str) -> tuple[Change, ...]:
    """The changes of a clause, in order.

    Args:
        lines: the clause's paragraphs.
        where: what the clause is called, for errors.

    Raises:
        RendaError: the clause has a turn that is not known.
    """
    changes: list[Change] = []
    for line in lines:
        if changes and changes[-1].action is Action.ADD_SECTION:
            last = changes[-1]
            changes[-1] = Change(last.place, last.action, (), (*last.after, line))
            continue
        places = list(_PLACE.finditer(line))
        # A place that is named inside a quotation would be text, not a place.
        places = [
            place
            for place in places
            if line.count("“", 0, place.start()) == line.count("”", 0, place.start())
        ]
        if not places or places[0].start():
            raise RendaError(f"{where}：看不出修改宪法何处：“{line[:30]}…”")
        ends = [*(place.start() for place in places[1:]), len(line)]
        for place, end in zip(places, ends, strict=True):
            changes.extend(_changes(_place(place), line[place.end() : end], where))
    return tuple(changes)


def _place(match: re.Match[str]) -> Place:
    if match["preamble"]:
        return Place("序言", numerals.to_int(match["preamble"]))
    if match["chapter"]:
        return Place("章", numerals.to_int(match["chapter"]))
    paragraph = numerals.to_int(match["paragraph"]) if match["paragraph"] else 0
    return Place("条", numerals.to_int(match["article"]), paragraph)


def _changes(place: Place, text: str, where: str) -> Iterator[Change]:
    if _SECTION.fullmatch(text):
        yield Change(place, Action.ADD_SECTION, (), ())
        return
    position = 0
    while position < len(text):
        for action, turn in _TURNS:
            if match := turn.match(text, position):
                yield _change(place, action, match)
                break
        else:
            match = _FURNITURE.match(text, position)
            if match is None:
                raise RendaError(f"{where}：看不懂修正案的这一处：“{text[position : position + 30]}…”")
        position = match.end()


def _change(place: Place, action: Action, match: re.Match[str]) -> Change:
    first, *rest = match.groups()
    if action in (Action.ADD_PARAGRAPH, Action.ADD_ITEM):
        position = numerals.to_int(first) if first != "增加规定" else 0
        return Change(place, action, (), (rest[0],), position)
    if not rest:
        return Change(place, action, (), _quoted(first))
    return Change(place, action, _quoted(first), _quoted(rest[0]))


def _quoted(text: str) -> tuple[str, ...]:
    return tuple(re.findall(_Q, text))
