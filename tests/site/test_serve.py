"""The preview: a change shows, a mistake is told and leaves the last good page up."""

from __future__ import annotations

import time
import urllib.request
from pathlib import Path

import pytest

from project import copy_project, serving

ROOT = Path(__file__).parent.parent.parent


def wait(done: object, seconds: float = 60) -> None:
    """Until `done()` holds; the test fails when it doesn't in time."""
    for _ in range(int(seconds / 0.1)):
        if done():  # type: ignore[operator]
            return
        time.sleep(0.1)
    raise AssertionError("等了太久")


@pytest.mark.usefixtures("site")  # what building it has kept makes the preview quick
def test_change_mistake_and_mend(tmp_path: Path) -> None:
    project, log = tmp_path / "project", tmp_path / "serve.log"
    copy_project(ROOT, project)
    page = project / "docs/exam/index.md"
    original = page.read_text(encoding="utf-8")
    with serving(project, log) as url:

        def shown() -> str:
            with urllib.request.urlopen(f"{url}exam/") as answer:
                text: str = answer.read().decode()
            return text

        assert "任前法律考试" in shown()
        page.write_text(original + "\n\n新加的一句。\n", encoding="utf-8")
        wait(lambda: "新加的一句" in shown())
        page.write_text(original + "\n\n/// law | 宪法第九百条\n///\n\n另一句。\n", encoding="utf-8")
        wait(lambda: "网页仍是改动之前的样子" in log.read_text(encoding="utf-8"))
        assert "没有第九百条" in log.read_text(encoding="utf-8").replace("\n", "")
        assert "新加的一句" in shown()
        page.write_text(original + "\n\n见《宪法》第九条。改好了。\n", encoding="utf-8")
        wait(lambda: "改好了" in shown())
