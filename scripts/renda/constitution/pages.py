"""Markdown blocks that show the Constitution's map, preamble, lineage and powers."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from renda.constitution import powers
from renda.statutes import numerals, redline
from renda.statutes.lineage import Fate

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2

    from renda.constitution.guide import Guide
    from renda.statutes.lineage import Clause, History
    from renda.statutes.model import ArticleNumber, Version


@dataclass(frozen=True, slots=True)
class Division:
    """A chapter or a section with the articles that stand right below it, and a chapter's sections.

    `anchor` is that of the law page (ch-3, ch-3-s-7), `before` the title in 1982 where that was another.
    """

    anchor: str
    title: str
    before: str
    histories: tuple[History, ...]
    sections: tuple[Division, ...] = ()

    @property
    def everything(self) -> tuple[History, ...]:
        """The articles of the division and its sections."""
        return (*self.histories, *(h for section in self.sections for h in section.histories))

    @property
    def span(self) -> str:
        """第五十七条至第七十八条"""
        first, last = self.everything[0].number.label, self.everything[-1].number.label
        return first if first == last else f"{first}至{last}"


def divisions(guide: Guide) -> tuple[Division, ...]:
    """The chapters of the Constitution in force, with their sections."""
    lineage = guide.lineage
    found: list[Division] = []
    for chapter, articles in itertools.groupby(lineage.current.articles, key=lambda a: a.chapter):
        anchor = f"ch-{len(found) + 1}"
        sections: list[Division] = []
        direct: tuple[History, ...] = ()
        for section, group in itertools.groupby(articles, key=lambda a: a.section):
            histories = tuple(guide.history[article.number.anchor] for article in group)
            if section:
                title, before = section, _title_of(lineage.first, histories[0], "section")
                sections.append(
                    Division(f"{anchor}-s-{len(sections) + 1}", title, _other(before, title), histories)
                )
            else:
                direct = histories
        first = (*direct, *(history for section in sections for history in section.histories))[0]
        before = _title_of(lineage.first, first, "chapter")
        found.append(Division(anchor, chapter or "", _other(before, chapter), direct, tuple(sections)))
    return tuple(found)


def _title_of(version: Version, history: History, division: str) -> str:
    article = version.article(history.first) if history.first else None
    return getattr(article, division) or "" if article else ""


def _other(before: str, title: str | None) -> str:
    return before if before != title else ""


#: Title and anchor of a heading, and those below it.
Outline = tuple[str, str, "list[Outline]"]


def outline(path: str, guide: Guide) -> list[Outline]:
    """The headings that a block puts into the page whose source is `path`; none for other pages."""
    if path == "xianfa/lineage.md":
        years = [guide.lineage.first.version_date.year, *(a.date.year for a in guide.lineage.amendments)]
        return [*((f"{year}年", f"y-{year}", []) for year in years), ("按条查", "by-article", [])]
    if path == "xianfa/compare.md":
        return [(c.title, c.anchor, [(s.title, s.anchor, []) for s in c.sections]) for c in divisions(guide)]
    if path == "xianfa/powers.md":
        return [(s.title, f"subject-{number}", []) for number, s in enumerate(guide.subjects, 1)]
    return []


def blocks(guide: Guide, templates: jinja2.Environment) -> dict[str, Callable[[str, str], str]]:
    """Block name -> renderer of (argument, way to the root) to HTML; `templates` finds overrides/renda."""
    shared = {
        "guide": guide,
        "lineage": guide.lineage,
        "Fate": Fate,
        "marked": redline.marked,
        "excerpt": redline.excerpt,
        "side_by_side": redline.side_by_side,
        "chinese": numerals.to_chinese,
        "chinese_date": lambda date: f"{date.year}年{date.month}月{date.day}日",
    }

    def block(template: str, **values: Callable[[], object]) -> Callable[[str, str], str]:
        def show(argument: str, base: str) -> str:
            del argument
            made = {name: value() for name, value in values.items()}
            return templates.get_template(template).render(base=base, **shared, **made)

        return show

    chapters = functools.partial(divisions, guide)
    return {
        "constitution-map": block("constitution-map.html", chapters=chapters),
        "constitution-preamble": block("constitution-preamble.html", restated=lambda: restated(guide)),
        "constitution-timeline": block(
            "constitution-timeline.html", preamble=lambda: _preamble_steps(guide), chapters=chapters
        ),
        "constitution-comparison": block("constitution-comparison.html", chapters=chapters),
        "constitution-powers": block(
            "constitution-powers.html",
            congress=lambda: _items(guide, powers.CONGRESS),
            committee=lambda: _items(guide, powers.COMMITTEE),
        ),
    }


def restated(guide: Guide) -> dict[int, tuple[Clause, str]]:
    """Paragraphs of the preamble whose wording today a clause gives in full: number -> clause, wording."""
    last = {step.paragraph: step for step in guide.lineage.preamble}
    return {number: (step.clause, step.whole) for number, step in sorted(last.items()) if step.whole}


def _preamble_steps(guide: Guide) -> dict[int, Any]:
    return {step.clause.number: step for step in guide.lineage.preamble}


def _items(guide: Guide, number: ArticleNumber) -> dict[int, tuple[str, str]]:
    """Item -> its anchor on the law page, and its text."""
    found = powers.items(guide.version, number)
    return {item: (f"{number.anchor}-i{item}", text) for item, text in found.items()}
