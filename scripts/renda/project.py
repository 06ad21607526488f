"""Where the project is, for commands that may be run in any folder of it."""

from __future__ import annotations

from pathlib import Path

from renda.errors import RendaError


def find_root(start: Path | None = None) -> Path:
    """The project's folder: the nearest one at or above `start` that holds mkdocs.yml."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise RendaError(f"在 {here} 及其上级目录中找不到 mkdocs.yml。请在项目目录中运行")
