"""The statute model: frozen, typed, free of any source's and any page's details."""

from __future__ import annotations

import enum
import functools
import hashlib
import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from renda.statutes import numerals

if TYPE_CHECKING:
    import datetime as dt

NumberKind = Literal["条", "项", "全文"]

_ARTICLE = re.compile(rf"第([{numerals.NUMERAL_CHARS}]+)条(?:之([{numerals.NUMERAL_CHARS}]+))?")
_ITEM = re.compile(rf"条目([{numerals.NUMERAL_CHARS}]+)")
_IN_SERIES = re.compile(r"(.+)（[^（）]+）")


@dataclass(frozen=True, order=True, slots=True)
class ArticleNumber:
    """The number of an article: 第一百二十条之一 is (120, 1).

    `kind` 项 numbers the items of a decision (一、二、…), 全文 a text without any division.
    """

    number: int
    sub: int = 0
    kind: NumberKind = "条"

    @classmethod
    def parse(cls, text: str) -> ArticleNumber:
        """Read 第六十二条, 第一百二十条之一, 条目三 or 全文; ValueError for anything else."""
        if match := _ARTICLE.fullmatch(text):
            sub = numerals.to_int(match[2]) if match[2] else 0
            return cls(numerals.to_int(match[1]), sub)
        if match := _ITEM.fullmatch(text):
            return cls(numerals.to_int(match[1]), 0, "项")
        if text == "全文":
            return cls(1, 0, "全文")
        raise ValueError(f"not an article number: {text!r}")

    @property
    def label(self) -> str:
        """第六十二条, 第一百二十条之一, 三 (an item of a decision) or 全文."""
        if self.kind == "全文":
            return "全文"
        if self.kind == "项":
            return numerals.to_chinese(self.number)
        sub = f"之{numerals.to_chinese(self.sub)}" if self.sub else ""
        return f"第{numerals.to_chinese(self.number)}条{sub}"

    @property
    def anchor(self) -> str:
        """The promised fragment: art-62, art-120-1, item-3, text."""
        if self.kind == "全文":
            return "text"
        stem = "art" if self.kind == "条" else "item"
        return f"{stem}-{self.number}" + (f"-{self.sub}" if self.sub else "")


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its paragraphs (款, and the lines of its 项) word for word, without the number.

    `notes` are lines of ours, for a figure or table of the official text that the source lacks.
    `books` are the 编 and, inside it, the 分编 that the article stands in.
    """

    number: ArticleNumber
    paragraphs: tuple[str, ...]
    chapter: str | None = None
    section: str | None = None
    notes: tuple[str, ...] = ()
    books: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All paragraphs joined by newlines."""
        return "\n".join(self.paragraphs)

    @property
    def digest(self) -> str:
        """The first 16 hex digits of the text's SHA-256: changes when the wording changes."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


class Status(enum.Enum):
    """What a version is on a given day."""

    IN_FORCE = "现行有效"
    NOT_YET = "尚未施行"
    SUPERSEDED = "历史版本"
    REPEALED = "已废止"
    AMENDED = "已被修改"

    @property
    def binding(self) -> bool:
        """Whether the version is the law on that day (已被修改 is, but for what amendments changed)."""
        return self in (Status.IN_FORCE, Status.AMENDED)


@dataclass(frozen=True, slots=True)
class Imported:
    """What of a version came from a file that the organizer imported; no `parts` mean all of it."""

    file: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Version:
    """The text of a statute as of one date of adoption or amendment.

    `commencement` is the day this version takes effect, None where the source gives only an earlier
    one, `first_effective`, or nothing. That is the statute's original commencement, or that of its last
    revision as a whole: the source doesn't tell which. `preamble` holds the paragraphs
    of the 序言, empty where the source has none.
    `imported` tells where the text comes from; it is no part of what the version says.
    """

    law_id: str
    title: str
    kind: str
    department: str
    issued_by: str | None
    version_date: dt.date
    published: dt.date | None
    commencement: dt.date | None
    first_effective: dt.date | None
    source_status: Status
    articles: tuple[Article, ...]
    annex: tuple[str, ...] = ()
    preamble: tuple[str, ...] = ()
    imported: Imported | None = field(default=None, compare=False)

    def article(self, number: ArticleNumber) -> Article | None:
        """The article with that number, or None."""
        return self._by_number.get(number)

    def between(self, first: ArticleNumber | None, last: ArticleNumber) -> tuple[ArticleNumber, ...]:
        """The numbers of the articles behind `first` up to `last`; without `first`, `last` alone."""
        if first is None:
            return (last,)
        return tuple(number for number in self._by_number if first < number <= last)

    @functools.cached_property
    def missing(self) -> tuple[ArticleNumber, ...]:
        """The numbers that the articles skip: the source lacks these articles.

        A text that doesn't begin with 第一条 skips none: its articles are those of another one.
        """
        numbers = [article.number for article in self.articles]
        if not numbers or numbers[0] != ArticleNumber(1):
            return ()
        return tuple(
            ArticleNumber(skipped)
            for last, number in itertools.pairwise(numbers)
            for skipped in range(last.number + 1, number.number)
        )

    @functools.cached_property
    def _by_number(self) -> dict[ArticleNumber, Article]:
        return {article.number: article for article in self.articles}


@dataclass(frozen=True)
class Statute:
    """A statute with all its versions, oldest first. URLs are built from `slug`."""

    slug: str
    title: str
    short_names: tuple[str, ...]
    versions: tuple[Version, ...]

    @property
    def short_title(self) -> str:
        """The name people use: the first short name, else the title without 中华人民共和国."""
        return self.short_names[0] if self.short_names else self.title.removeprefix("中华人民共和国")

    def status(self, version: Version, as_of: dt.date) -> Status:
        """What `version` is on the day `as_of`, computed from dates.

        A version whose commencement lies ahead is 尚未施行; until then the version before it
        stays in force although the source already calls it history.
        """
        if version.source_status is Status.REPEALED:
            return Status.REPEALED
        if version.commencement and version.commencement > as_of:
            return Status.NOT_YET
        later = self.versions[self.versions.index(version) + 1 :]
        if any(not v.commencement or v.commencement <= as_of for v in later):
            return Status.SUPERSEDED
        if version.source_status is Status.AMENDED:
            return Status.AMENDED
        return Status.IN_FORCE

    def dated(self, day: dt.date) -> Version | None:
        """The version of that date of adoption or amendment, or None."""
        return next((version for version in self.versions if version.version_date == day), None)

    def current(self, as_of: dt.date) -> Version:
        """The version to show at the statute's own URL: in force on that day, else the latest."""
        for version in reversed(self.versions):
            if self.status(version, as_of).binding:
                return version
        return self.versions[-1]


