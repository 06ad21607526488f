"""The three search engines of the comparison, each in a page of one Chromium, with one face.

Each answers a list of queries with the articles it found, best first, as (full name, 第…条), "" for a
statute as a whole, and the milliseconds until the first ten were there with their excerpts.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

import cold

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from renda.statutes.model import Library

Key = tuple[str, str]
DEEPEST = 100
OUR_NAME = "本项目"
_BATCH = 50

# Each script leaves `window.bench`: (query, limit) -> {found: [...], time}. Ours and Pagefind's load
# themselves on the first query; Material's builds its index first, in the worker that it comes with.
OURS = """() => {
  window.bench = async (query, limit) => {
    const start = performance.now();
    await window.renda.search(query, { limit: 10 });
    const time = performance.now() - start;
    const hits = limit > 10 ? await window.renda.search(query, { limit }) : [];
    return { time, found: hits.map((hit) => `${hit.law} ${hit.article ?? ""}`) };
  };
}"""

PAGEFIND = """async () => {
  const pagefind = await import("/pagefind/pagefind.js");
  window.bench = async (query, limit) => {
    const start = performance.now();
    const found = await pagefind.search(query);
    await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
    const time = performance.now() - start;
    return { time, found: found.results.slice(0, limit).map((result) => result.id) };
  };
}"""

_MATERIAL_SEARCH = """
  const ask = (message) => new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(message);
  });
  const data = await (await fetch("/search/search_index.json")).json();
  await ask({ type: 0, data: { ...data, options: { suggest: false } } });
  const search = async (query) => {
    const answer = await ask({ type: 2, data: query });
    return answer.data.items.flat().sort((a, b) => b.score - a.score).map((item) => item.location);
  };
"""

MATERIAL = (
    """async (script) => {
  const worker = new Worker(script);"""
    + _MATERIAL_SEARCH
    + """
  window.bench = async (query, limit) => {
    const start = performance.now();
    const found = await search(query);
    return { time: performance.now() - start, found: found.slice(0, limit) };
  };
}"""
)

# On a page without Material's own script, which would have the index before anybody asks.
MATERIAL_COLD = (
    """async (query) => {
  const start = performance.now();
  const home = await (await fetch("/")).text();
  const worker = new Worker(`/${/"search": ?"([^"]+)"/.exec(home)[1]}`);"""
    + _MATERIAL_SEARCH
    + """
  const found = await search(query);
  return { time: performance.now() - start, hits: Math.min(found.length, 10) };
}"""
)

_RUN = """async ([queries, limit]) => {
  const answers = [];
  for (const query of queries) answers.push(await window.bench(query, limit));
  return answers;
}"""


@dataclass(frozen=True)
class Answer:
    """What an engine found, and the milliseconds it took to show ten."""

    found: list[Key]
    time: float


@dataclass(frozen=True)
class Engine:
    """An engine in an open page; `keys` turns what it finds into articles."""

    name: str
    page: Page
    keys: dict[str, Key] = field(repr=False)

    def ask(self, queries: list[str], limit: int = DEEPEST) -> list[Answer]:
        """The answers to `queries`, one after the other in the page."""
        answers: list[Answer] = []
        for start in range(0, len(queries), _BATCH):
            for raw in self.page.evaluate(_RUN, [queries[start : start + _BATCH], limit]):
                found = [self.keys[one] for one in raw["found"] if one in self.keys]
                answers.append(Answer(found, raw["time"]))
        return answers


def article_addresses(library: Library) -> dict[str, Key]:
    """laws/xianfa/#art-62 -> the article: how Material's index, made with our anchors, names it."""
    articles = {
        f"laws/{statute.slug}/#{article.number.anchor}": (statute.title, article.number.label)
        for statute in library.statutes
        for article in statute.current(library.as_of).articles
    }
    return articles | {f"laws/{statute.slug}/": (statute.title, "") for statute in library.statutes}


def pagefind_ids(folder: Path, library: Library) -> dict[str, Key]:
    """The result ids of Pagefind's index in `folder`/pagefind -> the article."""
    addresses = {
        f"/{statute.slug}/{article.number.anchor}.html": (statute.title, article.number.label)
        for statute in library.statutes
        for article in statute.current(library.as_of).articles
    }
    ids: dict[str, Key] = {}
    for file in (folder / "pagefind/fragment").glob("*.pf_fragment"):
        data = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        address = unquote(json.loads(data)["url"])
        if address in addresses:
            ids[file.stem] = addresses[address]
    return ids


def open_ours(page: Page, url: str, library: Library) -> Engine:
    """Our engine in `page`, on the site at `url`."""
    page.goto(url)
    page.evaluate(OURS)
    keys = {" ".join(key): key for key in article_addresses(library).values()}
    return Engine(OUR_NAME, page, keys)


def open_pagefind(page: Page, url: str, folder: Path, library: Library) -> Engine:
    """Pagefind in `page`, on the pages of `folder` served at `url`."""
    page.goto(url)
    page.evaluate(PAGEFIND)
    return Engine("Pagefind", page, pagefind_ids(folder, library))


def open_material(page: Page, url: str, library: Library) -> Engine:
    """Material's search in `page`, on the site at `url`."""
    page.goto(url)
    script = page.evaluate('() => JSON.parse(document.querySelector("#__config").textContent).search')
    page.evaluate(MATERIAL, script)
    return Engine("Material", page, article_addresses(library))


COLD = {OUR_NAME: cold.OURS, "Pagefind": cold.PAGEFIND, "Material": MATERIAL_COLD}
