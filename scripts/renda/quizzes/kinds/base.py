"""What the items of every kind share."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from abc import abstractmethod
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, field_validator

from renda.quizzes import markup
from renda.quizzes.folding import fold, join_lines
from renda.yamltext import Strict

LETTERS = "ABCDEF"

Post = Literal["common", "人大", "政府", "监委", "法院", "检察院"]
Text = Annotated[str, Field(min_length=1), AfterValidator(join_lines)]


class ItemBase(Strict):
    """A question. `id` never changes, because the visitors' saved answers hang on it."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    stem: Text
    explanation: Text
    cites: Annotated[tuple[Text, ...], Field(min_length=1)]
    topics: Annotated[tuple[Text, ...], Field(min_length=1)]
    posts: Annotated[tuple[Post, ...], Field(min_length=1)]
    level: Annotated[int, Field(ge=1, le=3)]
    source: Text
    reviewed: dt.date

    @property
    @abstractmethod
    def choices(self) -> list[str]:
        """What there is to choose from, in Markdown."""

    @property
    @abstractmethod
    def keys(self) -> list[int]:
        """The positions in `choices` that are right, ascending."""

    @abstractmethod
    def payload(self) -> dict[str, Any]:
        """What the browser gets of this kind's own fields, ready for JSON."""

    @property
    def digest(self) -> str:
        """12 hex digits that change when a saved answer no longer answers this question."""
        decisive = json.dumps([self.stem, self.choices, self.keys], ensure_ascii=False)
        return hashlib.sha256(decisive.encode()).hexdigest()[:12]


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


class ChoiceItem(ItemBase):
    """An item with lettered options."""

    options: Annotated[
        tuple[Annotated[Option, BeforeValidator(_option)], ...],
        Field(min_length=2, max_length=len(LETTERS)),
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
    def choices(self) -> list[str]:
        return [option.text for option in self.options]

    def option_payload(self) -> list[dict[str, str]]:
        """Each option's `html`, and `feedback` where there is any."""
        return [
            {"html": markup.inline(option.text)}
            | ({"feedback": markup.inline(option.feedback)} if option.feedback else {})
            for option in self.options
        ]


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
