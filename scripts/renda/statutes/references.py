"""References in the text of statutes: 本法第十条, 前款, 第二款, 本章, and citations of other statutes.

They are read in their place: 前款 means the 款 before the one that says so, 本法 the version at hand.
What can't be decided is not resolved; a wrong link would be worse than none.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import amendments, citations, grammar, heads, paragraphs, renumbering
from renda.statutes.citations import Citation
from renda.statutes.divisions import Divisions
from renda.statutes.grammar import Point

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from renda.statutes.model import Article, ArticleNumber, Library, Statute, Version

#: Kinds of references, as the audit names them.
OWN = "本法第…条"
DIVISION = "本编、本章、本节、本法第…章"
RELATIVE = "前条、前款、本条、第…款、第…项"
BARE = "只写条号"
NAMED = "写明法律名称"

_N = grammar.NUMBER
_HEAD_RE = re.compile(
    r"(?P<own>本(?:法典?|条例|决定|规定|办法|规则|解释))(?=第)"
    r"|本(?P<division>分编|[编章节])"
    r"|前(?P<count>[两二三四五六七八九])?(?P<unit>[条款])"
    r"|本(?P<this>[条款])(?=第)"
    rf"|(?P<part>{grammar.PART})"
    rf"|{heads.NAMED}"
)
_DIVISION_RE = re.compile(rf"第(?P<number>{_N})(?P<unit>分编|[编章节])")
_COUNTS = {None: 1, "两": 2} | {char: number for number, char in enumerate("二三四五六七八九", 2)}
#: A number without a name means this statute only behind one of these: 依照第十条, not 附件一第十条.
_BARE_RE = re.compile(
    r"(?:[，。；：、]|本[编章节]|依照|按照|违反|符合|适用|参照|享有|属于|根据|[除有按对在和及或者与但至由经])\Z"
)
#: A sentence that names another statute: a number later in it may be that one's.
_OTHER_STATUTE_RE = re.compile(rf"[》〉]|[\u4e00-\u9fff](?<!本)(?:法|条例|法典)第{_N}条")
#: 该条第一款, 附件一第一款: not this article's.
_ELSEWHERE_RE = re.compile(r"(?:条|附件[一二三四五六七八九十]*|[法》〉”])\Z")
_FOREIGN_KINDS = ("立法解释", "修改决定", "修正案")
_QUOTED_RE = re.compile(r"“[^“”]*(?:”|\Z)")
_QUOTED_NUMBER_RE = re.compile(rf"第{_N}条(?:之{_N})?[\u3000 ]?")

_IN_QUOTATION = "在引文里，无法判断是哪部法律的条款"
_OF_ANOTHER = "在修改或者解释其他法律的文本里，无法判断是哪部法律的条款"
_UNDECIDED = "无法判断是哪部法律的条款"
_RENUMBERED = "条号此后有变动"
_NO_DIVISION = "找不到这一编、章、节"
_SEVERAL_LISTS = "本条不止一处有这一项"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference at [start, end) of a line of an article.

    `citation` says which place of which statute is meant, None for a chapter or an unresolved one;
    `fragment` leads there within the page at hand, for references to the statute itself. `covers`
    are the articles that it names, those inside a range too. `problem` says why nothing was found.
    """

    start: int
    end: int
    kind: str
    citation: Citation | None = None
    fragment: str = ""
    covers: tuple[ArticleNumber, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Here:
    """Where a line stands: its article, and the number of its 款; what it has `named` of another article."""

    article: Article
    paragraph: int
    named: Citation | None = None


class Reader:
    """Reads the references of one version of a statute."""

    def __init__(self, statute: Statute, version: Version, library: Library) -> None:
        self._statute, self._version, self._library = statute, version, library
        self._divisions = Divisions(version)
        self._order = {article.number: index for index, article in enumerate(version.articles)}
        quoted = amendments.quoted(statute, library)
        self._quoted = Reader(quoted, quoted.current(library.as_of), library) if quoted else None
        self._is_foreign = quoted is not None or version.kind in _FOREIGN_KINDS

    def article(self, article: Article) -> list[list[Reference]]:
        """The references of each line of an article of this version, in order."""
        lines: list[list[Reference]] = []
        for number, part in enumerate(paragraphs.split(article.paragraphs), 1):
            lines += [list(self._line(line.text, _Here(article, number))) for line in part.lines]
        return lines

    def _line(self, text: str, here: _Here) -> Iterator[Reference]:
        quotations = [match.span() for match in _QUOTED_RE.finditer(text)]
        position = 0
        while match := _HEAD_RE.search(text, position):
            quotation = next((span for span in quotations if span[0] < match.start() < span[1]), None)
            known = self._known_quotation(text, quotation) if quotation else None
            if quotation and known is not None:
                yield from known
                position = quotation[1]
                continue
            found = self._read(text, match, here, _IN_QUOTATION if quotation else "")
            yield from found
            for citation in (reference.citation for reference in found if reference.fragment):
                if citation and citation.number != here.article.number:
                    here = dataclasses.replace(here, named=citation)
            position = max([match.end(), *(reference.end for reference in found)])

    def _read(self, text: str, match: re.Match[str], here: _Here, doubt: str) -> list[Reference]:
        """The references that begin at `match`; `doubt` is why it can't be told what is meant."""
        if match["title"] or match["number"]:
            return self._named(text, match, doubt)
        if doubt and self._quoted and (match["own"] or "").startswith("本法"):
            return self._quoted_own(text, match, self._quoted)
        if self._is_foreign and (match["own"] or "本法").startswith("本法"):
            doubt = doubt or _OF_ANOTHER
        if match["division"] or (match["own"] and _DIVISION_RE.match(text, match.end())):
            return [self._division(text, match, here, doubt)]
        point = self._point(text, match, here)
        if point is None or (match["part"] and _ELSEWHERE_RE.search(text[: match.start()])):
            return []
        if point.item and point.paragraph is None and _lists_with(point.item, here.article) > 1:
            doubt = doubt or (_SEVERAL_LISTS if point.number == here.article.number else "")
        found = self._own(text, point, OWN if match["own"] else RELATIVE, doubt)
        if match["unit"] == "条" and found[0].covers:  # 前两条 names both
            last = self._version.articles[self._order[here.article.number] - 1].number
            covers = (*found[0].covers, *self._version.between(found[0].covers[0], last))
            found[0] = dataclasses.replace(found[0], covers=covers)
        return found

    def _named(self, text: str, match: re.Match[str], doubt: str) -> list[Reference]:
        head = heads.read(text, match, self._library)
        if head.statute is None and not head.problem:
            return self._bare(text, match, doubt)
        if head.point is None:
            return [Reference(head.start, head.end, NAMED, Citation(head.statute))] if head.statute else []
        points = heads.points(text, head)
        if head.statute is None:
            return [Reference(point.start, point.end, NAMED, problem=head.problem) for point in points]
        return self._references(points, NAMED, head.statute, head.statute.current(self._library.as_of))

    def _bare(self, text: str, match: re.Match[str], doubt: str) -> list[Reference]:
        """第十条 without a name: this statute's, unless something speaks against it."""
        start = match.start()
        point = grammar.article(text, start)
        if point is None or text[start] != "第":
            return []
        sentence = text[text.rfind("。", 0, start) + 1 : start]
        if self._is_foreign:
            doubt = doubt or _OF_ANOTHER
        elif not _BARE_RE.search(sentence) or _OTHER_STATUTE_RE.search(sentence):
            doubt = doubt or _UNDECIDED
        return self._own(text, point, BARE, doubt)

    def _point(self, text: str, match: re.Match[str], here: _Here) -> Point | None:
        """The place that a head without a name means, seen from `here`."""
        start, end, number = match.start(), match.end(), here.article.number
        if match["own"]:
            point = grammar.article(text, end)
            return dataclasses.replace(point, start=start) if point else None
        if match["unit"] == "条":
            index = self._order[number] - _COUNTS[match["count"]]
            before = self._version.articles[index].number if index >= 0 else None
            return grammar.tail(text, Point(start, end, before))
        if match["unit"] == "款":
            paragraph = here.paragraph - _COUNTS[match["count"]]
            return grammar.tail(text, Point(start, end, number, paragraph))
        behind = start if match["part"] else end
        paragraph_here = here.paragraph if match["this"] == "款" else None
        point = grammar.tail(text, Point(behind, behind, number, paragraph_here))
        if match["part"] and here.named and self._is_of_named(point, here, here.named):
            point = dataclasses.replace(point, number=here.named.number, paragraph=here.named.paragraph)
        return dataclasses.replace(point, start=start) if point.end > behind else None

    def _is_of_named(self, point: Point, here: _Here, named: Citation) -> bool:
        """Whether a bare 第四项 is one that this article doesn't have, but the one named before it does."""
        if point.item is None or point.paragraph or _lists_with(point.item, here.article):
            return False
        article = named.number and self._version.article(named.number)
        return bool(article and _lists_with(point.item, article))

    def _quoted_own(self, text: str, match: re.Match[str], quoted: Reader) -> list[Reference]:
        """本法第十条 in a quotation: the `quoted` statute's."""
        point = grammar.article(text, match.end())
        if point is None:
            return []
        points = [dataclasses.replace(point, start=match.start()), *grammar.following(text, point)]
        return self._references(points, OWN, quoted._statute, quoted._version)

    def _own(self, text: str, point: Point, kind: str, doubt: str) -> list[Reference]:
        points = [point, *grammar.following(text, point)]
        if doubt:
            return [Reference(point.start, point.end, kind, problem=doubt) for point in points]
        found = self._references(points, kind, self._statute, self._version)
        return [dataclasses.replace(r, fragment=r.citation.fragment) if r.citation else r for r in found]

    def _references(
        self, points: Iterable[Point], kind: str, statute: Statute, version: Version
    ) -> list[Reference]:
        """`points` of `version` as references."""
        found: list[Reference] = []
        first: ArticleNumber | None = None
        for point in points:
            mention = citations.mention(point, statute, version)
            number = mention.citation.number if mention.citation else None
            problem = mention.problem
            if number and renumbering.moved(statute, number, self._version.version_date, version):
                number, problem = None, _RENUMBERED
            if number is None:
                found.append(Reference(point.start, point.end, kind, problem=problem))
            else:
                covers = version.between(first if point.through else None, number)
                found.append(Reference(point.start, point.end, kind, mention.citation, covers=covers))
            first = number
        return found

    def _division(self, text: str, match: re.Match[str], here: _Here, doubt: str) -> Reference:
        """本章, 本章第二节, 本法第三编第一章第二节."""
        steps, end = _division_steps(text, match.end())
        anchor = self._divisions.around(here.article.number, match["division"]) if match["division"] else None
        if steps and (anchor or match["own"]):
            anchor = self._divisions.find(steps, within=anchor)
        if doubt or anchor is None:
            return Reference(match.start(), end, DIVISION, problem=doubt or _NO_DIVISION)
        return Reference(match.start(), end, DIVISION, fragment=anchor)

    def _known_quotation(self, text: str, span: tuple[int, int]) -> list[Reference] | None:
        """The references of a quotation that stands word for word in the statute amended or interpreted.

        That statute's article decides what they mean. None for any other quotation.
        """
        if self._quoted is None:
            return None
        start, end = span[0] + 1, span[1] - text.endswith("”", *span)
        if number := _QUOTED_NUMBER_RE.match(text, start, end):
            start = number.end()
        line = text[start:end]
        place = self._quoted.lines.get(line)
        if place is None:
            return None
        return [
            dataclasses.replace(found, start=start + found.start, end=start + found.end, fragment="")
            for found in self._quoted._line(line, place)
            if found.kind != DIVISION  # chapters have an address only within their page
        ]

    @functools.cached_property
    def lines(self) -> dict[str, _Here]:
        """Line -> where it stands, for the lines that occur only once."""
        found: dict[str, _Here] = {}
        counts: Counter[str] = Counter()
        for article in self._version.articles:
            for number, part in enumerate(paragraphs.split(article.paragraphs), 1):
                for line in part.lines:
                    counts[line.text] += 1
                    found[line.text] = _Here(article, number)
        return {line: here for line, here in found.items() if counts[line] == 1}


def of_version(
    statute: Statute, version: Version, library: Library
) -> dict[ArticleNumber, list[list[Reference]]]:
    """The references of each line of each article of `version` that has any; read once per library."""
    key = (statute.slug, version.version_date)
    known = _read_texts(library)
    if key not in known:
        reader = Reader(statute, version, library)
        found = ((article.number, reader.article(article)) for article in version.articles)
        known[key] = {number: lines for number, lines in found if any(lines)}
    return known[key]


@functools.lru_cache(maxsize=2)
def _read_texts(
    library: Library,
) -> dict[tuple[str, dt.date], dict[ArticleNumber, list[list[Reference]]]]:
    """What `of_version` has read of `library`."""
    del library
    return {}


def _division_steps(text: str, position: int) -> tuple[list[tuple[str, int]], int]:
    """The numbered divisions named at `position`, outermost first, and where they end."""
    steps: list[tuple[str, int]] = []
    while match := _DIVISION_RE.match(text, position):
        steps.append((match["unit"], grammar.to_int(match["number"])))
        position = match.end()
    return steps, position


def _lists_with(item: int, article: Article) -> int:
    return sum(item in part.items for part in paragraphs.split(article.paragraphs))
