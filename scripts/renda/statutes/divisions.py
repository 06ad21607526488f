"""The divisions of a version – 编, 分编, 章, 节 – with their anchors, and how one finds them by number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from renda.statutes import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renda.statutes.model import Article, ArticleNumber, Version

Unit = Literal["编", "分编", "章", "节"]

_NUMBER = re.compile(rf"第([{numerals.NUMERAL_CHARS}]+)(?:分编|[编章节])")
_SUB_BOOK = re.compile(rf"第[{numerals.NUMERAL_CHARS}]+分编")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a division: book-2, book-2-1 (a 分编), ch-3, ch-3-s-1."""

    unit: Unit
    anchor: str
    title: str

    @property
    def number(self) -> int | None:
        """The number that it bears; 附则 has none."""
        match = _NUMBER.match(self.title)
        return numerals.to_int(match[1]) if match else None

    @property
    def is_unnamed(self) -> bool:
        """Whether only the number is known."""
        return bool(_NUMBER.fullmatch(self.title))


#: The headings over an article, outermost first.
Path = tuple[Heading, ...]


def paths(version: Version) -> Iterator[tuple[Article, Path]]:
    """Every article with the headings over it, in order.

    Chapters are numbered through where 编 begin anew with 第一章, so that anchors stay unique.
    """
    path: Path = ()
    books = chapters = 0
    below: dict[str, int] = {}  # anchor -> how many 分编 or sections it has
    for article in version.articles:
        kept = _kept(path, article)
        anchor = kept[-1].anchor if kept else ""
        for unit, title in _titles(article)[len(kept) :]:
            if unit == "编":
                books += 1
                anchor = f"book-{books}"
            elif unit == "章":
                chapters += 1
                anchor = f"ch-{chapters}"
            else:
                number = below[anchor] = below.get(anchor, 0) + 1
                anchor = f"{anchor or 'ch-0'}-{'s-' if unit == '节' else ''}{number}"
            kept = (*kept, Heading(unit, anchor, title))
        path = kept
        yield article, path


def _titles(article: Article) -> list[tuple[Unit, str]]:
    """The divisions that an article says it stands in."""
    found: list[tuple[Unit, str]] = [("分编" if _SUB_BOOK.match(b) else "编", b) for b in article.books]
    if article.chapter:
        found.append(("章", article.chapter))
    if article.section:
        found.append(("节", article.section))
    return found


def _kept(path: Path, article: Article) -> Path:
    """What of the headings over the article before still stands over this one."""
    same = takewhile(
        lambda pair: (pair[0].unit, pair[0].title) == pair[1], zip(path, _titles(article), strict=False)
    )
    return tuple(heading for heading, _ in same)


class Divisions:
    """The divisions of one version by article and by number."""

    def __init__(self, version: Version) -> None:
        self._paths = {article.number: path for article, path in paths(version)}
        self._all = {path[:end] for path in self._paths.values() for end in range(1, len(path) + 1)}

    def around(self, number: ArticleNumber, unit: str) -> str | None:
        """The anchor of the division of that kind around an article of the version, or None."""
        return next((heading.anchor for heading in self._paths[number] if heading.unit == unit), None)

    def find(self, steps: Sequence[tuple[str, int]], within: str | None = None) -> str | None:
        """The anchor of 第N编第N章…, in the division with the anchor `within` where that is given.

        None where there is none, or one in each of several 编.
        """
        found = {path[-1].anchor for path in self._all if _leads(path, steps, within)}
        return found.pop() if len(found) == 1 else None


def _leads(path: Path, steps: Sequence[tuple[str, int]], within: str | None) -> bool:
    numbers = [(heading.unit, heading.number) for heading in path]
    if within and all(heading.anchor != within for heading in path):
        return False
    return numbers[-1] == steps[-1] and all(step in numbers for step in steps)
