"""Synonyms: the editors' file, mistakes in it, and what is learned from questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.diagnostics import Diagnostics
from renda.search import learn, synonyms
from renda.search.synonyms import Related

if TYPE_CHECKING:
    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

PATH = "scripts/renda/search/synonyms.yml"


def parse(text: str) -> tuple[dict[str, Related], list[str]]:
    diagnostics = Diagnostics()
    return synonyms.parse(text, PATH, diagnostics), [str(problem) for problem in diagnostics]


def test_both_parts() -> None:
    related, problems = parse("same:\n  - [人大, 人民代表大会]\nmeans:\n  镇街: [乡镇, 街道, 镇街]\n")
    assert problems == []
    assert related == {
        "人大": Related(same=("人民代表大会",)),
        "人民代表大会": Related(same=("人大",)),
        "镇街": Related(means=("乡镇", "街道")),
    }


MISTAKES = [
    ("same:\n  - [人大]\n", 2),
    ("same:\n  - [人大, 人民代表大会]\n  - [人大, 代表大会]\n", 3),
    ("means:\n  镇: [乡镇]\n", 2),
    ("means:\n  镇街: []\n", 2),
    ("means:\n  镇街: [乡 镇]\n", 2),
    ("means:\n  镇街: [<b>]\n", 2),
    ("sames: []\n", 1),
    ("means:\n\t镇街: []\n", 2),
]


@pytest.mark.parametrize(("text", "line"), MISTAKES)
def test_a_mistake_is_named_with_its_line(text: str, line: int) -> None:
    _, problems = parse(text)
    assert problems
    assert problems[0].startswith(f"{PATH}:{line}:"), problems


def test_the_files_are_sound(segmenter: Segmenter, library: Library) -> None:
    diagnostics = Diagnostics()
    synonyms.check(diagnostics)
    assert list(diagnostics) == []
    related = synonyms.default()
    assert len(related) > 300
    held = {word for words in learn.articles(library, segmenter).values() for word in words}
    for word, others in related.items():
        assert others.same or others.means or others.learned, word
        for other in others.words:
            assert other != word
        for other in (*others.same, *others.means):
            assert segmenter.path(other) == [other], f"{other} is cut apart"
        assert all(0 < percent <= 100 for _, percent in others.learned)
        # A group of names may hold some that no statute uses; what a word means has to be there.
        assert set(others.means) <= held, (word, set(others.means) - held)


TEXTS = {("甲法", f"第{n}条"): {"债务", "清偿", f"标的{n}"} for n in range(5)} | {
    ("乙法", f"第{n}条"): {"天气", f"标的{n}"} for n in range(200)
}


def test_a_word_is_learned_from_several_articles(segmenter: Segmenter) -> None:
    questions = [(f"欠款{n}怎么办", [("甲法", f"第{n}条")]) for n in range(3)]
    pairs = learn.learn(questions, TEXTS, segmenter)
    assert pairs == [("欠款", "债务", 60)]


def test_many_questions_about_one_article_teach_nothing(segmenter: Segmenter) -> None:
    assert learn.learn([("欠款怎么办", [("甲法", "第1条")])] * 50, TEXTS, segmenter) == []


@given(st.lists(st.tuples(st.text(max_size=12), st.sampled_from(sorted(TEXTS))), max_size=12))
def test_learning_takes_any_question(
    segmenter: Segmenter, questions: list[tuple[str, tuple[str, str]]]
) -> None:
    pairs = learn.learn([(query, [gold]) for query, gold in questions], TEXTS, segmenter)
    assert pairs == sorted(pairs, key=lambda pair: pair[0])
    assert all(word not in other and other not in word for word, other, _ in pairs)
