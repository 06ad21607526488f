"""Fixtures that several rooms share: the real library, the built site, a browser."""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import functools
import http.server
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

import browser as chromium
from renda import content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

    from renda.statutes.model import Library

# A busy machine is no failure: tests bound their work by the number of examples.
hypothesis.settings.register_profile("renda", deadline=None, max_examples=100)
hypothesis.settings.load_profile("renda")

ROOT = Path(__file__).parent.parent
#: What the project is checked against where it lies beside it; never part of the project.
SHARED = ROOT.parent / "shared"
#: The day that tests compute statuses for.
DAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="session")
def library() -> Library:
    """The default source as of DAY."""
    return content.library(DAY)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of independent copies; the test is skipped where it isn't there."""
    if not SHARED.is_dir():
        pytest.skip("对照资料 ../shared 不在此处，跳过对照检查")
    return SHARED


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once for all test processes."""
    from renda import site as site_room

    base = tmp_path_factory.getbasetemp()
    if base.name.startswith("popen-"):  # a pytest-xdist worker: its parent is shared by all
        base = base.parent
    target = base / "site"
    with (base / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.is_dir():
            site_room.build(ROOT, target, strict=True)
    return target


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The site over http on this machine; ends in a slash."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """Chromium; without one the test fails, since `make test` installs it."""
    from playwright.sync_api import sync_playwright

    path = chromium.executable()
    assert path, "没有 Chromium；make test 会先安装它"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield launched
        launched.close()


PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}


@contextlib.contextmanager
def watched_page(chrome: Browser, **options: object) -> Iterator[tuple[Page, list[str]]]:
    """A fresh page and the list of what went wrong on it: script errors, failed and outside requests."""
    context = chrome.new_context(**options)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(f"script: {error}"))
    page.on("console", lambda m: problems.append(f"console: {m.text}") if m.type == "error" else None)

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what was under way when the visitor went on
            problems.append(f"failed: {request.url}")

    page.on("requestfailed", failed)

    def outside(request: Request) -> None:
        url = request.url
        if not url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:")):
            problems.append(f"outside: {url}")

    page.on("request", outside)
    try:
        yield page, problems
    finally:
        context.close()
