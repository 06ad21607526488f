"""Statutes as LawRefBook-shaped Markdown or plain text.

    # 中华人民共和国某法

    2020年1月1日 第十三届全国人民代表大会常务委员会第十五次会议通过

    <!-- INFO END -->

    ## 第一章 总则

    第一条 …

Other comments are left out; a line `\\# …` is text that begins with the mark.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import TYPE_CHECKING

from renda.errors import RendaError, reason
from renda.statutes.sources.structure import Line

if TYPE_CHECKING:
    from pathlib import Path

INFO_END = "<!-- INFO END -->"
#: Marks that mean something at the start of a line; text that begins with one is written with a backslash.
MARKS = ("#", "<!--", "---", "\\")

_COMMENT = re.compile(r"<!--(?!-?>).*?-->", re.DOTALL)
_STATUTE = re.compile(r"年\d{1,2}月\d{1,2}日|第[一1]条")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
#: Larger than any statute; the civil code has 0.4 MB.
LARGEST = 16_000_000


def read_text(path: Path) -> tuple[str, str]:
    """The text of a file and the name of the encoding it is in.

    Raises:
        RendaError: it can't be read, or is in no encoding that Chinese statutes come in.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise RendaError(f"{path}：文件超过 {LARGEST // 1_000_000} MB，不像是一部法律")
        data = path.read_bytes()
    except OSError as error:
        raise RendaError(f"{path}：读不到文件（{reason(error)}）") from error
    return decode(data, str(path))


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Text and encoding of a file's bytes: UTF-8, UTF-16 with a mark, or GB18030 (as older Windows saves)."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "UTF-16"
    elif b"\0" in data:
        raise RendaError(f"{name}：不是文本文件。请提供 .docx、.md 或 .txt")
    else:
        encoding = "UTF-8"
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    # GB18030 makes something of nearly any bytes: it is believed only where a statute comes out.
    with contextlib.suppress(UnicodeDecodeError):
        text = data.decode("GB18030")
        if encoding == "UTF-8" and _STATUTE.search(text):
            return text, "GB18030"
    raise RendaError(f"{name}:{line}：无法识别文件的编码，请用记事本或 WPS 另存为 UTF-8")


def lines(text: str, first_line: int = 1) -> tuple[list[Line], int | None]:
    """The lines of a file, and how many of them stand before `INFO_END` where the file has that.

    `first_line` is the line of the file that `text` begins with.
    """
    marked: int | None = None
    found: list[Line] = []
    text = _COMMENT.sub(
        lambda match: "\n" * match[0].count("\n") + (match[0] if match[0] == INFO_END else ""), text
    )
    for place, raw in enumerate(text.splitlines(), first_line):
        line = raw.replace("\u200b", "").strip()
        if line == INFO_END:
            marked = len(found) if marked is None else marked
        elif match := _HEADING.fullmatch(line):
            if match[2]:
                found.append(Line(place, match[2], len(match[1])))
        elif line:
            found.append(
                Line(place, line[1:] if line.startswith("\\") and line[1:].startswith(MARKS) else line)
            )
    return found, marked


def escaped(paragraph: str) -> str:
    """`paragraph` as a line that `lines` reads back as it is."""
    return f"\\{paragraph}" if paragraph.startswith(MARKS) else paragraph
