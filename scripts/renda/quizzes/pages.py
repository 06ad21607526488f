"""The authored pages as this room sees them: their Markdown sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def sources(root: Path) -> dict[str, str]:
    """Path from `root` -> Markdown source of every page of the site; pages for developers don't count."""
    docs = root / "docs"
    return {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8-sig")
        for file in sorted(docs.rglob("*.md"))
        if not file.is_relative_to(docs / "dev")
    }
