"""What differs between two texts of a statute: articles paired whatever their numbers, then word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import collate, matching, wording
from renda.statutes.matching import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renda.statutes.operands import Operand
    from renda.statutes.wording import Piece


@dataclass(frozen=True, slots=True)
class Passage:
    """An article, the 序言 or the 附件 before and after; label and text are empty on a side that lacks it."""

    change: Change
    old_label: str
    new_label: str
    old: str
    new: str

    @property
    def is_punctuation_only(self) -> bool:
        """Whether nothing but punctuation, blanks and line breaks changed."""
        return self.change is Change.CHANGED and collate.fold(self.old) == collate.fold(self.new)

    def pieces(self) -> tuple[Piece, ...]:
        """What was kept, deleted and inserted; a rewritten text is deleted and inserted as a whole."""
        if self.change is not Change.REWRITTEN:
            return wording.compare(self.old, self.new)
        return wording.compare(self.old, "") + wording.compare("", self.new)


@dataclass(frozen=True, slots=True)
class Differences:
    """Two texts compared: `others` are the 序言 and 附件 that both have, `notes` what a reader must know."""

    old: Operand
    new: Operand
    articles: tuple[Passage, ...]
    others: tuple[Passage, ...]
    counts: dict[Change, int]
    notes: tuple[str, ...]

    @property
    def is_identical(self) -> bool:
        """Whether all that was compared is the same to the letter, article numbers too."""
        return all(passage.change is Change.SAME for passage in (*self.others, *self.articles))

    @property
    def punctuation_only(self) -> int:
        """How many articles differ in nothing but punctuation and blanks."""
        return sum(article.is_punctuation_only for article in self.articles)

    def passages(self, *, everything: bool = False) -> tuple[Passage, ...]:
        """What changed, in reading order; `everything` gives what stayed too."""
        ordered = sorted((*self.others, *self.articles), key=_place)
        return tuple(p for p in ordered if everything or p.change is not Change.SAME)

    def as_dict(self, *, everything: bool = False) -> dict[str, object]:
        """For --json."""
        return {
            "old": _described(self.old),
            "new": _described(self.new),
            "identical": self.is_identical,
            "counts": {change.value: self.counts.get(change, 0) for change in Change},
            "punctuation_only": self.punctuation_only,
            "notes": list(self.notes),
            "passages": [_as_dict(passage) for passage in self.passages(everything=everything)],
        }


def compare(old: Operand, new: Operand) -> Differences:
    """Compare the articles of two texts, and their 序言 and 附件 where both have one."""
    matched = matching.match(old.version, new.version)
    articles = tuple(
        Passage(
            pair.change,
            pair.old.number.label if pair.old else "",
            pair.new.number.label if pair.new else "",
            pair.old.text if pair.old else "",
            pair.new.text if pair.new else "",
        )
        for pair in matched.pairs
    )
    others = tuple(
        Passage(Change.SAME if before == after else Change.CHANGED, label, label, before, after)
        for label, before, after in _others(old, new)
        if before and after
    )
    return Differences(old, new, articles, others, matched.counts, tuple(_notes(old, new, matched)))


def _others(old: Operand, new: Operand) -> Iterator[tuple[str, str, str]]:
    yield collate.PREAMBLE, "\n".join(old.version.preamble), "\n".join(new.version.preamble)
    yield "附件", "\n".join(old.version.annex), "\n".join(new.version.annex)


def _notes(old: Operand, new: Operand, matched: matching.Matching) -> Iterator[str]:
    if old.version.title != new.version.title:
        yield f"两边名称不同：《{old.version.title}》和《{new.version.title}》"
    if matched.is_rewrite:
        yield "新文本中能对应到旧文本的条文不到一半：是全面修订，或者不是同一部法律"
    for label, before, after in _others(old, new):
        if bool(before) != bool(after):
            # The default source lacks most of these, so that an absence says nothing about the statute.
            yield f"{label}只有{'旧' if before else '新'}文本收录，没有对照"


def _place(passage: Passage) -> int:
    return {collate.PREAMBLE: 0, "附件": 2}.get(passage.new_label, 1)


def _described(operand: Operand) -> dict[str, str]:
    version = operand.version
    return {"label": operand.label, "title": version.title, "version": version.version_date.isoformat()}


def _as_dict(passage: Passage) -> dict[str, object]:
    return {
        "change": passage.change.value,
        "old": {"label": passage.old_label, "text": passage.old} if passage.old_label else None,
        "new": {"label": passage.new_label, "text": passage.new} if passage.new_label else None,
        "pieces": [{"kind": piece.kind.value, "text": piece.text} for piece in passage.pieces()],
    }
