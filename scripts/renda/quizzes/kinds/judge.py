"""判断: a statement that is right or wrong."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema, field_validator

from renda.quizzes.kinds.base import Explain, ItemBase, Question, Wire

_WORDS = {"对": True, "正确": True, "错": False, "错误": False}
_ANSWER_SCHEMA = {"enum": [True, False, *_WORDS]}


class JudgeView(Wire):
    """判断题."""

    kind: Literal["judge"] = "judge"
    stem: str


class JudgeKey(Wire):
    """Whether the statement is right."""

    kind: Literal["judge"] = "judge"
    answer: bool


class JudgeQuestion(Question):
    """`answer` is true or 对, false or 错."""

    kind: Literal["judge"]
    answer: Annotated[bool, WithJsonSchema(_ANSWER_SCHEMA), Field(description="说法对不对：对 或 错")]

    @field_validator("answer", mode="before")
    @classmethod
    def _right_or_wrong(cls, value: object) -> bool:
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.strip() in _WORDS:
            return _WORDS[value.strip()]
        raise ValueError(f"判断题的 answer 应为 true 或 false（也可写 对 或 错），现为“{value}”")

    @property
    def decisive(self) -> list[Any]:
        return [self.stem, self.choices, self.keys]

    @property
    def choices(self) -> list[str]:
        return ["正确", "错误"]

    @property
    def keys(self) -> list[int]:
        return [0 if self.answer else 1]

    def view(self) -> JudgeView:
        return JudgeView(stem=self.stem_view())

    def key(self, explain: Explain) -> JudgeKey:
        del explain
        return JudgeKey(answer=self.answer)


class JudgeItem(ItemBase, JudgeQuestion):
    """A 判断 item of a bank."""
