"""Runs the project's own Node scripts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from renda.errors import RendaError

_MISSING = "前端工具尚未安装。请在项目目录运行：make setup"


def run(root: Path, script: Path, *arguments: str | Path, failing: str) -> None:
    """Run `script` of the project at `root`, in that folder.

    Raises RendaError: Node or its packages are missing, or the script fails; then `failing` and what it said.
    """
    node = Path(sys.executable).with_name("node")
    command = [str(node), str(script), *map(str, arguments)]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise RendaError(_MISSING) from error
    if "ERR_MODULE_NOT_FOUND" in done.stderr:
        raise RendaError(_MISSING)
    if done.returncode:
        raise RendaError(f"{failing}：\n{done.stderr.strip()}")
