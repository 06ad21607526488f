"""Citations of statutes in running text: find them, resolve them against a library, format them.

A citation names a statute and, as a rule, an article: 《监督法》第十一条第二款, 宪法62条,
刑法第120条之一, 宪法第六十二条第（三）项, and lists that share one name: 监督法第十一条、第十三条.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.statutes import grammar, numerals, paragraphs
from renda.statutes.model import Status, quotable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renda.statutes.grammar import Point
    from renda.statutes.model import Article, ArticleNumber, Library, Statute, Version

#: Where a citation of a named statute may begin: a title in 《》, or an article's number behind a name.
NAMED = rf"《(?P<title>[^《》]+)》|{grammar.ARTICLE}"
_NAMED_RE = re.compile(NAMED)
#: What may stand right before a name without 《》. Anything else may make it the end of another name:
#: 行政监察法 is not 监察法, and 1982年宪法 not the one in force.
_ALONE_RE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[依照据按见和与及或者的是以在将由对把从看查读背学习了到即用引反合除跟让于新比同讲有成去]"
    r"|[我中]国|适用|现行)\Z"
)
_STATUTE_WORDS = "法|法典|条例|规则|办法|规定|决定|解释|准则|修正案"
_UNKNOWN_RE = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{0,12}}(?:{_STATUTE_WORDS}))\Z")
_OWN_RE = re.compile(rf"[本该此](?:{_STATUTE_WORDS})\Z")
_LOOK_BACK = 40  # characters; no statute with a longer name is cited without 《》
_SUGGESTED = 3  # statutes named in a message


#: Label and site-relative address of a citation such as 宪法第六十二条; None when it resolves to nothing.
Cite = Callable[[str], tuple[str, str] | None]


class CitationError(RendaError):
    """A citation that can't be resolved; the message says why."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A resolved reference to a statute, an article, or a paragraph (款) or item (项) of it.

    `list_paragraph` is the 款 whose 项 are meant when it isn't the first list of the article.
    """

    statute: Statute
    number: ArticleNumber | None = None
    paragraph: int | None = None
    item: int | None = None
    list_paragraph: int | None = None

    @property
    def fragment(self) -> str:
        """The URL fragment: art-62, art-62-p2, art-62-i3, or empty for a statute."""
        if self.number is None:
            return ""
        if self.item:
            return item_anchor(self.number, self.list_paragraph, self.item)
        return self.number.anchor + (f"-p{self.paragraph}" if self.paragraph else "")

    @property
    def url(self) -> str:
        """The address relative to the site's root: laws/xianfa/#art-62."""
        return f"laws/{self.statute.slug}/" + (f"#{self.fragment}" if self.number else "")

    @property
    def label(self) -> str:
        """《宪法》第六十二条第（三）项: `parse` reads it back."""
        text = f"《{quotable(self.statute.short_title)}》"
        if self.number:
            text += self.number.label
        if self.paragraph:
            text += f"第{numerals.to_chinese(self.paragraph)}款"
        if self.item:
            text += f"第（{numerals.to_chinese(self.item)}）项"
        return text

    def article(self, library: Library) -> Article | None:
        """The cited article of the version in force, None for a citation of a whole statute."""
        return library.article(self.statute, self.number) if self.number else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation found at text[start:end]; `citation` is None where `problem` says why it isn't one.

    `through` marks the end of a range that the mention before it begins: 第十条 and 至第十二条.
    """

    start: int
    end: int
    citation: Citation | None
    problem: str = ""
    through: bool = False


def item_anchor(number: ArticleNumber, list_paragraph: int | None, item: int) -> str:
    """art-62-i3; art-67-p2-i3 for a list that is not the article's first."""
    return f"{number.anchor}{f'-p{list_paragraph}' if list_paragraph else ''}-i{item}"


def find(text: str, library: Library) -> Iterator[Mention]:
    """Every citation in `text`, in order, each article of a list as a mention of its own.

    Never raises: what can't be resolved comes as a mention with a problem. A title in 《》 that is no
    statute of the library counts as a problem only when an article's number follows it; a number
    without 《》 before it only when it follows what looks like a statute's name.
    """
    position = 0
    while match := _NAMED_RE.search(text, position):
        head = read_head(text, match, library)
        position = head.end
        if head.point is None and head.statute:
            yield Mention(head.start, head.end, Citation(head.statute))
        for point in points(text, head):
            position = point.end
            if head.statute:
                yield mention(point, head.statute, head.statute.current(library.as_of))
            elif head.problem:
                yield Mention(point.start, point.end, None, head.problem)


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a citation: a statute's name and, as a rule, the first point behind it.

    `statute` is None for a name that the library doesn't know; `problem` says so, and is empty where
    there is no name at all. `point` begins where the name does.
    """

    start: int
    end: int
    statute: Statute | None
    point: Point | None
    problem: str = ""


def read_head(text: str, match: re.Match[str], library: Library) -> Head:
    """What stands at a match of `NAMED` in `text`."""
    title: str | None = match["title"]
    if title is None:
        start, statute, problem = _name_before(text, match.start(), library)
        point = grammar.article(text, match.start())
    else:
        start, statute = match.start(), library.by_name(title)
        problem = "" if statute else _ambiguous(title, library) or f"法律库中没有《{title}》"
        point = grammar.article(text, match.end())
    if point:
        point = dataclasses.replace(point, start=start)
    return Head(start, point.end if point else match.end(), statute, point, problem)


def points(text: str, head: Head) -> Iterator[Point]:
    """The points of a citation: the head's own and those listed behind it."""
    if head.point:
        yield head.point
        yield from grammar.following(text, head.point)


