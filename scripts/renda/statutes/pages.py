"""What a statute's page shows, worked out from the model; the markup itself is a template's business."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import amendments, paragraphs, repair, structured
from renda.statutes.citations import item_anchor
from renda.statutes.model import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from renda.statutes.model import Article, Library, Statute, Version


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of an article: `anchor` is its promised fragment or empty, `kind` is 款 or 项."""

    anchor: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as printed; `level` is its heading level (2–4)."""

    anchor: str
    label: str
    level: int
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A chapter (level 2) or section (level 3); `title` is empty for articles before the first chapter."""

    anchor: str
    title: str
    level: int
    articles: tuple[ArticleView, ...]


@dataclass(frozen=True, slots=True)
class VersionLink:
    """Another version of the same statute, for the list of versions."""

    url: str
    version_date: dt.date
    status: Status
    commencement: dt.date | None
    is_shown: bool


@dataclass(frozen=True, slots=True)
class StatutePage:
    """One page of the library. `url` is relative to the site's root and ends in a slash."""

    url: str
    statute: Statute
    version: Version
    status: Status
    divisions: tuple[Division, ...]
    annex: tuple[tuple[bool, str], ...]
    versions: tuple[VersionLink, ...]
    previous: Statute | None
    next: Statute | None
    amends: Statute | None
    consolidates: tuple[Statute, ...]

    @property
    def title(self) -> str:
        """The statute's full title."""
        return self.statute.title

    @property
    def structured_data(self) -> str:
        """The page as JSON-LD, ready to stand in a <script> element."""
        data = structured.legislation(
            self.statute,
            self.version,
            self.status,
            amends=self.amends,
            consolidates=self.consolidates,
            base="../" * self.url.count("/"),
        )
        return structured.script_text(data)


def pages(library: Library) -> Iterator[StatutePage]:
    """All pages of the library: each statute's current version, then its other versions."""
    order = [statute for _, statutes in by_department(library) for statute in statutes]
    amending = amendments.by_statute(library)
    for index, statute in enumerate(order):
        previous = order[index - 1] if index else None
        following = order[index + 1] if index + 1 < len(order) else None
        current = statute.current(library.as_of)
        for version in statute.versions:
            yield StatutePage(
                url=version_url(statute, version, library.as_of),
                statute=statute,
                version=version,
                status=statute.status(version, library.as_of),
                divisions=tuple(_divisions(version)),
                annex=tuple((line in repair.NOTES, line) for line in version.annex),
                versions=tuple(_links(statute, version, library.as_of)) if len(statute.versions) > 1 else (),
                previous=previous if version is current else None,
                next=following if version is current else None,
                amends=amendments.amended(statute, library),
                consolidates=tuple(
                    other
                    for other in amending.get(statute.slug, ())
                    if other.versions[0].version_date <= version.version_date
                ),
            )


def version_url(statute: Statute, version: Version, as_of: dt.date) -> str:
    """laws/<slug>/ for the version in force, laws/<slug>/<yyyy-mm-dd>/ for any other."""
    dated = "" if version is statute.current(as_of) else f"{version.version_date.isoformat()}/"
    return f"laws/{statute.slug}/{dated}"


#: The order in which departments are listed: this site's field first.
DEPARTMENTS = ("宪法", "宪法相关法", "行政法", "民法商法", "经济法", "社会法", "刑法", "诉讼与非诉讼程序法")


def by_department(library: Library) -> list[tuple[str, list[Statute]]]:
    """Departments in our order, unknown ones last; in each the core statutes first, then the rest."""
    groups: dict[str, list[Statute]] = {}
    for statute in library.statutes:
        groups.setdefault(statute.versions[-1].department, []).append(statute)
    for statutes in groups.values():
        statutes.sort(key=lambda s: (_rank(s, library.as_of), not s.short_names, s.title))
    known = [name for name in DEPARTMENTS if name in groups]
    return [(name, groups[name]) for name in (*known, *sorted(set(groups) - set(known)))]


def _rank(statute: Statute, as_of: dt.date) -> int:
    if statute.title == "中华人民共和国宪法":
        return -1
    return 0 if statute.status(statute.current(as_of), as_of) is not Status.REPEALED else 1


def _links(statute: Statute, shown: Version, as_of: dt.date) -> Iterator[VersionLink]:
    for version in reversed(statute.versions):
        url = version_url(statute, version, as_of)
        status = statute.status(version, as_of)
        yield VersionLink(url, version.version_date, status, version.commencement, version is shown)


def _divisions(version: Version) -> Iterator[Division]:
    """Articles grouped by chapter and section as they follow one another; numbered ch-1, ch-1-s-1 …"""
    chapter: str | None = None
    section: str | None = None
    chapters = sections = 0
    anchor, title, level = "", "", 1
    group: list[ArticleView] = []
    for article in version.articles:
        if article.chapter != chapter or article.section != section:
            if group or title:
                yield Division(anchor, title, level, tuple(group))
            group = []
            if article.chapter != chapter:
                chapter, sections = article.chapter, 0
                chapters += 1
                if article.section and chapter:
                    yield Division(f"ch-{chapters}", _spaced(chapter), 2, ())
            section = article.section
            if section:
                sections += 1
                level = 3 if chapter else 2
                anchor, title = f"ch-{chapters}-s-{sections}", _spaced(section)
            else:
                anchor, title, level = f"ch-{chapters}", _spaced(chapter or ""), 2 if chapter else 1
        group.append(_article(article, level + 1))
    if group:
        yield Division(anchor, title, level, tuple(group))


def _spaced(title: str) -> str:
    """第一章 总则 with an ideographic space, as official texts print it."""
    return re.sub(r"\s+", "\u3000", title)


def _article(article: Article, level: int) -> ArticleView:
    number = article.number
    return ArticleView(number.anchor, number.label, level, tuple(lines(article)), article.notes)


def lines(article: Article) -> Iterator[Line]:
    """The printed lines of an article with their anchors."""
    number = article.number
    parts = paragraphs.split(article.paragraphs)
    first_list = next((index for index, part in enumerate(parts, 1) if part.items), None)
    for index, part in enumerate(parts, 1):
        later = None if index == first_list else index
        numbered: set[int] = set()
        for position, line in enumerate(part.lines):
            anchor = "" if position else f"{number.anchor}-p{index}"
            if line.item is not None and line.item not in numbered:
                numbered.add(line.item)
                anchor = anchor or item_anchor(number, later, line.item)
            yield Line(anchor, line.text, "款" if line.item is None else "项")
