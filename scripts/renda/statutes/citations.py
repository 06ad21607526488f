"""Citations of statutes in running text: find them, resolve them against a library, format them.

A citation names a statute and, as a rule, an article: 《监督法》第十一条第二款, 宪法62条,
刑法第120条之一, 宪法第六十二条第（三）项, and lists that share one name: 监督法第十一条、第十三条.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.statutes import numerals, paragraphs
from renda.statutes.model import Article, ArticleNumber, Library, Statute

if TYPE_CHECKING:
    from collections.abc import Iterator

_N = rf"(?:[{numerals.NUMERAL_CHARS}]+|[0-9０-９]+)"
_POINT = (
    rf"第?(?P<number>{_N})条(?:之(?P<sub>{_N}))?"
    rf"(?:第(?P<paragraph>{_N})款)?(?:第[（(]?(?P<item>{_N})[）)]?项)?"
)
_POINT_RE = re.compile(_POINT)
_NEXT_RE = re.compile(rf"(?P<link>、|和|及|以及|与|或者|或|至|到|—|－|-)(?={_POINT})")
_QUOTED_RE = re.compile(r"《(?P<name>[^《》]+)》")
_MOST_DIGITS = 8  # 九千九百九十九 has seven; a longer run is no article number


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
        text = f"《{self.statute.short_title}》"
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
    """A citation found at text[start:end]; `citation` is None where `problem` says why it isn't one."""

    start: int
    end: int
    citation: Citation | None
    problem: str = ""


def item_anchor(number: ArticleNumber, list_paragraph: int | None, item: int) -> str:
    """art-62-i3; art-67-p2-i3 for a list that is not the article's first."""
    return f"{number.anchor}{f'-p{list_paragraph}' if list_paragraph else ''}-i{item}"


@functools.lru_cache(maxsize=8)
def _bare_name(names: frozenset[str]) -> re.Pattern[str]:
    """Names written without 《》 count only in front of an article number; the longest name wins."""
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?P<name>{alternatives})(?={_POINT})")


def find(text: str, library: Library) -> Iterator[Mention]:
    """Every citation in `text`, in order, each article of a list as a mention of its own.

    Never raises: what can't be resolved comes as a mention with a problem. A title in 《》 that is no
    statute of the library counts as a problem only when an article number follows it.
    """
    bare = _bare_name(library.names)
    position = 0
    while position < len(text):
        quoted, plain = _QUOTED_RE.search(text, position), bare.search(text, position)
        if quoted and plain and quoted.start() < plain.start() < quoted.end():
            plain = None
        match = min((m for m in (quoted, plain) if m), key=lambda m: m.start(), default=None)
        if match is None:
            return
        statute = library.by_name(match["name"])
        point = _POINT_RE.match(text, match.end())
        if point is None:
            if statute and match is quoted:
                yield Mention(match.start(), match.end(), Citation(statute))
            position = match.end()
            continue
        start = match.start()
        while point:
            yield _mention(start, point, statute, match["name"], library)
            position = point.end()
            following = _NEXT_RE.match(text, position)
            start = following.end() if following else position
            point = _POINT_RE.match(text, start) if following else None


def _mention(
    start: int, point: re.Match[str], statute: Statute | None, name: str, library: Library
) -> Mention:
    if statute is None:
        return Mention(start, point.end(), None, f"法律库中没有《{name}》")
    try:
        return Mention(start, point.end(), _resolve(point, statute, library))
    except CitationError as error:
        return Mention(start, point.end(), None, error.message)


def _resolve(point: re.Match[str], statute: Statute, library: Library) -> Citation:
    number = ArticleNumber(_group(point, "number") or 0, _group(point, "sub") or 0)
    paragraph, item = _group(point, "paragraph"), _group(point, "item")
    article = library.article(statute, number) if number.number else None
    if article is None:
        raise CitationError(f"《{statute.short_title}》没有{point[0]}（{_extent(statute, library)}）")
    parts = paragraphs.split(article.paragraphs)
    where = f"《{statute.short_title}》{number.label}"
    if paragraph is not None and not 1 <= paragraph <= len(parts):
        raise CitationError(f"{where}只有 {len(parts)} 款，没有第 {paragraph} 款")
    if item is None:
        return Citation(statute, number, paragraph)
    lists = [index for index, part in enumerate(parts, 1) if part.items]
    wanted = [index for index in lists if paragraph in (None, index) and item in parts[index - 1].items]
    if not wanted:
        raise CitationError(f"{where}没有第（{item}）项")
    later_list = wanted[0] if wanted[0] != lists[0] else None
    return Citation(statute, number, paragraph, item, later_list)


def _group(point: re.Match[str], name: str) -> int | None:
    text: str | None = point[name]
    return None if text is None else _to_int(text)


def _to_int(text: str) -> int:
    try:
        return numerals.to_int(text) if len(text) <= _MOST_DIGITS else 0
    except ValueError:
        return 0


def _extent(statute: Statute, library: Library) -> str:
    articles = statute.current(library.as_of).articles
    return f"现行文本止于{articles[-1].number.label}" if articles else "没有条文"


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
