"""Markdown blocks `/// name | argument` whose content the build provides.

One generic block serves every room: a name and a function from its argument to HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as etree

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Renderer = Callable[[str], str]


class _Provided(Block):  # type: ignore[misc]
    """A block that is replaced by what its renderer returns; its own body must be empty."""

    ARGUMENT = None
    RENDER: Renderer

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave a placeholder paragraph that Markdown swaps for the HTML at the end."""
        markup = type(self).RENDER((self.argument or "").strip())
        element = etree.SubElement(parent, "p")
        element.text = self.md.htmlStash.store(markup)
        return element


class ProvidedBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers one block for each renderer."""

    def __init__(self, renderers: Mapping[str, Renderer], **kwargs: Any) -> None:
        """`renderers` maps a block's name to the function that makes its HTML."""
        super().__init__(**kwargs)
        self._renderers = renderers

    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:
        """Called by pymdownx: register a class for each name."""
        for name, render in self._renderers.items():
            attributes = {"NAME": name, "RENDER": staticmethod(render)}
            block_mgr.register(type(f"Block_{name}", (_Provided,), attributes), {})
