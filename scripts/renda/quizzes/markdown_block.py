"""`/// quiz | xf-001 xf-002`, closed by `///`: questions in a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension  # type: ignore[import-untyped]
from pymdownx.blocks.block import Block  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor

_HEADER = re.compile(r"\s*/{3,}\s*quiz\s*(?:\|(?P<ids>.*))?")
_FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})")


class QuizBlock(Block):  # type: ignore[misc]
    """Puts the questions into the page as ready HTML, out of reach of other Markdown extensions."""

    NAME = "quiz"
    ARGUMENT = True

    def on_markdown(self) -> str:
        """What stands in the block isn't Markdown."""
        return "raw"

    def on_create(self, parent: Element) -> Element:
        """A paragraph that Markdown replaces by the stored HTML."""
        return SubElement(parent, "p")

    def on_end(self, block: Element) -> None:
        """Store the HTML of the questions."""
        html = self.config["render"](self.argument.split())
        block.text = AtomicString(self.md.htmlStash.store(html))


class QuizExtension(BlocksExtension):  # type: ignore[misc]
    """Markdown extension; `render` turns ids into HTML."""

    def __init__(self, render: Callable[[list[str]], str]) -> None:
        self.render = render
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the block."""
        block_mgr.register(QuizBlock, {"render": self.render})


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
