"""What the banks cover: items by law and chapter, and by topic, post, level and kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from renda.quizzes.cites import POLICY
from renda.quizzes.model import KINDS
from renda.statutes import citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from renda.quizzes.model import Bank, Item
    from renda.statutes.model import Article, Library, Statute

LEVELS = {1: "易", 2: "中", 3: "难"}
_NO_CHAPTER = "（不分章）"


@dataclass(frozen=True)
class Row:
    """Items that lean on a statute or a chapter, and how many of its articles any item cites."""

    name: str
    items: int
    cited: int
    articles: int

    @property
    def share(self) -> float:
        """The part of the articles that is cited, 0 to 1."""
        return self.cited / self.articles if self.articles else 0.0


@dataclass(frozen=True)
class LawRow(Row):
    """A statute with its chapters."""

    chapters: tuple[Row, ...]


@dataclass(frozen=True)
class Stats:
    """Counts of items; `posts` has a row of kinds for each post."""

    total: int
    laws: tuple[LawRow, ...]
    topics: dict[str, int]
    posts: dict[str, Counter[str]]
    levels: dict[str, int]


def count(banks: Sequence[Bank], library: Library) -> Stats:
    """Count the items of `banks`; cites that don't resolve are left out."""
    items = [item for bank in banks for item in bank.items]
    topics = Counter(topic for item in items for topic in item.topics)
    posts: dict[str, Counter[str]] = {}
    for item in items:
        for post in item.posts:
            posts.setdefault(post, Counter())[item.kind] += 1
    levels = Counter(item.level for item in items)
    return Stats(
        len(items),
        tuple(_laws(items, library)),
        dict(topics.most_common()),
        {post: posts[post] for post in sorted(posts, key=lambda post: -posts[post].total())},
        {name: levels[level] for level, name in LEVELS.items()},
    )


def _laws(items: Iterable[Item], library: Library) -> Iterable[LawRow]:
    cited: dict[str, dict[Article, set[str]]] = {}  # statute -> article -> ids of the items that cite it
    statutes: dict[str, Statute] = {}
    for item in items:
        for cite in item.cites:
            if cite.startswith(POLICY):
                continue
            try:
                found = citations.parse(cite, library)
            except citations.CitationError:
                continue
            if article := found.article(library):
                statutes[found.statute.slug] = found.statute
                cited.setdefault(found.statute.slug, {}).setdefault(article, set()).add(item.id)
    for slug in sorted(cited, key=lambda slug: -len(set().union(*cited[slug].values()))):
        statute, used = statutes[slug], cited[slug]
        chapters: dict[str, list[Article]] = {}
        for article in statute.current(library.as_of).articles:
            chapters.setdefault(article.chapter or _NO_CHAPTER, []).append(article)
        yield LawRow(
            *_row(statute.short_title, statute.current(library.as_of).articles, used),
            tuple(Row(*_row(name, articles, used)) for name, articles in chapters.items()),
        )


def _row(name: str, articles: Sequence[Article], used: dict[Article, set[str]]) -> tuple[str, int, int, int]:
    ids = [used[article] for article in articles if article in used]
    return name, len(set().union(*ids)), len(ids), len(articles)


def picture(stats: Stats, laws: int = 12) -> str:
    """An SVG: for the `laws` statutes with most items, how much of each chapter is cited."""
    environment = Environment(
        loader=PackageLoader("renda.quizzes"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("coverage.svg").render(stats=stats, laws=stats.laws[:laws])


#: Title, head and rows.
Printed = tuple[str, list[str], list[list[str]]]


def tables(stats: Stats) -> list[Printed]:
    """The counts as tables to print."""
    laws: list[list[str]] = []
    for law in stats.laws:
        laws.append(_cells(law, law.name))
        if len(law.chapters) > 1:
            laws += [_cells(chapter, f"　{chapter.name}") for chapter in law.chapters]
    kinds = [kind for kind in KINDS if any(counts[kind] for counts in stats.posts.values())]
    posts = [
        ["公共" if post == "common" else post, *(str(counts[kind]) for kind in kinds), str(counts.total())]
        for post, counts in stats.posts.items()
    ]
    return [
        ("法律和章", ["法律", "题目", "引用的条文", "条文", "比例"], laws),
        ("专题", ["专题", "题目"], [[name, str(number)] for name, number in stats.topics.items()]),
        ("岗位", ["岗位", *(KINDS[kind][1] for kind in kinds), "合计"], posts),
        ("难度", ["难度", "题目"], [[name, str(number)] for name, number in stats.levels.items()]),
    ]


def _cells(row: Row, name: str) -> list[str]:
    return [name, str(row.items), str(row.cited), str(row.articles), f"{row.share:.0%}"]
