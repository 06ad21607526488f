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

NUMBER = rf"(?:[{numerals.NUMERAL_CHARS}]+|[0-9０-９]+)"
_MORE_ITEMS = rf"(?:[、和至][（(]?{NUMBER}[）)]?)*"  # 第（一）、（三）项: the first one stands for them
_ITEM = rf"第[（(]?(?P<item>{NUMBER})[）)]?{_MORE_ITEMS}项"
_PARAGRAPH = rf"第(?P<paragraph>{NUMBER})(?:、{NUMBER})*款"
ARTICLE = rf"第?(?P<number>{NUMBER})条(?:之(?P<sub>{NUMBER}))?"

_TAIL_RE = re.compile(rf"(?:{_PARAGRAPH})?(?:{_ITEM})?")
_ARTICLE_RE = re.compile(ARTICLE)
_ITEM_RE = re.compile(_ITEM)
_LINK_RE = re.compile(rf"、|和|及|以及|与|或者|或|(?P<through>至|到|—|－|-)|，(?=第{NUMBER}条)")
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
    paragraph = to_int(match["paragraph"]) if match["paragraph"] else point.paragraph
    item = to_int(match["item"]) if match["item"] else None
    return dataclasses.replace(point, end=match.end(), paragraph=paragraph, item=item)


def following(text: str, point: Point) -> Iterator[Point]:
    """The points listed after `point`: 、第十三条第二款至第四款, 和第（三）项."""
    while link := _LINK_RE.match(text, point.end):
        start = link.end()
        found = article(text, start) or _same_article(text, start, point)
        if found is None:
            return
        point = dataclasses.replace(found, through=bool(link["through"]))
        yield point


def _same_article(text: str, start: int, before: Point) -> Point | None:
    """A 款 listed after a 款, or a 项 after a 项; a 款 after a whole article would be somebody else's."""
    if before.paragraph:
        found = tail(text, Point(start, start, before.number))
        if found.paragraph:
            return found
    if before.item and _ITEM_RE.match(text, start):
        return tail(text, Point(start, start, before.number, before.paragraph))
    return None


def to_int(text: str) -> int:
    """The number, 0 for what is none or too large for one."""
    try:
        number = numerals.to_int(text) if len(text) <= _MOST_DIGITS else 0
    except ValueError:
        return 0
    return number if number <= numerals.LARGEST else 0
