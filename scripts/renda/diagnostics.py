"""Collects problems with their place, so that one run reports all of them and fails once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from renda.errors import RendaError

if TYPE_CHECKING:
    from collections.abc import Iterator

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `line` is 1-based; 0 when the problem has no line."""

    path: str
    line: int
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        label = "" if self.severity == "error" else "（警告）"
        return f"{place}: {label}{self.message}"


@dataclass
class Diagnostics:
    """A growing list of problems, reported sorted by place."""

    problems: list[Problem] = field(default_factory=list)

    def error(self, path: str, line: int, message: str) -> None:
        """Note an error; the run fails at `raise_errors`."""
        self.problems.append(Problem(path, line, message))

    def warning(self, path: str, line: int, message: str) -> None:
        """Note a warning; it fails the run only under `strict`."""
        self.problems.append(Problem(path, line, message, "warning"))

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(set(self.problems)))

    def errors(self, *, strict: bool = False) -> list[Problem]:
        """The problems that fail a run, sorted by file and line."""
        return [p for p in self if strict or p.severity == "error"]

    def raise_errors(self, *, strict: bool = False) -> None:
        """Raise one RendaError that lists every error, if there is any."""
        found = self.errors(strict=strict)
        if found:
            listing = "\n".join(f"  {problem}" for problem in found)
            raise RendaError(f"发现 {len(found)} 处问题，请逐条修改：\n{listing}")
