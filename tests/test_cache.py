"""Cached folders: whole or not there, a few of a kind kept."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from renda import cache


def make(text: str) -> Callable[[Path], None]:
    """A maker of a folder with one file."""
    return lambda folder: cache.write_files(folder, {"a/b.txt": text.encode()})


def test_made_once(tmp_path: Path) -> None:
    first = cache.folder(tmp_path, "kind", "k1", make("one"))
    again = cache.folder(tmp_path, "kind", "k1", make("two"))
    assert first == again
    assert (first / "a/b.txt").read_text() == "one"


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").write_text("")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        cache.folder(tmp_path, "kind", "k1", fail)
    assert list((tmp_path / cache.FOLDER).iterdir()) == []


def test_another_build_was_faster(tmp_path: Path) -> None:
    def race(folder: Path) -> None:
        cache.folder(tmp_path, "kind", "k1", make("theirs"))
        make("ours")(folder)

    made = cache.folder(tmp_path, "kind", "k1", race)
    assert (made / "a/b.txt").read_text() == "theirs"


def test_old_ones_go(tmp_path: Path) -> None:
    for number in range(6):
        made = cache.folder(tmp_path, "kind", f"k{number}", make(str(number)))
        os.utime(made, (number, number))
    assert sorted(path.name for path in (tmp_path / cache.FOLDER).iterdir()) == [
        "kind-k3",
        "kind-k4",
        "kind-k5",
    ]


def test_digest_sees_names_and_content(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("1")
    one = cache.digest([tmp_path, "x"])
    file.write_text("2")
    two = cache.digest([tmp_path, "x"])
    file.rename(tmp_path / "b.txt")
    three = cache.digest([tmp_path, "x"])
    assert len({one, two, three, cache.digest([tmp_path, "y"])}) == 4


def refuse(source: str, target: str) -> None:
    """A disk without hard links."""
    raise OSError(errno.EPERM, os.strerror(errno.EPERM), source, target)


@pytest.mark.parametrize("link", [True, False])
def test_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: bool) -> None:
    if not link:
        monkeypatch.setattr(os, "link", refuse)
    source = cache.folder(tmp_path, "kind", "k1", make("one"))
    cache.write_files(tmp_path / "site", {"a/own.txt": b"own", "a/b.txt": b"old"})
    cache.install(source, tmp_path / "site")
    assert (tmp_path / "site/a/b.txt").read_text() == "one"
    assert (tmp_path / "site/a/own.txt").read_text() == "own"
    assert (tmp_path / "site/a/b.txt").samefile(source / "a/b.txt") == link


def test_what_was_edited_in_a_site_is_made_anew(tmp_path: Path) -> None:
    first = cache.folder(tmp_path, "kind", "k1", make("one"))
    cache.install(first, tmp_path / "site")
    assert cache.has(tmp_path, "kind", "k1")
    (tmp_path / "site/a/b.txt").write_text("edited")
    assert not cache.has(tmp_path, "kind", "k1")
    again = cache.folder(tmp_path, "kind", "k1", make("one"))
    assert (again / "a/b.txt").read_text() == "one"
    assert (tmp_path / "site/a/b.txt").read_text() == "edited"
    assert cache.has(tmp_path, "kind", "k1")


def test_what_a_killed_build_left_goes_after_a_day(tmp_path: Path) -> None:
    old, new = cache.begin(tmp_path, "kind"), cache.begin(tmp_path, "kind")
    yesterday = time.time() - 25 * 60 * 60
    os.utime(old, (yesterday, yesterday))
    cache.folder(tmp_path, "kind", "k1", make("one"))
    assert not old.exists()
    assert new.exists()


def test_an_empty_folder_is_made_once_too(tmp_path: Path) -> None:
    empty = cache.folder(tmp_path, "kind", "k1", lambda _: None)
    assert cache.has(tmp_path, "kind", "k1")
    assert time.time() - empty.stat().st_mtime < 60


def test_what_is_installed_does_not_make_a_folder_look_old(tmp_path: Path) -> None:
    source = cache.folder(tmp_path, "kind", "k1", make("one"))
    os.utime(source, (0, 0))
    work = cache.begin(tmp_path, "site")
    cache.install(source, work)
    again = cache.begin(tmp_path, "site")
    assert (work / "a/b.txt").exists()
    assert again.exists()
