"""Word documents (.docx) that an organizer goes on editing: A4, Chinese fonts, equal bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from renda.campaigns.load import OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

#: The moment that stands in every document and every entry of its archive, in the place of the clock's.
_MOMENT = dt.datetime(2000, 1, 1)
#: A blank to fill in by hand or at the keyboard.
BLANK = "＿＿＿＿＿＿"
_TEXT_WIDTH = 170  # millimetres between the margins
_BODY, _TITLES = "宋体", "黑体"


def new(title: str) -> Document:
    """An empty A4 document with `title` in its properties and as its first heading."""
    document = docx.Document()
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # a picture of the template
            del package.rels[name]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    _set_font(document.styles["Normal"], _BODY, 12)
    for name, size in (("Title", 20), ("Heading 1", 15), ("Heading 2", 13)):
        _set_font(document.styles[name], _TITLES, size)
    spacing = document.styles["Normal"].paragraph_format
    spacing.line_spacing, spacing.space_after = 1.3, Pt(4)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "", ""
    properties.comments = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = _MOMENT
    heading = document.add_heading(title, 0)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def _set_font(style: ParagraphStyle, name: str, size: int) -> None:
    style.font.size = Pt(size)
    style.font.name = "Times New Roman"
    style.font.color.rgb = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "eastAsiaTheme", "hAnsiTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win over the one named
    fonts.set(qn("w:eastAsia"), name)
    language = OxmlElement("w:lang")  # without it punctuation comes out as in another language
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.rPr.append(language)


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
    written, output = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _MOMENT.timetuple()[:6])
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(entry))
    return output.getvalue()