def quotable(title: str) -> str:
    """A title as it stands within 《》: a title quoted in it has 〈〉."""
    return title.replace("《", "〈").replace("》", "〉")


@dataclass(frozen=True, eq=False)  # compared by identity: what is worked out from one is kept with it
class Library:
    """All statutes of a source, in the source's order, with look-ups by slug and by name."""

    statutes: tuple[Statute, ...]
    as_of: dt.date
    digest: str
    _by_name: dict[str, Statute] = field(init=False, repr=False, compare=False)
    _articles: dict[tuple[str, ArticleNumber], Article] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names: dict[str, Statute] = {}
        for statute in self.statutes:
            for name in (statute.title, statute.title.removeprefix("中华人民共和国"), *statute.short_names):
                names.setdefault(name, statute)
                names.setdefault(quotable(name), statute)
        object.__setattr__(self, "_by_name", names)
        articles = {
            (statute.slug, article.number): article
            for statute in self.statutes
            for article in statute.current(self.as_of).articles
        }
        object.__setattr__(self, "_articles", articles)

    def by_name(self, name: str) -> Statute | None:
        """The statute with that full title, title without 中华人民共和国, or short name."""
        return self._by_name.get(name)

    def named(self, name: str) -> tuple[Statute, ...]:
        """The statute of that name, or those that it names together: 宪法修正案, all five amendments."""
        statute = self.by_name(name)
        return (statute,) if statute else self._series.get(name, ())

    def name_ending(self, text: str) -> str | None:
        """The longest name that `named` knows and `text` ends with."""
        for length in self._name_lengths:
            if length <= len(text) and self.named(text[-length:]):
                return text[-length:]
        return None

    @functools.cached_property
    def _name_lengths(self) -> list[int]:
        return sorted({len(name) for name in (*self._by_name, *self._series)}, reverse=True)

    @functools.cached_property
    def _series(self) -> dict[str, tuple[Statute, ...]]:
        """Name before （1988年） -> the statutes that share it and number their articles through."""
        sharing: dict[str, list[Statute]] = {}
        for name, statute in self._by_name.items():
            if match := _IN_SERIES.fullmatch(name):
                sharing.setdefault(match[1], []).append(statute)
        return {
            name: tuple(statutes)
            for name, statutes in sharing.items()
            if self._are_numbered_through(statutes)
        }

    def _are_numbered_through(self, statutes: list[Statute]) -> bool:
        numbers = [a.number for statute in statutes for a in statute.current(self.as_of).articles]
        return len(statutes) > 1 and len(numbers) == len(set(numbers))

    def article(self, statute: Statute, number: ArticleNumber) -> Article | None:
        """The article of the version in force on the library's day, or None."""
        return self._articles.get((statute.slug, number))
