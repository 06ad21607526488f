"""A statute from a file of any kind that we read."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda import yamltext
from renda.errors import RendaError, reason
from renda.statutes import names
from renda.statutes.model import Status, Version
from renda.statutes.sources import docx, markdown, note, shelf, structure

if TYPE_CHECKING:
    from pathlib import Path

    from renda.diagnostics import Diagnostics

SUFFIXES = (".docx", ".doc", ".md", ".markdown", ".txt")
_OWN_FORMAT = re.compile(r"^version:", re.MULTILINE)
_FILE_DATE = re.compile(r"[(（](\d{4}-\d{2}-\d{2})[)）]$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A statute as a file has it: the version, the lines of its 题注, and where it came from.

    `digest` is the SHA-256 of the file. `encoding` is set where the file was not UTF-8.
    """

    version: Version
    notes: tuple[str, ...]
    source: str
    digest: str
    encoding: str | None = None


def read(path: Path, diagnostics: Diagnostics, *, date: dt.date | None = None) -> Draft | None:
    """Read a .docx, Markdown or text file; None after noting what is wrong with it.

    Args:
        path: the file.
        diagnostics: receives problems with the file's line (the paragraph, for a .docx).
        date: the version's date; needed only where the file doesn't tell it.
    """
    name = str(path)
    encoding = None
    try:
        if path.suffix.lower() not in SUFFIXES:
            raise RendaError(f"{name}：只能读取 .docx、.md 和 .txt 文件")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if path.suffix.lower() in (".docx", ".doc"):
            lines, head = docx.lines(path), None
        else:
            text, encoding = markdown.read_text(path)
            front, body, first_line = yamltext.split_front_matter(text)
            if front and _OWN_FORMAT.search(front):
                return _shelved(text, path, digest, diagnostics)
            lines, head = markdown.lines(body, first_line)
    except RendaError as error:
        place, _, message = error.message.removeprefix(name).partition("：")
        diagnostics.error(name, int(place[1:]) if place[1:].isdecimal() else 0, message)
        return None
    except FileNotFoundError:
        diagnostics.error(name, 0, "没有这个文件，请检查路径")
        return None
    except OSError as error:
        diagnostics.error(name, 0, f"读不到文件（{reason(error)}）")
        return None
    parsed = structure.parse(lines, name, diagnostics, head)
    if parsed is None:
        return None
    for article in parsed.articles:
        if article.notes:
            diagnostics.warning(name, 0, f"{article.number.label}中的表格没有收入，网页在原处说明")
    dates = note.read(parsed.notes, parsed.articles, date)
    named = _date_in_name(path)
    if named and not date:
        if dates.version and named < dates.version:
            diagnostics.warning(
                name, 1, f"文件名中的日期是 {named}，题注中的版本日期是 {dates.version}，以题注为准"
            )
        else:  # a 题注 often lacks the latest amendment, which the name tells
            dates = note.read(parsed.notes, parsed.articles, named)
    if dates.version is None:
        diagnostics.error(
            name, 1, "没有找到版本日期（名称下面应有“（2020年1月1日……通过）”），请用 --date 2020-01-01 指明"
        )
        return None
    return Draft(
        version(parsed, dates), parsed.notes, path.name, digest, None if encoding == "UTF-8" else encoding
    )


def _shelved(text: str, path: Path, digest: str, diagnostics: Diagnostics) -> Draft | None:
    """A file that already has the form in which statutes are stored."""
    found = shelf.parse(text, str(path), diagnostics)
    return Draft(found.version, found.notes, found.source or path.name, digest) if found else None


def version(text: structure.Text, dates: note.Dates) -> Version:
    """A version of what a file says; department and kind are filled in by who knows them."""
    assert dates.version
    return Version(
        law_id="",
        title=text.title,
        kind=kind_of(text.title),
        department="其他",
        issued_by=dates.issued_by,
        version_date=dates.version,
        published=dates.published,
        commencement=dates.commencement,
        first_effective=dates.first_effective,
        source_status=Status.IN_FORCE,
        articles=text.articles,
        annex=text.annex,
        preamble=text.preamble,
    )


def kind_of(title: str) -> str:
    """The kind of a statute that no source tells, from its title."""
    if title == names.REPUBLIC + "宪法":
        return "宪法"
    if "修正案" in title:
        return "修正案"
    if title.endswith("解释"):
        return "立法解释"
    return "法律" if title.startswith(names.REPUBLIC) else "其他"


def _date_in_name(path: Path) -> dt.date | None:
    match = _FILE_DATE.search(unicodedata.normalize("NFC", path.stem))
    try:
        return dt.date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
