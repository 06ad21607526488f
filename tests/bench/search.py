"""`make bench-search`: our search, Pagefind's and Material's on the same articles, in one Chromium.

Prints the table and writes it below .cache/bench/search: report.md, report.json and picture.png.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cold
import engines
import folds
import growth
import peers
import picture
import server
from playwright.sync_api import sync_playwright
from rich.console import Console

import browser as chromium
from project import copy_project
from renda import content, dates
from renda.search import evaluate
from renda.statutes.numerals import to_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engines import Answer, Engine, Key
    from playwright.sync_api import Browser

    from renda.statutes.model import Library

ROOT = Path(__file__).parent.parent.parent
WORK = ROOT / ".cache/bench"
REPORT = WORK / "search"
SHARED = ROOT.parent / "shared"
COLD_ROUNDS = 3
INDEX_ROUNDS = 3
WARM_ROUNDS = 3
#: Where a cold query starts: on the home page, but Material's would load its index at once.
COLD_START = {"Material": "empty.html"}
SETS = {"真实提问": SHARED / "queries/stard-train.jsonl", "本领域": ROOT / "tests/search/field.jsonl"}
#: Words were learned from these questions.
LEARNED_FROM = "真实提问"
KEYWORDS = (
    *cold.QUERIES,
    "质询案",
    "罢免代表",
    "撤职",
    "选民登记",
    "候选人介绍",
    "预算调整",
    "专题询问",
    "民族自治地方",
    "国家赔偿",
    "土地承包经营权",
)
console = Console(width=140)

Mean = tuple[float, float, float]  # the mean and its 95 % bootstrap interval


@dataclass(frozen=True)
class Quality:
    """How an engine fared on one set of questions."""

    mrr: Mean
    recall_10: Mean
    recall_100: Mean
    empty: float


@dataclass(frozen=True)
class Cost:
    """What an engine costs: the index in seconds and bytes, a cold query in bytes and milliseconds
    (medians), a warm one in milliseconds; and the share of known items whose first hit is right."""

    index_seconds: float
    index_bytes: int
    cold_bytes: float
    cold_time: float
    warm_p50: float
    warm_p95: float
    known: float


def questions() -> dict[str, list[dict[str, Any]]]:
    """The sets of questions, one with its right articles each; a set that isn't there is left out."""
    found = {}
    for name, path in SETS.items():
        if not path.is_file():
            console.print(f"没有 {path.name}，不衡量“{name}”", style="yellow")
            continue
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        found[name] = [row for row in rows if gold(row)]
    return found


def gold(row: dict[str, Any]) -> set[Key]:
    """The right articles of a question. Pages are ours alone, and whole statutes are known items."""
    return {(one["law"], one["article"]) for one in row["gold"] if one.get("article", "*") != "*"}


def quality(rows: Sequence[dict[str, Any]], answers: Sequence[Answer]) -> Quality:
    """The scores of the answers."""
    articles = [[(law, label) for law, label in answer.found if label] for answer in answers]
    scores = [evaluate.score(gold(row), found) for row, found in zip(rows, articles, strict=True)]
    return Quality(
        evaluate.interval([one.reciprocal for one in scores]),
        evaluate.interval([one.recall_10 for one in scores]),
        evaluate.interval([one.recall_100 for one in scores]),
        sum(one.empty for one in scores) / len(scores),
    )


def known_items(library: Library) -> list[tuple[str, str, str | None]]:
    """Queries that name a statute or an article of it, with the statute's title and the article's label."""
    statutes = [one for one in library.statutes if "（" not in one.title]
    items: list[tuple[str, str, str | None]] = []
    for number, statute in enumerate(statutes):
        items += [(name, statute.title, None) for name in (statute.title, *statute.short_names)]
        articles = [one for one in statute.current(library.as_of).articles if one.number.kind == "条"]
        if not articles:
            continue
        article = articles[number * 7 % len(articles)].number
        arabic = f"{article.number}条" + (f"之{to_chinese(article.sub)}" if article.sub else "")
        cite = article.label if number % 2 else arabic
        items.append((statute.short_title + cite, statute.title, article.label))
    return items


