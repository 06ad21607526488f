"""A small library of invented statutes and a bank that has no faults."""

from __future__ import annotations

import datetime as dt

import pytest

from renda.statutes.model import Article, ArticleNumber, Library, Status, Statute, Version

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


@pytest.fixture(scope="session")
def library() -> Library:
    """三部虚构的法律：试验法现行，将来法尚未施行，旧规法已废止。"""
    return Library(
        (
            _statute(
                "shiyan",
                "试验法",
                ("苹果委员会每届任期七年。", "苹果委员会每月举行一次会议。"),
                ("苹果委员会行使下列职权：", "（一）种苹果；", "（二）数苹果；", "（三）吃苹果。"),
            ),
            _statute("jianglai", "将来法", ("将来再说。",), commencement=dt.date(2027, 1, 1)),
            _statute("jiugui", "旧规法", ("从前的规矩。",), source_status=Status.REPEALED),
        ),
        AS_OF,
        "0" * 16,
    )


@pytest.fixture(scope="session")
def measures() -> dict[int, str]:
    """Two measures of an invented policy."""
    return {1: "1.种好苹果。每年至少种2次。(果园)", 2: "2.数好苹果。(账房)"}
