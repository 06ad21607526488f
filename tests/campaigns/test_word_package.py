"""Texts in a Word document: whatever an organizer writes comes out as she wrote it."""

from __future__ import annotations

import io

import docx
import pytest

import office
from renda.campaigns import word_package
from renda.campaigns.load import OPEN
from renda.campaigns.runsheet import Cue
from renda.campaigns.word_package import BLANK

TEXTS = [
    ("宪法宣誓", "宪法宣誓"),
    ("一行\n又一行", "一行\n又一行"),
    ("<w:t>&amp;]]>\"'", "<w:t>&amp;]]>\"'"),
    ("  两边有空格  ", "  两边有空格  "),
    (f"由{OPEN}领誓", f"由{BLANK}领誓"),
    ("𠮷😀", "𠮷😀"),
]


@pytest.mark.parametrize(("written", "read"), TEXTS)
def test_text_comes_out_as_written(written: str, read: str) -> None:
    values = {"opening": [written], "rows": [[written] * 5], "cues": [Cue(written, "", written, written)]}
    content = word_package.package(written, "run-document.xml", **values)
    office.check_package(content)
    document = docx.Document(io.BytesIO(content))
    assert document.core_properties.title == written
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts == [read, read, "流程", "主持词", f"{read}  ", read, f"（不念）{read}"]
    (table,) = document.tables
    assert [cell.text for cell in table.rows[1].cells] == [read] * 5


def test_same_bytes() -> None:
    assert word_package.package("甲") == word_package.package("甲")
