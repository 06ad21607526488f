"""单选: one right option."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ValidationInfo, field_validator

from renda.quizzes.kinds.base import LETTERS, ChoiceItem, letters


class SingleItem(ChoiceItem):
    """`answer` is the letter of the right option."""

    kind: Literal["single"]
    answer: str

    @field_validator("answer", mode="before")
    @classmethod
    def _one_letter(cls, value: object, info: ValidationInfo) -> str:
        found = letters(value, len(info.data.get("options", LETTERS)), "C")
        if len(found) > 1:
            raise ValueError(f"单选题只能有一个答案，现为 {found}；有几个答案的请写 kind: multiple")
        return found

    @property
    def keys(self) -> list[int]:
        return [LETTERS.index(self.answer)]

    def payload(self) -> dict[str, Any]:
        return {"kind": self.kind, "options": self.option_payload(), "answer": self.keys[0]}