def first_right(engine: Engine, library: Library) -> float:
    """The share of known items whose first hit is right."""
    items = known_items(library)
    answers = engine.ask([query for query, _, _ in items], engines.DEEPEST)
    right = [
        bool(answer.found) and answer.found[0][0] == title and label in (None, answer.found[0][1])
        for (_, title, label), answer in zip(items, answers, strict=True)
    ]
    return sum(right) / len(right)


def warm(engine: Engine) -> tuple[float, float]:
    """p50 and p95 in milliseconds of the keyword queries, once each has been asked."""
    engine.ask(list(KEYWORDS), 10)
    times = sorted(answer.time for answer in engine.ask(list(KEYWORDS) * WARM_ROUNDS, 10))
    return statistics.median(times), times[int(len(times) * 0.95)]


def cold_queries(chrome: Browser, sites: dict[str, Path]) -> dict[str, tuple[float, float]]:
    """Each engine's median bytes and milliseconds of a first query with nothing cached, asked turn about."""
    found: dict[str, list[cold.Cold]] = {name: [] for name in sites}
    with contextlib.ExitStack() as stack:
        servers = {n: stack.enter_context(server.serving(s, compress=True)) for n, s in sites.items()}
        for number in range(COLD_ROUNDS):
            console.print(f"首次查询，第 {number + 1}/{COLD_ROUNDS} 轮", style="dim")
            for query in cold.QUERIES:
                for name, one in servers.items():
                    if name == "Material" and query != cold.QUERIES[number]:
                        continue  # it takes many seconds
                    start = COLD_START.get(name, "")
                    found[name].append(cold.cold_query(chrome, one, engines.COLD[name], query, start))
    return {
        name: (statistics.median(r.bytes for r in some), statistics.median(r.time for r in some))
        for name, some in found.items()
    }


def timed(command: Sequence[str | Path], folder: Path) -> float:
    """Seconds of a process."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def index_seconds(ours: Path, pagefind: Path, articles: Path) -> tuple[float, float]:
    """Median seconds of our index, from the statutes in memory, and of Pagefind's, from pages on the disk;
    both made anew, turn about."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(INDEX_ROUNDS):
        console.print(f"建索引，第 {number + 1}/{INDEX_ROUNDS} 轮", style="dim")
        shutil.rmtree(ours, ignore_errors=True)
        command = [sys.executable, Path(__file__).with_name("index.py"), ours]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        times[0].append(float(done.stdout))
        shutil.rmtree(articles / "pagefind", ignore_errors=True)
        times[1].append(timed([pagefind, "--site", articles, "--quiet"], WORK))
    return statistics.median(times[0]), statistics.median(times[1])


def size(folder: Path) -> int:
    """Bytes of all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def prepare() -> dict[str, tuple[Path, float, int]]:
    """Each engine's site with the seconds and bytes of its index."""
    library = content.library(dates.today())
    project, articles, material = WORK / "project", WORK / "articles", WORK / "material"
    scripts = Path(sys.executable).parent
    console.print("本项目：生成网站", style="dim")
    copy_project(ROOT, project)
    subprocess.run([scripts / "renda", "build"], cwd=project, check=True, capture_output=True)
    console.print("Pagefind：每条一页", style="dim")
    pagefind = peers.install_pagefind(WORK / "pagefind")
    peers.article_pages(articles, library)
    only = WORK / "index"
    ours, theirs = index_seconds(only, pagefind, articles)
    console.print("Material：生成网站，有搜索和没有搜索各一次", style="dim")
    seconds = []
    for searching in (False, True):
        peers.material_project(material, ROOT / "docs", library, searching=searching)
        seconds.append(timed([scripts / "mkdocs", "build", "--quiet"], material))
    (material / "site" / COLD_START["Material"]).write_text(peers.EMPTY_PAGE, "utf-8")
    return {
        engines.OUR_NAME: (project / "site", ours, size(only)),
        "Pagefind": (articles, theirs, size(articles / "pagefind")),
        "Material": (material / "site", seconds[1] - seconds[0], size(material / "site/search")),
    }


