"""第六十二条 beside 第六十七条: every item once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from renda.constitution import powers
from renda.diagnostics import Diagnostics

if TYPE_CHECKING:
    from renda.statutes.model import Library

ROOT = Path(__file__).parents[2]
REAL = (ROOT / powers.SOURCE).read_text("utf-8")


def load(text: str, library: Library) -> tuple[tuple[powers.Subject, ...], list[str]]:
    statute = library.by_name("宪法")
    assert statute is not None
    diagnostics = Diagnostics()
    found = powers.load(text, library, statute.current(library.as_of), diagnostics)
    return found, [str(problem) for problem in diagnostics]


def test_every_item_exactly_once(library: Library) -> None:
    subjects, problems = load(REAL, library)
    assert problems == []
    assert sorted(item for subject in subjects for item in subject.congress) == list(range(1, 17))
    assert sorted(item for subject in subjects for item in subject.committee) == list(range(1, 23))


def test_problems(library: Library) -> None:
    broken = REAL.replace("第六十二条: [1, 2]", "第六十二条: [1, 99]").replace(
        "第六十七条: [5]", "第六十七条: [5, 22]"
    )
    _, problems = load(broken, library)
    lines = REAL.split("\n")
    first, budget, last = (
        lines.index(f"    {line}") + 1
        for line in ("第六十二条: [1, 2]", "第六十七条: [5]", "第六十七条: [22]")
    )
    assert sorted(problems) == sorted(
        [
            f"{powers.SOURCE}:{first}: 《宪法》第六十二条没有第（99）项",
            f"{powers.SOURCE}:{lines.index('subjects:') + 1}: 对照中缺少第六十二条的第（二）项",
            f"{powers.SOURCE}:{budget}: 第六十七条第（22）项在对照中出现了 2 次，应为 1 次",
            f"{powers.SOURCE}:{last}: 第六十七条第（22）项在对照中出现了 2 次，应为 1 次",
        ]
    )


def test_an_unknown_field(library: Library) -> None:
    _, problems = load("subjects:\n  - title: 立法\n    第六十三条: [1]\n    note: 甲\n", library)
    assert problems == [f"{powers.SOURCE}:3: 不认识的字段“第六十三条”，是不是“第六十二条”？"]
