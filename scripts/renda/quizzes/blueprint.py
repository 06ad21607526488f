"""Blueprints of mock exams: quizzes/blueprints/*.yml, and which items each cell may draw from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, get_args

from pydantic import Field, model_validator

from renda.quizzes.kinds.base import Post, Text
from renda.quizzes.wire import KindName, PartialRule
from renda.yamltext import Document, Strict, parse, validate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from renda.diagnostics import Diagnostics
    from renda.quizzes.catalog import Listed

FOLDER = "blueprints"
_ORDER = (*(post for post in get_args(Post) if post != "common"), "common")
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


class Cell(Strict):
    """How many items of what sort. An item must meet every condition given, one name of each list."""

    count: Annotated[int, Field(ge=1, le=500, description="抽几题")]
    posts: Annotated[tuple[Post, ...], Field(description="岗位；公共部分写 common")] = ()
    topics: Annotated[tuple[Text, ...], Field(description="专题，写题目 topics 里的名称")] = ()
    laws: Annotated[tuple[Text, ...], Field(description="法律，写简称，如 监督法；政策写 政策")] = ()
    banks: Annotated[tuple[Text, ...], Field(description="题库，写题库的 bank 名称")] = ()
    levels: Annotated[
        tuple[Annotated[int, Field(ge=1, le=3)], ...], Field(description="难度：1 易，2 中，3 难")
    ] = ()

    def takes(self, item: Listed) -> bool:
        """Whether `item` may be drawn for this cell."""
        return (
            (not self.posts or bool(set(self.posts) & set(item.item.posts)))
            and (not self.topics or bool(set(self.topics) & set(item.item.topics)))
            and (not self.laws or bool(set(self.laws) & set(item.laws)))
            and (not self.banks or item.bank in self.banks)
            and (not self.levels or item.item.level in self.levels)
        )

    def __str__(self) -> str:
        """岗位 common，难度 1、2: the conditions in words."""
        named = (
            ("岗位", self.posts),
            ("专题", self.topics),
            ("法律", self.laws),
            ("题库", self.banks),
            ("难度", self.levels),
        )
        return "，".join(f"{name} {'、'.join(map(str, given))}" for name, given in named if given) or "不限"


class Section(Strict):
    """The items of one kind, each of the same points."""

    kind: Annotated[KindName, Field(description="题型")]
    points: Annotated[float, Field(gt=0, le=1000, description="每题几分")]
    partial: Annotated[
        PartialRule,
        Field(description="多选题的给分：all 全对才得分；share 少选且没有选错的，按选对的比例得分"),
    ] = "all"
    title: Annotated[Text | None, Field(description="大题的名称，不写则用题型的名称")] = None
    cells: Annotated[tuple[Cell, ...], Field(min_length=1, description="从哪些题里抽，各抽几题")]

    @property
    def count(self) -> int:
        """How many items the section has."""
        return sum(cell.count for cell in self.cells)


class Blueprint(Strict):
    """A mock exam as the organizer writes it. `pass` is in points."""

    title: Annotated[Text, Field(description="考试名称")]
    post: Annotated[Post, Field(description="岗位")]
    note: Annotated[Text | None, Field(description="给考生的说明，可以不写")] = None
    minutes: Annotated[int, Field(ge=1, le=600, description="考试时间，分钟")]
    pass_mark: Annotated[float, Field(alias="pass", ge=0, description="及格分")]
    shuffle_items: Annotated[bool, Field(description="打乱题目的先后")] = True
    shuffle_options: Annotated[bool, Field(description="打乱选项的先后")] = True
    certificate: Annotated[Text | None, Field(description="证书的名称；写了，及格的人交卷后可以打印证书")] = (
        None
    )
    sections: Annotated[tuple[Section, ...], Field(min_length=1, description="大题")]

    @model_validator(mode="after")
    def _passable(self) -> Blueprint:
        if self.pass_mark > self.total:
            raise ValueError(f"及格分 {self.pass_mark:g} 高于总分 {self.total:g}，谁也考不过；请改 pass")
        return self

    @property
    def total(self) -> float:
        """The points of the whole exam."""
        return sum(section.points * section.count for section in self.sections)


@dataclass(frozen=True)
class BlueprintEntry:
    """A blueprint where it is written; `name` is the file's stem."""

    name: str
    blueprint: Blueprint
    document: Document


def load_blueprints(folder: Path, diagnostics: Diagnostics) -> tuple[BlueprintEntry, ...]:
    """All blueprints of `folder`/blueprints; faulty ones are noted and left out.

    In the order of the posts, those for everybody last, then by file name.
    """
    found = []
    for file in sorted((folder / FOLDER).glob("*")):
        if file.suffix not in (".yml", ".yaml"):
            continue
        path = f"{folder.name}/{FOLDER}/{file.name}"
        if not _FILE_NAME.fullmatch(file.stem):
            diagnostics.error(path, 0, "试卷蓝图的文件名只能用小写字母、数字和连字符，如 fayuan.yml")
            continue
        try:
            document = parse(file.read_text(encoding="utf-8-sig"), path, diagnostics)
        except UnicodeDecodeError:
            diagnostics.error(path, 0, "文件不是 UTF-8 编码，请另存为 UTF-8")
            continue
        blueprint = document and validate(Blueprint, document, diagnostics)
        if document and blueprint:
            found.append(BlueprintEntry(file.stem, blueprint, document))
    return tuple(sorted(found, key=lambda entry: _ORDER.index(entry.blueprint.post)))


def eligible(blueprint: Blueprint, items: Sequence[Listed]) -> list[list[list[int]]]:
    """For each section and cell the positions in `items` that it may draw from; none that are stale."""
    return [
        [
            [
                position
                for position, item in enumerate(items)
                if item.item.kind == section.kind and not item.stale and cell.takes(item)
            ]
            for cell in section.cells
        ]
        for section in blueprint.sections
    ]


def shortage(counts: Sequence[int], pools: Sequence[Sequence[int]]) -> Counter[int]:
    """How many items each cell lacks when all are filled as well as can be; no item is used twice.

    `pools` are the items that each cell may have; worked out with augmenting paths.
    """
    filled = Counter(seats(counts, pools).values())
    return Counter({cell: count - filled[cell] for cell, count in enumerate(counts) if count > filled[cell]})


def seats(counts: Sequence[int], pools: Sequence[Sequence[int]]) -> dict[int, int]:
    """Item -> the cell that has it, as many as can be; a cell takes the first of its pool that it may."""
    holder: dict[int, int] = {}
    for cell, count in enumerate(counts):
        for _ in range(count):
            if not _seat(cell, pools, holder):
                break
    return holder


def _seat(cell: int, pools: Sequence[Sequence[int]], holder: dict[int, int]) -> bool:
    """Give `cell` one more item, moving others where needed; False when there is none left."""
    came: dict[int, tuple[int, int] | None] = {cell: None}  # cell -> (cell that asks, item it would get)
    queue = [cell]
    for asking in queue:
        for item in pools[asking]:
            owner = holder.get(item)
            if owner is None:
                step: tuple[int, int] | None = (asking, item)
                while step:
                    receiver, gift = step
                    holder[gift] = receiver
                    step = came[receiver]
                return True
            if owner not in came:
                came[owner] = (asking, item)
                queue.append(owner)
    return False
