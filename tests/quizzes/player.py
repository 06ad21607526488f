"""A small site with the real player: pages opened as files, data from banks that a test writes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renda import bundles
from renda.diagnostics import Diagnostics
from renda.quizzes import blueprint, catalog, fallback

from . import sample

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from renda.statutes.model import Library

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "scripts" / "client"

#: What a page holds for the player to mount on.
PAGES = {
    "practice": '<div class="renda-player" data-renda-practice></div>',
    "mock": '<div class="renda-player" data-renda-exam></div>',
    "record": '<div class="renda-player" data-renda-record></div>',
}

_PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>自测</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="quiz.css"><link rel="stylesheet" href="exam.css">
<script>window.hits = []; window.hit = (what) => window.hits.push(what);</script>
</head><body><main><h1>页</h1>
{content}
</main>
<script src="base.js"></script>
<script src="player.js"></script>
</body></html>
"""

#: Sets up `window.renda` as the site's own bundle does.
_BASE = """\
import {{ install, loadScript }} from {runtime};
import {{ onProblem }} from {storage};
const base = new URL("./", location.href.split("#")[0]).href;
install(base, () => Promise.resolve([]), (name) => loadScript(base + name + ".js"));
onProblem(() => undefined);
"""


def make_scripts(folder: Path) -> None:
    """The player's bundles and styles at `folder`, under plain names."""
    made, names = bundles.build(ROOT)
    for name, file in names.items():
        shutil.copy(made / file, folder / f"{name}.js")
    for style in ("quiz.css", "exam.css"):
        shutil.copy(ROOT / "overrides" / "assets" / style, folder)
    entry = folder / "base.ts"
    paths = {name: json.dumps(str(CLIENT / "common" / f"{name}.ts")) for name in ("runtime", "storage")}
    entry.write_text(_BASE.format(**paths), encoding="utf-8")
    script = (
        "const [esbuild, entry, outfile] = process.argv.slice(1);"
        "require(esbuild).buildSync({entryPoints: [entry], outfile, bundle: true, format: 'iife'})"
    )
    node = Path(sys.executable).with_name("node")
    esbuild = ROOT / "node_modules" / "esbuild"
    subprocess.run([node, "-e", script, esbuild, entry, folder / "base.js"], check=True)


def write_site(
    folder: Path,
    library: Library,
    measures: dict[int, str],
    banks: dict[str, str],
    blueprints: dict[str, str] | None = None,
) -> dict[str, str]:
    """Write banks and blueprints (name -> YAML) and the pages of a site; name of page -> address."""
    diagnostics = Diagnostics()
    loaded = sample.load(folder.parent, diagnostics, **banks)
    source = folder.parent / "quizzes"
    (source / blueprint.FOLDER).mkdir(exist_ok=True)
    for name, text in (blueprints or {}).items():
        (source / blueprint.FOLDER / f"{name}.yml").write_text(text, encoding="utf-8")
    exams = blueprint.load_blueprints(source, diagnostics)
    made = catalog.Publisher(loaded, library, measures, exams=exams)
    for path, content in made.files().items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    by_id = {item.id: item for bank in loaded for item in bank.items}
    pages = PAGES | {"check": fallback.render_block(list(by_id), by_id, made.shard_of())}
    for name, content in pages.items():
        (folder / f"{name}.html").write_text(_PAGE.format(content=content), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


_ROWS = """(table) => new Promise((resolve, reject) => {
  const opening = indexedDB.open("renda");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction(table).objectStore(table).getAll();
    reading.onsuccess = () => { opening.result.close(); resolve(reading.result); };
    reading.onerror = () => reject(reading.error);
  };
})"""


def rows(page: Page, table: str) -> list[dict[str, Any]]:
    """What lies in a table of the page's record, in the order in which it was written."""
    found: list[dict[str, Any]] = page.evaluate(_ROWS, table)
    return sorted(found, key=lambda row: row["seq"])


def attempts(page: Page) -> list[tuple[str, Any, float]]:
    """Item, response and share of every attempt on the disk."""
    return [(row["item"], row["response"], row["share"]) for row in rows(page, "attempts")]
