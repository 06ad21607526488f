"""Prints sheets into a folder: one file a sheet and kind of file, each there only when whole."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renda import cache
from renda.campaigns.posters import browser
from renda.campaigns.posters.formats import DESIGNS, FORMATS
from renda.errors import RendaError, reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from renda.campaigns.posters.sheets import Sheet

#: Kinds of files; svg needs no browser.
FILES = ("pdf", "png", "svg")


@dataclass(frozen=True)
class Printed:
    """A file that was written, and of which sheet."""

    path: Path
    size: int


def print_sheets(
    sheets: Sequence[Sheet], kinds: Collection[str], folder: Path, prefix: str
) -> Iterator[Printed]:
    """Write each of the `sheets` as each of the `kinds` below `folder`, one by one.

    Raises:
        RendaError: a sheet could not be drawn, a text leaves its box with the fonts of this machine, there
            is no browser, or the folder can't be written to. Files written before stay.
    """
    for sheet in sheets:
        if sheet.problem:
            raise RendaError(sheet.problem)
    with ExitStack() as stack:
        chrome = stack.enter_context(browser.launched()) if set(kinds) - {"svg"} else None
        if chrome:
            for sheet in sheets:
                _refuse_overflow(browser.overflowing(chrome, sheet.svg, FORMATS[sheet.format]), sheet)
        for name, group in _documents(sheets):
            form = FORMATS[group[0].format]
            if chrome and "pdf" in kinds:
                data = browser.pdf(chrome, [sheet.svg for sheet in group], form)
                yield _write(folder / f"{prefix}-{name}.pdf", data)
            for sheet in group:
                path = folder / f"{prefix}-{sheet.format}-{sheet.design}"
                if chrome and "png" in kinds:
                    yield _write(path.with_suffix(".png"), browser.png(chrome, sheet.svg, form))
                if "svg" in kinds:
                    yield _write(path.with_suffix(".svg"), sheet.svg.encode())


def count(sheets: Sequence[Sheet], kinds: Collection[str]) -> int:
    """How many files `print_sheets` writes."""
    documents = len(list(_documents(sheets))) if "pdf" in kinds else 0
    return documents + len(sheets) * len(set(kinds) - {"pdf"})


def _documents(sheets: Sequence[Sheet]) -> Iterator[tuple[str, list[Sheet]]]:
    """What is one document, by name: the two sides of a leaflet are printed on one sheet of paper."""
    groups: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        groups.setdefault(f"{FORMATS[sheet.format].of or sheet.format}-{sheet.design}", []).append(sheet)
    yield from groups.items()


def _refuse_overflow(found: list[tuple[str, float]], sheet: Sheet) -> None:
    if found:
        name, share = max(found, key=lambda one: one[1])
        what = f"{DESIGNS[sheet.design].title}·{FORMATS[sheet.format].title}"
        raise RendaError(
            f"宣传品“{what}”上的“{name}”用这台电脑的字体排不下，超出 {share - 1:.0%}：请缩短，"
            "或者安装思源宋体和思源黑体"
        )


def _write(path: Path, data: bytes) -> Printed:
    try:
        cache.made(path.parent)
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=".", suffix=path.suffix, delete=False
        ) as file:
            file.write(data)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError as error:
        raise RendaError(f"写不了文件 {path}（{reason(error)}）。请换一个文件夹：--out") from error
    return Printed(path, len(data))
