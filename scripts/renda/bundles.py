"""The client's bundles: TypeScript to classic scripts with esbuild, cached by the sources' digest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renda import cache, node

if TYPE_CHECKING:
    from collections.abc import Mapping

CLIENT = Path("scripts/client")
#: bundle name -> entry below scripts/client
ENTRIES = {
    "main": "main.ts",
    "colours": "colours.ts",
    "search": "search/main.ts",
    "player": "quiz/main.ts",
    "schedule": "quiz/schedule.ts",
    "preview": "preview/main.ts",
    "projector": "campaign/projector/main.ts",
    "pictures": "campaign/pictures.ts",
}
FOLDER = "assets/renda"


@dataclass(frozen=True)
class Player:
    """What a page needs of the player; paths are below the site's root."""

    #: Empty on pages without questions.
    script: str = ""
    #: One of PAGES where visitors come for questions, and not for what stands around them.
    page: str = ""
    #: The items' catalog, which such a page begins with.
    catalog: str = ""


PAGES = ("practice", "exam", "record")


def player(html: str, names: Mapping[str, str], catalog: str) -> Player:
    """What a page with this HTML needs; `names` is from `build`, `catalog` the path of the items' catalog."""
    bundle = f"{FOLDER}/{names['player']}"
    for page in PAGES:
        if f"data-renda-{page}" in html:
            return Player(bundle, page, catalog)
    return Player(bundle) if "data-renda-quiz" in html else Player()


def build(root: Path) -> tuple[Path, dict[str, str]]:
    """Bundle the client of the project at `root`.

    Returns:
        The folder that holds the bundles, and bundle name -> file name (`main` -> `main-ABCD1234.js`).

    Raises:
        RendaError: Node packages are missing, or the TypeScript has an error.
    """
    lock = root / "package-lock.json"
    # Tests stand beside the sources; they change the digest, which costs one needless bundling.
    folder = cache.folder(
        root, "client", cache.digest([root / CLIENT, lock]), lambda out: _esbuild(root, out)
    )
    names: dict[str, str] = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    return folder, names


def _esbuild(root: Path, out: Path) -> None:
    entries = [f"{name}={CLIENT / path}" for name, path in ENTRIES.items()]
    node.run(root, CLIENT / "bundle.mjs", out, *entries, failing="前端脚本有误，无法打包")
