"""What the browser needs to understand input that no text has: pinyin, slips among homophones, Traditional.

Below one folder, whose name carries the hash of its content; each file is read only when a query needs it:

- `<letter>.js`: the words whose pinyin begins with the letter, a line for each pinyin: the pinyin without
  tones and blanks, then for each word a digit (base 36) for how common it is and the word, the commonest
  first; behind an empty line the same for initials (jdf), of names and terms of this field only;
- `characters.js`: a line for each syllable: the syllable, and the characters that are read so;
- `traditional.js`: two lines of equal length: Traditional characters, and their Simplified ones.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import opencc
import pypinyin

from renda.search import encoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HAN = re.compile(r"[\u4e00-\u9fff]{2,20}")
_FIRST, _LAST = 0x4E00, 0x9FFF
_MOST_READINGS = 2  # of a character: the first ones are the usual ones
_COMMON_AS_NAME = 18  # a name counts like a word that 2^18 records hold
_MOST_WORDS = 4  # for one pinyin


@dataclass(frozen=True)
class Inputs:
    """The files; `letters` says which letter files there are."""

    folder: str
    letters: str
    files: dict[str, bytes] = field(repr=False)


def build(
    words: Mapping[str, int], terms: Iterable[str], names: Iterable[str], characters: Iterable[str]
) -> Inputs:
    """`words`: how many records hold each; `terms` and `names` may be typed by their initials too;
    `characters`: those that people may type by mistake.

    Names come in the order in which they are offered where several have the same initials.
    """
    ranks = {word: count.bit_length() for word, count in words.items() if _HAN.fullmatch(word)}
    initials: list[str] = []
    for term in terms:
        if _HAN.fullmatch(term):
            ranks.setdefault(term, 1)
            initials.append(term)
    for name in names:
        if _HAN.fullmatch(name):
            ranks[name] = _COMMON_AS_NAME
            initials.append(name)
    texts = _letters(ranks, initials)
    letters = "".join(sorted(texts))
    known = {*characters, *"".join(ranks)}
    texts |= {"characters": _characters(sorted(known)), "traditional": _traditional(known)}
    digest = hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()[:16]
    folder = f"search/input-{digest}"
    files = {
        f"{folder}/{name}.js": encoding.script(f"{folder}/{name}", text.encode())
        for name, text in texts.items()
    }
    return Inputs(folder, letters, files)


def _letters(ranks: Mapping[str, int], initials: Iterable[str]) -> dict[str, str]:
    """The letter files' texts by letter."""
    whole: defaultdict[str, list[str]] = defaultdict(list)
    short: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(ranks, key=lambda word: (-ranks[word], word)):
        whole["".join(_syllables(word))].append(word)
    for word in dict.fromkeys(sorted(initials, key=lambda word: -ranks[word])):
        short["".join(syllable[0] for syllable in _syllables(word))].append(word)
    texts = {}
    for letter in sorted({key[0] for key in whole}):
        parts = [
            "\n".join(
                f"{key} {' '.join(_digit(ranks[word]) + word for word in table[key][:_MOST_WORDS])}"
                for key in sorted(table)
                if key[0] == letter
            )
            for table in (whole, short)
        ]
        texts[letter] = "\n\n".join(parts)
    return texts


def _digit(rank: int) -> str:
    return "0123456789abcdefghijklmnopqrstuvwxyz"[min(rank, 35)]


def _syllables(word: str) -> list[str]:
    """nü is written nv, as it is typed."""
    return pypinyin.lazy_pinyin(word, style=pypinyin.Style.NORMAL, v_to_u=False)


def _characters(characters: Iterable[str]) -> str:
    """The readings of `characters` as a file's text."""
    read: defaultdict[str, list[str]] = defaultdict(list)
    for character in characters:
        (readings,) = pypinyin.pinyin(character, style=pypinyin.Style.NORMAL, heteronym=True)
        for syllable in list(dict.fromkeys(readings))[:_MOST_READINGS]:
            read[syllable].append(character)
    return "\n".join(f"{syllable} {''.join(some)}" for syllable, some in sorted(read.items()))


def _traditional(known: set[str]) -> str:
    """The characters that stand for another one in Simplified writing, of which `known` are used here."""
    convert = opencc.OpenCC("t2s").convert
    pairs = [(one, convert(one)) for one in map(chr, range(_FIRST, _LAST + 1))]
    kept = [(one, simple) for one, simple in pairs if simple != one and len(simple) == 1 and simple in known]
    return f"{''.join(one for one, _ in kept)}\n{''.join(simple for _, simple in kept)}"
