"""The library out of two sources: the default one, and what the organizer imported.

Nothing is overwritten: an imported version of another date is one version more, and of the same date it
fills in only what the default source lacks; where the two differ the default's text stays and the
difference is reported.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from renda.statutes import collate, names
from renda.statutes.model import Imported, Library, Statute
from renda.statutes.sources import shelf

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from renda.diagnostics import Diagnostics
    from renda.statutes.collate import Difference
    from renda.statutes.model import Version
    from renda.statutes.sources.shelf import Shelved

Role = Literal["新增法律", "新增版本", "补充"]

#: What an imported copy of the same version may fill in -> its name in reports.
_FILLED = {
    "preamble": "序言",
    "annex": "附件",
    "issued_by": "制定机关",
    "published": "公布日期",
    "commencement": "施行日期",
    "first_effective": "此前的施行日期",
}


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of one imported file: its role, what it filled in, where it differs from our text."""

    path: str
    slug: str
    title: str
    version: Version
    role: Role
    filled: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def differing(self) -> str:
        """与默认来源的同一版本有 2 处不同（第二条、第五条）…; empty where it says the same."""
        if not self.differences:
            return ""
        labels = "、".join(difference.label for difference in self.differences[:3])
        more = "等" if len(self.differences) > 3 else ""
        return (
            f"与默认来源的同一版本有 {len(self.differences)} 处不同（{labels}{more}），"
            "网站仍用默认来源的文字；逐处对照请运行 renda laws audit"
        )

    def as_dict(self) -> dict[str, object]:
        """For --json."""
        return {
            "file": self.path,
            "title": self.title,
            "version": self.version.version_date.isoformat(),
            "role": self.role,
            "filled": list(self.filled),
            "differences": [difference.as_dict() for difference in self.differences],
        }


def with_folder(
    default: Library, folder: Path, diagnostics: Diagnostics
) -> tuple[Library, tuple[Merged, ...]]:
    """`default` together with the statutes in `folder`; `default` itself where there are none.

    Broken files are errors in `diagnostics`, differing texts a warning for each file.
    """
    shelved, digest = shelf.load(folder, diagnostics)
    if not shelved:
        return default, ()
    library, merged = merge(default, shelved, digest, diagnostics)
    for item in merged:
        if item.differing:
            diagnostics.warning(item.path, 0, item.differing)
    return library, merged


def merge(
    default: Library, shelved: Iterable[Shelved], digest: str, diagnostics: Diagnostics
) -> tuple[Library, tuple[Merged, ...]]:
    """Merge; `digest` stands for the content of `shelved`."""
    statutes = {statute.title: statute for statute in default.statutes}
    slugs = {statute.slug: statute.title for statute in default.statutes}
    taken: dict[tuple[str, object], str] = {}
    merged: list[Merged] = []
    for item in shelved:
        version = item.version
        known = default.by_name(version.title)
        title = known.title if known else version.title
        if other := taken.get((title, version.version_date)):
            diagnostics.error(item.path, 1, f"与 {other} 是同一部法律的同一版本，请删去其中一个")
            continue
        taken[title, version.version_date] = item.path
        statute, outcome = join(statutes.get(title), item)
        if slugs.setdefault(statute.slug, title) != title:
            diagnostics.error(
                item.path, 1, f"网址简称 {statute.slug} 已属于《{slugs[statute.slug]}》，请改写 slug"
            )
            continue
        statutes[title] = statute
        merged.append(outcome)
    whole = hashlib.sha256(f"{default.digest}{digest}".encode()).hexdigest()
    return Library(tuple(statutes.values()), default.as_of, whole), tuple(merged)


def join(statute: Statute | None, item: Shelved) -> tuple[Statute, Merged]:
    """The statute of that title with what the file has, and what became of the file.

    `statute` is None where nothing holds it yet.
    """
    file = item.source or item.path
    version = replace(item.version, imported=Imported(file))
    if statute is None:
        title = version.title
        slug = item.slug or names.derive_slug(title)
        made = Statute(slug, title, names.short_names(title), (version,))
        return made, Merged(item.path, slug, title, version, "新增法律")
    ours = statute.dated(version.version_date)
    if ours is None:
        versions = sorted((*statute.versions, version), key=lambda v: v.version_date)
        outcome = Merged(item.path, statute.slug, statute.title, version, "新增版本")
        return replace(statute, versions=tuple(versions)), outcome
    filled = {name: getattr(version, name) for name in _FILLED if getattr(version, name)}
    filled = {name: value for name, value in filled.items() if not getattr(ours, name)}
    labels = tuple(_FILLED[name] for name in filled)
    supplemented = replace(ours, **filled, imported=Imported(file, labels) if labels else ours.imported)
    outcome = Merged(
        item.path,
        statute.slug,
        statute.title,
        supplemented,
        "补充",
        labels,
        collate.differences(ours, version),
    )
    versions = [supplemented if v is ours else v for v in statute.versions]
    return replace(statute, versions=tuple(versions)), outcome
