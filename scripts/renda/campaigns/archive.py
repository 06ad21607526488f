"""The themes of past campaigns, with how well each is attested; the data stands in themes.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from renda import yamltext
from renda.campaigns.model import Required, Span
from renda.diagnostics import Diagnostics
from renda.yamltext import Strict

#: How well a theme is attested, best first, and what the grade means.
GRADES = {
    "政府网站": "由政府网站刊登",
    "报纸": "由报纸刊登，或者见于报纸内容的镜像",
    "多家转载": "由多家媒体或者网站转载，没有见到原件",
    "转载": "只见到对通知或者报道的转载，没有见到原件",
    "依据较弱": "只见于汇总列表，各处说法不一，引用前务必核对",
}

Grade = Literal["政府网站", "报纸", "多家转载", "转载", "依据较弱"]

_FILE = Path(__file__).with_name("themes.yml")


class ThemeRecord(Strict):
    """One year's theme and 宪法宣传周; `source` names in words where the wording was seen."""

    year: int
    theme: Required
    week: Span | None = None
    evidence: Grade
    source: Required


class _Archive(Strict):
    themes: tuple[ThemeRecord, ...]


def load_archive(file: Path = _FILE) -> tuple[ThemeRecord, ...]:
    """All records, newest first.

    Raises:
        RendaError: the file breaks the model.
    """
    diagnostics = Diagnostics()
    document = yamltext.parse(file.read_text(encoding="utf-8"), file.name, diagnostics)
    archive = yamltext.validate(_Archive, document, diagnostics) if document else None
    diagnostics.raise_errors()
    return tuple(sorted(archive.themes, key=lambda record: -record.year)) if archive else ()
