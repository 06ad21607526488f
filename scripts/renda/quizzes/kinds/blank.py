"""填空: a sentence with blanks, each with one or more right fillings."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from renda.quizzes import markup
from renda.quizzes.kinds.base import Explain, ItemBase, Question, Text, Wire

_BLANK = re.compile(r"_{2,}")


class BlankView(Wire):
    """填空题. `parts` are the text between the blanks: one more than there are blanks."""

    kind: Literal["blank"] = "blank"
    parts: tuple[str, ...]


class BlankKey(Wire):
    """Plain text: what is right in each blank, the first being the one to show."""

    kind: Literal["blank"] = "blank"
    answers: tuple[tuple[str, ...], ...]


def _fillings(value: object) -> object:
    """五年 -> [[五年]]; [五年, [甲, 乙]] -> [[五年], [甲, 乙]]; numbers count as text."""
    blanks = value if isinstance(value, list) else [value]
    rows = [blank if isinstance(blank, list) else [blank] for blank in blanks]
    return [[str(one) if type(one) is int else one for one in row] for row in rows]


_ANSWER_SCHEMA = {
    "anyOf": [
        {"type": ["string", "integer"]},
        {
            "type": "array",
            "minItems": 1,
            "items": {
                "anyOf": [
                    {"type": ["string", "integer"]},
                    {"type": "array", "minItems": 1, "items": {"type": ["string", "integer"]}},
                ]
            },
        },
    ]
}


class BlankQuestion(Question):
    """`stem` holds the blanks as ____; `answer` lists what is right in each, or alternatives."""

    kind: Literal["blank"]
    answer: Annotated[
        tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...],
        Field(min_length=1, description="逐空列出答案；一空有几种写法的写成列表，如 [五年, [1/2, 一半]]"),
        BeforeValidator(_fillings),
        WithJsonSchema(_ANSWER_SCHEMA),
    ]

    @model_validator(mode="after")
    def _one_answer_a_blank(self) -> BlankQuestion:
        blanks = len(_BLANK.findall(self.stem))
        if blanks != len(self.answer):
            raise ValueError(
                f"题干里有 {blanks} 处空（____），answer 却有 {len(self.answer)} 个；每空一个，按先后排列"
            )
        return self

    @property
    def decisive(self) -> list[Any]:
        return [self.stem, self.answer]

    def view(self) -> BlankView:
        return BlankView(parts=tuple(markup.inline(part) for part in _BLANK.split(self.stem)))

    def key(self, explain: Explain) -> BlankKey:
        del explain
        return BlankKey(answers=self.answer)


class BlankItem(ItemBase, BlankQuestion):
    """A 填空 item of a bank."""
