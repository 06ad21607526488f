"""The organizer's page shows items that the loader and the checks accept."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from renda import content
from renda.diagnostics import Diagnostics
from renda.quizzes import checks
from renda.quizzes.load import load_banks
from renda.quizzes.model import KINDS

PAGE = Path(__file__).parents[2] / "docs/exam/organize.md"


def test_the_examples_are_sound(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "bank.yml").write_text(example, encoding="utf-8")
    diagnostics = Diagnostics()
    real_library = content.library(dt.date(2026, 11, 24))
    banks = load_banks(tmp_path, real_library, diagnostics)
    checks.check(banks, (), frozenset(), real_library, {}, diagnostics, {})
    assert [str(problem) for problem in diagnostics] == []
    assert {item.kind for bank in banks for item in bank.items} == set(KINDS)
