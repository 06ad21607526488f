"""Two copies of one version side by side: which articles don't say the same.

Folded before comparing are blanks, width and form of punctuation, because copies differ in these.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import known_differences

if TYPE_CHECKING:
    from renda.statutes.model import Version

PREAMBLE = "序言"


@dataclass(frozen=True, slots=True)
class Difference:
    """An article (or 序言) whose two copies differ; one of them is empty where a copy lacks it.

    `reason` tells why, where somebody has looked.
    """

    label: str
    ours: str
    theirs: str
    reason: str = ""

    def as_dict(self) -> dict[str, str]:
        """For --json."""
        return {"article": self.label, "ours": self.ours, "theirs": self.theirs, "reason": self.reason}


def fold(text: str) -> str:
    """Letters, numbers and Han characters only, in one width."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def differences(ours: Version, theirs: Version) -> tuple[Difference, ...]:
    """The articles that differ, in our order, then those that only they have.

    A preamble is compared only where both copies have one.
    """
    other = {article.number: article.text for article in theirs.articles}
    found: list[Difference] = []
    if ours.preamble and theirs.preamble:
        mine, its = "\n".join(ours.preamble), "\n".join(theirs.preamble)
        if fold(mine) != fold(its):
            found.append(Difference(PREAMBLE, mine, its))
    for article in ours.articles:
        text, label = other.pop(article.number, ""), article.number.label
        if fold(text) != fold(article.text):
            why = known_differences.reason(ours.title, ours.version_date, label, article.text, text)
            found.append(Difference(label, article.text, text, why))
    found += [Difference(number.label, "", text) for number, text in other.items()]
    return tuple(found)


def excerpt(text: str, other: str) -> str:
    """The part of `text` where it leaves `other`, short enough for a line."""
    plain, same = " ".join(text.split()), " ".join(other.split())
    if not plain:
        return "（没有）"
    start = next(
        (i for i, (a, b) in enumerate(zip(plain, same, strict=False)) if a != b), min(len(plain), len(same))
    )
    begin = max(0, start - 15)
    end = begin + 60
    return f"{'…' if begin else ''}{plain[begin:end]}{'…' if end < len(plain) else ''}"
