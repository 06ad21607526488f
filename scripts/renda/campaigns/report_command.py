"""`renda campaign report`: the follow-up report of a year's campaign as a Word document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from renda.campaigns import new as new_room
from renda.campaigns.load import load_campaign
from renda.campaigns.report import report
from renda.dates import read_day, today
from renda.diagnostics import Diagnostics
from renda.errors import RendaError, reason
from renda.project import find_root
from renda.statutes import citations

if TYPE_CHECKING:
    import datetime as dt


@click.command("report")
@click.argument("year", type=int)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写到哪个文件；默认在当前文件夹里，如 2026年国家宪法日活动总结.docx。",
)
@click.option("--force", is_flag=True, help="文件已经有了也重写（改过的内容会丢失）。")
@click.option("--as-of", callback=read_day, help="从哪一天看活动是否已经结束，如 2026-12-08；默认今天。")
@click.pass_context
def report_command(
    context: click.Context, *, year: int, out: Path | None, force: bool, as_of: dt.date | None
) -> None:
    """从 YEAR 年的文件夹生成活动总结（Word 文件）：活动、数据、照片、依据，并列出还缺什么。"""
    root = find_root()
    page = root / new_room.FOLDER / str(year) / "index.md"
    if not page.is_file():
        raise RendaError(f"没有{year}年的活动页面。建立：renda campaign new {year}")
    target = out or Path(f"{year}年国家宪法日活动总结.docx")
    if target.suffix.lower() != ".docx":
        raise RendaError(f"总结是 Word 文件，文件名要以 .docx 结尾，现为“{target.name}”")
    if target.exists() and not force:
        raise RendaError(f"{target} 已经存在，没有改动：换一个文件名（--out），或者加 --force 重写")
    cite = citations.resolver(context.obj["library"](root, today()))
    diagnostics = Diagnostics()
    name = page.relative_to(root).as_posix()
    campaign = load_campaign(
        page.read_text(encoding="utf-8-sig"), name, diagnostics, cite, folder=page.parent
    )
    diagnostics.raise_errors()
    assert campaign is not None  # otherwise there was an error
    from renda.campaigns import report_document  # python-docx takes half a second to import

    found = report(campaign, cite, as_of or today())
    content = report_document.document(found, page.parent)
    try:
        temporary = target.with_name(target.name + ".new")
        temporary.write_bytes(content)
        temporary.replace(target)
    except OSError as error:
        raise RendaError(
            f"写不了 {target}（{reason(error)}）：看看文件夹在不在、文件是不是正打开着"
        ) from None
    click.echo(f"已生成 {target}")
    for line in found.missing:
        click.echo(f"还缺：{line}")
