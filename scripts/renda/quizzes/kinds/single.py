"""单选: one right option."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from renda.quizzes.kinds.base import Explain, ItemBase
from renda.quizzes.kinds.choice import LETTERS, ChoiceKey, ChoiceQuestion, ChoiceView, letters


class SingleView(ChoiceView):
    """单选题."""

    kind: Literal["single"] = "single"


class SingleKey(ChoiceKey):
    """The position of the right option."""

    kind: Literal["single"] = "single"
    answer: int


class SingleQuestion(ChoiceQuestion):
    """`answer` is the letter of the right option."""

    kind: Literal["single"]
    answer: Annotated[str, Field(description="正确选项的字母，如 C")]

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

    def view(self) -> SingleView:
        return SingleView(stem=self.stem_view(), options=self.option_views())

    def key(self, explain: Explain) -> SingleKey:
        return SingleKey(answer=self.keys[0], feedback=self.feedback(explain))


class SingleItem(ItemBase, SingleQuestion):
    """A 单选 item of a bank."""
