"""The first query of a cold page, ours and Pagefind's, in one Chromium session, turn about.

Counted from the call to ten results with excerpts: bytes over the wire (bodies and headers) and time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from server import Server

QUERIES = (
    "预算审查监督",
    "特定问题调查",
    "人大代表的任期",
    "宪法宣誓",
    "备案审查",
    "拖欠工资怎么办",
    "公民的基本权利",
    "监察委员会的职权",
    "劳动合同解除补偿",
    "选举委员会",
)

OURS = """async (query) => {
  const start = performance.now();
  const hits = await window.renda.search(query, { limit: 10 });
  if (hits.length && hits.some((hit) => !hit.excerpt)) throw new Error("no excerpt");
  return { time: performance.now() - start, hits: hits.length };
}"""

PAGEFIND = """async (query) => {
  const start = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  const found = await pagefind.search(query);
  const hits = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return { time: performance.now() - start, hits: hits.length };
}"""


@dataclass(frozen=True)
class Cold:
    """One cold query: bytes received, milliseconds, results (at most 10)."""

    bytes: int
    time: float
    hits: int


def cold_query(browser: Browser, server: Server, script: str, query: str, start: str = "") -> Cold:
    """Open the page `start` in a browser context that has nothing cached, and run `script` with `query`."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(server.url + start, wait_until="load")
        page.wait_for_timeout(200)
        before = server.sent
        result = page.evaluate(script, query)
        page.wait_for_timeout(200)  # what is still being sent
        return Cold(server.sent - before, result["time"], result["hits"])
    finally:
        context.close()
