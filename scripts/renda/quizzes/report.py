"""What a check found, in words."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.quizzes.kinds.choice import LETTERS
from renda.quizzes.kinds.single import SingleItem
from renda.quizzes.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renda.diagnostics import Diagnostics
    from renda.quizzes.model import Bank

_MARKS = {"judge": "对错"}
#: With fewer items of a kind, a bank's answers may lie anywhere.
_ENOUGH = 8
#: Standard deviations from what chance would give.
_FAR_OFF = 3


@dataclass(frozen=True)
class Report:
    """The banks that could be read, and the problems."""

    banks: Sequence[Bank]
    diagnostics: Diagnostics

    def summary(self) -> str:
        """共 60 题（单选 30、多选 15、判断 15），没有问题."""
        counts: Counter[str] = Counter(item.kind for bank in self.banks for item in bank.items)
        kinds = "、".join(f"{label} {counts[kind]}" for kind, (_, label) in KINDS.items() if counts[kind])
        problems = list(self.diagnostics)
        errors = len(self.diagnostics.errors())
        found = [
            f"{count} 处{what}"
            for count, what in ((errors, "错误"), (len(problems) - errors, "警告"))
            if count
        ]
        return f"共 {counts.total()} 题（{kinds}），{'、'.join(found) or '没有问题'}"

    def key_balance(self) -> str:
        """How often each position is right, by kind: 答案分布：单选 A 25%、B 75%；判断 对 50%、错 50%."""
        parts = []
        for kind, (_, label) in KINDS.items():
            items = [item for bank in self.banks for item in bank.items if item.kind == kind]
            keys = Counter(key for item in items for key in item.keys)
            marks = _MARKS.get(kind, LETTERS)
            shares = [
                f"{marks[place]} {round(100 * keys[place] / keys.total())}%"
                for place in range(max((len(item.choices) for item in items), default=0))
            ]
            if shares:
                parts.append(f"{label} {'、'.join(shares)}")
        return f"答案分布：{'；'.join(parts)}" if parts else ""

    def skewed_keys(self) -> Iterator[str]:
        """A line for each bank, kind and position that is right far more often than chance would have it."""
        for bank in self.banks:
            for kind, (_, label) in KINDS.items():
                items = [item for item in bank.items if item.kind == kind and item.choices]
                if len(items) < _ENOUGH:
                    continue
                chance = sum(len(item.keys) for item in items) / sum(len(item.choices) for item in items)
                marks = _MARKS.get(kind, LETTERS)
                for place in range(max(len(item.choices) for item in items)):
                    having = [item for item in items if len(item.choices) > place]
                    right = sum(place in item.keys for item in having)
                    spread = math.sqrt(len(having) * chance * (1 - chance))
                    if right - len(having) * chance > _FAR_OFF * spread:
                        share = right / len(having)
                        yield (
                            f"题库“{bank.title}”的{label}题，答案是 {marks[place]} 的占 {share:.0%}"
                            f"（应约 {chance:.0%}），偏得太多，容易被猜中；请调换选项或改写题目"
                        )

    def longest_key(self) -> str:
        """How often the right option of a 单选 item is longer than all others, and what chance would give."""
        items = [item for bank in self.banks for item in bank.items if isinstance(item, SingleItem)]
        if not items:
            return ""
        lengths = [[len(choice) for choice in item.choices] for item in items]
        longest = sum(
            row[item.keys[0]] == max(row) and row.count(max(row)) == 1
            for item, row in zip(items, lengths, strict=True)
        )
        chance = sum(1 / len(row) for row in lengths) / len(items)
        share = longest / len(items)
        advice = "，偏高，容易被猜中" if share > 1.5 * chance else ""
        return f"正确选项比其他选项长的单选题占 {share:.0%}（碰巧应约 {chance:.0%}）{advice}"
