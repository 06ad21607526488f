"""The follow-up report: what it says, what it misses, photos, equal bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import docx
import pytest
from click.testing import CliRunner, Result
from PIL import Image

import office
from renda.campaigns import report_document
from renda.campaigns.load import load_campaign
from renda.campaigns.report import Report, Total, report
from renda.cli import main
from renda.diagnostics import Diagnostics
from renda.errors import RendaError

if TYPE_CHECKING:
    from renda.campaigns.model import Campaign

AFTER = dt.date(2026, 12, 8)
PAGE = """\
---
title: 2026年国家宪法日活动
theme: 某一主题
day: 2026-12-04
week: {start: 2026-12-01, end: 2026-12-07}
place: 甲区
audience: [机关]
contact: {unit: 甲区人大常委会办公室, phone: "1"}
basis: [法治宣传教育法第十三条第二款]
photos:
  - {file: photos/a.jpg, alt: 学生在操场上齐声朗读, caption: 晨读, activity: reading}
problems: [问卷回收少]
activities:
  - id: reading
    title: 宪法晨读
    start: 2026-12-04 07:50
    end: 2026-12-04 08:30
    place: 操场
    audience: [学校]
    summary: 朗读。
    reading: {articles: [宪法第一条]}
    held: {sessions: 3, people: 1200, note: 三所学校同时进行}
    cites: [宪法第一条, 国歌法第四条]
  - id: talk
    title: 讲座
    start: 2026-12-01 09:00
    end: 2026-12-07 10:00
    place: 〔待填〕
    audience: [机关]
    summary: 讲一讲。
    held: {people: 50}
---
"""


def cite(text: str) -> tuple[str, str] | None:
    return f"《{text}》", "laws/x/#art-1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the campaign of 2026, run from its root."""
    (tmp_path / "mkdocs.yml").write_text("plugins: []\n", encoding="utf-8")
    folder = tmp_path / "docs/campaigns/2026"
    (folder / "photos").mkdir(parents=True)
    (folder / "index.md").write_text(PAGE, encoding="utf-8")
    photo(folder / "photos/a.jpg")
    return folder


def photo(file: Path, size: tuple[int, int] = (1200, 800), *, turned: bool = False) -> None:
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
    # Noise, so that half of the file isn't already all of the picture.
    Image.effect_noise(size, 60).convert("RGB").save(file, exif=exif, quality=40)


def loaded(folder: Path) -> Campaign:
    diagnostics = Diagnostics()
    text = (folder / "index.md").read_text(encoding="utf-8")
    campaign = load_campaign(text, "index.md", diagnostics, cite, folder=folder)
    diagnostics.raise_errors()
    assert campaign is not None
    return campaign


def made(folder: Path) -> Report:
    return report(loaded(folder), cite, AFTER)


def test_numbers_articles_and_what_is_missing(folder: Path) -> None:
    found = made(folder)
    assert (found.first, found.last) == (dt.date(2026, 12, 1), dt.date(2026, 12, 7))
    assert (found.sessions, found.people) == (Total(3, 1, 2), Total(1250, 2, 2))
    assert found.articles == {
        "《法治宣传教育法第十三条第二款》": [],
        "《宪法第一条》": ["宪法晨读"],
        "《国歌法第四条》": ["宪法晨读"],
    }
    assert found.missing == ["活动“讲座”没有填：地点（place）、场次（held 里的 sessions）、照片（photos）"]


def test_everything_that_can_be_missing(folder: Path) -> None:
    campaign = loaded(folder)
    bare = {"theme": "", "week": None, "problems": (), "photos": (), "example": True, "activities": ()}
    assert report(campaign.model_copy(update=bare), cite, AFTER).missing == [
        "这是示例：换成自己的活动，把 example 改成 false",
        "主题还空着：按通知填写 theme",
        "宪法宣传周的日期还空着：按通知填写 week",
        "没有一项活动",
        "没有写问题和改进：在 problems 里逐条写",
    ]
    assert report(campaign, cite, dt.date(2026, 12, 4)).missing == [
        "活动“讲座”还没有结束",
        "活动“宪法晨读”还没有结束",
    ]


