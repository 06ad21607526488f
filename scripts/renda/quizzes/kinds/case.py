"""案例: a text with several questions, each of another kind."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from renda.quizzes import markup
from renda.quizzes.kinds.base import ItemBase, Wire
from renda.quizzes.kinds.blank import BlankKey, BlankQuestion, BlankView
from renda.quizzes.kinds.cloze import ClozeKey, ClozeQuestion, ClozeView
from renda.quizzes.kinds.judge import JudgeKey, JudgeQuestion, JudgeView
from renda.quizzes.kinds.multiple import MultipleKey, MultipleQuestion, MultipleView
from renda.quizzes.kinds.short import ShortKey, ShortQuestion, ShortView
from renda.quizzes.kinds.single import SingleKey, SingleQuestion, SingleView

_TAG = Field(discriminator="kind")
Part = Annotated[
    SingleQuestion | MultipleQuestion | JudgeQuestion | BlankQuestion | ShortQuestion | ClozeQuestion, _TAG
]
PartView = Annotated[SingleView | MultipleView | JudgeView | BlankView | ShortView | ClozeView, _TAG]
PartKey = Annotated[SingleKey | MultipleKey | JudgeKey | BlankKey | ShortKey | ClozeKey, _TAG]


class CaseView(Wire):
    """案例题. `stem` is the text that the questions are about."""

    kind: Literal["case"] = "case"
    stem: str
    questions: tuple[PartView, ...]


class CaseKey(Wire):
    """The key of each question, and its explanation ("" for none)."""

    kind: Literal["case"] = "case"
    keys: tuple[PartKey, ...]
    explanations: tuple[str, ...]


class CaseItem(ItemBase):
    """A 案例 item; its questions count alike."""

    kind: Literal["case"]
    questions: Annotated[tuple[Part, ...], Field(min_length=1, description="小题，每题写明 kind")]

    @model_validator(mode="after")
    def _cite_what_is_quoted(self) -> CaseItem:
        for number, part in enumerate(self.questions, 1):
            if isinstance(part, ClozeQuestion) and part.article not in self.cites:
                raise ValueError(f"第 {number} 小题的条文“{part.article}”也要写进 cites")
        return self

    @property
    def decisive(self) -> list[Any]:
        return [self.stem, [part.decisive for part in self.questions]]

    @property
    def texts(self) -> dict[tuple[str | int, ...], str]:
        found = super().texts
        del found[("stem",)]  # people speak in it: what they say is no quotation of the law
        for number, part in enumerate(self.questions):
            found |= {("questions", number, *place): text for place, text in part.texts.items()}
        return found

    def view(self) -> CaseView:
        return CaseView(stem=self.stem_view(), questions=tuple(part.view() for part in self.questions))

    def key(self) -> CaseKey:
        return CaseKey(
            keys=tuple(part.key() for part in self.questions),
            explanations=tuple(markup.inline(part.explanation or "") for part in self.questions),
        )
