"""What is generated from the models is fresh, and accepts what the loader accepts."""

from __future__ import annotations

from pathlib import Path

import pytest

from renda.quizzes import schemas

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", schemas.generated(), ids=str)
def test_generated_files_are_fresh(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text == schemas.generated()[path], "请运行 renda quiz schema"
