"""The lineage of the Constitution: from the text of 1982 through the clauses of its amendments to today's.

Nothing here is typed in: the clauses are applied to the text of 1982 one after the other, so every article
knows its wording at each stage, and the outcome is compared with today's text of the source.
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.statutes import amending, amendments, clauses, numerals
from renda.statutes.clauses import Action
from renda.statutes.model import ArticleNumber

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from renda.statutes.clauses import Change
    from renda.statutes.model import Library, Statute, Version

CONSTITUTION = "中华人民共和国宪法"
#: The day on which the Constitution in force was adopted; older texts of that title are others.
ADOPTED = dt.date(1982, 12, 4)
_NEW_ARTICLE = re.compile(rf"(第[{numerals.NUMERAL_CHARS}]+条)[\s　]*")


class Fate(enum.Enum):
    """What became of an article since 1982."""

    KEPT = "未修改"
    CHANGED = "有修改"
    NEW = "新增"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an amendment, numbered through all of them (1 to 52)."""

    number: int
    statute: Statute
    date: dt.date
    lines: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def label(self) -> str:
        """第三十二条"""
        return ArticleNumber(self.number).label

    @property
    def url(self) -> str:
        """Where it stands in the library, from the site's root."""
        return f"laws/{self.statute.slug}/#{ArticleNumber(self.number).anchor}"


