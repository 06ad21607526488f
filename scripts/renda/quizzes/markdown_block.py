"""`/// quiz | xf-001 xf-002`, closed by `///`: the questions that a page asks for."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*/{3,}\s*quiz\s*(?:\|(?P<ids>.*))?")
_FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})")


def find_references(markdown: str, first_line: int) -> list[tuple[str, int]]:
    """The ids that `/// quiz` blocks outside code fences use, with their line; "" for a block without ids."""
    found: list[tuple[str, int]] = []
    fence: str | None = None
    for line, text in enumerate(markdown.splitlines(), first_line):
        mark = _FENCE.match(text)
        if fence:
            if mark and mark["fence"].startswith(fence) and not text[mark.end() :].strip():
                fence = None
        elif mark:
            fence = mark["fence"]
        elif header := _HEADER.fullmatch(text):
            found += [(id_, line) for id_ in (header["ids"] or "").split() or [""]]
    return found
