"""简答: an answer in one's own words, which its writer marks against the points."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from renda.quizzes import markup
from renda.quizzes.kinds.base import Explain, ItemBase, Place, Question, Text, Wire


class ShortView(Wire):
    """简答题."""

    kind: Literal["short"] = "short"
    stem: str


class ShortKey(Wire):
    """What a full answer says."""

    kind: Literal["short"] = "short"
    points: tuple[str, ...]


class ShortQuestion(Question):
    """`points` are what a full answer says; each counts alike."""

    kind: Literal["short"]
    points: Annotated[tuple[Text, ...], Field(min_length=1, description="答案要点，各点分值相同")]

    @property
    def decisive(self) -> list[Any]:
        return [self.stem, self.points]

    @property
    def texts(self) -> dict[Place, str]:
        return super().texts | {("points", place): point for place, point in enumerate(self.points)}

    def view(self) -> ShortView:
        return ShortView(stem=self.stem_view())

    def key(self, explain: Explain) -> ShortKey:
        del explain
        return ShortKey(points=tuple(map(markup.inline, self.points)))


class ShortItem(ItemBase, ShortQuestion):
    """A 简答 item of a bank."""