@dataclass(frozen=True, slots=True)
class Step:
    """One clause's work on one article; `before` is empty for an article that it adds."""

    clause: Clause
    changes: tuple[Change, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """An article of today with what it was. `first` is its number in 1982, None for a new one."""

    number: ArticleNumber
    first: ArticleNumber | None
    original: tuple[str, ...]
    current: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def fate(self) -> Fate:
        """Whether the article is new, changed or as it was."""
        if self.first is None:
            return Fate.NEW
        return Fate.KEPT if self.original == self.current else Fate.CHANGED

    @property
    def is_renumbered(self) -> bool:
        """Whether it had another number in 1982."""
        return self.first not in (None, self.number)


@dataclass(frozen=True, slots=True)
class PreambleStep:
    """One clause's work on a paragraph of the preamble.

    `pairs` are wordings before and after: of the whole paragraph where both are known, otherwise of what the
    clause quotes. `whole` is the paragraph after the clause, empty where the clause doesn't restate it.
    """

    clause: Clause
    paragraph: int
    pairs: tuple[tuple[str, str], ...]
    whole: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """One amendment with its clauses."""

    statute: Statute
    date: dt.date
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Lineage:
    """All of it. `mismatches` names articles where the clauses don't lead to today's wording."""

    statute: Statute
    first: Version
    current: Version
    amendments: tuple[Amendment, ...]
    histories: tuple[History, ...]
    preamble: tuple[PreambleStep, ...]
    mismatches: tuple[str, ...]

    @functools.cached_property
    def by_number(self) -> dict[ArticleNumber, History]:
        """Histories by today's number."""
        return {history.number: history for history in self.histories}

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of all amendments, in order."""
        return tuple(clause for amendment in self.amendments for clause in amendment.clauses)

    def count(self, fate: Fate) -> int:
        """How many of today's articles have that fate."""
        return sum(history.fate is fate for history in self.histories)

    def articles_of(self, clause: Clause) -> tuple[History, ...]:
        """The articles, by today's numbers, that a clause changed or added."""
        return tuple(h for h in self.histories if any(step.clause is clause for step in h.steps))


def trace(library: Library) -> Lineage:
    """The lineage, worked out from the Constitution and its amendments in `library`.

    Raises:
        RendaError: the library lacks a text that is needed, or a clause can't be understood or applied.
    """
    statute = library.by_name(CONSTITUTION)
    found = amendments.by_statute(library).get(statute.slug, ()) if statute else ()
    first = statute.dated(ADOPTED) if statute else None
    if statute is None or first is None or not found:
        raise RendaError("法律库中缺少《宪法》1982年的文本或者修正案，无法整理宪法沿革")
    current = statute.current(library.as_of)
    text = _Text(first)
    done = tuple(Amendment(s, s.versions[-1].version_date, _clauses(s)) for s in found)
    for amendment in done:
        for clause in amendment.clauses:
            text.apply(clause)
    histories: list[History] = []
    mismatches: list[str] = []
    for number, entry in enumerate(text.entries, 1):
        article = current.article(ArticleNumber(number))
        if article is None or article.paragraphs != tuple(entry.lines):
            mismatches.append(ArticleNumber(number).label)
        histories.append(
            History(
                ArticleNumber(number),
                entry.first,
                entry.original,
                article.paragraphs if article else tuple(entry.lines),
                tuple(entry.steps),
            )
        )
    mismatches.extend(a.number.label for a in current.articles[len(histories) :])
    preamble = tuple(_preamble(clause for amendment in done for clause in amendment.clauses))
    return Lineage(statute, first, current, done, tuple(histories), preamble, tuple(mismatches))


def _clauses(statute: Statute) -> tuple[Clause, ...]:
    version = statute.versions[-1]
    return tuple(
        Clause(
            article.number.number,
            statute,
            version.version_date,
            article.paragraphs,
            clauses.parse(article.paragraphs, f"《{statute.short_title}》{article.number.label}"),
        )
        for article in version.articles
    )


class _Entry:
    """An article on its way through the amendments."""

    def __init__(self, first: ArticleNumber | None, original: tuple[str, ...]) -> None:
        self.first = first
        self.original = original
        self.lines = list(original)
        self.steps: list[Step] = []


class _Text:
    """The articles as of the clause applied last; an article's number is its place in `entries`."""

    def __init__(self, first: Version) -> None:
        self.entries = [_Entry(article.number, article.paragraphs) for article in first.articles]

    def apply(self, clause: Clause) -> None:
        """Do what the clause says; the preamble and headings are not part of this text."""
        where = f"《{clause.statute.short_title}》{clause.label}"
        by_article: dict[int, list[Change]] = {}
        for change in clause.changes:
            if change.place.kind == "条":
                by_article.setdefault(change.place.number, []).append(change)
            elif change.action is Action.ADD_SECTION:
                self._add_section(clause, change)
        for number, changes in by_article.items():
            if number > len(self.entries):
                raise RendaError(f"{where}所改的第{number}条不存在")
            entry = self.entries[number - 1]
            before = tuple(entry.lines)
            for change in changes:
                entry.lines = amending.applied(change, entry.lines, where)
            entry.steps.append(Step(clause, tuple(changes), before, tuple(entry.lines)))

    def _add_section(self, clause: Clause, change: Change) -> None:
        added: list[tuple[int, list[str]]] = []
        for line in change.after:
            if match := _NEW_ARTICLE.match(line):
                added.append((ArticleNumber.parse(match[1]).number, [line[match.end() :]]))
            elif added:
                added[-1][1].append(line)
        for number, lines in added:
            entry = _Entry(None, ())
            entry.lines = lines
            entry.steps.append(Step(clause, (change,), (), tuple(lines)))
            self.entries.insert(number - 1, entry)


def _preamble(all_clauses: Iterable[Clause]) -> Iterator[PreambleStep]:
    """What was done to the preamble, whose text of 1982 the source lacks: the clauses' quotations tell."""
    known: dict[int, str] = {}
    for clause in all_clauses:
        changes = [change for change in clause.changes if change.place.kind == "序言"]
        if not changes:
            continue
        number = changes[0].place.number
        whole = next(("".join(c.after) for c in changes if c.action is Action.RESTATE), "")
        single = [change for change in changes if change.action is not Action.RESTATE]
        before = known.get(number, "")
        if whole and _leads_to(before, single, whole):
            pairs: tuple[tuple[str, str], ...] = ((before, whole),)
        else:
            pairs = tuple(_quoted_pair(change, whole) for change in single)
        known[number] = whole or pairs[-1][1]
        shown = tuple((_unquoted(old), _unquoted(new)) for old, new in pairs)
        yield PreambleStep(clause, number, shown, _unquoted(whole))


def _unquoted(text: str) -> str:
    """A quotation as it reads standing alone: ‘三个代表’ in a clause is “三个代表” in the preamble."""
    return text.replace("‘", "“").replace("’", "”")


def _leads_to(text: str, changes: list[Change], whole: str) -> bool:
    """Whether the changes, applied to `text`, make `whole`: then `text` was the whole paragraph before."""
    for change in changes:
        before, after = "".join(change.before), "".join(change.after)
        if before not in text:
            return False
        added = {Action.ADD_AFTER: before + after, Action.ADD_BEFORE: after + before}
        text = text.replace(before, added.get(change.action, after))
    return amending.bare(text) == amending.bare(whole)


def _quoted_pair(change: Change, whole: str) -> tuple[str, str]:
    """Before and after as the clause quotes them; what is added beside a wording, with the comma between."""
    before, after = "".join(change.before), "".join(change.after)
    if change.action in (Action.ADD_AFTER, Action.ADD_BEFORE):
        start = min(whole.index(before), whole.index(after))
        end = max(whole.index(before) + len(before), whole.index(after) + len(after))
        return before, whole[start:end]
    return before, after
