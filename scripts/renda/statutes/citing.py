"""Who cites an article: the other direction of citations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import citations, references, renumbering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from renda.statutes.model import ArticleNumber, Library, Statute

OWN = "本法"
STATUTES = "其他法律"
OLD_NUMBER = "按旧条号引用，可能已变动"
#: In the order in which they are listed.
_KINDS = (OWN, STATUTES, OLD_NUMBER)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that cites an article; `url` is relative to the site's root."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """A statute, page or question bank with its places that cite one article, in order."""

    kind: str
    title: str
    places: tuple[Place, ...]


#: Slug of a statute -> number of an article -> what cites it, grouped by kind.
Citing = dict[str, dict["ArticleNumber", tuple[Source, ...]]]


def statutes(library: Library) -> Citing:
    """Citations of articles by the statutes of `library`, each in the version at its own address.

    An article's references to itself don't count; those of a range to the articles inside it do.
    """
    found: dict[tuple[str, ArticleNumber], dict[str, tuple[Statute, dict[ArticleNumber, None]]]] = {}
    for statute in library.statutes:
        version = statute.current(library.as_of)
        for number, lines in references.of_version(statute, version, library).items():
            for reference in (reference for line in lines for reference in line):
                target = reference.citation.statute.slug if reference.citation else ""
                for covered in reference.covers:
                    if (target, covered) != (statute.slug, number):
                        by_statute = found.setdefault((target, covered), {})
                        by_statute.setdefault(statute.slug, (statute, {}))[1][number] = None
    by_slug = {statute.slug: statute for statute in library.statutes}
    sources = []
    for (target, covered), by_statute in found.items():
        for statute, numbers in by_statute.values():
            kind = _kind(statute, by_slug[target], library)
            places = tuple(_places(statute, numbers))
            sources.append((target, covered, Source(kind, statute.short_title, places)))
    return grouped(sorted(sources, key=lambda listed: _KINDS.index(listed[2].kind)))


def _kind(statute: Statute, target: Statute, library: Library) -> str:
    """Under which heading `target` lists the places where `statute` cites it."""
    if statute is target:
        return OWN
    cited = statute.current(library.as_of).version_date
    return OLD_NUMBER if renumbering.is_uncertain(target, cited, library) else STATUTES


def _places(statute: Statute, numbers: Iterable[ArticleNumber]) -> Iterable[Place]:
    return (Place(number.label, f"laws/{statute.slug}/#{number.anchor}") for number in numbers)


def articles_in(text: str, library: Library) -> Iterator[tuple[str, ArticleNumber]]:
    """Slug and article of every citation in authored `text`, those inside a range too."""
    before: citations.Citation | None = None
    for mention in citations.find(text, library):
        citation = mention.citation
        if citation and citation.number:
            version = citation.statute.current(library.as_of)
            first = before.number if mention.through and before else None
            for number in version.between(first, citation.number):
                yield citation.statute.slug, number
        before = citation


def grouped(sources: Iterable[tuple[str, ArticleNumber, Source]]) -> Citing:
    """(slug, article, source) as a `Citing`, in the given order."""
    found: dict[str, dict[ArticleNumber, list[Source]]] = {}
    for slug, number, source in sources:
        found.setdefault(slug, {}).setdefault(number, []).append(source)
    return {
        slug: {number: tuple(listed) for number, listed in numbers.items()} for slug, numbers in found.items()
    }


def joined(first: Citing, then: Citing) -> Citing:
    """Both together, article by article."""
    return grouped(
        (slug, number, source)
        for part in (first, then)
        for slug, numbers in part.items()
        for number, sources in numbers.items()
        for source in sources
    )
