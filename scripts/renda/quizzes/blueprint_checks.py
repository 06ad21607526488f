"""Whether the banks can fill the blueprints of mock exams, and which cell lacks how many items."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from renda.quizzes.blueprint import eligible, shortage
from renda.quizzes.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renda.diagnostics import Diagnostics
    from renda.quizzes.blueprint import BlueprintEntry, Cell, Section
    from renda.quizzes.catalog import Listed

#: Field of a cell -> what to say of a name in it that no item has, and how it is written.
_UNKNOWN = {
    "topics": ("没有“{}”这个专题", "请照题目 topics 里的名称写"),
    "laws": ("没有引用“{}”的题", "法律写简称，如 监督法"),
    "banks": ("没有“{}”这个题库", "请照题库的 bank 写"),
}

#: Field of a cell -> the names that items have.
_Names = dict[str, set[str]]


def check(
    entries: Sequence[BlueprintEntry], items: Sequence[Listed], faulty: int, diagnostics: Diagnostics
) -> None:
    """Note every cell that can't be filled without drawing an item twice, and how many it lacks.

    `faulty` items couldn't be read: what they may fill once they are mended is no error yet.
    """
    known: _Names = {
        "topics": {topic for item in items for topic in item.item.topics},
        "laws": {law for item in items for law in item.laws},
        "banks": {item.bank for item in items},
    }
    undecided = sum(_check(entry, items, known, faulty, diagnostics) for entry in entries)
    if undecided:
        diagnostics.warning(
            "quizzes/blueprints",
            0,
            f"有 {faulty} 题写得有误，没有计入，{undecided} 格因此可能不够抽；改好那些题之后请再检查一次",
        )


def _check(
    entry: BlueprintEntry, items: Sequence[Listed], known: _Names, faulty: int, diagnostics: Diagnostics
) -> int:
    """Note what is wrong with one blueprint; returns how many cells can't be decided yet."""
    sections = entry.blueprint.sections
    places = [(n, c) for n, section in enumerate(sections) for c in range(len(section.cells))]
    pools = [pool for section in eligible(entry.blueprint, items) for pool in section]
    missing = shortage([sections[n].cells[c].count for n, c in places], pools)
    undecided = 0
    for position, (n, c) in enumerate(places):
        place = ("sections", n, "cells", c)
        lacking = missing[position]
        unknown = list(_unknown(sections[n].cells[c], known))
        if lacking and lacking <= faulty:
            undecided += 1
        elif unknown and (lacking or not faulty):
            for field, message in unknown:
                diagnostics.error(entry.document.path, entry.document.line((*place, field)), message)
        elif lacking:
            message = _shortage(sections[n], sections[n].cells[c], lacking, len(pools[position]), items)
            more = f"，另有 {faulty} 题有误未计" if faulty else ""
            diagnostics.error(
                entry.document.path,
                entry.document.line(place),
                f"{message}{more}；请补题，或者改小 count",
            )
    return undecided


def _shortage(section: Section, cell: Cell, lacking: int, found: int, items: Sequence[Listed]) -> str:
    stale = sum(item.stale and item.item.kind == section.kind and cell.takes(item) for item in items)
    waiting = f"，另有 {stale} 题待复核（renda quiz stale）" if stale else ""
    shared = "，其中有的只够别的格用" if found >= cell.count else ""
    return (
        f"{KINDS[section.kind][1]}（{cell}）要抽 {cell.count} 题，还缺 {lacking} 题："
        f"题库里合条件的有 {found} 题{shared}{waiting}"
    )


def _unknown(cell: Cell, known: _Names) -> Iterator[tuple[str, str]]:
    """Field and message for every name in `cell` that no item has."""
    for field, (what, how) in _UNKNOWN.items():
        for name in getattr(cell, field):
            if name not in known[field]:
                near = difflib.get_close_matches(name, sorted(known[field]), n=1, cutoff=0.5)
                yield field, what.format(name) + (f"，是不是“{near[0]}”？" if near else f"；{how}")
