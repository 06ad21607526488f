"""Where the pages of docs/ stand in the site."""

from __future__ import annotations


def of_page(page: str) -> str:
    """The address from the site's root: study/01-a.md -> study/01-a/, campaigns/2026/index.md ->
    campaigns/2026/, index.md -> the root itself, ""."""
    stem = page.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"