def main() -> int:
    """Run everything and write the report."""
    REPORT.mkdir(parents=True, exist_ok=True)
    sites, sets = prepare(), questions()
    library = content.library(dates.today())
    results: dict[str, dict[str, Quality]] = {name: {} for name in sets}
    costs: dict[str, Cost] = {}
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        first = cold_queries(chrome, {name: folder for name, (folder, _, _) in sites.items()})
        for name, (folder, seconds, index_bytes) in sites.items():
            with server.serving(folder, compress=True) as one:
                page = chrome.new_page()
                if name == "Pagefind":
                    engine = engines.open_pagefind(page, one.url, folder, library)
                elif name == "Material":
                    engine = engines.open_material(page, one.url, library)
                else:
                    engine = engines.open_ours(page, one.url, library)
                costs[name] = Cost(
                    seconds, index_bytes, *first[name], *warm(engine), first_right(engine, library)
                )
                for label, rows in sets.items():
                    console.print(f"{name}：{label} {len(rows)} 条", style="dim")
                    if name == engines.OUR_NAME and label == LEARNED_FROM:
                        answers = folds.ask(chrome, one.url, folder, rows, library)
                    else:
                        answers = engine.ask([row["query"] for row in rows])
                    results[label][name] = quality(rows, answers)
                page.close()
        archive = SHARED / "laws/lawrefbook-2025-04.tar.xz"
        curve = growth.measure(chrome, archive, sites[engines.OUR_NAME][0], WORK / "growth", console)
        chrome.close()
    write(results, costs, curve)
    return 0


def write(
    results: dict[str, dict[str, Quality]], costs: dict[str, Cost], curve: Sequence[growth.Point]
) -> None:
    """Print the report and write it with its picture."""
    lines = ["| | " + " | ".join(costs) + " |", "|---|" + "---|" * len(costs)]
    for label, engines_ in results.items():
        for title, field in (("MRR", "mrr"), ("recall@10", "recall_10"), ("recall@100", "recall_100")):
            cells = [_interval(getattr(one, field)) for one in engines_.values()]
            lines.append(f"| {label}：{title} | " + " | ".join(cells) + " |")
        shares = [f"{one.empty:.1%}" for one in engines_.values()]
        lines.append(f"| {label}：无结果 | " + " | ".join(shares) + " |")
    rows = {
        "按名称和条号找，第一条就对": [f"{cost.known:.1%}" for cost in costs.values()],
        "首次查询，KB": [f"{cost.cold_bytes / 1024:.0f}" for cost in costs.values()],
        "首次查询，毫秒": [f"{cost.cold_time:.0f}" for cost in costs.values()],
        "再次查询 p50 / p95，毫秒": [f"{cost.warm_p50:.1f} / {cost.warm_p95:.1f}" for cost in costs.values()],
        "建索引，秒": [f"{cost.index_seconds:.1f}" for cost in costs.values()],
        "索引，MB": [f"{cost.index_bytes / 2**20:.1f}" for cost in costs.values()],
    }
    lines += [f"| {title} | " + " | ".join(cells) + " |" for title, cells in rows.items()]
    if curve:
        lines += [
            "",
            "| 条文 | 引擎 | 首次查询，KB | 首次查询，毫秒 | 建索引，秒 | 索引，MB |",
            "|---|---|---|---|---|---|",
        ]
        lines += [
            f"| {point.articles} | {point.engine} | {point.cold_bytes / 1024:.0f} | {point.cold_time:.0f} "
            f"| {point.index_seconds:.1f} | {point.index_bytes / 2**20:.1f} |"
            for point in curve
        ]
    text = "\n".join(lines) + "\n"
    console.print(text, markup=False)
    (REPORT / "report.md").write_text(text, "utf-8")
    report = {
        "quality": {label: {n: asdict(q) for n, q in each.items()} for label, each in results.items()},
        "cost": {name: asdict(cost) for name, cost in costs.items()},
        "growth": [asdict(point) for point in curve],
    }
    (REPORT / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
    picture.draw(REPORT / "picture.png", report)
    console.print(f"已写入 {REPORT.relative_to(ROOT)}/：report.md、report.json、picture.png")


def _interval(mean: Mean) -> str:
    return f"{mean[0]:.3f} [{mean[1]:.3f}, {mean[2]:.3f}]"


if __name__ == "__main__":
    sys.exit(main())
