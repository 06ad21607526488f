"""Importing files into the folder of the organizer's statutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import collate
from renda.statutes.sources import files, merge, shelf

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from renda.diagnostics import Diagnostics
    from renda.statutes.model import Library, Version
    from renda.statutes.sources.merge import Merged


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file that was read. `merged` is what it does to the library."""

    source: str
    stored: str
    version: Version
    result: str
    encoding: str | None
    merged: Merged
    backup: str | None = None

    def __str__(self) -> str:
        read = f"（文件是 {self.encoding} 编码，已转为 UTF-8）" if self.encoding else ""
        kept = f"，原来的文件保留为 {self.backup}" if self.backup else ""
        return (
            f"{self.source}：《{self.version.title}》{self.version.version_date} 版本，"
            f"{len(self.version.articles)} 条，{self.result} {self.stored}{kept}{read}。{self._effect}"
        )

    @property
    def _effect(self) -> str:
        merged = self.merged
        if merged.role == "新增法律":
            return f"法律库原来没有这部法律，网站增加 laws/{merged.slug}/"
        if merged.role == "新增版本":
            return "法律库已有这部法律，这是另一个版本，网站增加相应页面"
        filled = f"补充了{'、'.join(merged.filled)}" if merged.filled else "没有可以补充的"
        differing = f"；{merged.differing}" if merged.differing else ""
        return f"法律库已有同一版本，{filled}{differing}"


def import_files(
    paths: Iterable[Path],
    folder: Path,
    library: Library,
    diagnostics: Diagnostics,
    *,
    date: dt.date | None = None,
    replace_existing: bool = False,
) -> list[Outcome]:
    """Read each file and store it in `folder`; every file is tried, problems go to `diagnostics`.

    Args:
        paths: .docx, Markdown or text files.
        folder: made where it isn't there.
        library: the default source, which knows titles, departments and slugs.
        diagnostics: receives problems with file and line.
        date: the version's date, for a file that doesn't tell it.
        replace_existing: whether another text of the same version takes the place of the one stored.

    Raises:
        RendaError: the folder can't be written to.
    """
    stored, _ = shelf.load(folder, diagnostics)
    shelved = {item.path.rpartition("/")[2]: item for item in stored}
    slugs = {statute.slug for statute in library.statutes}
    outcomes: list[Outcome] = []
    for path in paths:
        draft = files.read(path, diagnostics, date=date)
        if draft is None:
            continue
        known = library.by_name(draft.version.title)
        same = [item for item in shelved.values() if item.version.title == draft.version.title]
        used = slugs | {item.slug for item in shelved.values() if item.slug and item not in same}
        item = shelf.shelve(draft, known.versions[-1] if known else None, used)
        before = shelved.get(item.path)
        backup = None
        if before and shelf.same_text(before, item):
            result = "内容与已导入的相同，未作改动，见"
        elif (before or (folder / item.path).exists()) and not replace_existing:
            diagnostics.error(str(path), 0, _refusal(before, item, folder))
            continue
        else:
            kept = shelf.write(folder, item)
            backup = kept.name if kept else None
            result = "已替换" if kept else "已存入"
            shelved[item.path] = item
        outcomes.append(
            Outcome(
                str(path),
                f"{folder.name}/{item.path}",
                item.version,
                result,
                draft.encoding,
                _effect(item, shelved.values(), library),
                backup,
            )
        )
    return outcomes


def _effect(item: shelf.Shelved, shelved: Iterable[shelf.Shelved], library: Library) -> Merged:
    """What a file does to the library and to what was imported besides it."""
    statute = library.by_name(item.version.title)
    for other in shelved:
        if other.version.title == item.version.title and other.path.rpartition("/")[2] != item.path:
            statute, _ = merge.join(statute, other)
    return merge.join(statute, item)[1]


def _refusal(before: shelf.Shelved | None, item: shelf.Shelved, folder: Path) -> str:
    place = f"{folder.name}/{item.path}"
    if before is None:
        return f"{place} 已存在但读不出来。请先改正它，或加 --replace 替换（原文件会保留为 .bak）"
    count = len(collate.differences(before.version, item.version))
    what = f"有 {count} 条文字不同" if count else "只有标点、题注或页首信息不同"
    return f"与先前导入的 {place} {what}，没有改动它。确要替换请加 --replace（原文件会保留为 .bak）"
