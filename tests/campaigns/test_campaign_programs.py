"""Files open in the programs that they are for: Word documents in LibreOffice, what is printed in poppler."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

import office
from campaigns.posters_sample import NORMAL
from renda.campaigns import report_document, runsheet_document
from renda.campaigns.load import load_campaign
from renda.campaigns.posters import browser, draw
from renda.campaigns.posters.formats import FORMATS
from renda.campaigns.report import report
from renda.diagnostics import Diagnostics
from renda.statutes import citations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from renda.campaigns.model import Campaign
    from renda.statutes.model import Library

EXAMPLE = Path(__file__).parents[2] / "docs/campaigns/2026/index.md"


def report_of(campaign: Campaign, library: Library) -> bytes:
    found = report(campaign, citations.resolver(library), dt.date(2026, 12, 8))
    return report_document.document(found, EXAMPLE.parent)


def run_sheet_of(campaign: Campaign, library: Library) -> bytes:
    (oath,) = [activity for activity in campaign.activities if activity.oath]
    return runsheet_document.document(campaign, oath, library)


@pytest.mark.skipif(not office.has_office, reason="没有 LibreOffice，跳过用它打开 Word 文件的检查")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (report_of, ("2026年国家宪法日活动总结", "一、基本情况", "示例区人大常委会会议厅", "不统计")),
        (
            run_sheet_of,
            ("宪法宣誓：流程单和主持词", "09:40", "宣誓人按统一的誓词宣誓", "我是主持人＿＿＿＿＿＿。"),
        ),
    ],
)
def test_word_documents_open_in_libreoffice(
    make: Callable[[Campaign, Library], bytes], words: tuple[str, ...], library: Library, tmp_path: Path
) -> None:
    campaign = load_campaign(EXAMPLE.read_text(encoding="utf-8"), "index.md", Diagnostics())
    assert campaign is not None
    file = tmp_path / "made.docx"
    file.write_bytes(make(campaign, library))
    text = office.convert(file, "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")
    for word in words:
        assert word in text


@pytest.mark.browser
@pytest.mark.skipif(not office.has_poppler, reason="没有 poppler，跳过用它打开 PDF 的检查")
@pytest.mark.parametrize("names", [("poster",), ("leaflet-outside", "leaflet-inside"), ("certificate",)])
def test_printed_sheets_open_in_poppler(names: tuple[str, ...], chrome: Browser, tmp_path: Path) -> None:
    form = FORMATS[names[0]]
    file = tmp_path / "sheet.pdf"
    file.write_bytes(browser.pdf(chrome, [draw.svg(NORMAL, "zi", name) for name in names], form))
    facts = office.pdf_facts(file)
    assert facts["Pages"] == str(len(names))
    points = [float(part) for part in facts["Page size"].split(" pts")[0].split(" x ")]
    assert points == pytest.approx([form.width / 25.4 * 72, form.height / 25.4 * 72], abs=1)
    with Image.open(office.first_page(file, 30)) as picture:
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 20  # drawn, not blank
