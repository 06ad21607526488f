"""One page edited under `renda serve`: from saving the file to the new words in an open browser."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PAGE = "docs/exam/index.md"
ADDRESS = "exam/"
_COPIED = ("docs", "quizzes", "overrides", "scripts", "mkdocs.yml", "package.json", "package-lock.json")


def copy_project(root: Path, target: Path) -> None:
    """The project's sources at `target`, with the installed Node packages linked."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in _COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    (target / "node_modules").symlink_to(root / "node_modules")


@contextlib.contextmanager
def _serving(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    renda = Path(sys.executable).with_name("renda")
    server = subprocess.Popen(
        [renda, "serve", "--port", str(port)],
        cwd=project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
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


def edit_times(project: Path, browser: Browser, rounds: int) -> list[float]:
    """Seconds from saving `PAGE` to its new words on the page that the browser has open, per round."""
    source = project / PAGE
    original = source.read_text(encoding="utf-8")
    times: list[float] = []
    with _serving(project) as url:
        context = browser.new_context()
        page = context.new_page()
        page.goto(url + ADDRESS)
        for number in range(rounds):
            page.wait_for_timeout(1500)  # the page's request for news is waiting at the server
            words = f"改动第{number}次"
            start = time.perf_counter()
            source.write_text(f"{original}\n\n{words}。\n", encoding="utf-8")
            page.wait_for_function(
                "words => document.body.innerText.includes(words)", arg=words, timeout=120_000
            )
            times.append(time.perf_counter() - start)
        context.close()
    return times
