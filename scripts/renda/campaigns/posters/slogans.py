"""Slogans for banners and screens: our own words, and sentences of the law with where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import model_validator

from renda import yamltext
from renda.campaigns.model import Required, Text
from renda.diagnostics import Diagnostics
from renda.yamltext import Strict

Place = Literal["通用", "机关", "学校", "社区", "农村", "企业"]
QUOTED = "条文原句"

_FILE = Path(__file__).parent.parent / "slogans.yml"


class Slogan(Strict):
    """A slogan; with `quote` its words are the law's, and that is where they stand."""

    text: Required
    place: Place | None = None
    quote: Text = ""

    @model_validator(mode="after")
    def _one_of_two(self) -> Slogan:
        if bool(self.place) == bool(self.quote):
            raise ValueError(f"标语“{self.text}”要写 place（适合的地方）或者 quote（条文），只写一样")
        return self


class _Slogans(Strict):
    slogans: tuple[Slogan, ...]


def load_slogans(file: Path = _FILE) -> dict[str, tuple[Slogan, ...]]:
    """Where they suit -> the slogans, in the order of the file.

    Raises:
        RendaError: the file breaks the model.
    """
    diagnostics = Diagnostics()
    document = yamltext.parse(file.read_text(encoding="utf-8"), file.name, diagnostics)
    found = yamltext.validate(_Slogans, document, diagnostics) if document else None
    diagnostics.raise_errors()
    groups: dict[str, list[Slogan]] = {}
    for slogan in found.slogans if found else ():
        groups.setdefault(slogan.place or QUOTED, []).append(slogan)
    return {place: tuple(group) for place, group in groups.items()}
