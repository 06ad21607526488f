"""The grammar of citations: points such as 第六十二条第一款第（三）项 and lists of them. Knows no library."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import numerals
from renda.statutes.model import ArticleNumber

if TYPE_CHECKING:
    from collections.abc import Iterator

# Repetitions are bounded: all this is looked for at every number of a text, however long.
NUMBER = rf"(?:[{numerals.NUMERAL_CHARS}]{{1,30}}|[0-9０-９]{{1,30}})"
#: What may stand between any two parts of a citation: an author may break the line there.
BLANK = r"[^\S\n]{0,8}(?:\n[^\S\n]{0,8})?"
_AND = r"、|和|以及|及|与|或者|或"
_TO = r"至|到|——?|[-－–~～]"
_OPENED, _CLOSED = r"[（(]?", r"[）)]?"
#: The numbers of a list that share one unit: 、67 in 第62、67条, 至（三） in 第（一）至（三）项.
_MORE = rf"(?:{BLANK}(?:{_AND}|[，,]|{_TO}){BLANK}(?:第{BLANK})?{_OPENED}{NUMBER}{_CLOSED}){{1,30}}"


def _unit(char: str) -> str:
    """The unit behind a number, or what shows that it stands behind a later number of the list."""
    return rf"(?:{BLANK}{char}|(?={_MORE}{BLANK}{char}))"


#: The beginning of a 款 or 项: 第二款, 第（一）项, 第一 of 第一、二款.
PART = rf"第{BLANK}{_OPENED}{NUMBER}{_CLOSED}{_unit('[款项]')}"
_ORDINAL = rf"(?:第{BLANK})?"  # only the first number of a list needs it
_PARAGRAPH = rf"{_ORDINAL}(?P<paragraph>{NUMBER}){_unit('款')}"
_ITEM = rf"{_ORDINAL}{_OPENED}(?P<item>{NUMBER}){_CLOSED}{_unit('项')}"
ARTICLE = rf"{_ORDINAL}(?P<number>{NUMBER})(?:{BLANK}条(?:之(?P<sub>{NUMBER}))?|(?={_MORE}{BLANK}条))"

_TAIL_RE = re.compile(rf"(?:{BLANK}(?=第){_PARAGRAPH})?(?:{BLANK}(?=第){_ITEM})?")
_ARTICLE_RE = re.compile(ARTICLE)
_PARAGRAPH_RE = re.compile(rf"{_PARAGRAPH}(?:{BLANK}(?=第){_ITEM})?")
_ITEM_RE = re.compile(_ITEM)
_SUB_RE = re.compile(rf"之(?P<sub>{NUMBER})")
_LINK_RE = re.compile(rf"{BLANK}(?:{_AND}|(?P<through>{_TO})|[，,](?=第?{NUMBER}条)){BLANK}")
_MOST_DIGITS = 8  # 九千九百九十九 has seven; a longer run is no article number


@dataclass(frozen=True, slots=True)
class Point:
    """A place named by text[start:end]; what it leaves out it takes from the point before it.

    `through` marks the last point of a range: 至第十二条.
    """

    start: int
    end: int
    number: ArticleNumber | None = None
    paragraph: int | None = None
    item: int | None = None
    through: bool = False


def article(text: str, position: int) -> Point | None:
    """The point that begins with an article's number at `position`."""
    match = _ARTICLE_RE.match(text, position)
    if match is None:
        return None
    number = ArticleNumber(to_int(match["number"]), to_int(match["sub"]) if match["sub"] else 0)
    return tail(text, Point(position, match.end(), number))


def tail(text: str, point: Point) -> Point:
    """`point` with the 款 and 项 that stand right behind it: 前条 and 第二款 make 前条第二款."""
    match = _TAIL_RE.match(text, point.end)
    assert match is not None  # it may be empty
    return _with_part(point, match)


def _with_part(point: Point, match: re.Match[str]) -> Point:
    parts = match.groupdict()
    paragraph = to_int(parts["paragraph"]) if parts.get("paragraph") else point.paragraph
    item = to_int(parts["item"]) if parts.get("item") else None
    return dataclasses.replace(point, end=match.end(), paragraph=paragraph, item=item)


def following(text: str, point: Point) -> Iterator[Point]:
    """The points listed after `point`: 、第十三条第二款至第四款, 和第（三）项, 、67条, 、之二."""
    while link := _LINK_RE.match(text, point.end):
        start = link.end()
        found = article(text, start) or _same_article(text, start, point)
        if found is None:
            return
        point = dataclasses.replace(found, through=bool(link["through"]))
        yield point


def _same_article(text: str, start: int, before: Point) -> Point | None:
    """A 款 listed after a 款, a 项 after a 项, 之二 after 之一.

    A 款 after a whole article would be somebody else's.
    """
    if before.paragraph and (match := _PARAGRAPH_RE.match(text, start)):
        return _with_part(Point(start, start, before.number), match)
    if before.item and (match := _ITEM_RE.match(text, start)):
        return _with_part(Point(start, start, before.number, before.paragraph), match)
    if before.number and before.number.sub and (match := _SUB_RE.match(text, start)):
        return Point(start, match.end(), dataclasses.replace(before.number, sub=to_int(match["sub"])))
    return None


def to_int(text: str) -> int:
    """The number, 0 for what is none or too large for one."""
    try:
        number = numerals.to_int(text) if len(text) <= _MOST_DIGITS else 0
    except ValueError:
        return 0
    return number if number <= numerals.LARGEST else 0
