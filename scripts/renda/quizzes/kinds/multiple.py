"""多选: two or more right options."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ValidationInfo, field_validator

from renda.quizzes.kinds.base import LETTERS, ChoiceItem, letters


class MultipleItem(ChoiceItem):
    """`answer` is the letters of the right options, such as ACD or [A, C, D]."""

    kind: Literal["multiple"]
    answer: str

    @field_validator("answer", mode="before")
    @classmethod
    def _several_letters(cls, value: object, info: ValidationInfo) -> str:
        found = letters(value, len(info.data.get("options", LETTERS)), "ACD")
        if len(found) < 2:
            raise ValueError(f"多选题至少要有两个答案，现为 {found}；只有一个答案的请写 kind: single")
        return found

    @property
    def keys(self) -> list[int]:
        return [LETTERS.index(letter) for letter in self.answer]

    def payload(self) -> dict[str, Any]:
        return {"kind": self.kind, "options": self.option_payload(), "answer": self.keys}
