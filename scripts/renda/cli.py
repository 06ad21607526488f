"""The `renda` command: declares verbs, imports lazily, holds no logic."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import click

from renda import clicktext

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from renda.statutes.model import Library

clicktext.install()

#: verb -> (module, function, help). Modules are imported only when their verb runs.
VERBS: dict[str, tuple[str, str, str]] = {
    "campaign": (
        "renda.campaigns.commands",
        "campaign",
        "国家宪法日：建立活动，检查，印宣传品，写总结。",
    ),
    "laws": ("renda.statutes.commands", "laws", "法律库：导入、列出、对照、核对法律。"),
    "quiz": ("renda.quizzes.commands", "quiz", "题库：检查题目、统计覆盖、列出要复核的题。"),
    "search": ("renda.search.commands", "search", "在法律和页面中检索（供编辑使用）。"),
    "build": ("renda.site", "build_command", "生成网站到 site/。"),
    "serve": ("renda.site", "serve_command", "在本机预览网站，改动后自动更新。"),
}


class _Lazy(click.Group):
    """A group whose commands live in the rooms and are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module, function, _ = VERBS[cmd_name]
        command = getattr(importlib.import_module(module), function)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl([(name, VERBS[name][2]) for name in sorted(VERBS)])


def _measures(root: Path) -> dict[int, str]:
    """The policy's measures by number, for commands of rooms that don't know the policy."""
    from renda import policy

    return {measure.number: measure.text for measure in policy.load(root).measures}


def _laws_folder(root: Path) -> Path:
    """The folder of imported statutes, for a room that doesn't know the site's settings."""
    from renda import config

    return config.laws_folder(root)


def _site_url(root: Path) -> str:
    """The site's absolute address, "" without one, for rooms that don't know the site's settings."""
    from renda import config

    return config.site_url(root)


def _library(root: Path, as_of: dt.date) -> Library:
    """All statutes, for commands of rooms that don't know where they come from."""
    from renda import config, content

    return content.merged_library(config.laws_folder(root), as_of)


@click.group(cls=_Lazy)
@click.version_option(package_name="renda", prog_name="renda")
@click.pass_context
def main(context: click.Context) -> None:
    """renda：宪法与人大制度学习网站的工具。"""
    context.obj = {
        "measures": _measures,
        "laws_folder": _laws_folder,
        "library": _library,
        "site_url": _site_url,
    }
