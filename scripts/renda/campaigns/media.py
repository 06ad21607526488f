"""Files beside a campaign's page: downloads and photos, what is known of them and what is wrong with them."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from pathlib import Path

    from renda.campaigns.model import Campaign
    from renda.diagnostics import Diagnostics
    from renda.yamltext import Document

#: Photos are read on phones: more than this is slow, fewer pixels are blurred.
LARGEST_PHOTO = 1_500_000
LONGEST_SIDE, SHORTEST_SIDE = 3000, 480
LARGEST_DOWNLOAD = 20_000_000
_PHOTOS = frozenset((".jpg", ".jpeg", ".png", ".webp"))
_DOWNLOADS = _PHOTOS | frozenset(
    (".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps", ".zip", ".txt")
)
_GPS = 0x8825


@dataclass(frozen=True)
class Facts:
    """What visitors are told of a file: its kind (PDF), bytes, and pixels of a photo (0 of another file)."""

    kind: str
    size: int
    width: int = 0
    height: int = 0


def facts(file: Path) -> Facts:
    """The facts of `file`, which is there and readable: `check` has seen it."""
    kind, size = file.suffix[1:].upper(), file.stat().st_size
    if file.suffix.lower() not in _PHOTOS:
        return Facts(kind, size)
    with Image.open(file) as image:
        turned = image.getexif().get(0x0112, 1) >= 5  # EXIF orientation: the browser turns it by 90 degrees
        width, height = image.size[::-1] if turned else image.size
        return Facts(kind, size, width, height)


def check(campaign: Campaign, document: Document, folder: Path, diagnostics: Diagnostics) -> None:
    """Note downloads and photos that aren't in `folder`, or that visitors had better not get."""
    for index, download in enumerate(campaign.downloads):
        line = document.line(("downloads", index, "file"))
        for message in _of_file(folder, download.file, _DOWNLOADS, LARGEST_DOWNLOAD):
            diagnostics.error(document.path, line, message)
    for index, photo in enumerate(campaign.photos):
        line = document.line(("photos", index, "file"))
        messages = _of_file(folder, photo.file, _PHOTOS, LARGEST_PHOTO) or _of_photo(folder / photo.file)
        for message in messages:
            diagnostics.error(document.path, line, message)


def _of_file(folder: Path, name: str, kinds: frozenset[str], largest: int) -> list[str]:
    file = folder / name
    if file.suffix.lower() not in kinds:
        return [f"“{name}”不是可以放的文件；可以放：{'、'.join(sorted(kind[1:] for kind in kinds))}"]
    if not file.is_file():
        there = [found.relative_to(folder).as_posix() for found in folder.rglob("*.*")]
        near = difflib.get_close_matches(name, there, n=1, cutoff=0.6)
        return [f"找不到文件 {name}" + (f"，是不是 {near[0]}？" if near else "：请放在本文件夹里")]
    if file.stat().st_size > largest:
        return [f"{name} 有 {megabytes(file.stat().st_size)}，超过 {megabytes(largest)}：请缩小以后再放"]
    return []


def _of_photo(file: Path) -> list[str]:
    try:
        with Image.open(file) as image:
            located = bool(image.getexif().get_ifd(_GPS))
            width, height = image.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return [f"{file.name} 打不开：不是图片，或者已经损坏"]
    found = []
    if max(width, height) > LONGEST_SIDE:
        found.append(f"{file.name} 是 {width}×{height} 像素：请把长边缩到 {LONGEST_SIDE} 以内")
    if min(width, height) < SHORTEST_SIDE:
        found.append(f"{file.name} 只有 {width}×{height} 像素：短边至少 {SHORTEST_SIDE}，请换清楚的")
    if located:
        found.append(f"{file.name} 带有拍摄地点：请在手机或者电脑上去掉位置信息再放")
    return found


def megabytes(size: int) -> str:
    """1500000 -> 1.5 MB, 3400 -> 4 KB."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} KB"
