"""A copy of the project to build, serve and break."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from renda import cache

if TYPE_CHECKING:
    from collections.abc import Iterator

COPIED = ("docs", "quizzes", "overrides", "scripts/client", "mkdocs.yml", "package.json", "package-lock.json")


def copy_project(root: Path, target: Path) -> None:
    """The project's sources at `target`, with the installed Node packages and the results of builds linked."""
    shutil.rmtree(target, ignore_errors=True)
    for name in COPIED:
        source, copy = root / name, target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy)
        else:
            shutil.copy(source, copy)
    (target / "node_modules").symlink_to(root / "node_modules")
    _share_results(root / cache.FOLDER, target / cache.FOLDER)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


def _share_results(source: Path, target: Path) -> None:
    """Link what earlier builds have kept, which nobody changes. Builds may be at work meanwhile."""
    for folder in source.glob("[a-z]*-*"):
        if folder.is_dir() and not folder.name.startswith(cache.UNFINISHED):
            try:
                shutil.copytree(folder, target / folder.name, copy_function=_link)
            except (OSError, shutil.Error):  # just removed as one too many
                shutil.rmtree(target / folder.name, ignore_errors=True)


@contextlib.contextmanager
def serving(project: Path, log: Path) -> Iterator[str]:
    """`renda serve` in `project`, what it says in `log`; gives the address, ending in a slash."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    renda = Path(sys.executable).with_name("renda")
    with log.open("w") as output:
        server = subprocess.Popen(
            [renda, "serve", "--port", str(port)], cwd=project, stdout=output, stderr=output
        )
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    raise TimeoutError("renda serve 没有启动")
