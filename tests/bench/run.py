"""`make bench`: what the issues name as speed, side by side with the peer in one run, as ratios.

Prints a table and writes it to .cache/bench/report.json. Exits with 1 when a target is missed.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import campaign
import cold
import edit
import peers
import player
import server
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

import browser as chromium
from badqueries import BAD_QUERIES
from project import copy_project
from renda import content, dates

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent.parent
WORK = ROOT / ".cache/bench"
BUILDS = 3
EDITS = 5
COLD_ROUNDS = 3
console = Console(width=120)


@dataclass(frozen=True)
class Row:
    """One comparison; the target is the highest allowed ratio of ours to the peer's, or to a limit."""

    what: str
    unit: str
    ours: float
    peer: float
    peer_name: str
    target: float

    @property
    def ratio(self) -> float:
        return self.ours / self.peer


def _seconds(command: list[str | Path], folder: Path, *remove: Path) -> float:
    for path in remove:
        shutil.rmtree(path, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def builds(project: Path) -> tuple[Row, float]:
    """The whole build from nothing, against Material with its own search on the same pages."""
    material = WORK / "material"
    peers.material_project(material, ROOT / "docs", content.library(dates.today()))
    ours, theirs = [], []
    scripts = Path(sys.executable).parent
    for number in range(BUILDS):
        console.print(f"完整生成，第 {number + 1}/{BUILDS} 轮", style="dim")
        ours.append(_seconds([scripts / "renda", "build"], project, project / ".cache", project / "site"))
        theirs.append(_seconds([scripts / "mkdocs", "build", "--quiet"], material, material / "site"))
    full = statistics.median(ours)
    row = Row("完整生成（含检索索引）", "秒", full, statistics.median(theirs), "Material 自带搜索", 0.5)
    return row, full


def first_queries(project: Path, chrome: Browser) -> list[Row]:
    """The first query of a cold page, against Pagefind with one page per article."""
    pagefind = peers.install_pagefind(WORK / "pagefind")
    pages = WORK / "articles"
    count = peers.article_pages(pages, content.library(dates.today()))
    console.print(f"Pagefind：{count} 条各一页", style="dim")
    subprocess.run([pagefind, "--site", pages, "--quiet"], check=True, capture_output=True)
    rows = []
    for compress in (True, False):
        with (
            server.serving(project / "site", compress=compress) as ours_server,
            server.serving(pages, compress=compress) as their_server,
        ):
            ours, theirs = [], []
            for query in cold.QUERIES * COLD_ROUNDS:
                ours.append(cold.cold_query(chrome, ours_server, cold.OURS, query))
                theirs.append(cold.cold_query(chrome, their_server, cold.PAGEFIND, query))
        label = "服务器压缩" if compress else "服务器不压缩"
        empty = sum(1 for result in theirs if not result.hits)
        name = f"Pagefind（{empty}/{len(theirs)} 次查询无结果）"
        assert all(result.hits == 10 for result in ours), "每条查询都应有十条结果"
        rows.append(
            Row(
                f"冷启动首次查询，{label}：字节",
                "KB",
                _mid(ours, "bytes") / 1024,
                _mid(theirs, "bytes") / 1024,
                name,
                0.45,
            )
        )
        rows.append(
            Row(f"冷启动首次查询，{label}：时间", "毫秒", _mid(ours, "time"), _mid(theirs, "time"), name, 0.5)
        )
    return rows


#: Times that each bad query is asked, and takes its shortest answer: what is slow about the query is always slow.
ASKED = 3
_BAD = """async ([queries, asked]) => {
  await window.renda.search("质询");
  const slowest = [];
  for (const query of queries) {
    const times = [];
    for (let round = 0; round < asked; round += 1) {
      const start = performance.now();
      await window.renda.search(query, { limit: 10 });
      times.push(performance.now() - start);
    }
    slowest.push(Math.min(...times));
  }
  return Math.max(...slowest);
}"""


def bad_queries(project: Path, chrome: Browser) -> Row:
    """The slowest of the queries that nobody means, with the search program loaded."""
    with server.serving(project / "site", compress=True) as ours:
        page = chrome.new_page()
        page.goto(ours.url)
        worst: float = page.evaluate(_BAD, [BAD_QUERIES, ASKED])
        page.close()
    return Row(f"{len(BAD_QUERIES)} 条坏查询中最慢的一条", "毫秒", worst, 50, "上限", 1)


def _mid(results: list[cold.Cold], field: str) -> float:
    return statistics.median(getattr(result, field) for result in results)


def players(project: Path, chrome: Browser) -> list[Row]:
    """The quiz player with a generated bank, against what a visitor may expect. Changes the project's site."""
    site = project / "site"
    limit = "上限"
    rows = [Row("答题程序的全部脚本，压缩后", "KB", player.size(site) / 1024, 45, limit, 1)]
    player.install_bank(site, content.library(dates.today()))
    with server.serving(site, compress=True) as bank_server:
        waits = player.first_question(chrome, bank_server, site)
        grown = player.memory_growth(chrome, bank_server)
    slow = f"{player.ITEMS} 题的题库，处理器慢 {player.SLOWER} 倍，第一题显示"
    rows.append(Row(f"{slow}：选专题以后", "毫秒", waits.chosen, 300, limit, 1))
    empty = f"{limit}（空白页要 {waits.empty:.0f} 毫秒）"
    rows.append(Row(f"{slow}：从首页点链接以后", "毫秒", waits.followed, 300, empty, 1))
    rows.append(Row(f"{slow}：从首页点链接，第二次", "毫秒", waits.again, 300, empty, 1))
    empty = f"{limit}（空白页要 {waits.empty_cold:.0f} 毫秒）"
    rows.append(Row(f"{slow}：新进程、无缓存，直接打开", "毫秒", waits.cold, 300, empty, 1))
    rows.append(Row(f"第 {player.WARM} 题到第 {player.SESSION} 题，内存增长", "MB", grown, 1, limit, 1))
    return rows


def main() -> int:
    """Run everything; 1 when a ratio is over its target."""
    WORK.mkdir(parents=True, exist_ok=True)
    project = WORK / "project"
    copy_project(ROOT, project)
    first, full = builds(project)
    rows = [first]
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        rows += first_queries(project, chrome)
        rows.append(bad_queries(project, chrome))
        console.print("预览时改一页", style="dim")
        edited = statistics.median(edit.edit_times(project, chrome, EDITS))
        rows.append(Row("预览时改一页到浏览器显示", "秒", edited, full, "完整生成", 0.2))
        console.print("练习", style="dim")
        rows += players(project, chrome)
        chrome.close()
    console.print("国家宪法日", style="dim")
    what = f"{campaign.N} 项活动的全部页面、日历、流程单"
    rows.append(Row(what, "秒", campaign.seconds(content.library(dates.today())), 5, "上限", 1))
    table = Table("项目", "本项目", "对照", "对照对象", "比值", "目标")
    for row in rows:
        mark = "✓" if row.ratio <= row.target else "✗"
        table.add_row(
            row.what,
            f"{row.ours:.2f} {row.unit}",
            f"{row.peer:.2f} {row.unit}",
            row.peer_name,
            f"{row.ratio:.2f}",
            f"≤ {row.target} {mark}",
        )
    console.print(table)
    report = {
        "date": dt.date.today().isoformat(),
        "rows": [{**asdict(row), "ratio": row.ratio} for row in rows],
    }
    (WORK / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    return int(any(row.ratio > row.target for row in rows))


if __name__ == "__main__":
    sys.exit(main())
