"""Learns which words of statutes stand for words that people ask with: `python -m renda.search.learn FILE`.

FILE holds training questions, one JSON object a line: {"query": …, "gold": [{"law": …, "article": …}, …]}.
What is learned is a table of pairs of words, written to learned.tsv; no question and no article is kept.

A pair is learned when the word of the statutes stands in the right articles of many questions with the word
asked, more often than chance would have it, and in several different articles: what all questions about one
article have in common is no meaning of a word.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from renda.search import evaluate, segment, synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

ARTICLES = 3  # in so many different right articles
SHARE = 0.2  # in the right articles of such a share of the questions with the word
LIFT = 5.0  # so many times as often as in articles at large
COMMONEST = 0.1  # words in a larger share of all articles tell nothing
_CAUTION = 2  # as if so many more questions with the word had not had the pair

#: A statute's full name and an article's label.
Article = tuple[str, str]
Pair = tuple[str, str, int]


def articles(library: Library, segmenter: Segmenter) -> dict[Article, set[str]]:
    """The words of every article of the versions in force."""
    return {
        (statute.title, article.number.label): set(segmenter.bag(article.text))
        for statute in library.statutes
        for article in statute.current(library.as_of).articles
    }


def from_rows(rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, list[Article]]]:
    """Questions with their right articles, from the objects of a file."""
    return [(row["query"], [(one["law"], one["article"]) for one in row["gold"]]) for row in rows]


def learn(
    questions: Sequence[tuple[str, list[Article]]], texts: Mapping[Article, set[str]], segmenter: Segmenter
) -> list[Pair]:
    """For each word asked the word of the statutes that goes with it best, and how far in percent the one
    counts as the other; sorted. More words for one gained nothing on questions left out, and cost bytes."""
    held = Counter(word for words in texts.values() for word in words)
    asked: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    places: defaultdict[tuple[str, str], set[Article]] = defaultdict(set)
    for query, gold in questions:
        words = {word for word in segmenter.bag(query) if len(word) > 1}
        asked.update(words)
        right: set[str] = set()
        for article in gold:
            found = texts.get(article, set()) - words
            right |= found
            for word in words:
                for other in found:
                    places[word, other].add(article)
        together.update((word, other) for word in words for other in right)
    best: dict[str, tuple[float, str, float]] = {}
    for (word, other), where in sorted(places.items()):
        if len(where) < ARTICLES or len(other) < 2 or word in other or other in word:
            continue
        if held[other] > COMMONEST * len(texts):
            continue
        share = together[word, other] / (asked[word] + _CAUTION)
        lift = share / ((held[other] + LIFT) / len(texts))
        value = share * math.log(lift) if lift > 1 else 0.0
        if share > SHARE and lift > LIFT and value > best.get(word, (0.0,))[0]:
            best[word] = value, other, share
    return [(word, other, round(100 * share)) for word, (_, other, share) in sorted(best.items())]


@click.command()
@click.argument("questions", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def main(questions: Path) -> None:
    """从训练问题里学出口语对应的法律用词。"""
    segmenter = segment.default()
    library = evaluate.default_library()
    rows = [json.loads(line) for line in questions.read_text("utf-8").splitlines()]
    pairs = learn(from_rows(rows), articles(library, segmenter), segmenter)
    lines = [f"{word}\t{other}\t{percent}\n" for word, other, percent in pairs]
    temporary = synonyms.LEARNED.with_suffix(".new")
    temporary.write_text("".join(lines), "utf-8")
    temporary.replace(synonyms.LEARNED)
    click.echo(f"学得 {len(pairs)} 对词，写入 {synonyms.LEARNED.name}")


if __name__ == "__main__":
    main()
