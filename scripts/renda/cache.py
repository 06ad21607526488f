"""Results of long work, kept below `.cache/renda/` in folders named by a digest of what they depend on.

The sites that are built from them share their files.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FOLDER = Path(".cache/renda")
#: How many folders of a kind stay: a preview and a build of other content may be at work at once.
KEPT = 3
#: Folders that become another one when they are whole.
UNFINISHED = "new-"
_DAY = 24 * 60 * 60


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


def has(root: Path, kind: str, key: str) -> bool:
    """Whether the folder of `kind` for `key` is there, and as it was made."""
    place = _place(root, kind, key)
    try:
        made = place.stat().st_mtime_ns
        return all(changed <= made for changed in _times(place))
    except FileNotFoundError:  # also where another build is just removing it
        return False


def _times(folder: Path) -> Iterator[int]:
    """When each file below `folder` was changed last, in nanoseconds."""
    for parent, _, names in os.walk(folder):
        for name in names:
            yield os.stat(os.path.join(parent, name)).st_mtime_ns  # noqa: PTH116, PTH118 - thousands of files


def _place(root: Path, kind: str, key: str) -> Path:
    return root / FOLDER / f"{kind}-{key}"


def folder(root: Path, kind: str, key: str, make: Callable[[Path], None]) -> Path:
    """The folder of `kind` for `key`, made by `make(empty folder)` when it isn't there yet.

    It appears under its name only when complete. All but the newest few of a kind are removed. One with a
    file that was changed since, as when somebody edits it in a site, is made anew.
    """
    wanted = _place(root, kind, key)
    if has(root, kind, key):
        return wanted
    shutil.rmtree(wanted, ignore_errors=True)
    temporary = begin(root, kind)
    try:
        make(temporary)
        temporary.chmod(0o755)
        newest = max(_times(temporary), default=time.time_ns())
        os.utime(temporary, ns=(newest, newest))  # `has` compares with it
        with contextlib.suppress(OSError):  # a build beside this one has made the same folder meanwhile
            temporary.replace(wanted)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    for stale in sorted(wanted.parent.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(stale, ignore_errors=True)
    return wanted


def begin(root: Path, kind: str) -> Path:
    """A new folder for something of `kind` to be made in, beside those that are whole.

    Those of builds that were killed are removed after a day.
    """
    place = made(root / FOLDER)
    for left in place.glob(f"{UNFINISHED}*"):
        with contextlib.suppress(OSError):  # it became another one meanwhile
            if time.time() - left.stat().st_mtime > _DAY:
                shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{UNFINISHED}{kind}-", dir=place))


def made(folder: Path) -> Path:
    """`folder`, created where it isn't there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def install(source: Path, target: Path) -> None:
    """Put everything below `source`, a folder of the cache, into `target`.

    As hard links where the disk has them: writing thousands of files again takes seconds.
    """
    for parent, _, names in os.walk(source):
        place = made(target / os.path.relpath(parent, source))
        for name in names:
            _link(Path(parent, name), place / name)


def _link(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each file (path below `folder` -> content).

    Plainly, not under a temporary name: `folder` itself takes its place only when all of it is there.
    """
    for parent in {(folder / name).parent for name in files}:
        made(parent)
    for name, content in files.items():
        (folder / name).write_bytes(content)
