"""What a check says of banks whose answers can be guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from renda.diagnostics import Diagnostics
from renda.quizzes.report import Report

from . import sample

if TYPE_CHECKING:
    from pathlib import Path


def singles(keys: str) -> list[dict[str, Any]]:
    return [sample.SINGLE | {"id": f"s-{number}", "answer": key} for number, key in enumerate(keys)]


def judges(keys: str) -> list[dict[str, Any]]:
    return [sample.JUDGE | {"id": f"j-{number}", "answer": key} for number, key in enumerate(keys)]


#: Items, lines without what they advise.
CASES: list[tuple[list[dict[str, Any]], list[str]]] = [
    (singles("A" * 30), ["题库“偏”的单选题，答案是 A 的占 100%（应约 25%）"]),
    (singles("ABCD" * 7 + "AC"), []),
    (singles("BBBBBBBA"), ["题库“偏”的单选题，答案是 B 的占 88%（应约 25%）"]),
    (singles("BBBBBBB"), []),
    (judges("对" * 19 + "错"), ["题库“偏”的判断题，答案是 对 的占 95%（应约 50%）"]),
    (judges("对错" * 8 + "对对对"), []),
    (
        [sample.MULTIPLE | {"id": f"m-{n}", "answer": "ABC"} for n in range(20)],
        [],
    ),
]


@pytest.mark.parametrize(("items", "expected"), CASES)
def test_a_skewed_bank_is_named(items: list[dict[str, Any]], expected: list[str], tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    banks = sample.load(
        tmp_path,
        diagnostics,
        even=sample.bank(*singles("ABCD" * 10), title="匀"),
        skewed=sample.bank(*items, title="偏"),
    )
    lines = list(Report(banks, diagnostics).skewed_keys())
    assert [line.removesuffix("，偏得太多，容易被猜中；请调换选项或改写题目") for line in lines] == expected
