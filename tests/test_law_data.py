"""The data of the statutes made ahead: the same in either kind of second process, and nothing lost when it fails."""

from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING

import pytest

from renda import cache, law_data
from renda.search import segment

if TYPE_CHECKING:
    from pathlib import Path

    from renda.statutes.model import Library

ASKED = {"guoqifa": {"art-1": ("挂国旗的规定",)}}


@pytest.fixture(scope="module")
def few(library: Library) -> Library:
    """Two short statutes."""
    kept = tuple(statute for statute in library.statutes if statute.slug in ("guoqifa", "guogefa"))
    return dataclasses.replace(library, statutes=kept)


@pytest.fixture(params=["alone", "another thread"])
def threads(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many the process that starts it has."""
    count = 1 if request.param == "alone" else 2
    monkeypatch.setattr(threading, "active_count", lambda: count)


@pytest.mark.usefixtures("threads")
def test_a_second_process_makes_the_same(tmp_path: Path, few: Library) -> None:
    process = law_data.ahead(tmp_path / "a", few, ASKED)
    assert process
    process.join()
    assert process.exitcode == 0
    assert law_data.ahead(tmp_path / "a", few, ASKED) is None
    segmenter = segment.default()
    law_data.load_index(tmp_path / "b", few, ASKED, segmenter)
    law_data.interchange_folder(tmp_path / "b", few)
    assert _files(tmp_path / "a") == _files(tmp_path / "b")
    assert len(_files(tmp_path / "a")) > 10


def test_where_it_fails_the_build_makes_it(
    tmp_path: Path, few: Library, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(_root: Path, _library: Library) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(threading, "active_count", lambda: 1)
        patched.setattr(law_data, "interchange_folder", fail)
        process = law_data.ahead(tmp_path, few, ASKED)
        assert process
        process.join()
    assert capfd.readouterr() == ("", "")
    assert not list((tmp_path / cache.FOLDER).glob("api-*"))
    assert list(law_data.interchange_folder(tmp_path, few).rglob("*.json"))


def _files(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }
