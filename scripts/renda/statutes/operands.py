"""What `renda laws diff` compares: a version of a statute in the library, or a file."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renda.diagnostics import Diagnostics
from renda.statutes import names
from renda.statutes.sources import files

if TYPE_CHECKING:
    from renda.statutes.model import Library, Statute, Version

_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Operand:
    """A text to compare, and what people call it."""

    label: str
    version: Version


def find(
    text: str, library: Library, diagnostics: Diagnostics, *, date: dt.date | None = None
) -> Operand | None:
    """The text that `text` stands for; None after noting in `diagnostics` why there is none.

    Args:
        text: 农业法@2026-08-28, a bare name or slug for the version in force, or the path of a file
            (anything with a folder or an ending like .docx).
        library: where names, slugs and dates are looked up.
        diagnostics: receives what is wrong with the name, or with the file and where.
        date: the version's date of a file that doesn't tell it.
    """
    path = Path(text)
    if path.suffix or len(path.parts) > 1:
        return _from_file(path, diagnostics, date)
    name, at, day = text.replace("＠", "@").partition("@")
    name = name.strip().strip("《》")
    statute = library.by_name(name) or next((s for s in library.statutes if s.slug == name), None)
    if statute is None:
        diagnostics.error(text, 0, f"法律库中没有“{name}”{_similar(name, library)}")
        return None
    version = _dated(statute, day.strip()) if at else statute.current(library.as_of)
    if version is None:
        held = "、".join(
            f"{v.version_date}（{statute.status(v, library.as_of).value}）" for v in statute.versions
        )
        diagnostics.error(text, 0, f"《{statute.short_title}》没有“{day.strip()}”这个版本，现有：{held}")
        return None
    status = statute.status(version, library.as_of).value
    return Operand(f"《{statute.short_title}》{version.version_date} 版本（{status}）", version)


def _from_file(path: Path, diagnostics: Diagnostics, date: dt.date | None) -> Operand | None:
    problems = Diagnostics()
    draft = files.read(path, problems)
    if draft is None and date:  # a date that the file tells goes before the one given for both files
        problems = Diagnostics()
        draft = files.read(path, problems, date=date)
    diagnostics.problems += problems.problems
    if draft is None:
        return None
    title = draft.version.title.removeprefix(names.REPUBLIC)
    return Operand(f"《{title}》{draft.version.version_date} 版本（文件 {path}）", draft.version)


def _dated(statute: Statute, day: str) -> Version | None:
    try:
        return statute.dated(dt.date.fromisoformat(day))
    except ValueError:
        return None


def _similar(name: str, library: Library) -> str:
    known = [
        known
        for statute in library.statutes
        for known in (statute.title.removeprefix(names.REPUBLIC), statute.slug, *statute.short_names)
    ]
    similar = [other for other in known if name and name in other]
    similar += difflib.get_close_matches(name, known, n=_SUGGESTED)
    listed = "、".join(list(dict.fromkeys(similar))[:_SUGGESTED])
    return f"，名称相近的有：{listed}" if listed else "；全部名称见 renda laws list"
