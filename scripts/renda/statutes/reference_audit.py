"""How many references in the statutes' text resolve, and which don't, with the reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renda.statutes.model import Library
    from renda.statutes.references import Reference

KINDS = (references.OWN, references.RELATIVE, references.BARE, references.DIVISION, references.NAMED)
_AROUND = 8  # characters shown before an unresolved reference


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference without a target: where it stands, its words with a few before them, and why."""

    kind: str
    place: str
    words: str
    reason: str


@dataclass(frozen=True)
class ReferenceAudit:
    """Counts over all versions. `heads` are the places that write 本法第 … 条 (each may list several)."""

    heads: int
    resolved: dict[str, int]
    unresolved: tuple[Unresolved, ...]

    @property
    def lines(self) -> Iterator[str]:
        """The report for people: a table of kinds, then every unresolved 本法 and each other reason."""
        missed = Counter(item.kind for item in self.unresolved)
        yield f"条文里的引用（全部版本；“本法第……条”这样的写法 {self.heads} 处，并列的各条分别计数）："
        for kind in KINDS:
            yield f"  {kind}：{self.resolved[kind] + missed[kind]} 个，对应到条文 {self.resolved[kind]} 个"
        yield f"没有对应到条文的引用 {len(self.unresolved)} 个（--json 列出全部）："
        reasons = Counter((item.kind, item.reason) for item in self.unresolved)
        for (kind, reason), count in reasons.most_common():
            found = [item for item in self.unresolved if (item.kind, item.reason) == (kind, reason)]
            shown = found if kind == references.OWN else found[:2]
            examples = "；".join(f"{item.place}“{item.words}”" for item in shown)
            yield f"  {kind}，{reason}：{count} 个，如 {examples}"


def count(library: Library) -> ReferenceAudit:
    """Read the references of every version of `library`."""
    heads = 0
    resolved: Counter[str] = Counter()
    unresolved: list[Unresolved] = []
    for text, place, reference in _all(library):
        heads += reference.kind == references.OWN and text[reference.start] == "本"
        if reference.problem:
            words = text[max(0, reference.start - _AROUND) : reference.end]
            unresolved.append(Unresolved(reference.kind, place, words, reference.problem))
        else:
            resolved[reference.kind] += 1
    return ReferenceAudit(heads, {kind: resolved[kind] for kind in KINDS}, tuple(unresolved))


def _all(library: Library) -> Iterator[tuple[str, str, Reference]]:
    """Line, place and reference of everything found."""
    for statute in library.statutes:
        for version in statute.versions:
            found = references.of_version(statute, version, library)
            for article in version.articles:
                place = f"{statute.short_title}（{version.version_date.year}）{article.number.label}"
                for text, line in zip(article.paragraphs, found.get(article.number, ()), strict=False):
                    yield from ((text, place, reference) for reference in line)
