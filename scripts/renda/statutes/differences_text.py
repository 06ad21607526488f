"""Compared texts for the terminal: struck through and underlined, or in brackets where styles don't show."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from renda.statutes import wording
from renda.statutes.matching import Change
from renda.statutes.wording import Kind, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renda.statutes.differences import Differences, Passage

_STYLES = {Kind.KEPT: "", Kind.DELETED: "red strike", Kind.INSERTED: "green underline"}
_BRACKETS = {Kind.KEPT: ("", ""), Kind.DELETED: ("〔-", "-〕"), Kind.INSERTED: ("〔+", "+〕")}
_INDENT = "  "


def show(found: Differences, *, everything: bool = False) -> None:
    """Print what differs; `everything` prints the articles that stayed too."""
    console = Console()
    # Without colours (a file, another program, NO_COLOR) brackets mark what changed.
    is_styled = console.color_system is not None and not console.no_color
    for line in _lines(found, everything=everything, is_styled=is_styled):
        console.print(line, soft_wrap=True)


def _lines(found: Differences, *, everything: bool, is_styled: bool) -> Iterator[Text]:
    yield Text(f"旧：{_visible(found.old.label)}")
    yield Text(f"新：{_visible(found.new.label)}")
    yield Text(_summary(found), style="bold")
    for note in found.notes:
        yield Text(f"注意：{_visible(note)}")
    passages = found.passages(everything=everything)
    if any(p.change not in (Change.SAME, Change.MOVED) for p in passages):
        examples = (Piece(Kind.DELETED, "删去的文字"), Piece(Kind.INSERTED, "增加的文字"))
        deleted, inserted = (_marked(piece, is_styled=is_styled) for piece in examples)
        yield Text.assemble("标记：", deleted, " ", inserted, " ¶ 分段的变化")
    for passage in passages:
        yield Text()
        yield Text(_heading(passage), style="bold")
        if passage.change is not Change.MOVED or everything:
            yield from _body(passage, is_styled=is_styled)


def _summary(found: Differences) -> str:
    if found.is_identical:
        what = "、".join(other.old_label for other in found.others)
        return f"文字完全相同：{len(found.articles)} 条{f'和{what}' if what else ''}逐字一致。"
    parts = [f"{change.value} {count} 条" for change, count in found.counts.items()]
    parts += [f"{other.old_label}{other.change.value}" for other in found.others]
    punctuation = found.punctuation_only
    return "，".join(parts) + (
        f"（有修改的条文中，{punctuation} 条只是标点、空格或分段不同）" if punctuation else ""
    )


def _heading(passage: Passage) -> str:
    """第三条 → 第四条　有修改"""
    labels = dict.fromkeys(label for label in (passage.old_label, passage.new_label) if label)
    return f"{' → '.join(labels)}　{passage.change.value}"


def _body(passage: Passage, *, is_styled: bool) -> Iterator[Text]:
    pieces = passage.pieces()
    # A rewritten text's old and new wording stand one after the other, not in one line.
    runs = [[piece] for piece in pieces] if passage.change is Change.REWRITTEN else [pieces]
    for run in runs:
        for line in wording.lines(run):
            yield Text.assemble(_INDENT, *(_marked(piece, is_styled=is_styled) for piece in line))


def _marked(piece: Piece, *, is_styled: bool) -> Text:
    text = "¶" if piece.text == "\n" else _visible(piece.text)
    if is_styled:
        return Text(text, style=_STYLES[piece.kind])
    return Text(text.join(_BRACKETS[piece.kind]))


def _visible(text: str) -> str:
    """Control characters of a file or its name must not steer the terminal."""
    return "".join("\ufffd" if unicodedata.category(char) == "Cc" else char for char in text)
