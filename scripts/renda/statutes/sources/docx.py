"""Statutes as .docx, as the national database (flk.npc.gov.cn) gives them.

The library opens the package; paragraphs are taken from its XML, because its own list leaves out what
stands in content controls and inserted runs without a word.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from renda.errors import RendaError
from renda.statutes import repair
from renda.statutes.sources.structure import Line

if TYPE_CHECKING:
    from pathlib import Path

#: Bounds on what a package may unpack to: the longest code has 1.5 MB of XML.
LARGEST = 64_000_000
MOST_PARTS = 2_000

_REVISIONS = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_MEND = "请重新下载，或用 Word、WPS 打开后另存为 .docx"


def lines(path: Path) -> list[Line]:
    """The paragraphs of a .docx, numbered from 1 as the document has them, blank ones left out.

    Raises:
        RendaError: it is no .docx, damaged, too large when unpacked, or has tracked changes.
    """
    _check_package(path)
    try:
        body = docx.Document(str(path)).element.body
        document_type = body.getroottree().docinfo.internalDTD
        found = list(_paragraphs(body))
    except RendaError:
        raise
    except Exception as error:  # a damaged package fails anywhere inside the two libraries
        raise RendaError(f"{path}：.docx 文件已损坏（{type(error).__name__}）。{_MEND}") from error
    if document_type is not None:
        raise RendaError(f"{path}：文件里有不该出现的实体定义，不予读取。{_MEND}")
    for tag in _REVISIONS:
        if body.find(f".//{qn(tag)}") is not None:
            raise RendaError(f"{path}：文件带有修订痕迹。请在 Word 或 WPS 中接受或拒绝全部修订后再导入")
    return found


def _check_package(path: Path) -> None:
    if path.suffix.lower() == ".doc":
        raise RendaError(f"{path}：这是旧版 Word 文件（.doc），请用 Word 或 WPS 另存为 .docx")
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except OSError as error:
        raise RendaError(f"{path}：读不到文件（{error.strerror or error}）") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise RendaError(f"{path}：不是 .docx 文件，或文件不完整。{_MEND}") from error
    # zipfile never unpacks more of a part than the package declares, so the declared sizes bound it.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise RendaError(f"{path}：文件解压后过大，不像是一部法律，不予读取")


def _paragraphs(body: Any) -> Any:
    """`Line`s of the paragraphs; one note for each table."""
    seen_tables: set[Any] = set()
    place = 0
    for element in body.iter(qn("w:p")):
        place += 1
        table = next((a for a in element.iterancestors(qn("w:tbl"))), None)
        if table is not None:
            if table not in seen_tables:
                seen_tables.add(table)
                yield Line(place, repair.TABLE_NOTE)
            continue
        if any(True for _ in element.iterancestors(qn("w:p"), "{*}Fallback")):
            continue  # a text box: its text comes with the paragraph that it hangs on
        for text in _text(element).split("\n"):
            if text.strip():
                yield Line(place, text.strip())


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
