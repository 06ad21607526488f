"""Statutes as .docx, as the national database (flk.npc.gov.cn) gives them.

The library opens the package; paragraphs are taken from its XML, because its own list leaves out what
stands in content controls and inserted runs without a word.
"""

from __future__ import annotations

import itertools
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from renda.errors import RendaError, reason
from renda.statutes import numerals, repair
from renda.statutes.sources.numbering import Numbering
from renda.statutes.sources.structure import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

#: Bounds on what a package may unpack to: the longest code has 1.5 MB of XML.
LARGEST = 64_000_000
MOST_PARTS = 2_000

_REVISIONS = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_ARTICLE = re.compile(rf"第[{numerals.NUMERAL_CHARS}0-9]+条")
_MEND = "请重新下载，或用 Word、WPS 打开后另存为 .docx"


def lines(path: Path) -> list[Line]:
    """The paragraphs of a .docx, numbered from 1 as the document has them, blank ones left out.

    Raises:
        RendaError: it is no .docx, damaged, too large when unpacked, has tracked changes, or says
            something that its paragraphs' text doesn't: numbers made by Word, articles in a table.
    """
    _check_package(path)
    try:
        document = docx.Document(str(path))
        body = document.element.body
        document_type = body.getroottree().docinfo.internalDTD
        paragraphs = list(_paragraphs(body, Numbering(document)))
    except Exception as error:  # a damaged package fails anywhere inside the two libraries
        raise RendaError(f"{path}：.docx 文件已损坏，读不出内容。{_MEND}") from error
    if document_type is not None:
        raise RendaError(f"{path}：文件里有不该出现的实体定义，不予读取。{_MEND}")
    for tag in _REVISIONS:
        if body.find(f".//{qn(tag)}") is not None:
            raise RendaError(f"{path}：文件带有修订痕迹。请在 Word 或 WPS 中接受或拒绝全部修订后再导入")
    _check_numbers(paragraphs, path)
    _check_tables(paragraphs, path)
    return list(_lines(paragraphs))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of the document: its place from 1, the table that it stands in, None for none."""

    place: int
    text: str
    table: Any
    is_numbered: bool


def _lines(paragraphs: Iterable[_Paragraph]) -> Iterator[Line]:
    """A line for each line of text; one note for each table."""
    for table, group in itertools.groupby(paragraphs, key=lambda paragraph: paragraph.table):
        if table is not None:
            yield Line(next(group).place, repair.TABLE_NOTE)
            continue
        for paragraph in group:
            for text in paragraph.text.split("\n"):
                if text.strip():
                    yield Line(paragraph.place, text.strip())


def _check_numbers(paragraphs: Iterable[_Paragraph], path: Path) -> None:
    places = [p.place for p in paragraphs if p.is_numbered and p.table is None and p.text.strip()]
    if places:
        raise RendaError(
            f"{path}:{places[0]}：{_spans(places)}段的编号由 Word 自动生成，不在文字里，导入会丢失。"
            "请在 Word 中把文件另存为“纯文本（.txt）”再导入，编号会一并写成文字；或者改为手工输入的编号"
        )


def _check_tables(paragraphs: Sequence[_Paragraph], path: Path) -> None:
    outside = [p.text for p in paragraphs if p.table is None and p.text.strip()]
    inside = [p for p in paragraphs if p.table is not None and p.text.strip()]
    articles = [p for p in inside if _ARTICLE.match(p.text.strip())]
    if inside and (not outside or (articles and not any(_ARTICLE.match(text.strip()) for text in outside))):
        raise RendaError(
            f"{path}:{(articles or inside)[0].place}：法律的文字在表格里，表格不能导入。"
            "请在 Word 或 WPS 中选中表格，用“表格转换成文本”去掉表格后再导入"
        )


def _spans(places: Sequence[int]) -> str:
    """第 3–8、10 for 3, 4, … 8, 10."""
    runs = [
        [place for _, place in run]
        for _, run in itertools.groupby(enumerate(places), key=lambda item: item[1] - item[0])
    ]
    return "第 " + "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs) + " "


def _check_package(path: Path) -> None:
    if path.suffix.lower() == ".doc":
        raise RendaError(f"{path}：这是旧版 Word 文件（.doc），请用 Word 或 WPS 另存为 .docx")
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except OSError as error:
        raise RendaError(f"{path}：读不到文件（{reason(error)}）") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise RendaError(f"{path}：不是 .docx 文件，或文件不完整。{_MEND}") from error
    # zipfile never unpacks more of a part than the package declares, so the declared sizes bound it.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise RendaError(f"{path}：文件解压后过大，不像是一部法律，不予读取")


def _paragraphs(body: Any, numbering: Numbering) -> Iterator[_Paragraph]:
    for place, element in enumerate(body.iter(qn("w:p")), 1):
        if any(True for _ in element.iterancestors(qn("w:p"), "{*}Fallback")):
            continue  # a text box: its text comes with the paragraph that it hangs on
        # The outermost table: one in a cell of another is part of it.
        table = next(reversed(list(element.iterancestors(qn("w:tbl")))), None)
        yield _Paragraph(place, _text(element), table, numbering.is_numbered(element))


def _text(paragraph: Any) -> str:
    parts: list[str] = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")):
        if any(True for _ in node.iterancestors("{*}Fallback")):
            continue
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif not any(True for _ in node.iterancestors(qn("w:pPr"))):  # tab stops are settings, no text
            parts.append(" " if node.tag == qn("w:tab") else "\n")
    return "".join(parts)
