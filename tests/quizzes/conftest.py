"""A small library of invented statutes and a bank that has no faults."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from . import player, sample
from .sample import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from renda.statutes.model import Library


@pytest.fixture(scope="session")
def library() -> Library:
    """三部虚构的法律：试验法现行，将来法尚未施行，旧规法已废止。"""
    return LIBRARY


@pytest.fixture(scope="session")
def measures() -> dict[int, str]:
    """Two measures of an invented policy."""
    return {1: "1.种好苹果。每年至少种2次。(果园)", 2: "2.数好苹果。(账房)"}


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The player's bundles."""
    folder = tmp_path_factory.mktemp("scripts")
    player.make_scripts(folder)
    return folder


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    """A page on a phone; script errors and requests that aren't for files fail the test."""
    context = chrome.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", has_touch=True)
    found = context.new_page()
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    found.on(
        "request", lambda request: request.url.startswith(("file:", "blob:")) or errors.append(request.url)
    )
    yield found
    context.close()
    assert errors == []


@pytest.fixture
def quiz_site(
    tmp_path: Path, scripts: Path, library: Library, measures: dict[int, str]
) -> Callable[..., dict[str, str]]:
    """Write a site with these items in a bank, and more banks by name; name of page -> address."""
    folder = tmp_path / "site"
    shutil.copytree(scripts, folder)

    def write(*items: dict[str, Any], **more: list[dict[str, Any]]) -> dict[str, str]:
        banks = {"bank": sample.bank(*items)}
        banks |= {name: sample.bank(*content, title=name) for name, content in more.items()}
        return player.write_site(folder, library, measures, banks)

    return write
