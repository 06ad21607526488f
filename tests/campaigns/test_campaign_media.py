"""Downloads and photos beside a campaign's page: what is refused, with its line and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from renda.campaigns import media
from renda.campaigns.load import load_campaign
from renda.diagnostics import Diagnostics

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
---
title: 活动
day: 2026-12-04
place: 区
audience: [机关]
contact: {unit: 办公室, phone: 电话}
downloads:
  - {title: 方案, file: files/plan.docx}
photos:
  - {file: photos/oath.jpg, alt: 宣誓人面向国旗举起右手, activity: oath}
activities:
  - {id: oath, title: 宣誓, start: 2026-12-04 09:30, end: 2026-12-04 10:10, place: 厅, audience: [机关], summary: 说明}
---
"""
GPS = 0x8825


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("files", "photos"):
        (tmp_path / name).mkdir()
    (tmp_path / "files/plan.docx").write_bytes(b"x" * 3400)
    photo(tmp_path, 1200, 800)
    return tmp_path


def photo(folder: Path, width: int, height: int, exif: Image.Exif | None = None) -> None:
    Image.new("RGB", (width, height), "#8f1d1d").save(folder / "photos/oath.jpg", exif=exif or Image.Exif())


def problems(folder: Path, text: str = PAGE) -> list[str]:
    diagnostics = Diagnostics()
    load_campaign(text, "c.md", diagnostics, folder=folder)
    return [str(problem) for problem in diagnostics]


def test_right_files_have_no_problem(folder: Path) -> None:
    assert problems(folder) == []
    assert media.facts(folder / "files/plan.docx") == media.Facts("DOCX", 3400)
    found = media.facts(folder / "photos/oath.jpg")
    assert (found.kind, found.width, found.height) == ("JPG", 1200, 800)


def test_a_photo_taken_upright_is_as_wide_as_browsers_show_it(folder: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo(folder, 1200, 800, exif)
    found = media.facts(folder / "photos/oath.jpg")
    assert (found.width, found.height) == (800, 1200)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("files/plan.docx", "files/plam.docx", "c.md:8: 找不到文件 files/plam.docx，是不是 files/plan.docx？"),
        ("files/plan.docx", "files/zzz.pdf", "c.md:8: 找不到文件 files/zzz.pdf：请放在本文件夹里"),
        ("files/plan.docx", "../../mkdocs.yml", "c.md:8: “file”应是本文件夹里的文件，如 files/plan.docx，现为“../../mkdocs.yml”"),
        ("files/plan.docx", "/etc/passwd", "c.md:8: “file”应是本文件夹里的文件，如 files/plan.docx，现为“/etc/passwd”"),
        ("alt: 宣誓人面向国旗举起右手", "alt: 照片", "c.md:10: “alt”要写清照片里有谁、在做什么，至少 5 个字，现为“照片”"),
        ("alt: 宣誓人面向国旗举起右手, ", "", "c.md:10: 缺少必填项“alt”"),
        ("activity: oath}", "activity: oaht}", "c.md:10: 没有编号为“oaht”的活动，是不是“oath”？"),
        ("photos/oath.jpg", "files/plan.docx", "c.md:10: “files/plan.docx”不是可以放的文件；可以放：jpeg、jpg、png、webp"),
    ],
)  # fmt: skip
def test_problem_with_its_line(folder: Path, old: str, new: str, problem: str) -> None:
    assert old in PAGE
    assert problems(folder, PAGE.replace(old, new, 1)) == [problem]


def test_a_page_that_an_activity_leads_to_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "docs/campaigns/2026"
    (folder / "photos").mkdir(parents=True)
    (folder / "files").mkdir()
    (folder / "files/plan.docx").touch()
    photo(folder, 1200, 800)
    (tmp_path / "docs/exam").mkdir()
    (tmp_path / "docs/exam/practice.md").touch()
    for target, expected in (
        ("exam/practice.md#a", []),
        ("https://example.org/a.md", []),
        ("exam/practise.md", ["c.md:12: 找不到页面 exam/practise.md，是不是 exam/practice.md？"]),
        ("x.md", ["c.md:12: 找不到页面 x.md：写 docs/ 里的文件名，如 exam/practice.md"]),
    ):
        link = f"summary: 说明, link: {{title: 去, to: {target}}}"
        assert problems(folder, PAGE.replace("summary: 说明", link)) == expected


def test_photos_that_visitors_had_better_not_get(folder: Path) -> None:
    photo(folder, 3200, 800)
    assert problems(folder) == ["c.md:10: oath.jpg 是 3200×800 像素：请把长边缩到 3000 以内"]
    photo(folder, 600, 300)
    assert problems(folder) == ["c.md:10: oath.jpg 只有 600×300 像素：短边至少 480，请换清楚的"]
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (31.0, 12.0, 0.0)}
    photo(folder, 1200, 800, exif)
    assert problems(folder) == ["c.md:10: oath.jpg 带有拍摄地点：请在手机或者电脑上去掉位置信息再放"]
    (folder / "photos/oath.jpg").write_bytes(b"not a photo")
    assert problems(folder) == ["c.md:10: oath.jpg 打不开：不是图片，或者已经损坏"]
    (folder / "photos/oath.jpg").write_bytes(b"x" * 1_600_000)
    assert problems(folder) == ["c.md:10: photos/oath.jpg 有 1.6 MB，超过 1.5 MB：请缩小以后再放"]


def test_an_activity_must_not_hide_a_page(folder: Path) -> None:
    (folder / "oath.md").write_text("正文", encoding="utf-8")
    assert problems(folder) == [
        "c.md:12: 文件夹里已有 oath.md，和这项活动的网页重名：请改 id，或者改那个文件的名字"
    ]


@pytest.mark.parametrize(
    ("size", "text"), [(1, "1 KB"), (3400, "3 KB"), (999_999, "1000 KB"), (1_500_000, "1.5 MB")]
)
def test_sizes_in_words(size: int, text: str) -> None:
    assert media.megabytes(size) == text