def _name_before(text: str, end: int, library: Library) -> tuple[int, Statute | None, str]:
    """Start and statute of the name without 《》 that ends at `end`, and what is wrong with it."""
    before = text[max(0, end - _LOOK_BACK) : end]
    if name := library.name_ending(before):
        start = end - len(name)
        if _ALONE_RE.search(before.removesuffix(name)):
            return start, library.by_name(name), ""
        return start, None, f"“{name}”前面的字像是另一部法律名称的一部分，请给法律名称加上书名号"
    unknown = None if _OWN_RE.search(before) else _UNKNOWN_RE.search(before)
    if unknown is None:
        return end, None, ""
    name = unknown["name"]
    problem = _ambiguous(name, library) or f"“{name}”不是法律库中的名称，请写全称并加书名号"
    return end - len(name), None, problem


def _ambiguous(name: str, library: Library) -> str:
    """What to say of a name that only ends the names of statutes, such as 组织法; else empty."""
    meant = [statute for statute in library.statutes if statute.title.endswith(name)]
    if not meant:
        return ""
    listed = "".join(f"《{statute.short_title}》" for statute in meant[:_SUGGESTED])
    more = "等" if len(meant) > _SUGGESTED else ""
    return f"“{name}”不明确，可能是{listed}{more}，请写明是哪一部"


def mention(point: Point, statute: Statute, version: Version) -> Mention:
    """`point` as a mention of `version`, with the problem where there is no such place in it."""
    try:
        return Mention(point.start, point.end, resolve(point, statute, version), "", point.through)
    except CitationError as error:
        return Mention(point.start, point.end, None, error.message, point.through)


def resolve(point: Point, statute: Statute, version: Version) -> Citation:
    """The place that `point` names in `version` of `statute`; CitationError when it isn't there."""
    article = _article(point, version)
    name = f"《{statute.short_title}》"
    if article is None:
        number = point.number.label if point.number and point.number.number else "这一条"
        raise CitationError(f"{name}没有{number}（{_extent(version)}）")
    parts = paragraphs.split(article.paragraphs)
    where = name + article.number.label
    if point.paragraph is not None and not 1 <= point.paragraph <= len(parts):
        raise CitationError(f"{where}只有 {len(parts)} 款，没有第 {point.paragraph} 款")
    if point.item is None:
        return Citation(statute, article.number, point.paragraph)
    lists = [index for index, part in enumerate(parts, 1) if part.items]
    wanted = [
        index for index in lists if point.paragraph in (None, index) and point.item in parts[index - 1].items
    ]
    if not wanted:
        raise CitationError(f"{where}没有第（{point.item}）项")
    later_list = wanted[0] if wanted[0] != lists[0] else None
    return Citation(statute, article.number, point.paragraph, point.item, later_list)


def _article(point: Point, version: Version) -> Article | None:
    """The article, or the item of a decision: decisions call their items 条 too."""
    if point.number is None or not point.number.number:
        return None
    item = dataclasses.replace(point.number, kind="项")
    return version.article(point.number) or version.article(item)


def _extent(version: Version) -> str:
    if not version.articles:
        return "没有条文"
    text = "该版本" if version.source_status is Status.SUPERSEDED else "现行文本"
    return f"{text}止于{version.articles[-1].number.label}"


def parse(text: str, library: Library) -> Citation:
    """The citation that is the whole of `text`, such as 宪法第六十二条.

    Raises:
        CitationError: `text` is no citation, or names a statute or article that isn't there.
    """
    stripped = text.strip()
    mentions = list(find(stripped, library))
    if len(mentions) != 1 or (mentions[0].start, mentions[0].end) != (0, len(stripped)):
        statute = library.by_name(stripped)
        if statute:
            return Citation(statute)
        raise CitationError(f"“{stripped}”不是一条引用；写法如：宪法第六十二条、监督法第十一条第二款")
    mention = mentions[0]
    if mention.citation is None:
        raise CitationError(mention.problem)
    return mention.citation


def resolver(library: Library) -> Cite:
    """`parse` for rooms that only show citations; they need neither the library nor its errors."""

    def cite(text: str) -> tuple[str, str] | None:
        try:
            citation = parse(text, library)
        except CitationError:
            return None
        return citation.label, citation.url

    return cite
