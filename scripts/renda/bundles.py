"""The client's bundles: TypeScript to classic scripts with esbuild, cached by the sources' digest."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from renda import cache
from renda.errors import RendaError

CLIENT = Path("scripts/client")
#: bundle name -> entry below scripts/client
ENTRIES = {
    "main": "main.ts",
    "search": "search/main.ts",
    "quiz": "quiz/main.ts",
    "exam": "quiz/exam.ts",
    "record": "quiz/record.ts",
    "schedule": "quiz/schedule.ts",
    "preview": "preview/main.ts",
    "projector": "campaign/projector/main.ts",
}
#: What these bundles share becomes one more, which the client executes before them.
PLAYER, PLAYER_USERS = "player", ("quiz", "exam", "record")
FOLDER = "assets/renda"


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
    node = Path(sys.executable).with_name("node")
    if not (root / "node_modules/esbuild").is_dir() or not node.exists():
        raise RendaError("前端工具尚未安装。请在项目目录运行：make setup")
    entries = [f"{name}={CLIENT / path}" for name, path in ENTRIES.items()]
    shared = f"--share={PLAYER}:{','.join(PLAYER_USERS)}"
    command = [str(node), str(CLIENT / "bundle.mjs"), str(out), shared, *entries]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RendaError(f"前端脚本有误，无法打包：\n{done.stderr.strip()}")
