"""Word documents (.docx) with python-docx, for what needs pictures."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from renda.campaigns import word_package
from renda.campaigns.load import OPEN
from renda.campaigns.word_package import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_TEXT_WIDTH = 170  # millimetres between the margins


def new(title: str) -> Document:
    """An empty A4 document with `title` in its properties and as its first heading."""
    return docx.Document(io.BytesIO(word_package.package(title)))


def paragraph(document: Document, text: str, *, note: bool = False) -> Paragraph:
    """Add `text` with its blanks; a `note` is small."""
    added = document.add_paragraph()
    run = added.add_run(text.replace(OPEN, BLANK))
    if note:
        run.font.size = Pt(10)
    return added


def table(
    document: Document, header: Sequence[str], rows: Sequence[Sequence[str]], parts: Sequence[int]
) -> None:
    """Add a table; `parts` divide the width of the page. Its header is repeated on every page."""
    added = document.add_table(1 + len(rows), len(header), style="Table Grid")
    added.autofit = False
    width = [Mm(_TEXT_WIDTH * part / sum(parts)) for part in parts]
    for column, size in zip(added.columns, width, strict=True):
        column.width = size
    # Asking the table for a cell walks over all of it each time.
    for number, (row, texts) in enumerate(zip(added.rows, [header, *rows], strict=True)):
        _keep_whole(row._tr, is_header=number == 0)
        for cell, text, size in zip(row.cells, texts, width, strict=True):
            cell.width = size
            _fill(cell, text, bold=number == 0)


def _fill(cell: _Cell, text: str, *, bold: bool) -> None:
    run = cell.paragraphs[0].add_run(text.replace(OPEN, BLANK))
    run.bold = bold
    run.font.size = Pt(10.5)


def _keep_whole(row: object, *, is_header: bool) -> None:
    """Rows aren't torn apart between pages."""
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        properties.append(OxmlElement("w:tblHeader"))


def to_bytes(document: Document) -> bytes:
    """The file, without the time at which it was made."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source:
        return word_package.archive({name: source.read(name) for name in source.namelist()})
