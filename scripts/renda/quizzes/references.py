"""Which questions a page asks for: by `/// quiz | xf-001 xf-002` blocks and by `quiz:` in front matter."""

from __future__ import annotations

import re

from renda import yamltext
from renda.diagnostics import Diagnostics

_HEADER = re.compile(r"\s*/{3,}\s*quiz\s*(?:\|(?P<ids>.*))?")
_FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})")


def find_references(source: str) -> list[tuple[str, int]]:
    """The ids that a page's source uses, each with its line; "" for a block without ids.

    Blocks inside code fences don't count. Broken front matter counts as none: whoever reads the
    page's front matter reports it.
    """
    _, body, first_line = yamltext.split_front_matter(source)
    return [*_listed(source), *_blocks(body, first_line)]


def _listed(source: str) -> list[tuple[str, int]]:
    document = yamltext.front_matter(source, "", Diagnostics())
    ids = document.data.get("quiz") if document and isinstance(document.data, dict) else None
    if document is None or not isinstance(ids, list):
        return []
    return [(id_, document.line(("quiz", n))) for n, id_ in enumerate(ids) if isinstance(id_, str)]


def _blocks(body: str, first_line: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    fence: str | None = None
    for line, text in enumerate(body.splitlines(), first_line):
        mark = _FENCE.match(text)
        if fence:
            if mark and mark["fence"].startswith(fence) and not text[mark.end() :].strip():
                fence = None
        elif mark:
            fence = mark["fence"]
        elif header := _HEADER.fullmatch(text):
            found += [(id_, line) for id_ in (header["ids"] or "").split() or [""]]
    return found
