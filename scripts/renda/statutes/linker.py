"""Turn citations in rendered HTML into links to the library, and check those of a Markdown source."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from renda.statutes import citations

if TYPE_CHECKING:
    from renda.diagnostics import Diagnostics
    from renda.statutes.model import Library

_TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+|<", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_BROKEN_LINE = re.compile(r"\s*\n\s*")
_CITED_ATTRIBUTE = re.compile(r"\bdata-law\b|\bdata-article\b")

#: No links inside these: they are links, controls, headings or code already.
_CLOSED = frozenset({"a", "button", "code", "pre", "script", "style", "h1", "textarea", "title"})
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


def link_html(markup: str, library: Library, base: str) -> str:
    """`markup` with every resolvable citation in its text as a link.

    Args:
        markup: HTML of a page's content.
        library: what citations are resolved against.
        base: the way from the page to the site's root, "" or "../../".
    """
    output: list[str] = []
    closed: list[str] = []
    for token in _TOKEN.findall(markup):
        tag = _TAG.match(token)
        if tag is None:
            output.append(token if closed or token.startswith("<") else _link_text(token, library, base))
            continue
        name = tag[2].lower()
        if tag[1]:
            if closed and closed[-1] == name:
                closed.pop()
        elif (
            name not in _VOID
            and not token.endswith("/>")
            and ((closed and closed[-1] == name) or name in _CLOSED)
        ) or (name == "blockquote" and _CITED_ATTRIBUTE.search(token)):
            closed.append(name)
        output.append(token)
    return "".join(output)


def _link_text(escaped: str, library: Library, base: str) -> str:
    text = html.unescape(escaped)
    pieces: list[str] = []
    position = 0
    for mention in citations.find(text, library):
        if mention.citation is None:
            continue
        pieces.append(html.escape(text[position : mention.start], quote=False))
        label = html.escape(text[mention.start : mention.end], quote=False)
        href = html.escape(base + mention.citation.url)
        pieces.append(f'<a class="citation" href="{href}">{label}</a>')
        position = mention.end
    if not position:
        return escaped
    pieces.append(html.escape(text[position:], quote=False))
    return "".join(pieces)


def check_citations(
    text: str, path: str, library: Library, diagnostics: Diagnostics, *, first_line: int = 1
) -> None:
    """Warn of every citation in `text` that doesn't resolve, with the line of `path` where it begins."""
    for mention in citations.find(text, library):
        if mention.citation is None:
            line = first_line + text.count("\n", 0, mention.start)
            cited = _BROKEN_LINE.sub("", text[mention.start : mention.end])
            diagnostics.warning(path, line, f"引用“{cited}”无法对应到条文：{mention.problem}")
