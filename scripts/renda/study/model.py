"""A lesson: docs/study/<nn>-<slug>.md, its front matter checked, its length measured."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from renda import yamltext
from renda.dates import Day
from renda.yamltext import Strict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renda.diagnostics import Diagnostics
    from renda.statutes.citations import Cite
    from renda.yamltext import Document

FEWEST_CHARACTERS = 800  # a shorter text can't explain an institution with its procedure

_NAME_RE = re.compile(r"(?P<number>\d\d)-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_COMMENT_RE = re.compile(r"<!--.*?-->", re.DOTALL)
_HAN_RE = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f]")

Required = Annotated[str, StringConstraints(min_length=1)]


class FrontMatter(Strict):
    """What the author writes at the top of a lesson. `minutes` is the reading time."""

    title: Required
    description: str = ""
    lesson: int = Field(ge=1, le=99)
    minutes: int = Field(ge=3, le=60)
    objectives: tuple[Required, ...] = Field(min_length=2)
    cites: tuple[Required, ...] = Field(min_length=1)
    quiz: tuple[Required, ...] = Field(min_length=5)
    publish: Day | None = None


class Lesson(FrontMatter):
    """A lesson that may be shown; `slug` is the file name without its suffix: 01-xingzhi-diwei."""

    slug: str

    @property
    def key(self) -> str:
        """Address relative to the site's root, and the name of the read mark: study/01-xingzhi-diwei/."""
        return f"study/{self.slug}/"


def load_lesson(text: str, path: str, diagnostics: Diagnostics, cite: Cite | None = None) -> Lesson | None:
    """The lesson in the Markdown source `text`, None after noting every problem with its line.

    Given `cite`, citations that don't resolve are errors too. Never raises on bad input.
    """
    before = len(diagnostics.problems)
    slug = PurePath(path).stem
    name = _NAME_RE.fullmatch(slug)
    if not name:
        diagnostics.error(path, 0, "课程的文件名应为两位数字加英文，如 01-xingzhi.md")
    document = yamltext.front_matter(text, path, diagnostics)
    if document is None and yamltext.split_front_matter(text)[0] is None:
        diagnostics.error(
            path, 1, "缺少页首信息：第一行写 ---，接着写 title、lesson 等，再以单独一行 --- 结束"
        )
    front = yamltext.validate(FrontMatter, document, diagnostics) if document else None
    if document is None or front is None:
        return None
    if name and int(name["number"]) != front.lesson:
        message = f"“lesson”是 {front.lesson}，文件名却以 {name['number']} 开头，请改成一致"
        diagnostics.error(path, document.line(("lesson",)), message)
    _check_quiz(front, document, diagnostics)
    _check_body(text, path, diagnostics)
    for number, citation in enumerate(front.cites):
        if cite and cite(citation) is None:
            message = f"引用“{citation}”找不到条文；写法如：宪法第六十二条、监督法第十一条第二款"
            diagnostics.error(path, document.line(("cites", number)), message)
    return Lesson(slug=slug, **front.model_dump()) if len(diagnostics.problems) == before else None


def check_course(lessons: Mapping[str, Lesson], diagnostics: Diagnostics) -> None:
    """Note lessons that share a number; `lessons` by the path of their file."""
    first: dict[int, str] = {}
    for path, lesson in sorted(lessons.items()):
        if lesson.lesson in first:
            diagnostics.error(path, 0, f"第 {lesson.lesson} 课已有 {first[lesson.lesson]}，请改编号")
        first.setdefault(lesson.lesson, path)


def count_han(body: str) -> int:
    """The number of Chinese characters in Markdown, without HTML comments."""
    return len(_HAN_RE.findall(_COMMENT_RE.sub("", body)))


def _check_quiz(front: FrontMatter, document: Document, diagnostics: Diagnostics) -> None:
    for item, times in Counter(front.quiz).items():
        if times > 1:
            last = len(front.quiz) - 1 - front.quiz[::-1].index(item)
            diagnostics.error(document.path, document.line(("quiz", last)), f"自测题 {item} 写了 {times} 次")


def _check_body(text: str, path: str, diagnostics: Diagnostics) -> None:
    _, body, line = yamltext.split_front_matter(text)
    found = count_han(body)
    if found < FEWEST_CHARACTERS:
        diagnostics.error(path, line, f"正文只有 {found} 个汉字，至少要有 {FEWEST_CHARACTERS} 个")
