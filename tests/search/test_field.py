"""The questions of this site's field with their answers (field.jsonl), asked of the built site.

Each line: {"query", "kind", "gold"}; an answer is {"law", "article"} with * for any article of the statute, or
{"page", "anchor"}, the anchor where a section is meant. The floors lie just below what is measured: whoever
changes the ranking sees what that does to whom.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

import pytest

from renda.search.evaluate import ask

if TYPE_CHECKING:
    from renda.statutes.model import Library

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("field.jsonl").read_text("utf-8").splitlines()
]

#: kind -> least mean reciprocal rank, least recall within the first ten.
FLOORS = {
    "citation": (0.98, 0.98),
    "title": (0.93, 0.98),
    "keywords": (0.85, 0.93),
    "synonyms": (0.77, 0.85),
    "questions": (0.76, 0.76),
    "pages": (0.80, 0.88),
    "pinyin": (0.82, 0.90),
    "traditional": (0.92, 0.92),
    "slips": (0.93, 0.94),
    "core": (0.88, 0.90),
}
ALL = (0.85, 0.895)


def is_answer(hit: dict[str, Any], gold: dict[str, str]) -> bool:
    if "law" in gold:
        return hit.get("law") == gold["law"] and gold["article"] in ("*", hit.get("article"))
    page, _, anchor = hit["url"].partition("#")
    return page == gold["page"] and gold.get("anchor", anchor) == anchor


def test_the_answers_exist(library: Library) -> None:
    assert len(ROWS) >= 150
    assert len({row["query"] for row in ROWS}) == len(ROWS)
    assert {row["kind"] for row in ROWS} == set(FLOORS)
    for gold in (gold for row in ROWS for gold in row["gold"] if "law" in gold):
        statute = library.by_name(gold["law"])
        assert statute is not None, gold
        labels = {article.number.label for article in statute.current(library.as_of).articles}
        assert gold["article"] in labels | {"*"}, gold


@pytest.fixture(scope="module")
def scores(site: Path) -> dict[str, list[tuple[float, float]]]:
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    answers = ask(site, [row["query"] for row in ROWS], 100)
    for row, answer in zip(ROWS, answers, strict=True):
        assert answer["hits"], row["query"]
        ranks = [
            next((rank for rank, hit in enumerate(answer["hits"], 1) if is_answer(hit, gold)), 0)
            for gold in row["gold"]
        ]
        first = min((rank for rank in ranks if rank), default=0)
        found[row["kind"]].append((1 / first if first else 0.0, mean(0 < rank <= 10 for rank in ranks)))
    return found


@pytest.mark.parametrize("kind", FLOORS)
def test_kind(kind: str, scores: dict[str, list[tuple[float, float]]]) -> None:
    reciprocal, recall = (mean(column) for column in zip(*scores[kind], strict=True))
    assert (reciprocal, recall) >= FLOORS[kind]
    assert recall >= FLOORS[kind][1]


def test_all_together(scores: dict[str, list[tuple[float, float]]]) -> None:
    every = [score for some in scores.values() for score in some]
    assert mean(reciprocal for reciprocal, _ in every) >= ALL[0]
    assert mean(recall for _, recall in every) >= ALL[1]
