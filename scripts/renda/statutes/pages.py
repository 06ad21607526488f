"""What a statute's page shows, worked out from the model; the markup itself is a template's business."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from renda.statutes import (
    amendments,
    divisions,
    lineage,
    paragraphs,
    references,
    renumbering,
    repair,
    repeals,
    structured,
)
from renda.statutes.citations import item_anchor
from renda.statutes.model import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Container, Iterable, Iterator

    from renda.statutes.citations import Citation
    from renda.statutes.citing import Citing, Source
    from renda.statutes.model import Article, ArticleNumber, Library, Statute, Version
    from renda.statutes.references import Reference
    from renda.statutes.repeals import Repeal


_MISSING = "［来源缺{}，请查阅官方公布的文本］"
_UNNAMED = "［来源数据缺本编的名称，请查阅官方公布的文本］"
#: Sources of one kind that are shown before the rest is folded away.
_OPEN_SOURCES = 8


class Piece(NamedTuple):
    """A stretch of a line: a reference with the address it leads to and what to know of it, or plain text."""

    text: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of an article: `anchor` is its promised fragment or empty, `kind` is 款 or 项.

    `pieces` are the text cut at its references; empty for a line without any.
    """

    anchor: str
    text: str
    kind: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedBy:
    """What cites an article, of one kind; the first few sources stand open, `more` behind a fold."""

    kind: str
    sources: tuple[Source, ...]

    @property
    def first(self) -> tuple[Source, ...]:
        """The sources shown at once."""
        return self.sources[:_OPEN_SOURCES]

    @property
    def more(self) -> tuple[Source, ...]:
        """The others."""
        return self.sources[_OPEN_SOURCES:]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as printed; `level` is its heading level (2–6)."""

    anchor: str
    label: str
    level: int
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    cited_by: tuple[CitedBy, ...] = ()

    @property
    def citations(self) -> int:
        """How many places cite the article."""
        return sum(len(source.places) for cited in self.cited_by for source in cited.sources)


@dataclass(frozen=True, slots=True)
class Division:
    """A division with its heading's level (2–5); `title` is empty for articles before the first one."""

    anchor: str
    title: str
    unit: divisions.Unit | None
    level: int
    articles: tuple[ArticleView, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionLink:
    """A version of the statute, for the list of versions; `comparison` is the address of what it changed."""

    url: str
    comparison: str
    version_date: dt.date
    status: Status
    commencement: dt.date | None
    is_shown: bool


@dataclass(frozen=True, slots=True)
class StatutePage:
    """One page of the library. `url` is relative to the site's root and ends in a slash.

    `successor` is the version after this one, `repeal` what repealed the statute where the library tells.
    """

    template: ClassVar[str] = "law.html"

    url: str
    statute: Statute
    version: Version
    status: Status
    divisions: tuple[Division, ...]
    annex: tuple[tuple[bool, str], ...]
    versions: tuple[VersionLink, ...]
    successor: VersionLink | None
    repeal: Repeal | None
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


def pages(
    library: Library, citing: Citing | None = None, wanted: Container[str] | None = None
) -> Iterator[StatutePage]:
    """All pages of the library: each statute's current version, then its other versions.

    `citing` says what cites the articles; their own references are linked only where it is given.
    `wanted` leaves out statutes with other slugs.
    """
    order = [statute for _, statutes in by_department(library) for statute in statutes]
    amending = amendments.by_statute(library)
    repealed = repeals.by_slug(library)
    for index, statute in enumerate(order):
        previous = order[index - 1] if index else None
        following = order[index + 1] if index + 1 < len(order) else None
        current = statute.current(library.as_of)
        if wanted is not None and statute.slug not in wanted:
            continue
        for version in statute.versions:
            links = tuple(_links(statute, version, library.as_of))
            yield StatutePage(
                url=version_url(statute, version, library.as_of),
                statute=statute,
                version=version,
                status=statute.status(version, library.as_of),
                divisions=tuple(_divisions(version, _views(statute, version, library, citing))),
                annex=tuple((line in repair.NOTES, line) for line in version.annex),
                versions=links if len(links) > 1 else (),
                successor=_successor(links, version),
                repeal=repealed.get(statute.slug),
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
    return f"laws/{statute.slug}/" if version is statute.current(as_of) else dated_url(statute, version)


def dated_url(statute: Statute, version: Version) -> str:
    """laws/<slug>/<yyyy-mm-dd>/, which stays whatever version is in force."""
    return f"laws/{statute.slug}/{version.version_date.isoformat()}/"


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
        comparison = comparison_url(statute, version, as_of)
        yield VersionLink(
            url, comparison, version.version_date, status, version.commencement, version is shown
        )


def _successor(links: Iterable[VersionLink], shown: Version) -> VersionLink | None:
    """The next newer of the links, which stand newest first."""
    newer = [link for link in links if link.version_date > shown.version_date]
    return newer[-1] if newer else None


#: The authored page on which the Constitution in force stands beside the text of 1982.
CONSTITUTION_COMPARISON = "xianfa/compare/"


def comparison_url(statute: Statute, version: Version, as_of: dt.date) -> str:
    """Where `version` is compared with the one before it; empty for the oldest.

    The date is the newer version's, so that the address stays when that becomes the current one. The
    Constitution of 1982 and the one in force are compared on a page of their own.
    """
    place = statute.versions.index(version)
    if not place:
        return ""
    before = statute.versions[place - 1]
    if (
        statute.title == lineage.CONSTITUTION
        and before.version_date == lineage.ADOPTED
        and version == statute.current(as_of)
    ):
        return CONSTITUTION_COMPARISON
    return f"{dated_url(statute, version)}compare/"


def _divisions(version: Version, view: Callable[[Article, int], ArticleView]) -> Iterator[Division]:
    """Articles grouped by their divisions as they follow one another; a 编 may hold none itself."""
    before: divisions.Path = ()
    for path, group in groupby(divisions.paths(version), key=lambda pair: pair[1]):
        level = len(path) + 1
        articles = tuple(view(article, level + 1) for article, _ in group)
        for depth, heading in enumerate(path):
            if heading in before:
                continue
            yield Division(
                heading.anchor,
                _spaced(heading.title),
                heading.unit,
                depth + 2,
                articles if heading is path[-1] else (),
                (_UNNAMED,) if heading.is_unnamed else (),
            )
        if not path:
            yield Division("", "", None, level, articles)
        before = path


def _spaced(title: str) -> str:
    """第一章 总则 with an ideographic space, as official texts print it."""
    return re.sub(r"\s+", "\u3000", title)


def _views(
    statute: Statute, version: Version, library: Library, citing: Citing | None
) -> Callable[[Article, int], ArticleView]:
    """What shows an article of `version` at a heading level."""
    linked = {} if citing is None else references.of_version(statute, version, library)
    # Citations lead to the version at the statute's own address: what cites it is listed there alone.
    is_cited = citing is not None and version is statute.current(library.as_of)
    cited = citing.get(statute.slug, {}) if citing and is_cited else {}
    base = "../" * version_url(statute, version, library.as_of).count("/")
    gaps = _gaps(version)

    def pieces(text: str, found: list[Reference]) -> tuple[Piece, ...]:
        return tuple(_pieces(text, found, base, version.version_date, library))

    def view(article: Article, level: int) -> ArticleView:
        number = article.number
        shown = tuple(
            dataclasses.replace(line, pieces=pieces(line.text, found)) if found else line
            for line, found in zip_longest(lines(article), linked.get(number, ()))
        )
        kinds = groupby(cited.get(number, ()), key=lambda source: source.kind)
        cited_by = tuple(CitedBy(kind, tuple(sources)) for kind, sources in kinds)
        notes = article.notes + ((_MISSING.format(gaps[number]),) if number in gaps else ())
        return ArticleView(number.anchor, number.label, level, shown, notes, cited_by)

    return view


def _gaps(version: Version) -> dict[ArticleNumber, str]:
    """The last article before each gap -> the numbers of the articles that the source lacks there."""
    found: dict[ArticleNumber, str] = {}
    for number in version.missing:
        before = max(article.number for article in version.articles if article.number < number)
        found[before] = "、".join(filter(None, (found.get(before), number.label)))
    return found


def _pieces(text: str, found: list[Reference], base: str, day: dt.date, library: Library) -> Iterator[Piece]:
    """`text`, which is of the given day, cut at its references; `base` is the way to the site's root."""
    position = 0
    for reference in found:
        note = ""
        if reference.fragment:
            address = f"#{reference.fragment}"
        elif reference.citation:
            address = base + reference.citation.url
            note = _note(reference.citation, day, library)
        else:
            continue
        if reference.start > position:
            yield Piece(text[position : reference.start])
        yield Piece(text[reference.start : reference.end], address, note)
        position = reference.end
    if position < len(text):
        yield Piece(text[position:])


def _note(citation: Citation, day: dt.date, library: Library) -> str:
    """That the number cited on that day may have changed since, where nobody can tell."""
    cited = citation.statute
    if citation.number is None or not renumbering.is_uncertain(cited, day, library):
        return ""
    return (
        f"引用它的文本是 {day} 的；《{cited.short_title}》此后有修改，"
        f"现为 {cited.current(library.as_of).version_date} 版本，条号可能已经变动。"
    )


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
