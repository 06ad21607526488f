"""Applies a change that an amendment makes to the lines of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.statutes import numerals, paragraphs
from renda.statutes.clauses import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renda.statutes.clauses import Change

_PUNCTUATION = "，、；。：,;:"
_ITEM = re.compile(rf"（([{numerals.NUMERAL_CHARS}]+)）")


def applied(change: Change, lines: list[str], where: str) -> list[str]:
    """The lines of an article after a change.

    Raises:
        RendaError: the change doesn't fit the article; `where` names the clause.
    """
    parts = [[line.text for line in part.lines] for part in paragraphs.split(tuple(lines))]
    if change.action is Action.ADD_PARAGRAPH:
        parts.insert(change.position - 1 if change.position else len(parts), list(change.after))
        return _flat(parts)
    if change.action is Action.ADD_ITEM:
        return _with_item(lines, change.position, change.after[0], where)
    index = change.place.paragraph - 1
    if index >= len(parts):
        raise RendaError(f"{where}所改的{change.place.label}不存在")
    text = "\n".join(lines if index < 0 else parts[index])
    after = "\n".join(change.after)
    if change.action is Action.RESTATE:
        if bare(text) != bare(after):
            raise RendaError(f"{where}重述的{change.place.label}和逐处修改的结果不一致")
        text = after
    else:
        start, end = _find("\n".join(change.before), text, where)
        if change.action is Action.ADD_AFTER:
            start = end
        elif change.action is Action.ADD_BEFORE:
            end = start
        text = text[:start] + after + text[end:]
    if index < 0:
        return text.split("\n")
    parts[index] = text.split("\n")
    return _flat(parts)


def _flat(parts: Sequence[list[str]]) -> list[str]:
    return [line for part in parts for line in part]


def _find(wanted: str, text: str, where: str) -> tuple[int, int]:
    """Where `wanted` stands in `text`, once; its punctuation may be other than the text's."""
    pattern = "".join(f"[{_PUNCTUATION}]" if char in _PUNCTUATION else re.escape(char) for char in wanted)
    found = [match.span() for match in re.finditer(pattern, text)]
    if len(found) != 1:
        raise RendaError(f"{where}引用的原文“{wanted[:20]}…”在该条中出现了 {len(found)} 次，应为 1 次")
    return found[0]


def bare(text: str) -> str:
    """`text` without punctuation."""
    return "".join(char for char in text if char not in _PUNCTUATION)


def _with_item(lines: list[str], position: int, added: str, where: str) -> list[str]:
    """The lines with a new item; the items from its number on move one on."""
    result: list[str] = []
    done = False
    for line in lines:
        match = _ITEM.match(line)
        number = numerals.to_int(match[1]) if match else 0
        if match and number >= position:
            if number == position:
                result.append(f"{added}；")
                done = True
            line = f"（{numerals.to_chinese(number + 1)}）{line[match.end() :]}"
        result.append(line)
    if not done:
        raise RendaError(f"{where}要增加第（{position}）项，该条却没有可以顺延的第（{position}）项")
    return result
