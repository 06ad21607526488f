"""案例: a text with several questions, each of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, model_validator

from renda.quizzes.kinds.base import Explain, ItemBase, Place, Wire
from renda.quizzes.kinds.blank import BlankKey, BlankQuestion, BlankView
from renda.quizzes.kinds.cloze import ClozeKey, ClozeQuestion, ClozeView
from renda.quizzes.kinds.judge import JudgeKey, JudgeQuestion, JudgeView
from renda.quizzes.kinds.multiple import MultipleKey, MultipleQuestion, MultipleView
from renda.quizzes.kinds.short import ShortKey, ShortQuestion, ShortView
from renda.quizzes.kinds.single import SingleKey, SingleQuestion, SingleView

if TYPE_CHECKING:
    from collections.abc import Callable

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
    def explaining(self) -> dict[Place, str]:
        return super().explaining | self._of_parts(lambda part: part.explaining)

    @property
    def texts(self) -> dict[Place, str]:
        # Without the stem: people speak in it, and what they say is no quotation of the law.
        return super().explaining | self._of_parts(lambda part: part.texts)

    def _of_parts(self, texts: Callable[[Part], dict[Place, str]]) -> dict[Place, str]:
        return {
            ("questions", number, *place): text
            for number, part in enumerate(self.questions)
            for place, text in texts(part).items()
        }

    def view(self) -> CaseView:
        return CaseView(stem=self.stem_view(), questions=tuple(part.view() for part in self.questions))

    def key(self, explain: Explain) -> CaseKey:
        return CaseKey(
            keys=tuple(part.key(explain) for part in self.questions),
            explanations=tuple(explain(part.explanation or "") for part in self.questions),
        )
