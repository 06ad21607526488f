"""`renda campaign`: make a year's 国家宪法日 pages, and check them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, get_args

import click

from renda.campaigns import new as new_room
from renda.campaigns import oath
from renda.campaigns.load import OPEN, load_campaign
from renda.campaigns.model import Audience
from renda.campaigns.posters import checks as posters_checks
from renda.campaigns.posters.commands import print_command
from renda.campaigns.posters.wording import quoter
from renda.campaigns.report_command import report_command
from renda.dates import read_day, today
from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.project import find_root
from renda.statutes import citations

if TYPE_CHECKING:
    from pathlib import Path

#: Not an error: a site on a USB stick has no address. But nobody should take it for done.
NO_ADDRESS = (
    "还差网址：mkdocs.yml 没有写 site_url。没有它，宣传品上没有二维码，活动不能订阅，日历里没有网址，"
    "分享出去没有图片和标题。去掉 site_url 那一行行首的 #，改成网站的固定网址"
)


@click.group()
def campaign() -> None:
    """国家宪法日：建立当年的活动文件夹，检查活动安排，印宣传品，写活动总结。"""


campaign.add_command(report_command)
campaign.add_command(print_command)


@campaign.command()
@click.argument("year", type=int)
@click.option(
    "--audience",
    "audiences",
    multiple=True,
    type=click.Choice(get_args(Audience)),
    help="只要面向这一类的活动，可以写几次；不写就是全部八类。",
)
def new(year: int, audiences: tuple[str, ...]) -> None:
    """建立 docs/campaigns/YEAR/：日期算好，活动列好，只留待填的几处。

    已经有的文件夹不会改动。
    """
    root = find_root()
    folder = new_room.create(root, year, audiences)
    page = folder / "index.md"
    count = len(new_room.open_lines(page.read_text(encoding="utf-8")))
    click.echo(f"已建立 {page.relative_to(root)}")
    click.echo(f"请用文本编辑器打开，把 {count} 处{OPEN}填好，然后运行：renda campaign check {year}")
    if today() > dt.date(year, 12, 4):
        click.echo(f"提醒：{year}年的国家宪法日已经过去，请核对年份")


@campaign.command()
@click.argument("year", type=int, required=False)
@click.option("--as-of", callback=read_day, help="从哪一天看日期是否已过，如 2026-11-25；默认今天。")
@click.option("--strict", is_flag=True, help="有警告也算没有通过。")
@click.pass_context
def check(context: click.Context, *, year: int | None, as_of: dt.date | None, strict: bool) -> None:
    """检查 YEAR 年的活动安排，不写年份就检查全部；一次列出所有问题，带文件名和行号。"""
    root = find_root()
    library = context.obj["library"](root, today())
    cite = citations.resolver(library)
    diagnostics = Diagnostics()
    quote = quoter(library)
    pages = _pages(root, year)
    for page in pages:
        text = page.read_text(encoding="utf-8-sig")
        name = page.relative_to(root).as_posix()
        found = load_campaign(text, name, diagnostics, cite, as_of=as_of or today(), folder=page.parent)
        if found:
            posters_checks.check(found, text, name, quote, diagnostics)
            oath.check(found, text, name, library, diagnostics)
    for problem in diagnostics:
        click.echo(str(problem))
    errors = len(diagnostics.errors())
    warnings = len(list(diagnostics)) - errors
    address = context.obj["site_url"](root)
    if not address:
        click.echo(NO_ADDRESS)
    rest = "" if address else "；网址还没有写"
    click.echo(f"检查了 {len(pages)} 个活动页面：{errors} 处错误，{warnings} 处警告{rest}")
    if diagnostics.errors(strict=strict):
        context.exit(1)


def _pages(root: Path, year: int | None) -> list[Path]:
    """The campaign pages asked for, oldest first."""
    pages = sorted((root / new_room.FOLDER).glob(f"{year or '*'}/index.md"))
    if not pages:
        wanted = f"{year}年的活动页面" if year else "活动页面"
        raise RendaError(f"没有{wanted}。建立：renda campaign new {year or today().year}")
    return pages
