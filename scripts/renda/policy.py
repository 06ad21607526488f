"""The district's policy: its text word for word, its parts and measures, and who answers for each.

The text lives in `docs/policy/opinion.txt`, one paragraph a line, as handed over but for the line
breaks of the scan. Nothing here changes a character of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.errors import RendaError

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "docs/policy/opinion.txt"
MEASURES = 18

_PART = re.compile(r"([一二三四五六七八九十]、\S+?) (?=\d+\.)")
_MEASURE = re.compile(r"(?P<number>\d+)\.(?P<title>[^。]+。)(?P<body>.*?)(?P<units>\([^()]*\))?", re.DOTALL)


@dataclass(frozen=True)
class Measure:
    """One of the 18 measures; `title` ends with its full stop, `units` are the words in the last brackets."""

    number: int
    title: str
    body: str
    units: tuple[str, ...]
    bracket: str

    @property
    def text(self) -> str:
        """The whole measure, number and brackets included, as in the document."""
        return f"{self.number}.{self.title}{self.body}{self.bracket}"

    @property
    def offices(self) -> tuple[str, ...]:
        """The responsible units one by one: 各级政府、监委 means 各级政府 and 各级监委."""
        return tuple(office for unit in self.units for office in _offices(unit))


@dataclass(frozen=True)
class Part:
    """One of the four parts and its measures."""

    title: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Policy:
    """The document: the line above the title, the title, the opening paragraphs, the parts."""

    label: str
    title: str
    preamble: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All measures in order."""
        return tuple(measure for part in self.parts for measure in part.measures)

    @property
    def text(self) -> str:
        """Everything, without line breaks and the single blanks that stood at them."""
        parts = (part.title + "".join(measure.text for measure in part.measures) for part in self.parts)
        return "".join((self.label, self.title, *self.preamble, *parts))


def load(root: Path) -> Policy:
    """Read the policy of the project at `root`; RendaError when it is missing or not in its form."""
    path = root / SOURCE
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RendaError(f"{SOURCE}: 读不到政策文本（{error}）。请从版本库恢复此文件") from error
    return parse(text)


def parse(text: str) -> Policy:
    """Parse the document; RendaError naming the line where it isn't in its form."""
    lines = [line.strip() for line in text.splitlines()]
    label, title, *rest = [line for line in lines if line] or [""] * 2
    preamble: list[str] = []
    parts: list[tuple[str, list[Measure]]] = []
    expected = 1
    for line in rest:
        remainder = line
        if match := _PART.match(line):
            parts.append((match[1], []))
            remainder = line[match.end() :]
        if not parts:
            preamble.append(line)
            continue
        measure = _measure(remainder)
        if measure is None or measure.number != expected:
            number = lines.index(line) + 1
            raise RendaError(
                f"{SOURCE}:{number}: 此处应为第 {expected} 条（以“{expected}.”开头），请从版本库恢复原文"
            )
        parts[-1][1].append(measure)
        expected += 1
    if expected != MEASURES + 1:
        raise RendaError(f"{SOURCE}: 应有 {MEASURES} 条，只读到 {expected - 1} 条，请从版本库恢复原文")
    return Policy(label, title, tuple(preamble), tuple(Part(name, tuple(group)) for name, group in parts))


def _measure(text: str) -> Measure | None:
    match = _MEASURE.fullmatch(text)
    if not match:
        return None
    bracket = match["units"] or ""
    units = tuple(bracket.strip("()").replace("，", ",").split(",")) if bracket else ()
    return Measure(int(match["number"]), match["title"], match["body"], units, bracket)


def _offices(unit: str) -> list[str]:
    names = unit.split("、")
    prefix = "各级" if unit.startswith("各级") else ""
    suffix = "部门" if unit.endswith("部门") else ""
    return [prefix + name.removeprefix(prefix).removesuffix(suffix) + suffix for name in names]


def by_office(policy: Policy) -> list[tuple[str, list[Measure]]]:
    """Each responsible unit with its measures, in the order in which the document names them first."""
    table: dict[str, list[Measure]] = {}
    for measure in policy.measures:
        for office in measure.offices:
            table.setdefault(office, []).append(measure)
    return list(table.items())
