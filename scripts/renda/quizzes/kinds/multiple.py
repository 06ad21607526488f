"""多选: two or more right options."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, WithJsonSchema, field_validator

from renda.quizzes.kinds.base import Explain, ItemBase
from renda.quizzes.kinds.choice import LETTERS, ChoiceKey, ChoiceQuestion, ChoiceView, letters

_ANSWER_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


class MultipleView(ChoiceView):
    """多选题."""

    kind: Literal["multiple"] = "multiple"


class MultipleKey(ChoiceKey):
    """The positions of the right options, ascending."""

    kind: Literal["multiple"] = "multiple"
    answer: tuple[int, ...]


class MultipleQuestion(ChoiceQuestion):
    """`answer` is the letters of the right options, such as ACD or [A, C, D]."""

    kind: Literal["multiple"]
    answer: Annotated[
        str, WithJsonSchema(_ANSWER_SCHEMA), Field(description="正确选项的字母，至少两个，如 ACD")
    ]

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

    def view(self) -> MultipleView:
        return MultipleView(stem=self.stem_view(), options=self.option_views())

    def key(self, explain: Explain) -> MultipleKey:
        return MultipleKey(answer=tuple(self.keys), feedback=self.feedback(explain))


class MultipleItem(ItemBase, MultipleQuestion):
    """A 多选 item of a bank."""
