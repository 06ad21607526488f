"""Questions from which words were learned, each asked with words learned from the other questions only.

Four folds: the site's manifest gets the words learned from three of them while the fourth is asked.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import engines

from renda.search import encoding, learn, manifest, segment, synonyms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engines import Answer
    from playwright.sync_api import Browser

    from renda.statutes.model import Library

_FOLDS = 4


def ask(
    chrome: Browser, url: str, site: Path, rows: Sequence[dict[str, Any]], library: Library
) -> list[Answer]:
    """Our engine's answers to the questions `rows` on the site in the folder `site`, served at `url`."""
    segmenter = segment.default()
    texts = learn.articles(library, segmenter)
    order = list(range(len(rows)))
    random.Random(1).shuffle(order)
    file = site / manifest.PATH
    original = file.read_bytes()
    found: dict[int, Answer] = {}
    try:
        for fold in (order[start::_FOLDS] for start in range(_FOLDS)):
            others = [row for number, row in enumerate(rows) if number not in fold]
            pairs = learn.learn(learn.from_rows(others), texts, segmenter)
            file.write_bytes(_with_learned(original, pairs))
            context = chrome.new_context()  # with nothing cached
            engine = engines.open_ours(context.new_page(), url, library)
            answers = engine.ask([rows[number]["query"] for number in fold])
            found |= dict(zip(fold, answers, strict=True))
            context.close()
    finally:
        file.write_bytes(original)
    return [found[number] for number in range(len(rows))]


def _with_learned(original: bytes, pairs: Sequence[learn.Pair]) -> bytes:
    """The manifest with other learned words."""
    head, _, rest = original.partition(b",")
    value = json.loads(rest[: rest.rindex(b")")])
    value["related"] = manifest.related_table(synonyms.with_learned(pairs))
    return head + b"," + encoding.compact_json(value) + b");\n"
