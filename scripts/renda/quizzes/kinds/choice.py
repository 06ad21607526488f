"""What 单选 and 多选 share: lettered options."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator

from renda.quizzes import markup
from renda.quizzes.folding import fold
from renda.quizzes.kinds.base import Explain, Place, Question, Text, Wire
from renda.yamltext import Strict

LETTERS = "ABCDEF"


class Option(Strict):
    """One option, with what to say to somebody who chose it."""

    text: Text
    feedback: Text | None = None


def _option(value: object) -> object:
    if isinstance(value, str):
        return {"text": value}
    if not isinstance(value, (dict, Option)):
        raise ValueError(f"选项应为文字，现为“{value}”；数字、true 之类请加引号")
    return value


_OPTION_SCHEMA = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "text": {"type": "string"},
                "feedback": {"type": "string", "description": "选了这一项的人看到的话"},
            },
            "required": ["text"],
            "additionalProperties": False,
        },
    ]
}


class ChoiceQuestion(Question):
    """A question with lettered options."""

    options: Annotated[
        tuple[Annotated[Option, BeforeValidator(_option), WithJsonSchema(_OPTION_SCHEMA)], ...],
        Field(min_length=2, max_length=len(LETTERS), description="选项，两项至六项"),
    ]

    @field_validator("options")
    @classmethod
    def _distinct(cls, options: tuple[Option, ...]) -> tuple[Option, ...]:
        seen: dict[str, str] = {}
        for letter, option in zip(LETTERS, options, strict=False):
            other = seen.setdefault(fold(option.text), letter)
            if other != letter:
                raise ValueError(f"选项 {other} 和 {letter} 相同（不计全半角、空格和标点），请改掉一个")
        return options

    @property
    def decisive(self) -> list[Any]:
        return [self.stem, self.choices, self.keys]

    @property
    def explaining(self) -> dict[Place, str]:
        return super().explaining | {
            ("options", place, "feedback"): option.feedback
            for place, option in enumerate(self.options)
            if option.feedback
        }

    @property
    def choices(self) -> list[str]:
        return [option.text for option in self.options]

    def option_views(self) -> tuple[str, ...]:
        """The options' HTML."""
        return tuple(markup.inline(option.text) for option in self.options)

    def feedback(self, explain: Explain) -> tuple[str, ...]:
        """What to say to somebody who chose each option ("" for nothing); empty when no option has any."""
        said = tuple(explain(option.feedback or "") for option in self.options)
        return said if any(said) else ()


class ChoiceView(Wire):
    """A question with options."""

    stem: str
    options: tuple[str, ...]


class ChoiceKey(Wire):
    """What a chosen option is answered with: empty, or a text for each option."""

    feedback: tuple[str, ...]


def letters(value: object, count: int, example: str) -> str:
    """The letters of an answer, upper case and sorted; ValueError unless each is one of `count` options."""
    parts = [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, str)]
    text = fold("".join(parts)).upper()
    if not text or (isinstance(value, list) and len(parts) < len(value)):
        raise ValueError(f"answer 应为选项的字母，如 {example}")
    allowed = LETTERS[:count]
    for letter in text:
        if letter not in allowed:
            raise ValueError(f"answer 中的“{letter}”不是选项；本题的选项是 {allowed[0]} 至 {allowed[-1]}")
        if text.count(letter) > 1:
            raise ValueError(f"answer 中的“{letter}”写了两次")
    return "".join(sorted(text))
