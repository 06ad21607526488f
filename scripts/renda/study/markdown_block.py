"""The Markdown block `/// lessons`: asks for content that the build renders (the overview of the course)."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from pymdownx.blocks import BlocksExtension  # type: ignore[import-untyped]
from pymdownx.blocks.block import Block  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor


class LessonsBlock(Block):  # type: ignore[misc]
    """`/// lessons` closed by `///`, without argument or content."""

    NAME = "lessons"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the element that will hold the rendered HTML."""
        return etree.SubElement(parent, "div", {"class": "rd-lessons-block"})

    def on_end(self, block: etree.Element) -> None:
        """Put the rendered HTML in, as it is."""
        for child in list(block):
            block.remove(child)
        block.text = self.md.htmlStash.store(self.config["render"]())


class LessonsExtension(BlocksExtension):  # type: ignore[misc]
    """Python-Markdown extension; `render` is called once for every block met."""

    def __init__(self, render: Callable[[], str]) -> None:
        super().__init__()
        self._render = render

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the block."""
        block_mgr.register(LessonsBlock, {"render": self._render})
