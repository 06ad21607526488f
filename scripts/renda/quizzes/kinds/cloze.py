"""法条填空: an article with words left out; its text comes from the statute source."""

from __future__ import annotations

import html
from typing import Annotated, Any, Literal

from pydantic import Field, PrivateAttr, ValidationInfo, field_validator, model_validator

from renda.errors import RendaError
from renda.quizzes import cites
from renda.quizzes.kinds.base import Cites, Explain, ItemBase, Question, Text, Wire

#: What pydantic's validation context must hold: the library.
LIBRARY = "library"
LEAD = "把条文补充完整。"

Lead = Annotated[Text, Field(description="条文前面的话，可以不写")]


class ClozeView(Wire):
    """法条填空题. `parts` are the article's words between the blanks: one more than there are blanks."""

    kind: Literal["cloze"] = "cloze"
    stem: str
    parts: tuple[str, ...]


class ClozeKey(Wire):
    """Plain text: the article's own words in each blank."""

    kind: Literal["cloze"] = "cloze"
    answers: tuple[str, ...]


def cut(text: str, phrases: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stays of `text` around the phrases that are blanked, and these, in the order of the text.

    A phrase such as 每届任期【五年】 blanks 五年 only; without 【】 all of it is blanked.

    Raises:
        ValueError: a phrase isn't in `text`, is in it more than once, or overlaps another.
    """
    places = sorted(_place(text, phrase) for phrase in phrases)
    parts, position = [], 0
    for start, end in places:
        if start < position:
            raise ValueError(f"要填的“{text[start:end]}”和前一处重叠，请改短一处")
        parts.append(text[position:start])
        position = end
    return (*parts, text[position:]), tuple(text[start:end] for start, end in places)


def _place(text: str, phrase: str) -> tuple[int, int]:
    before, bracket, rest = phrase.partition("【")
    blanked, closing, after = rest.partition("】")
    if not bracket:
        before, blanked, after = "", phrase, ""
    elif not closing or not blanked or any(mark in after for mark in "【】"):
        raise ValueError(f"“{phrase}”里要用一对【】标出要填的字，如 每届任期【五年】")
    whole = before + blanked + after
    count = text.count(whole)
    if count == 0:
        raise ValueError(f"条文里没有“{whole}”，请照原文改正；原文是：{text}")
    if count > 1:
        raise ValueError(f"“{whole}”在条文里出现 {count} 次，请带上前后的字并用【】标出要填的部分")
    start = text.index(whole) + len(before)
    return start, start + len(blanked)


class ClozeQuestion(Question):
    """`article` names an article, 款 or 项, `blanks` the words of it that are to be filled in."""

    kind: Literal["cloze"]
    stem: Lead = LEAD
    article: Annotated[Text, Field(description="条文，如 宪法第六十条第一款；文字由法律库给出")]
    blanks: Annotated[
        tuple[Text, ...],
        Field(min_length=1, description="要填的原文；有重复时带上前后的字，用【】标出，如 每届任期【五年】"),
    ]
    _parts: tuple[str, ...] = PrivateAttr(())
    _answers: tuple[str, ...] = PrivateAttr(())

    @field_validator("article")
    @classmethod
    def _known(cls, value: str, info: ValidationInfo) -> str:
        _passage(value, info.context)
        return value

    @field_validator("blanks")
    @classmethod
    def _in_the_article(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if "article" in info.data:
            cut(_passage(info.data["article"], info.context), value)
        return value

    def model_post_init(self, context: Any, /) -> None:
        """Keep the text as cut: the library isn't at hand later."""
        self._parts, self._answers = cut(_passage(self.article, context), self.blanks)

    @property
    def decisive(self) -> list[Any]:
        return [self.stem, self._parts, self._answers]

    @property
    def asked(self) -> str:
        return "____".join(self._parts)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The article's own words in each blank."""
        return self._answers

    def view(self) -> ClozeView:
        parts = tuple(html.escape(part, quote=False).replace("\n", "<br>") for part in self._parts)
        return ClozeView(stem=self.stem_view(), parts=parts)

    def key(self, explain: Explain) -> ClozeKey:
        del explain
        return ClozeKey(answers=self._answers)


def _passage(article: str, context: Any) -> str:
    try:
        return cites.resolve(article, context[LIBRARY], {}).text
    except RendaError as error:
        raise ValueError(f"“{article}”有误：{error.message}") from None


class ClozeItem(ItemBase, ClozeQuestion):
    """A 法条填空 item of a bank; it stands on its article without saying so again."""

    stem: Lead = LEAD
    cites: Cites = ()

    @model_validator(mode="before")
    @classmethod
    def _cite_the_article(cls, value: Any) -> Any:
        if isinstance(value, dict) and "cites" not in value and "article" in value:
            return value | {"cites": [value["article"]]}
        return value
