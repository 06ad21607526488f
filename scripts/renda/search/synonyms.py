"""Words that stand for one another: what editors keep in synonyms.yml, and what was learned from questions.

synonyms.yml has two parts: `same`, lists of words that stand for one another, and `means`, a word and those
that statutes use for it. learned.tsv is written by `python -m renda.search.learn` and edited by nobody.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

from renda import yamltext
from renda.diagnostics import Diagnostics
from renda.yamltext import Strict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = Path(__file__).parent / "synonyms.yml"
LEARNED = Path(__file__).parent / "learned.tsv"

_SHOWN = "scripts/renda/search/synonyms.yml"
_WORD = re.compile(r"[0-9\u4e00-\u9fff]{2,10}")


@dataclass(frozen=True)
class Related:
    """What is looked up with a word: other names of the same thing, words that editors wrote for it, and
    learned words with how far, in percent, a record that holds them counts as one that holds the word."""

    same: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    learned: tuple[tuple[str, int], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All of them, in this order."""
        return (*self.same, *self.means, *(word for word, _ in self.learned))


def _word(text: str) -> str:
    if not _WORD.fullmatch(text):
        raise ValueError(f"“{text[:20]}”应是 2 至 10 个汉字，不带空格和标点")
    return text


Word = Annotated[str, AfterValidator(_word)]
_Group = Annotated[tuple[Word, ...], Field(min_length=2)]
_Words = Annotated[tuple[Word, ...], Field(min_length=1)]


class _File(Strict):
    same: tuple[_Group, ...] = ()
    means: dict[Word, _Words] = Field(default_factory=dict)


def parse(text: str, path: str, diagnostics: Diagnostics) -> dict[str, Related]:
    """What the YAML `text` of the file `path` relates; problems are noted with their line."""
    document = yamltext.parse(text, path, diagnostics)
    file = yamltext.validate(_File, document, diagnostics) if document else None
    if file is None or document is None:
        return {}
    related: dict[str, Related] = {}
    for number, group in enumerate(file.same):
        for word in group:
            if word in related:
                line = document.line(("same", number))
                diagnostics.error(path, line, f"“{word}”在前面已经写过，请并成一处")
            related[word] = Related(same=tuple(one for one in dict.fromkeys(group) if one != word))
    for word, others in file.means.items():
        known = related.get(word, Related())
        related[word] = Related(known.same, tuple(one for one in dict.fromkeys(others) if one != word))
    return related


def check(diagnostics: Diagnostics) -> None:
    """Note what is wrong with the editors' file."""
    _read(diagnostics)


@functools.cache
def default() -> Mapping[str, Related]:
    """Both files together."""
    lines = (line.split("\t") for line in LEARNED.read_text("utf-8").splitlines())
    return with_learned((word, other, int(percent)) for word, other, percent in lines)


def with_learned(pairs: Iterable[tuple[str, str, int]]) -> Mapping[str, Related]:
    """The editors' file and learned pairs (a word, what it stands for, how far in percent); what editors
    wrote about a word counts before what was learned."""
    related = dict(_edited())
    for word, other, percent in pairs:
        known = related.get(word, Related())
        if other not in known.words:
            related[word] = Related(known.same, known.means, (*known.learned, (other, percent)))
    return related


def words() -> tuple[str, ...]:
    """All words that editors wrote: none of them is ever cut apart."""
    return tuple(dict.fromkeys(one for word, others in _edited().items() for one in (word, *others.words)))


@functools.cache
def _edited() -> Mapping[str, Related]:
    return _read(Diagnostics())


def _read(diagnostics: Diagnostics) -> dict[str, Related]:
    return parse(FILE.read_text("utf-8-sig"), _SHOWN, diagnostics)
