"""Results of long work, kept below `.cache/renda/` in folders named by a digest of what they depend on."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FOLDER = Path(".cache/renda")


def digest(parts: Iterable[str | bytes | Path]) -> str:
    """16 hex digits of the SHA-256 over texts, bytes and the content of files and folders."""
    hasher = hashlib.sha256()
    for part in parts:
        if isinstance(part, Path):
            files = sorted(part.rglob("*")) if part.is_dir() else [part]
            for file in files:
                if file.is_file() and "__pycache__" not in file.parts:
                    hasher.update(file.name.encode() + b"\0" + file.read_bytes())
        else:
            hasher.update(part.encode() if isinstance(part, str) else part)
        hasher.update(b"\0")
    return hasher.hexdigest()[:16]


def folder(root: Path, kind: str, key: str, make: Callable[[Path], None]) -> Path:
    """The folder of `kind` for `key`, made by `make(empty folder)` when it isn't there yet.

    It appears under its name only when complete. Older folders of the same kind are removed.
    """
    wanted = root / FOLDER / f"{kind}-{key}"
    if wanted.is_dir():
        return wanted
    temporary = Path(tempfile.mkdtemp(prefix=f"new-{kind}-", dir=made(wanted.parent)))
    try:
        make(temporary)
        temporary.chmod(0o755)
        for stale in wanted.parent.glob(f"{kind}-*"):
            shutil.rmtree(stale)
        temporary.replace(wanted)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    return wanted


def made(folder: Path) -> Path:
    """`folder`, created where it isn't there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def install(source: Path, target: Path) -> None:
    """Copy everything below `source` into `target`."""
    shutil.copytree(source, target, dirs_exist_ok=True)


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file under a temporary name and move it, so that a full disk leaves the old one."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=made(path.parent))
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
