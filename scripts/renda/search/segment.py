"""Cuts text into the words that are indexed and looked up.

jieba's dictionary and algorithm without its HMM: every word is a word of the dictionary or a single
character, so the browser can cut a query the same way with nothing but the words' frequencies
(scripts/client/search/segment.ts; tests/search/segmentation_cases.json holds both to it).

rjieba cuts: on the 24,960 articles in force it yields word for word what jieba yields, in 0.9 s
instead of 13 s. The parts of long words are found here.
"""

from __future__ import annotations

import functools
import hashlib
import math
import re
import unicodedata
from collections import Counter
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import jieba
import rjieba

from renda.search import synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Enough for a user word to win against every cut of it.
USER_FREQUENCY = 5000

_IN_USE = 100  # times in the texts that the dictionary was counted on

_HAN = r"\u4e00-\u9fff"
_NOT_HAN = re.compile(rf"[^{_HAN}]+")
_RUN = re.compile(rf"[{_HAN}]+|[a-z0-9]+")
_ALPHANUMERIC = re.compile(r"[a-z0-9]+")
# Characters that normalising leaves alone, or turns into something that is no part of a word either.
_EXOTIC = re.compile(rf"[^{_HAN}\n -@\[-~　，。、；：（）《》〈〉“”‘’？！—…·【】]")


def normalise(text: str) -> str:
    """NFKC, lower case: full-width letters and digits become plain ones."""
    return unicodedata.normalize("NFKC", text).lower() if _EXOTIC.search(text) else text


class Segmenter:
    """The dictionary with the user words, and the stop words.

    Attributes:
        user_words: the terms of this field.
        total: the sum of all frequencies; a word's probability is its frequency divided by it.
        stop_words: words that are neither indexed nor looked up.
        digest: 16 hex digits that change whenever the segmentation may change.
    """

    def __init__(
        self, user_words: tuple[str, ...], stop_words: frozenset[str], whole: tuple[str, ...] = ()
    ) -> None:
        """`whole`: words that become user words too where they would be cut apart otherwise, and only there:
        a word made more frequent may take characters from its neighbours."""
        self._frequencies = _dictionary()
        self._jieba = rjieba.Jieba()
        self._add(user_words)
        apart = [word for word in whole if self.path(word) != [word]]
        self._add(apart)
        self.user_words = tuple(dict.fromkeys((*user_words, *apart)))
        self.total = sum(self._frequencies.values())
        self._log_total = math.log(self.total)
        # The texts hold some ten thousand words again and again.
        self._with_parts = functools.cache(lambda word: (*self._parts(word), word))
        ignored = stop_words | {" "}
        self._counted = functools.cache(
            lambda word: tuple(one for one in self._with_parts(word) if one not in ignored)
        )
        self.stop_words = stop_words
        key = repr((jieba.__version__, USER_FREQUENCY, self.user_words, sorted(stop_words)))
        self.digest = hashlib.sha256(key.encode()).hexdigest()[:16]

    def _add(self, words: Iterable[str]) -> None:
        for word in words:
            frequency = max(USER_FREQUENCY, self._frequencies.get(word, 0))
            self._jieba.add_word(word, frequency, None)
            self._frequencies[word] = frequency

    def frequency(self, word: str) -> int:
        """The word's frequency in the dictionary; 0 for what isn't in it."""
        return self._frequencies.get(word, 0)

    def characters(self) -> list[str]:
        """The single characters that are in common use."""
        singles = (word for word in self._frequencies if len(word) == 1)
        return sorted(word for word in singles if self._frequencies[word] >= _IN_USE)

    def words(self, text: str) -> list[str]:
        """The words of `text` for search, stop words included: of a run of Han characters the parts of each
        long word, then the word; runs of letters and digits whole, in order."""
        found: list[str] = []
        for run in _RUN.findall(normalise(text)):
            for word in (run,) if run.isascii() else self.path(run):
                found += self._with_parts(word)
        return found

    def bag(self, text: str) -> Counter[str]:
        """How often each of these words occurs, without stop words."""
        plain = normalise(text)
        # One call for all runs; the spaces between keep rjieba from joining letters to Han characters.
        cut = self._jieba.cut(_NOT_HAN.sub(" ", plain), hmm=False)
        return Counter(chain.from_iterable(map(self._counted, chain(cut, _ALPHANUMERIC.findall(plain)))))

    def path(self, run: str) -> list[str]:
        """The most probable cut of one run of Han characters, each character in one word."""
        cut: list[str] = self._jieba.cut(run, hmm=False)
        return cut

    def _parts(self, word: str) -> tuple[str, ...]:
        """The words of two to four characters inside `word`. Left out are those that straddle two of the
        words that it consists of: 国家主席 is 国家 and 主席 and holds no 家主. jieba's search mode has them;
        they are rare as words, and would outweigh all else. One of four characters is made of whole ones.
        Letters and digits have no parts."""
        if word.isascii():
            return ()
        borders = self._inner_borders(word) if len(word) > 3 else set()
        whole = {*borders, 0, len(word)}
        return tuple(
            part
            for size in (2, 3, 4)
            if len(word) > size
            for at in range(len(word) - size + 1)
            if (part := word[at : at + size]) in self._frequencies
            and (
                {at, at + size} <= whole if size == 4 else not borders.intersection(range(at + 1, at + size))
            )
        )

    def _inner_borders(self, word: str) -> set[int]:
        """Where inside `word` one word ends and another begins when it is cut into words of at most three
        characters; single ones count alike. Of equally probable cuts, that with the longer first word."""
        best = [0.0] * (len(word) + 1)
        following = [0] * len(word)
        for start in range(len(word) - 1, -1, -1):
            choices = [(best[start + 1] - self._log_total, start + 1)]
            for end in range(start + 2, min(start + 3, len(word)) + 1):
                if frequency := self._frequencies.get(word[start:end]):
                    choices.append((math.log(frequency) - self._log_total + best[end], end))
            best[start], following[start] = max(choices)
        borders = {0}
        while (end := following[max(borders)]) < len(word):
            borders.add(end)
        return borders


@functools.cache
def default() -> Segmenter:
    """The segmenter with this package's word lists."""
    return Segmenter(
        tuple(_lines("user_words.txt")), frozenset(_lines("stop_words.txt")), whole=synonyms.words()
    )


def _lines(name: str) -> list[str]:
    """The entries of a word list of this package, in the file's order, each once."""
    text = resources.files(__package__ or "").joinpath(name).read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def _dictionary() -> dict[str, int]:
    """jieba's dictionary, which rjieba has built in too: word -> frequency."""
    path = Path(jieba.__file__).parent / "dict.txt"
    fields = path.read_text("utf-8").split()  # word, frequency, part of speech of each line
    return dict(zip(fields[::3], map(int, fields[1::3]), strict=True))
