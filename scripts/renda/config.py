"""The plugin's settings in mkdocs.yml, each with its meaning under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.utils.yaml import yaml_load

from renda.errors import RendaError

if TYPE_CHECKING:
    from pathlib import Path

LAWS_FOLDER = "laws"


class RendaConfig(Config):  # type: ignore[no-untyped-call]
    """Settings of the `renda` plugin."""

    as_of = c.Optional(c.Type(str))
    """The day (yyyy-mm-dd) for which statuses of statutes are computed and pages are published; the build's
    day in China when absent."""

    laws_folder = c.Type(str, default=LAWS_FOLDER)
    """The folder of imported statutes, from the project's root; it need not exist."""


def laws_folder(root: Path) -> Path:
    """The folder of imported statutes of the project at `root`, for commands that load no site."""
    plugins = _settings(root).get("plugins") or []
    settings = [entry["renda"] for entry in plugins if isinstance(entry, dict) and entry.get("renda")]
    return root / str(settings[0].get("laws_folder", LAWS_FOLDER) if settings else LAWS_FOLDER)


def site_url(root: Path) -> str:
    """The site's absolute address, "" where mkdocs.yml gives none, for commands that load no site."""
    return str(_settings(root).get("site_url") or "")


def _settings(root: Path) -> dict[str, Any]:
    try:
        with (root / "mkdocs.yml").open("rb") as file:
            return yaml_load(file) or {}
    except FileNotFoundError:
        raise RendaError(f"{root} 里没有 mkdocs.yml，不是项目的文件夹") from None
