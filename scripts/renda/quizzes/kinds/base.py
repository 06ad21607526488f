"""What the questions and items of every kind share, as they are written and as the browser gets them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from abc import abstractmethod
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from renda.quizzes import markup
from renda.quizzes.folding import join_lines
from renda.yamltext import Strict

Post = Literal["common", "人大", "政府", "监委", "法院", "检察院"]
Text = Annotated[str, Field(min_length=1), AfterValidator(join_lines)]
Cites = Annotated[
    tuple[Text, ...],
    Field(min_length=1, description="依据的条文，写到条、款、项，如 宪法第六十二条、政策第8条；至少一条"),
]


#: A text's place in its question, such as ("options", 1, "feedback").
Place = tuple[str | int, ...]
#: Markdown that explains -> its HTML. Only who has answered sees it, so what it cites may be linked.
Explain = Callable[[str], str]


class Wire(BaseModel):
    """Base of what the browser gets. Text is HTML rendered at build time unless said otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Question(Strict):
    """A question as it is written: an item of a bank, or a part of a case."""

    stem: Annotated[Text, Field(description="题干，可以用 Markdown")]
    explanation: Annotated[Text | None, Field(description="解析")] = None

    @property
    @abstractmethod
    def decisive(self) -> list[Any]:
        """What a saved answer depends on, ready for JSON."""

    @property
    def explaining(self) -> dict[Place, str]:
        """Every Markdown text that says why an answer is right or wrong, by its place."""
        return {("explanation",): self.explanation} if self.explanation else {}

    @property
    def texts(self) -> dict[Place, str]:
        """Every Markdown text by its place, in which a quotation must be the law's own words."""
        return {("stem",): self.stem, **self.explaining}

    @property
    def asked(self) -> str:
        """What tells this question from others, in Markdown."""
        return self.stem

    @property
    def choices(self) -> list[str]:
        """What there is to choose from, in Markdown; empty for kinds without options."""
        return []

    @property
    def keys(self) -> list[int]:
        """The positions in `choices` that are right, ascending."""
        return []

    def stem_view(self) -> str:
        """The stem's HTML."""
        return markup.inline(self.stem)

    @abstractmethod
    def view(self) -> Wire:
        """What is asked, for the browser: nothing of the key."""

    @abstractmethod
    def key(self, explain: Explain) -> Wire:
        """What is right, for the browser; `explain` renders what explains it."""


class ItemBase(Question):
    """What an item has besides its question. `id` never changes: the visitors' answers hang on it."""

    id: Annotated[
        str, Field(pattern=r"^[a-z][a-z0-9-]*$", description="题目编号，全部题库里不重复，写好后不再改动")
    ]
    explanation: Annotated[Text, Field(description="解析：为什么对，依据哪一条")]
    cites: Cites
    topics: Annotated[tuple[Text, ...], Field(min_length=1, description="专题，至少一个")]
    posts: Annotated[tuple[Post, ...], Field(min_length=1, description="适用岗位；各岗位都要考的写 common")]
    level: Annotated[int, Field(ge=1, le=3, description="难度：1 易，2 中，3 难")]
    source: Annotated[Text, Field(description="来源，如 自编")]
    reviewed: Annotated[dt.date, Field(description="最近一次核对的日期，如 2026-12-04")]

    @property
    def digest(self) -> str:
        """8 hex digits that change when a saved answer no longer answers this question."""
        decisive = json.dumps(self.decisive, ensure_ascii=False)
        return hashlib.sha256(decisive.encode()).hexdigest()[:8]
