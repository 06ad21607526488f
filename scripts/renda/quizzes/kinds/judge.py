"""判断: a statement that is right or wrong."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import field_validator

from renda.quizzes.kinds.base import ItemBase

_WORDS = {"对": True, "正确": True, "错": False, "错误": False}


class JudgeItem(ItemBase):
    """`answer` is true or 对, false or 错."""

    kind: Literal["judge"]
    answer: bool

    @field_validator("answer", mode="before")
    @classmethod
    def _right_or_wrong(cls, value: object) -> bool:
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.strip() in _WORDS:
            return _WORDS[value.strip()]
        raise ValueError(f"判断题的 answer 应为 true 或 false（也可写 对 或 错），现为“{value}”")

    @property
    def choices(self) -> list[str]:
        return ["正确", "错误"]

    @property
    def keys(self) -> list[int]:
        return [0 if self.answer else 1]

    def payload(self) -> dict[str, Any]:
        return {"kind": self.kind, "answer": self.answer}
