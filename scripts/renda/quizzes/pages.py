"""The authored pages as this room sees them: the texts that people write in docs/."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def sources(root: Path) -> dict[str, str]:
    """Path from `root` -> text of every page of the site and of the YAML beside pages, such as 法律依据.

    Pages for developers don't count.
    """
    docs = root / "docs"
    return {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8-sig")
        for file in sorted(docs.rglob("*"))
        if file.suffix in (".md", ".yml") and not file.is_relative_to(docs / "dev")
    }
