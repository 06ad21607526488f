"""The library beside an independent copy of it: a folder of statutes from elsewhere, file by file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.statutes import collate
from renda.statutes.sources import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from renda.statutes.collate import Difference
    from renda.statutes.model import Library, Version
    from renda.statutes.sources.merge import Merged


@dataclass(frozen=True, slots=True)
class Copy:
    """One file of the other copy: what differs from our text, or the reason why it wasn't compared.

    `equal` counts the articles that say the same.
    """

    file: str
    title: str
    equal: int = 0
    differences: tuple[Difference, ...] = ()
    reason: str = ""

    def as_dict(self) -> dict[str, object]:
        """For --json."""
        return {
            "file": self.file,
            "title": self.title,
            "equal": self.equal,
            "differences": [difference.as_dict() for difference in self.differences],
            "reason": self.reason,
        }


def compare(folder: Path, library: Library) -> list[Copy]:
    """Every .docx, Markdown and text file below `folder`, in order, compared with our same version.

    Raises:
        RendaError: `folder` holds no such file.
    """
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in files.SUFFIXES]
    if not paths:
        raise RendaError(f"{folder}：里面没有可以对照的 .docx、.md 或 .txt 文件")
    return [_compare(path, path.relative_to(folder).as_posix(), library) for path in paths]


def report(compared: Sequence[Copy]) -> Iterator[str]:
    """Lines for the terminal: the sum, every difference, and what wasn't compared with the reason."""
    if not compared:
        return
    done = [copy for copy in compared if not copy.reason]
    equal = sum(copy.equal for copy in done)
    differing = sum(len(copy.differences) for copy in done)
    yield f"对照：{len(compared)} 个文件，比较 {len(done)} 部，相同 {equal} 条，不同 {differing} 处"
    for copy in done:
        yield from _differences(copy.file, copy.differences)
    for copy in compared:
        if copy.reason:
            yield f"  未比较 {copy.file}：{copy.reason}"


def imported(merged: Sequence[Merged]) -> Iterator[str]:
    """Lines for the terminal: what each imported file did, and every difference from our text."""
    for item in merged:
        filled = f"（{'、'.join(item.filled)}）" if item.filled else ""
        differing = f"，与默认来源有 {len(item.differences)} 处不同" if item.differences else ""
        yield f"导入 {item.path}：{item.role}{filled}{differing}"
        yield from _differences(item.path, item.differences)


def _differences(file: str, found: Sequence[Difference]) -> Iterator[str]:
    for difference in found:
        yield f"  {file} {difference.label}："
        yield f"    本库：{collate.excerpt(difference.ours, difference.theirs)}"
        yield f"    对照：{collate.excerpt(difference.theirs, difference.ours)}"


def _compare(path: Path, name: str, library: Library) -> Copy:
    diagnostics = Diagnostics()
    draft = files.read(path, diagnostics)
    if draft is None:
        reasons = (
            f"第 {one.line} 行：{one.message}" if one.line else one.message for one in diagnostics.errors()
        )
        return Copy(name, path.stem, reason=f"读不成法律（{'；'.join(reasons)}）")
    theirs = draft.version
    ours = _same(theirs, library)
    if isinstance(ours, str):
        return Copy(name, theirs.title, reason=ours)
    differences = collate.differences(ours, theirs)
    differing = {difference.label for difference in differences}
    equal = sum(article.number.label not in differing for article in ours.articles)
    return Copy(name, theirs.title, equal, differences)


def _same(theirs: Version, library: Library) -> Version | str:
    """Our version of that statute and date, or why there is none."""
    statute = library.by_name(theirs.title)
    if statute is None:
        return "法律库没有这部法律"
    if version := statute.dated(theirs.version_date):
        return version
    dates = "、".join(str(version.version_date) for version in statute.versions)
    return f"版本不同：对照件是 {theirs.version_date}，法律库有 {dates}"
