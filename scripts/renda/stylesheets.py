"""One stylesheet for the whole site in place of many: a slow phone takes some 10 ms for every file it loads.

It is named by its content, so that a browser that has the one of yesterday takes today's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from renda import cache, node
from renda.errors import RendaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The theme's own, as patterns, since their names carry digests.
THEME = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
SCRIPT = Path("scripts/client/stylesheet.mjs")
_NAME = "site.css"


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


def join(root: Path, files: Sequence[Path]) -> tuple[str, str]:
    """All `files` as one, without what stylesheet.mjs leaves out: path below the site's root, and content.

    Raises RendaError when one of them is no CSS, or Node's packages are missing.
    """
    key = cache.digest([root / SCRIPT, root / "package-lock.json", *files])
    folder = cache.folder(root, "stylesheet", key, lambda out: _shrink(root, out / _NAME, files))
    content = (folder / _NAME).read_text(encoding="utf-8")
    return f"assets/site-{cache.digest([content])[:8]}.css", content


def _shrink(root: Path, out: Path, files: Sequence[Path]) -> None:
    node.run(root, SCRIPT, out, *files, failing="样式表有误，无法合并")
