"""The first question of the practice with a bank of 10,000 generated items, on a slow processor.

Counted in the page: from the start of the navigation, or from the choice of a topic, to the question's first
paint. The page is the site's own, its question data alone are replaced; nothing is cached, the processor is
throttled to a quarter.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import server
import yaml

from renda.diagnostics import Diagnostics
from renda.quizzes import catalog
from renda.quizzes.load import load_banks

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from renda.statutes.model import Library

ITEMS = 10_000
BANK = 500
ROUNDS = 7
THROTTLE = 4

#: Gives milliseconds since the navigation began once a question is on screen.
ON_SCREEN = """() => new Promise((resolve) => {
  const look = () => document.querySelector("[data-item]")
    ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    : requestAnimationFrame(look);
  look();
})"""

#: The same for a change of topic in the open page.
NEXT_TOPIC = """(hash) => new Promise((resolve) => {
  const start = performance.now();
  const before = document.querySelector("[data-item]");
  location.hash = hash;
  const look = () => {
    const now = document.querySelector("[data-item]");
    if (now && now !== before) setTimeout(() => resolve(performance.now() - start));
    else requestAnimationFrame(look);
  };
  look();
})"""


def generated_bank(folder: Path, library: Library) -> None:
    """10,000 items about the library's articles in banks of 500, with 40 topics."""
    articles = [
        (statute, article)
        for statute in library.statutes
        if statute.status(statute.current(library.as_of), library.as_of).binding
        for article in statute.current(library.as_of).articles
        if article.number.kind == "条" and len(article.text) > 40
    ]
    posts = ["common", "人大", "政府", "监委", "法院", "检察院"]
    for start in range(0, ITEMS, BANK):
        items = []
        for number in range(start, start + BANK):
            statute, article = articles[number * 7919 % len(articles)]
            cite = f"{statute.title}{article.number.label}"
            words = article.text.replace("\n", "")
            items.append(
                {
                    "id": f"g-{number}",
                    "kind": "single",
                    "stem": f"第{number}题：关于{words[:40]}，下列哪一项符合规定？",
                    "options": [f"{words[at : at + 20]}（{at}）" for at in (0, 5, 10, 15)],
                    "answer": "ABCD"[number % 4],
                    "explanation": f"见{cite}。",
                    "cites": [cite],
                    "topics": [f"专题{number // 250}"],
                    "posts": [posts[number % 6]],
                    "level": number % 3 + 1,
                    "source": "生成",
                    "reviewed": "2026-11-23",
                }
            )
        bank = {"bank": f"生成{start // BANK}", "items": items}
        text = yaml.safe_dump(bank, allow_unicode=True, sort_keys=False)
        (folder / f"b{start // BANK:02}.yml").write_text(text, encoding="utf-8")


def with_generated_items(site: Path, target: Path, library: Library) -> None:
    """The built `site` at `target` with 10,000 generated items in place of its own."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(site, target)
    shutil.rmtree(target / "quiz")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        generated_bank(folder, library)
        diagnostics = Diagnostics()
        banks = load_banks(folder, library, diagnostics)
        diagnostics.raise_errors()
    for name, content in catalog.Publisher(banks, library, {}).files().items():
        (target / name).parent.mkdir(exist_ok=True)
        (target / name).write_bytes(content)


def first_question(browser: Browser, folder: Path, topic: str, other: str) -> tuple[float, float]:
    """Milliseconds to the first question of `topic` in a cold page, then of `other` in it (medians)."""
    cold, warm = [], []
    with server.serving(folder, compress=True) as web:
        for _ in range(ROUNDS):
            context = browser.new_context(viewport={"width": 390, "height": 844})
            page = context.new_page()
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
            page.goto(f"{web.url}exam/practice/#?topic={topic}", wait_until="commit")
            cold.append(page.evaluate(ON_SCREEN))
            page.wait_for_timeout(500)
            warm.append(page.evaluate(NEXT_TOPIC, f"#?topic={other}"))
            context.close()
    return statistics.median(cold), statistics.median(warm)