def test_document(folder: Path) -> None:
    content = report_document.document(made(folder), folder)
    assert content == report_document.document(made(folder), folder)  # to the byte
    office.check_package(content)
    document = docx.Document(io.BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for line in (
        "2026年国家宪法日活动总结",
        "主办单位：甲区人大常委会办公室",
        "主题：某一主题",
        "场次：共 3 场（1 项活动还没有填，没有算在内）。",
        "人数：共 1250 人次。",
        "宪法晨读：三所学校同时进行",
        "图1　晨读",
        "1. 问卷回收少",
        "□ 活动“讲座”没有填：",
    ):
        assert line in text
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["12月1日至12月7日", "讲座", "待定", "机关", "", "50"],
        ["12月4日", "宪法晨读", "操场", "学校", "3", "1200"],
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    alternatives = [element.get("descr") for element in body.iter() if element.tag.endswith("}docPr")]
    assert alternatives == ["学生在操场上齐声朗读"]


def test_photos_stand_upright_and_small(folder: Path) -> None:
    photo(folder / "photos/a.jpg", (2400, 1600), turned=True)
    content = report_document.document(made(folder), folder)
    (shape,) = docx.Document(io.BytesIO(content)).inline_shapes
    assert shape.height > shape.width
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith("word/media/")]
        with Image.open(io.BytesIO(archive.read(name))) as image:
            assert image.size == (1067, 1600)


def test_what_nobody_can_count_is_not_asked_for(folder: Path) -> None:
    page = folder / "index.md"
    page.write_text(PAGE.replace("held: {people: 50}", "held: {counted: false}"), encoding="utf-8")
    found = made(folder)
    assert (found.sessions, found.people) == (Total(3, 1, 1), Total(1200, 1, 1))
    assert found.missing == ["活动“讲座”没有填：地点（place）"]
    document = docx.Document(io.BytesIO(report_document.document(found, folder)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "其中 1 项不统计场次和人数。\n场次：共 3 场。\n人数：共 1200 人次。" in text
    assert [cell.text for cell in document.tables[0].rows[1].cells][-2:] == ["不统计", "不统计"]


def test_damaged_photo(folder: Path) -> None:
    file = folder / "photos/a.jpg"
    file.write_bytes(file.read_bytes()[:20_000])
    with pytest.raises(RendaError, match=r"照片 photos/a\.jpg 读不完整，可能没有拷贝完或者已经损坏"):
        report_document.document(made(folder), folder)


def test_command(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parents[2])

    def renda(*words: str) -> Result:
        return CliRunner().invoke(main, ["campaign", "report", *words])

    first = renda("2026", "--as-of", "2026-12-08")
    assert first.output == (
        "已生成 2026年国家宪法日活动总结.docx\n"
        "还缺：活动“讲座”没有填：地点（place）、场次（held 里的 sessions）、照片（photos）\n"
    )
    target = Path("2026年国家宪法日活动总结.docx")
    assert target.is_file()
    again = renda("2026")
    assert (again.exit_code, "已经存在，没有改动" in again.output) == (1, True)
    assert renda("2026", "--force").exit_code == 0
    assert "写不了 没有/x.docx（没有这个文件或文件夹）" in renda("2026", "--out", "没有/x.docx").output
    assert "总结是 Word 文件，文件名要以 .docx 结尾，现为“r.pdf”" in renda("2026", "--out", "r.pdf").output
    assert not Path("r.pdf").exists()
    assert "没有2027年的活动页面" in renda("2027").output
    (folder / "photos/a.jpg").unlink()
    assert (
        "docs/campaigns/2026/index.md:11: 找不到文件 photos/a.jpg" in renda("2026", "--out", "y.docx").output
    )
