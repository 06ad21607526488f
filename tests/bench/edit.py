"""One page edited under `renda serve`: from saving the file to the new words in an open browser."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from project import serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PAGE = "docs/exam/index.md"
ADDRESS = "exam/"


def edit_times(project: Path, browser: Browser, rounds: int) -> list[float]:
    """Seconds from saving `PAGE` to its new words on the page that the browser has open, per round."""
    source = project / PAGE
    original = source.read_text(encoding="utf-8")
    times: list[float] = []
    with serving(project, project / "serve.log") as url:
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
    source.write_text(original, encoding="utf-8")
    return times
