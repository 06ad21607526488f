"""The measures, and the targets on real questions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from renda.search import evaluate

if TYPE_CHECKING:
    from pathlib import Path


def test_score() -> None:
    gold = {("甲", "一"), ("甲", "二")}
    found = [("乙", "一"), ("甲", "二"), *[("丙", str(n)) for n in range(20)], ("甲", "一")]
    assert evaluate.score(gold, found) == evaluate.Score(0.5, 0.5, 1.0, 0.0)
    assert evaluate.score(gold, []) == evaluate.Score(0.0, 0.0, 0.0, 1.0)


def test_interval() -> None:
    mean, low, high = evaluate.interval([0.0, 1.0] * 50)
    assert low < mean == 0.5 < high
    assert (low, high) == evaluate.interval([0.0, 1.0] * 50)[1:]
    assert evaluate.interval([1.0] * 9) == (1.0, 1.0, 1.0)


def test_without_the_questions_nothing_is_measured(tmp_path: Path) -> None:
    done = CliRunner().invoke(evaluate.main, [str(tmp_path / "none.jsonl")])
    assert done.exit_code == 0
    assert "不衡量" in done.output


def test_real_questions(shared: Path, laws_site: Path) -> None:
    """A third of them; over all 897, recall@10 was 0.56 and MRR 0.46 when this was written."""
    lines = (shared / "queries/stard-train.jsonl").read_text("utf-8").splitlines()
    scores = evaluate.measure(laws_site, [json.loads(line) for line in lines[::3]])
    assert evaluate.interval([one.recall_10 for one in scores])[0] >= 0.53
    assert evaluate.interval([one.reciprocal for one in scores])[0] >= 0.43
    assert not any(one.empty for one in scores)
