"""The beginning of a citation in running text: the name of a statute and the first number behind it."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import grammar, numerals
from renda.statutes.grammar import Point
from renda.statutes.model import ArticleNumber

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renda.statutes.model import Library, Statute

#: Where a citation of a named statute may begin: a title in 《》, or an article's number behind a name.
NAMED = rf"《(?P<title>[^《》]+)》|{grammar.ARTICLE}"
#: What may stand right before a name without 《》. Anything else may make it the end of another name:
#: 行政监察法 is not 监察法, and 1982年宪法 not the one in force.
_ALONE_RE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[依照据按见和与及或者的是以在将由对把从看查读背学习了到即用引反合除跟让于新比同讲有成去]"
    r"|[我中]国|适用|现行)\Z"
)
_STATUTE_WORDS = "法|法典|条例|规则|办法|规定|决定|解释|准则|修正案"
_UNKNOWN_RE = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{0,12}}(?:{_STATUTE_WORDS}))\Z")
_OWN_RE = re.compile(rf"(?:[本该此]|(?<!合)同)(?:{_STATUTE_WORDS})\Z")  # 同法 ends 劳动合同法 too
_LOOK_BACK = 80  # characters; no statute with a longer name and remark is cited without 《》
_SUGGESTED = 3  # statutes named in a message

#: （2018年修正）, （以下简称《宪法》）; one that names an article is no remark.
_REMARK = r"[（(][^（）()\n条]{1,40}[）)]"
_GAP = rf"{grammar.BLANK}(?:{_REMARK}{grammar.BLANK})?"
#: Between a title and a number; a number without 第 (62条) stands right behind either.
_BEHIND_TITLE_RE = re.compile(rf"{_GAP}(?=第)|(?:{_REMARK})?")
_BEHIND_NAME_RE = re.compile(rf"(?!.*》){_GAP}\Z")  # a title in a remark is a citation read before
_YEAR_RE = re.compile(rf"(?<![0-9])[12][0-9]{{3}}(?![0-9])|[一二][{numerals.DIGITS}〇]{{3}}")
_WHOLE_TEXT = ArticleNumber(1, 0, "全文")
#: What keeps a number from the title before it, without giving it to something else: 《宪法》的第二条.
_SEPARATES_RE = re.compile(r"[^\S\n]+|[^，。；：！？、“”）)\n|《》本该此同前和与及或]{1,8}(?=第)")


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a citation: a statute's name and, as a rule, the first point behind it.

    `statutes` are empty for a name that the library doesn't know; `problem` says so, and is empty where
    there is no name at all. There are several where they share the name and number their articles
    through. `point` begins where the name does.
    """

    start: int
    end: int
    statutes: tuple[Statute, ...]
    point: Point | None
    problem: str = ""

    @property
    def statute(self) -> Statute | None:
        """The only statute of that name; of several, the first point's."""
        if self.point is None and len(self.statutes) > 1:
            return None
        return self.statute_of(self.point)

    def statute_of(self, point: Point | None) -> Statute | None:
        """The statute that `point` is in; the latest where it is in none."""
        number = point.number if point else None
        for statute in self.statutes:
            if number and any(version.article(number) for version in statute.versions):
                return statute
        return self.statutes[-1] if self.statutes else None


def read(text: str, match: re.Match[str], library: Library) -> Head:
    """What stands at a match of `NAMED` in `text`."""
    title: str | None = match["title"]
    point: Point | None
    if title is None:
        start, statutes, problem = _name_before(text, match.start(), library)
        point = grammar.article(text, match.start())
    else:
        title = "".join(title.split())
        start, statutes = match.start(), library.named(title)
        problem = "" if statutes else _ambiguous(title, library) or f"法律库中没有《{title}》"
        point = _point_behind(text, match.end(), statutes, library)
        if point and statutes:
            problem = _of_another_year(text[match.end() : point.start], statutes, library)
    if point:
        point = dataclasses.replace(point, start=start)
    return Head(start, point.end if point else match.end(), () if problem else statutes, point, problem)


def points(text: str, head: Head) -> Iterator[Point]:
    """The points of a citation: the head's own and those listed behind it."""
    if head.point:
        yield head.point
        yield from grammar.following(text, head.point)


def separated(text: str, title: Head | None, head: Head) -> str:
    """What to say of a number that isn't read with the `title` not far before it; empty for any other."""
    if title is None or head.statutes or head.problem or head.point is None:
        return ""
    between = _SEPARATES_RE.match(text, title.end, head.end)
    if between is None or between.end() != head.start:
        return ""
    name = text[title.start : title.end]
    return f"它与{name}之间隔着“{between[0]}”，没有当作{name}的条文；请把条号紧接着写在书名号后面"


def _point_behind(text: str, position: int, statutes: tuple[Statute, ...], library: Library) -> Point | None:
    """The point that a title ending at `position` has."""
    gap = _BEHIND_TITLE_RE.match(text, position)
    assert gap is not None  # it may be empty
    if point := grammar.article(text, gap.end()):
        return point
    undivided = any(statute.current(library.as_of).article(_WHOLE_TEXT) for statute in statutes)
    if undivided and text.startswith(_WHOLE_TEXT.label, position):
        return grammar.tail(text, Point(position, position + len(_WHOLE_TEXT.label), _WHOLE_TEXT))
    return None


def _of_another_year(gap: str, statutes: tuple[Statute, ...], library: Library) -> str:
    """What to say of a remark such as （1982年）, which means a text no longer in force; else empty."""
    said = {numerals.to_int(year) for year in _YEAR_RE.findall(gap)}
    current = [statute.current(library.as_of).version_date.year for statute in statutes]
    if not said or said & {*current}:
        return ""
    return f"《{statutes[-1].short_title}》的现行文本是 {current[-1]} 年的；请删去“{gap.strip()}”，并核对条号"


def _name_before(text: str, end: int, library: Library) -> tuple[int, tuple[Statute, ...], str]:
    """Start and statutes of the name without 《》 before the number at `end`, and what is wrong with it."""
    before = text[max(0, end - _LOOK_BACK) : end]
    name, gap = library.name_ending(before), ""
    if name is None and text.startswith("第", end) and (match := _BEHIND_NAME_RE.search(before)):
        gap = match[0]
        name = library.name_ending(before.removesuffix(gap))
    if name:
        ended = name + gap
        statutes = library.named(name)
        if _ALONE_RE.search(before.removesuffix(ended)):
            return end - len(ended), statutes, _of_another_year(gap, statutes, library)
        problem = f"“{name}”前面的字像是另一部法律名称的一部分，请给法律名称加上书名号"
        return end - len(ended), (), problem
    unknown = None if _OWN_RE.search(before) else _UNKNOWN_RE.search(before)
    if unknown is None:
        return end, (), ""
    name = unknown["name"]
    problem = _ambiguous(name, library) or f"“{name}”不是法律库中的名称，请写全称并加书名号"
    return end - len(name), (), problem


def _ambiguous(name: str, library: Library) -> str:
    """What to say of a name that only ends the names of statutes, such as 组织法; else empty."""
    meant = [statute for statute in library.statutes if statute.title.endswith(name)]
    if not meant:
        return ""
    listed = "".join(f"《{statute.short_title}》" for statute in meant[:_SUGGESTED])
    more = "等" if len(meant) > _SUGGESTED else ""
    return f"“{name}”不明确，可能是{listed}{more}，请写明是哪一部"
