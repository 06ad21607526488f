"""`renda campaign print`: a campaign's sheets as files for the print shop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from renda import progress
from renda.campaigns.load import load_campaign
from renda.campaigns.model import Colours, Design
from renda.campaigns.posters import printing
from renda.campaigns.posters.formats import KINDS
from renda.campaigns.posters.sheets import sheets
from renda.campaigns.posters.wording import page_address, quoter, wording
from renda.dates import today
from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.project import find_root
from renda.statutes import citations

if TYPE_CHECKING:
    from renda.campaigns.model import Campaign
    from renda.statutes.model import Library

NO_ADDRESS = "mkdocs.yml 没有写 site_url，宣传品上没有二维码；写上网站的固定网址就有"


@click.command("print")
@click.argument("year", type=int)
@click.option(
    "--only",
    "kinds",
    multiple=True,
    type=click.Choice(list(KINDS)),
    help="只印这一种，可以写几次；不写就是全部。",
)
@click.option(
    "--design", "designs", multiple=True, type=click.Choice(get_args(Design)), help="设计，可以写几次。"
)
@click.option("--colours", type=click.Choice(get_args(Colours)), help="颜色：red 红，blue 蓝，cream 素。")
@click.option(
    "--format",
    "files",
    multiple=True,
    type=click.Choice(printing.FILES),
    help="文件的格式，可以写几次；不写就是 pdf 和 png。",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="放到哪个文件夹，默认 posters-YEAR。",
)
@click.pass_context
def print_command(
    context: click.Context,
    year: int,
    kinds: tuple[str, ...],
    designs: tuple[str, ...],
    colours: str | None,
    files: tuple[str, ...],
    out: Path | None,
) -> None:
    """把 YEAR 年的宣传品做成原大的 PDF 和 PNG，交给打印店。

    要用电脑上的 Chrome、Edge 或 Chromium；--format svg 不用。不写 --design 就是页首信息里选的设计。
    """
    root = find_root()
    library = context.obj["library"](root, today())
    campaign = _campaign(root, year, library)
    address = page_address(context.obj["site_url"](root), f"campaigns/{year}/")
    if not address:
        progress.console.print(f"提示：{NO_ADDRESS}", style="yellow", markup=False)
    drawn = list(
        sheets(
            wording(campaign, quoter(library), address),
            colours or campaign.colours,
            designs or [campaign.design],
            [name for kind in kinds or KINDS for name in KINDS[kind]],
        )
    )
    chosen = files or ("pdf", "png")
    folder = out or Path(f"posters-{year}")
    written = printing.print_sheets(drawn, chosen, folder, str(year))
    total = printing.count(drawn, chosen)
    for printed in progress.track(written, "生成宣传品", total):
        click.echo(f"{printed.path}　{printed.size / 1e6:.2f} MB")
    click.echo(f"共 {total} 个文件，在 {folder}")


def _campaign(root: Path, year: int, library: Library) -> Campaign:
    """The campaign of that year as visitors see it on its day; what is still open is told."""
    page = root / "docs/campaigns" / str(year) / "index.md"
    if not page.is_file():
        raise RendaError(f"没有{year}年的活动页面。建立：renda campaign new {year}")
    diagnostics = Diagnostics()
    name = page.relative_to(root).as_posix()
    campaign = load_campaign(
        page.read_text(encoding="utf-8-sig"),
        name,
        diagnostics,
        citations.resolver(library),
        folder=page.parent,
    )
    diagnostics.raise_errors()
    for problem in diagnostics:
        progress.console.print(str(problem), style="yellow", markup=False)
    assert campaign is not None  # else there are errors
    return campaign.published(campaign.day)
