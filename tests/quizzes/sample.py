"""Items as an author writes them, for the tests to vary."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import yaml

from renda.quizzes.load import load_banks
from renda.statutes.model import Article, ArticleNumber, Library, Status, Statute, Version

if TYPE_CHECKING:
    from pathlib import Path

    from renda.diagnostics import Diagnostics
    from renda.quizzes.model import Bank

AS_OF = dt.date(2026, 11, 23)


def _statute(slug: str, title: str, *articles: tuple[str, ...], **changes: object) -> Statute:
    values: dict[str, object] = {
        "law_id": slug,
        "title": title,
        "kind": "法律",
        "department": "试验",
        "issued_by": None,
        "version_date": dt.date(2020, 1, 1),
        "published": None,
        "commencement": dt.date(2020, 1, 1),
        "first_effective": None,
        "source_status": Status.IN_FORCE,
        "articles": tuple(
            Article(ArticleNumber(number), paragraphs) for number, paragraphs in enumerate(articles, 1)
        ),
    }
    version = Version(**(values | changes))  # type: ignore[arg-type]
    return Statute(slug, title, (), (version,))


def library(term: str = "苹果委员会每届任期七年。") -> Library:
    """三部虚构的法律：试验法现行（`term` 为其第一条第一款），将来法尚未施行，旧规法已废止。"""
    return Library(
        (
            _statute(
                "shiyan",
                "试验法",
                (term, "苹果委员会每月举行一次会议。"),
                ("苹果委员会行使下列职权：", "（一）种苹果；", "（二）数苹果；", "（三）吃苹果。"),
            ),
            _statute("jianglai", "将来法", ("将来再说。",), commencement=dt.date(2027, 1, 1)),
            _statute("jiugui", "旧规法", ("从前的规矩。",), source_status=Status.REPEALED),
        ),
        AS_OF,
        "0" * 16,
    )


LIBRARY = library()

COMMON: dict[str, Any] = {
    "explanation": "试验法第一条规定：“苹果委员会每届任期七年。”",
    "cites": ["试验法第一条第一款"],
    "topics": ["苹果"],
    "posts": ["common"],
    "level": 1,
    "source": "自编",
    "reviewed": "2026-11-23",
}

SINGLE = {
    "id": "s-1",
    "kind": "single",
    "stem": "苹果委员会每届任期几年？",
    "options": ["三年", "五年", "七年", "九年"],
    "answer": "C",
    **COMMON,
}
MULTIPLE = {
    "id": "m-1",
    "kind": "multiple",
    "stem": "苹果委员会的职权有哪些？",
    "options": ["种苹果", {"text": "卖苹果", "feedback": "法律里没有**卖**。"}, "数苹果"],
    "answer": "CA",
    **COMMON,
    "explanation": "见试验法第二条。",
    "cites": ["试验法第二条第（二）项"],
}
JUDGE = {
    "id": "j-1",
    "kind": "judge",
    "stem": "苹果委员会每月举行一次会议。",
    "answer": True,
    **COMMON,
    "explanation": "见试验法第一条第二款和政策第1条。",
    "cites": ["试验法第一条第二款", "政策第一条"],
    "topics": ["会议", "苹果"],
}
BLANK = {
    "id": "b-1",
    "kind": "blank",
    "stem": "苹果委员会每届任期____，____举行一次会议。",
    "answer": ["七年", ["每月", "月"]],
    **COMMON,
}
CLOZE = {
    "id": "c-1",
    "kind": "cloze",
    "article": "试验法第一条",
    "blanks": ["每月", "每届任期【七年】"],
    **{name: value for name, value in COMMON.items() if name != "cites"},
}
SHORT = {
    "id": "k-1",
    "kind": "short",
    "stem": "苹果委员会有哪些职权？",
    "points": ["种苹果", "数苹果", "吃苹果"],
    **COMMON,
    "explanation": "见试验法第二条。",
    "cites": ["试验法第二条"],
}
CASE = {
    "id": "a-1",
    "kind": "case",
    "stem": "甲说：“我要做满九年苹果委员。”",
    "questions": [
        {"kind": "judge", "stem": "甲的说法符合试验法。", "answer": False, "explanation": "任期是七年。"},
        {"kind": "single", "stem": "任期几年？", "options": ["五年", "七年"], "answer": "B"},
        {"kind": "short", "stem": "为什么？", "points": ["试验法有规定"]},
        {"kind": "cloze", "article": "试验法第一条第一款", "blanks": ["七年"]},
    ],
    **COMMON,
}
#: What explains an answer cites an article: in a part of a case, and in what is said of an option.
EXPLAINED_PART = CASE | {
    "questions": [
        CASE["questions"][0] | {"explanation": "见《试验法》第二条。"},
        CASE["questions"][1]
        | {"options": [{"text": "五年", "feedback": "不合《试验法》第一条第二款。"}, "七年"], "answer": "B"},
    ]
}
EXPLAINED_OPTION = SINGLE | {
    "options": [{"text": "三年", "feedback": "见《试验法》第二条。"}, "五年", "七年", "九年"]
}
ALL = (SINGLE, MULTIPLE, JUDGE, BLANK, CLOZE, SHORT, CASE)


class _Plain(yaml.SafeDumper):
    """Writes lists that several items share in full, as a person would."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def bank(*items: dict[str, Any], title: str = "试验") -> str:
    """The YAML of a bank."""
    content = {"bank": title, "items": list(items)}
    return yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def load(folder: Path, diagnostics: Diagnostics, **files: str) -> tuple[Bank, ...]:
    """Write `files` (name -> YAML) to `folder`/quizzes and load them."""
    target = folder / "quizzes"
    target.mkdir(exist_ok=True)
    for name, text in files.items():
        (target / f"{name}.yml").write_text(text, encoding="utf-8")
    return load_banks(target, LIBRARY, diagnostics)
