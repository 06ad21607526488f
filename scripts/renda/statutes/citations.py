"""Citations of statutes in running text: find them, resolve them against a library, format them.

A citation names a statute and, as a rule, an article: 《监督法》第十一条第二款, 宪法62条,
刑法第120条之一, 宪法第六十二条第（三）项, and lists that share one name: 监督法第十一条、第十三条.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.statutes import heads, numerals, paragraphs
from renda.statutes.model import Status, quotable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renda.statutes.grammar import Point
    from renda.statutes.model import Article, ArticleNumber, Library, Statute, Version

_NAMED_RE = re.compile(heads.NAMED)

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
        if self.number and self.number.kind == "项":  # who cites an item of a decision calls it 条
            text += dataclasses.replace(self.number, kind="条").label
        elif self.number:
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


# What is checked is linked afterwards, and a preview reads it again and again.
@functools.lru_cache(maxsize=16_384)
def find(text: str, library: Library) -> tuple[Mention, ...]:
    """Every citation in `text`, in order, each article of a list as a mention of its own.

    Never raises: what can't be resolved comes as a mention with a problem. A title in 《》 that is no
    statute of the library counts as a problem only when an article's number follows it; a number
    without 《》 before it only when it follows what looks like a statute's name, or a title with little
    between.
    """
    return tuple(_find(text, library))


def _find(text: str, library: Library) -> Iterator[Mention]:
    position = 0
    title: heads.Head | None = None
    while match := _NAMED_RE.search(text, position):
        head = heads.read(text, match, library)
        position = head.end
        if head.point is None:
            if head.statute:
                yield Mention(head.start, head.end, Citation(head.statute))
            title = head if head.statutes else None
            continue
        problem = head.problem or heads.separated(text, title, head)
        title = None
        for point in heads.points(text, head):
            position = point.end
            statute = head.statute_of(point)
            if statute:
                yield mention(point, statute, statute.current(library.as_of))
            elif problem:
                yield Mention(point.start, point.end, None, problem)


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
        if point.number in version.missing:
            raise CitationError(f"本库的来源缺{name}{number}，请查阅官方公布的文本")
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
    if version.articles[-1].number.kind == "全文":
        return "全文不分条"
    text = "该版本" if version.source_status is Status.SUPERSEDED else "现行文本"
    return f"{text}止于{version.articles[-1].number.label}"


def parse(text: str, library: Library) -> Citation:
    """The citation that is the whole of `text`, such as 宪法第六十二条.

    Raises:
        CitationError: `text` is no citation, or names a statute or article that isn't there.
    """
    stripped = text.strip()
    mentions = find(stripped, library)
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
