"""HTML around a lesson's text, and the overview of the course."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from renda import templating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from renda.statutes.citations import Cite
    from renda.study.model import Lesson


def lesson_header(lesson: Lesson, cite: Cite, base: str = "../../") -> str:
    """Minutes, objectives and main articles; stands between the page's <h1> and its text."""
    found = [cite(text) or (text, None) for text in lesson.cites]
    links = [(label, base + url if url else "") for label, url in found]
    return _render("lesson_header.html", lesson=lesson, links=links)


def lesson_footer(lesson: Lesson, previous: Lesson | None, next: Lesson | None, quiz_html: str) -> str:
    """Self-check, the button that marks the lesson read, and the way on.

    `quiz_html` is trusted HTML; without any the self-check is left out.
    """
    quiz = Markup(quiz_html)  # made by the quiz renderer, which escapes
    return _render("lesson_footer.html", lesson=lesson, previous=previous, next=next, quiz=quiz)


def overview(lessons: Sequence[Lesson]) -> str:
    """The cards of docs/study/index.md, in the order of the course, with the visitor's progress."""
    ordered = _ordered(lessons)
    minutes = sum(lesson.minutes for lesson in ordered)
    return _render("overview.html", lessons=ordered, minutes=minutes, keys=read_keys(lessons))


def read_keys(lessons: Sequence[Lesson]) -> str:
    """The value of `data-renda-read-summary`: the keys of all lessons, in order, separated by blanks."""
    return " ".join(lesson.key for lesson in _ordered(lessons))


def _ordered(lessons: Sequence[Lesson]) -> list[Lesson]:
    return sorted(lessons, key=lambda lesson: (lesson.lesson, lesson.slug))


def _render(template: str, **values: object) -> str:
    return _environment().get_template(template).render(**values)


@functools.cache
def _environment() -> Environment:
    return templating.environment(Path(__file__).with_name("templates"))
