"""A reading sheet: the articles that are read aloud, in sentences, with pinyin and an estimate of time."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.campaigns.pinyin import syllables
from renda.statutes.quotation import quote

if TYPE_CHECKING:
    from renda.campaigns.model import Reading
    from renda.campaigns.pinyin import Syllable
    from renda.statutes.model import Library

#: A sentence with its mark and the quotation marks that close after it; what stands behind the last mark too.
_SENTENCE = re.compile(r"[^。；！？]*[。；！？][”’》）]*|[^。；！？]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")

Sentence = tuple["Syllable", ...]


@dataclass(frozen=True)
class Passage:
    """One article as it is read; `voice` says by whom, "" when nobody is named."""

    label: str
    url: str
    voice: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    characters: int


@dataclass(frozen=True)
class ReadingSheet:
    """All of them. `pace` is in characters a minute."""

    passages: tuple[Passage, ...]
    pace: int

    @property
    def characters(self) -> int:
        """Chinese characters without punctuation."""
        return sum(passage.characters for passage in self.passages)

    @property
    def minutes(self) -> int:
        """An estimate, rounded up."""
        return -(-self.characters // self.pace)


def sheet(reading: Reading, library: Library) -> ReadingSheet:
    """The sheet for a campaign's activity; `checks` has seen that every article is there."""
    voices = itertools.cycle(reading.voices or ("",))
    return ReadingSheet(
        tuple(_passage(text, voice, library) for text, voice in zip(reading.articles, voices, strict=False)),
        reading.pace,
    )


def _passage(text: str, voice: str, library: Library) -> Passage:
    quoted = quote(text, library)
    paragraphs = tuple(tuple(map(syllables, sentences(line))) for line in quoted.lines)
    characters = sum(count(line) for line in quoted.lines)
    return Passage(quoted.citation.label, quoted.citation.url, voice, paragraphs, characters)


def sentences(line: str) -> list[str]:
    """`line` cut behind 。；！？ and what closes with them; joined they give it back."""
    return _SENTENCE.findall(line)


def count(text: str) -> int:
    """How many Chinese characters are read aloud."""
    return len(_CHINESE.findall(text))
