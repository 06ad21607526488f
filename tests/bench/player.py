"""The player: its size, the first question of a big bank on a slow device, and memory over a long session."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import re
import shutil
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.quizzes.catalog import Publisher
from renda.quizzes.kinds.judge import JudgeItem
from renda.quizzes.kinds.single import SingleItem
from renda.quizzes.model import Bank, Entry
from renda.yamltext import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, CDPSession, Page
    from server import Server

    from renda.statutes.model import Library

ITEMS = 10_000
BANKS = 10
TOPICS = 40
#: How much slower than this machine the visitor's device is.
SLOWER = 4
VISITS = 7
SESSION = 500
#: Questions after which everything that is loaded once is there.
WARM = 50
#: The bundles that make up the player; `main` is on every page anyway.
PLAYER = ("player", "schedule")


def size(site: Path) -> int:
    """Bytes of all the player's bundles, each compressed."""
    files = [file for name in PLAYER for file in (site / "assets/renda").glob(f"{name}-*.js")]
    assert len(files) == len(PLAYER)
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def install_bank(site: Path, library: Library) -> None:
    """Replace the site's questions by a generated bank of ITEMS."""
    banks = [_bank(number, library) for number in range(BANKS)]
    shutil.rmtree(site / "quiz")
    (site / "quiz").mkdir()
    for path, content in Publisher(banks, library, {}).files().items():
        (site / path).write_bytes(content)


def _bank(number: int, library: Library) -> Bank:
    statute = library.by_name("宪法")
    assert statute
    articles = statute.current(library.as_of).articles
    entries = []
    for position in range(ITEMS // BANKS):
        serial = number * (ITEMS // BANKS) + position
        cite = f"宪法{articles[serial % len(articles)].number.label}"
        common = {
            "id": f"g-{serial}",
            "explanation": f"见{cite}，这是第 {serial} 题的解析，说明为什么这样规定，以及容易同哪些规定混淆。",
            "cites": (cite,),
            "topics": (f"专题{serial % TOPICS}",),
            "posts": ("common",),
            "level": serial % 3 + 1,
            "source": "生成",
            "reviewed": dt.date(2026, 1, 1),
        }
        stem = f"第 {serial} 题：下列关于{cite}的说法，哪一项符合条文的规定？"
        item: SingleItem | JudgeItem
        if serial % 3:
            options = [f"第 {serial} 题的第 {option} 个说法，长短同平常的选项差不多" for option in range(4)]
            item = SingleItem.model_validate(
                common | {"kind": "single", "stem": stem, "options": options, "answer": "ABCD"[serial % 4]}
            )
        else:
            item = JudgeItem.model_validate(
                common | {"kind": "judge", "stem": stem, "answer": bool(serial % 2)}
            )
        entries.append(Entry(item, Document("generated.yml", {}), position))
    return Bank(f"generated-{number}", f"生成题库{number}", tuple(entries))


#: Notes when the first question, or what stands in its place, is painted: milliseconds from the start of the
#: navigation to the frame that shows it (Element Timing).
_WATCH = """
addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("[data-renda-practice]");
  if (!root) return;
  const mark = () => {
    const legend = root.querySelector("fieldset legend");
    if (!legend) return;
    marking.disconnect();
    legend.setAttribute("elementtiming", "question");
  };
  const marking = new MutationObserver(mark);
  marking.observe(root, {childList: true, subtree: true});
  mark();
});
new PerformanceObserver((list) => {
  if (window.shown) return;
  window.shown = true;
  console.log(`shown ${list.getEntries()[0].startTime}`);
}).observe({type: "element", buffered: true});
"""

#: The least that a question can be: what any page costs on this machine.
_EMPTY = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>空白</title>
<fieldset><legend elementtiming="question">问题</legend></fieldset></html>"""


#: Goes to another topic as a link in the list does; milliseconds to the frame that shows its first question.
_GO = """() => new Promise((resolve) => {
  const root = document.querySelector("[data-renda-practice]");
  const before = root.querySelector("h2");
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (root.querySelector("h2") === before || !root.querySelector("fieldset legend")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  }).observe(root, {childList: true, subtree: true});
  location.hash = "#?topic=专题9";
})"""


#: Puts a link into the page and the focus on it; a click on a nearby link is the same to the browser.
_LINK = """(address) => {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = "练习";
  document.querySelector("article").prepend(link);
  link.focus();
}"""


@dataclass(frozen=True)
class Waits:
    """Milliseconds from the navigation until the first question is painted on a slow device, medians.

    `followed`: a visitor of the home page follows a link to a page of questions, which she has never seen;
    `again`: the same a second time; `cold`: the address opened in a new process with nothing cached;
    `chosen`: from choosing another topic in the page. `empty`, `empty_cold`: `followed` and `cold` for a page
    with nothing but a line of text.
    """

    followed: float
    again: float
    cold: float
    chosen: float
    empty: float
    empty_cold: float


def first_question(browser: Browser, server: Server, site: Path) -> Waits:
    """Measure VISITS times. Writes a page without anything into the site."""
    (site / "empty.html").write_text(_EMPTY, encoding="utf-8")
    question, empty = f"{server.url}exam/practice/#?topic=专题7", f"{server.url}empty.html"
    rounds = []
    for _ in range(VISITS):
        with _slow_page(browser) as page:
            empty_cold = _opened(page, empty)
        with _slow_page(browser) as page:
            cold = _opened(page, question)
        with _slow_page(browser) as page:
            empty_followed = _followed(page, server.url, empty)
        with _slow_page(browser) as page:
            followed = _followed(page, server.url, question)
            page.wait_for_load_state("networkidle")
            chosen = page.evaluate(_GO)
            again = _followed(page, server.url, question)
        rounds.append((followed, again, cold, chosen, empty_followed, empty_cold))
    return Waits(*map(statistics.median, zip(*rounds, strict=True)))


@contextlib.contextmanager
def _slow_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(_WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


def _opened(page: Page, url: str) -> float:
    return _shown(page, lambda: page.goto(url, wait_until="commit"))


def _followed(page: Page, home: str, url: str) -> float:
    page.goto(home)
    page.wait_for_load_state("networkidle")
    page.evaluate(_LINK, url)
    page.wait_for_timeout(300)
    return _shown(page, lambda: page.keyboard.press("Enter"))


def _shown(page: Page, navigate: Callable[[], object]) -> float:
    """The page says itself when the question is there: being asked would take part of the processor."""
    with page.expect_console_message(lambda message: message.text.startswith("shown ")) as told:
        navigate()
    return float(told.value.text.split()[1])


def memory_growth(browser: Browser, server: Server) -> float:
    """MB by which the page's memory grew from question WARM to question SESSION, all answered at random."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server.url}exam/practice/#?only=all&order=random")
    devtools = context.new_cdp_session(page)
    devtools.send("HeapProfiler.enable")
    _answer(page, 0, WARM)
    before = _heap(devtools)
    _answer(page, WARM, SESSION)
    grown = _heap(devtools) - before
    context.close()
    return grown / 1024**2


def _answer(page: Page, first: int, last: int) -> None:
    for number in range(first, last):
        page.get_by_text(re.compile(f"^第 {number + 1} 题，共 {ITEMS} 题")).wait_for()
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        page.keyboard.press("n")


def _heap(devtools: CDPSession) -> float:
    for _ in range(3):
        devtools.send("HeapProfiler.collectGarbage")
    used: float = devtools.send("Runtime.getHeapUsage")["usedSize"]
    return used
