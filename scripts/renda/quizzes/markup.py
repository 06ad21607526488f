"""Markdown of items (inline only, HTML off) to safe HTML or plain text."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.rules_inline import StateInline

_BLANK = re.compile(r"_{2,}")
_OUTSIDE = re.compile(r"[^/?#]*:|[/\\]|.*\\")

#: start, end, and address relative to the site's root
Link = tuple[int, int, str]


class _Markdown(MarkdownIt):
    """Links lead to pages of this site only; anything else stays text."""

    def validateLink(self, url: str) -> bool:
        return not _OUTSIDE.match(url)


def _blank(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """A run of underscores is a blank to fill in, never emphasis."""
    match = _BLANK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("text", "", 0).content = match[0]
    state.pos = match.end()
    return True


_MARKDOWN = _Markdown("js-default").disable("image")
_MARKDOWN.inline.ruler.before("emphasis", "blank", _blank)


def inline(text: str) -> str:
    """HTML of a stem or an option, without links: they would lead away from an unanswered question."""
    return _render([token for token in _tokens(text) if token.type not in ("link_open", "link_close")])


def linked(text: str, find_links: Callable[[str], Iterable[Link]]) -> str:
    """HTML of an explanation; what `find_links` finds in its running text becomes links."""
    tokens: list[Token] = []
    depth = 0
    for token in _tokens(text):
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        tokens.extend([token] if depth or token.type != "text" else _link(token.content, find_links))
    return _render(tokens)


def plain(text: str) -> str:
    """The words alone."""
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content for token in _tokens(text)
    )


def _link(text: str, find_links: Callable[[str], Iterable[Link]]) -> Iterable[Token]:
    position = 0
    for start, end, url in find_links(text):
        yield _text(text[position:start])
        yield Token("link_open", "a", 1, attrs={"href": url})
        yield _text(text[start:end])
        yield Token("link_close", "a", -1)
        position = end
    yield _text(text[position:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


@functools.lru_cache(maxsize=16_384)  # checks, data and pages ask for the same words, and a preview again
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(_MARKDOWN.parseInline(text)[0].children or ())


def _render(tokens: list[Token]) -> str:
    whole = Token("inline", "", 0, children=tokens)
    return str(_MARKDOWN.renderer.render([whole], _MARKDOWN.options, {}))
