"""Find Chromium, installing it with the system's package manager where that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from renda.campaigns.posters.browser import find as executable

#: Chinese glyphs: without them a screenshot shows boxes and text has no width. poppler reads what is printed.
PACKAGES = ("chromium", "fonts-noto-cjk", "poppler-utils")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def _install() -> bool:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print("正在安装 Chromium…", file=sys.stderr)  # noqa: T201
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    commands = (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", *PACKAGES])
    return all(subprocess.run(command, check=False, **quiet).returncode == 0 for command in commands)


def main() -> int:
    """Make sure there is a browser; say how to get one when that fails."""
    if executable() or (_install() and executable()):
        return 0
    print("浏览器测试需要 Chromium，本机没有，也无法自动安装。", file=sys.stderr)  # noqa: T201
    print("请安装 chromium（如 apt install chromium），或设 RENDA_CHROMIUM 为它的路径。", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
