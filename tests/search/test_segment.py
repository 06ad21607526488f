"""Segmentation: the shared cases, the shipped lexicon against the whole dictionary, and the word lists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.search import segment
from renda.search.evaluate import run_client

if TYPE_CHECKING:
    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

SHARED = json.loads(Path(__file__).with_name("segmentation_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["input"][:20])
def test_shared_cases(segmenter: Segmenter, case: dict[str, object]) -> None:
    assert segmenter.words(str(case["input"])) == case["words"]


def test_shared_frequencies_are_the_dictionary(segmenter: Segmenter) -> None:
    assert segmenter.total == SHARED["total"]
    for word, frequency in SHARED["frequencies"].items():
        assert segmenter.frequency(word) == frequency


def test_client_cuts_indexed_text_with_its_lexicon_as_the_whole_dictionary_does(
    segmenter: Segmenter, library: Library, laws_site: Path
) -> None:
    articles = [a for s in library.statutes for a in s.current(library.as_of).articles]
    texts = [article.text for article in articles[::40]] + [statute.title for statute in library.statutes]
    cuts = run_client("inspect.ts", {"site": str(laws_site), "texts": texts})["cuts"]
    assert len(cuts) > 900
    for text, cut in zip(texts, cuts, strict=True):
        assert cut == segmenter.words(text), text


@given(st.text(alphabet=st.sampled_from("宪法人民代表大会监督质询的了AＢ1２ ，。\n①Kﬁ"), max_size=40))
def test_bag_has_the_words_without_stop_words(text: str) -> None:
    segmenter = segment.default()
    words = [word for word in segmenter.words(text) if word not in segmenter.stop_words]
    assert segmenter.bag(text) == {word: words.count(word) for word in words}


@given(st.text(max_size=60))
def test_normalising_only_skips_what_makes_no_difference(text: str) -> None:
    import unicodedata

    whole = unicodedata.normalize("NFKC", text).lower()
    assert segment._RUN.findall(segment.normalise(text)) == segment._RUN.findall(whole)


def test_user_words_stay_whole_and_are_needed(segmenter: Segmenter) -> None:
    plain = segment.Segmenter((), frozenset())
    words = segment._lines("user_words.txt")
    assert len(words) >= 150
    for word in words:
        assert segmenter.path(f"在{word}中") == ["在", word, "中"]
        assert plain.path(word) != [word], f"{word} is in the dictionary already"


def test_stop_words_are_words(segmenter: Segmenter) -> None:
    assert len(segmenter.stop_words) > 100
    for word in segmenter.stop_words:
        assert segmenter.words(word)[-1] == word, f"{word} is never cut so, so it would stop nothing"


def test_digest_depends_on_the_lists(segmenter: Segmenter) -> None:
    assert segment.Segmenter(("甲乙丙丁",), frozenset()).digest != segment.Segmenter((), frozenset()).digest
