"""Why our text differs from another copy, where somebody looked: known_differences.yml."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from renda.yamltext import Strict

FILE = Path(__file__).parent / "known_differences.yml"


class Known(Strict):
    """One difference: `theirs` is a wording that only the other copy has, `reason` is for readers."""

    law: str
    version: dt.date
    article: str
    theirs: str
    reason: str


@functools.cache
def known() -> tuple[Known, ...]:
    """All of them."""
    return TypeAdapter(tuple[Known, ...]).validate_python(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def reason(law: str, version: dt.date, article: str, ours: str, theirs: str) -> str:
    """Why the two wordings of an article differ; empty where nobody has looked yet."""
    for each in known():
        if (each.law, each.version, each.article) == (law, version, article):
            return each.reason if each.theirs in theirs and each.theirs not in ours else ""
    return ""
