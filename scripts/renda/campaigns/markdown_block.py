"""The Markdown block `/// campaigns`: asks for content that the build renders (the archive of themes)."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from pymdownx.blocks import BlocksExtension  # type: ignore[import-untyped]
from pymdownx.blocks.block import Block  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor


class CampaignsBlock(Block):  # type: ignore[misc]
    """`/// campaigns` closed by `///`, without argument or content."""

    NAME = "campaigns"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the element that will hold the rendered HTML."""
        return etree.SubElement(parent, "div", {"class": "rd-campaigns"})

    def on_end(self, block: etree.Element) -> None:
        """Put the rendered HTML in, as it is."""
        for child in list(block):
            block.remove(child)
        block.text = self.md.htmlStash.store(self.config["render"]())


class CampaignsExtension(BlocksExtension):  # type: ignore[misc]
    """Python-Markdown extension; `render` is called once for every block met."""

    def __init__(self, render: Callable[[], str]) -> None:
        super().__init__()
        self._render = render

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the block."""
        block_mgr.register(CampaignsBlock, {"render": self._render})
