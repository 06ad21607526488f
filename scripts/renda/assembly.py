"""Puts the rooms together into pages and data files; knows all of them, but no site generator."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renda import policy as policy_room
from renda.statutes import citations, linker, paragraphs
from renda.statutes import pages as law_pages
from renda.statutes.model import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    import jinja2

    from renda.content import Content
    from renda.diagnostics import Diagnostics
    from renda.statutes.pages import StatutePage

_HERE = Path(__file__).parent
_NEWS = 8  # statutes on the home page


@dataclass(frozen=True)
class Heading:
    """An entry of a page's own table of contents."""

    title: str
    anchor: str
    level: int
    children: list[Heading] = field(default_factory=list)


def outline(page: StatutePage) -> list[Heading]:
    """Chapters with their sections, for the side navigation of a law page."""
    headings: list[Heading] = []
    for division in page.divisions:
        if not division.title:
            continue
        heading = Heading(division.title, division.anchor, division.level)
        if division.level == 3 and headings:
            headings[-1].children.append(heading)
        else:
            headings.append(heading)
    if page.annex:
        headings.append(Heading("附件", "annex", 2))
    return headings


@dataclass(frozen=True)
class Commencement:
    """A version that took effect lately or will soon, for the home page."""

    title: str
    url: str
    date: dt.date
    is_ahead: bool


ENGLISH_HOME = "index.en/"


def is_english(url: str) -> bool:
    """Whether the page at `url` is an English one: its source is page.en.md."""
    return url.endswith(".en/")


class Assembly:
    """One build's worth of pages and data."""

    def __init__(self, content: Content, templates: jinja2.Environment, bundles: dict[str, str]) -> None:
        """`templates` finds the files of overrides/renda; `bundles` maps names to file names."""
        self.content = content
        self._templates = templates
        self._bundles = bundles
        self._urls: set[str] = set()

    # Markdown blocks

    def blocks(self) -> dict[str, Callable[[str, str], str]]:
        """Block name -> renderer of (argument, way to the site's root) to HTML."""
        return {
            "law": self._law_quote,
            "laws": self._law_list,
            "lessons": lambda a, b: "",
            "campaigns": lambda a, b: "",
            "policy": self._policy,
            "policy-offices": self._policy_offices,
        }

    def _law_quote(self, argument: str, base: str) -> str:
        citation = citations.parse(argument, self.content.library)
        article = citation.article(self.content.library)
        if article is None:
            raise citations.CitationError(f"“{argument}”没有指明条文；写法如：/// law | 宪法第六十二条")
        lines = article.paragraphs
        if citation.paragraph:
            lines = tuple(line.text for line in paragraphs.split(lines)[citation.paragraph - 1].lines)
        return self._render("law-quote.html", citation=citation, lines=lines, base=base)

    def _law_list(self, argument: str, base: str) -> str:
        del argument, base
        library = self.content.library
        departments = []
        for name, statutes in law_pages.by_department(library):
            versions = [(statute, statute.current(library.as_of)) for statute in statutes]
            rows = [
                (statute, version, statute.status(version, library.as_of)) for statute, version in versions
            ]
            departments.append((name, rows))
        return self._render("law-list.html", departments=departments)

    def _policy(self, argument: str, base: str) -> str:
        del argument
        markup = self._render("policy.html", policy=self.content.policy)
        return linker.link_html(markup, self.content.library, base)

    def _policy_offices(self, argument: str, base: str) -> str:
        del argument, base
        return self._render("policy-offices.html", offices=policy_room.by_office(self.content.policy))

    # Authored pages

    def check_page(self, path: str, source: str, diagnostics: Diagnostics) -> None:
        """Note every problem of an authored page (`path` from the project's root) with its line."""
        linker.check_citations(source, path, self.content.library, diagnostics)

    def finish_page(self, path: str, url: str, title: str, markup: str, base: str) -> str:
        """The page's content with citations linked and what its front matter asks for around it."""
        del path, title
        self._urls.add(url)
        return linker.link_html(markup, self.content.library, base)

    # Law pages

    def law_pages(self) -> list[StatutePage]:
        """All pages of the law library."""
        return list(law_pages.pages(self.content.library))

    def law_page_inputs(self) -> list[str | bytes | Path]:
        """What the law pages depend on besides the theme: their cache is named by it."""
        library = self.content.library
        return [
            library.digest,
            library.as_of.isoformat(),
            _HERE / "statutes",
            self.content.root / "overrides",
        ]

    # Templates and data

    def template_values(self) -> dict[str, Any]:
        """What templates see as `renda`."""
        return {
            "bundles": self._bundles,
            "commencements": self._commencements(),
            "law_count": len(self.content.library.statutes),
            "as_of": self.content.library.as_of,
            "is_english": is_english,
            "other_language": self._other_language,
        }

    def _other_language(self, url: str) -> str:
        """The address of the page's translation; where there is none, that of the other home page."""
        if is_english(url):
            chinese = url.removesuffix(".en/") + "/"
            return chinese if chinese in self._urls else "./"
        english = (url.rstrip("/") or "index") + ".en/"
        return english if english in self._urls else ENGLISH_HOME

    def _commencements(self) -> list[Commencement]:
        library = self.content.library
        found = [
            Commencement(
                statute.short_title,
                law_pages.version_url(statute, version, library.as_of),
                version.commencement,
                statute.status(version, library.as_of) is Status.NOT_YET,
            )
            for statute in library.statutes
            for version in statute.versions
            if version.commencement
        ]
        return sorted(found, key=lambda item: (item.date, item.title), reverse=True)[:_NEWS]

    def write_data(self, site: Path) -> None:
        """Write the search index, the quiz shards and the calendars below `site`."""

    def _render(self, template: str, **values: Any) -> str:
        return self._templates.get_template(template).render(**values)
