"""One stylesheet for the whole site in place of many: a slow phone takes some 10 ms for every file it loads.

It is named by its content, so that a browser that has the one of yesterday takes today's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renda import cache
from renda.errors import RendaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

#: The theme's own, as patterns, since their names carry digests.
THEME = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/\s*")


def find(folders: Sequence[Path], extra: Iterable[str]) -> dict[str, Path]:
    """The theme's own stylesheets and those of `extra` that lie in one of the theme's `folders`, in order.

    Path below its folder -> file; the first folder that has it counts. Raises RendaError when the theme's own
    are not there.
    """
    found: dict[str, Path] = {}
    for pattern in (*THEME, *extra):
        files = [(folder, file) for folder in folders for file in sorted(folder.glob(pattern))]
        if not files and pattern in THEME:
            raise RendaError(f"主题里没有 {pattern}。请运行 make setup，装回 requirements.lock 里的主题")
        for folder, file in files:
            found.setdefault(file.relative_to(folder).as_posix(), file)
    return found


def join(files: Iterable[Path]) -> tuple[str, str]:
    """The path below the site's root of all `files` as one, and its content."""
    content = "\n".join(_SOURCE_MAP.sub("", file.read_text(encoding="utf-8")) for file in files)
    return f"assets/site-{cache.digest([content])[:8]}.css", content
