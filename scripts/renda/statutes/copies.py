"""The library beside an independent copy of it: a folder of statutes from elsewhere.

Files are compared one by one; those that are parts of one statute, as copies divide long codes, together.
"""

from __future__ import annotations

import dataclasses
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.statutes import collate
from renda.statutes.sources import files

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from renda.statutes.collate import Difference
    from renda.statutes.model import Library, Version
    from renda.statutes.sources.merge import Merged


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the other copy, or the files of one statute: what differs from our text, or why it wasn't
    compared. `equal` counts the articles that say the same.
    """

    file: str
    title: str
    files: int = 1
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
    read = [_read(path, path.relative_to(folder).as_posix()) for path in paths]
    copies = [item for item in read if isinstance(item, Copy)]
    return [*(_compare(text, library) for text in _joined(read)), *copies]


def report(compared: Sequence[Copy]) -> Iterator[str]:
    """Lines for the terminal: the sum, every difference, and what wasn't compared with the reason."""
    if not compared:
        return
    done = [copy for copy in compared if not copy.reason]
    equal = sum(copy.equal for copy in done)
    differences = [difference for copy in done for difference in copy.differences]
    known = sum(bool(difference.reason) for difference in differences)
    yield (
        f"对照：{sum(copy.files for copy in compared)} 个文件，比较 {len(done)} 部，相同 {equal} 条，"
        f"不同 {len(differences)} 处（其中 {known} 处已查过原因）"
    )
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
    """Each difference; articles that one side lacks in a row are one line."""
    for (no_ours, no_theirs), group in itertools.groupby(found, lambda one: (not one.ours, not one.theirs)):
        run = list(group)
        if len(run) > 1 and (no_ours or no_theirs):
            side = "本库" if no_ours else "对照件"
            yield f"  {file} {run[0].label}至{run[-1].label}之间的 {len(run)} 条：{side}没有"
            continue
        for difference in run:
            yield f"  {file} {difference.label}："
            yield f"    本库：{collate.excerpt(difference.ours, difference.theirs)}"
            yield f"    对照：{collate.excerpt(difference.theirs, difference.ours)}"
            if difference.reason:
                yield f"    原因：{difference.reason}"


@dataclass(frozen=True, slots=True)
class _Text:
    """What a file says, or several together; `name` stands for them in the report."""

    name: str
    version: Version
    files: int = 1


def _read(path: Path, name: str) -> _Text | Copy:
    diagnostics = Diagnostics()
    draft = files.read(path, diagnostics)
    if draft:
        return _Text(name, draft.version)
    reasons = (
        f"第 {one.line} 行：{one.message}" if one.line else one.message for one in diagnostics.errors()
    )
    return Copy(name, path.stem, reason=f"读不成法律（{'；'.join(reasons)}）")


def _joined(read: Iterable[_Text | Copy]) -> Iterator[_Text]:
    """The texts, files of one title and date as one where no article stands in two of them."""
    groups: dict[tuple[str, dt.date], list[_Text]] = {}
    for text in read:
        if isinstance(text, _Text):
            groups.setdefault((text.version.title, text.version.version_date), []).append(text)
    for group in groups.values():
        articles = sorted((a for text in group for a in text.version.articles), key=lambda a: a.number)
        if len(group) == 1 or len({article.number for article in articles}) < len(articles):
            yield from group
        else:
            whole = dataclasses.replace(group[0].version, articles=tuple(articles))
            yield _Text(f"{group[0].name} 等 {len(group)} 个文件", whole, len(group))


def _compare(text: _Text, library: Library) -> Copy:
    theirs = text.version
    ours = _same(theirs, library)
    if isinstance(ours, str):
        return Copy(text.name, theirs.title, text.files, reason=ours)
    differences = collate.differences(ours, theirs)
    differing = {difference.label for difference in differences}
    equal = sum(article.number.label not in differing for article in ours.articles)
    return Copy(text.name, theirs.title, text.files, equal, differences)


def _same(theirs: Version, library: Library) -> Version | str:
    """Our version of that statute and date, or why there is none."""
    statute = library.by_name(theirs.title)
    if statute is None:
        return "法律库没有这部法律"
    if version := statute.dated(theirs.version_date):
        return version
    dates = "、".join(str(version.version_date) for version in statute.versions)
    return f"版本不同：对照件是 {theirs.version_date}，法律库有 {dates}"
