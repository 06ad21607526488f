"""The legal basis of the policy's measures: ours, not the document's, so it is kept beside its text."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from renda import yamltext
from renda.errors import RendaError
from renda.statutes import authority
from renda.yamltext import Strict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from renda.diagnostics import Diagnostics
    from renda.statutes.citations import Citation
    from renda.statutes.model import Library

SOURCE = "docs/policy/basis.yml"


class _Row(Strict):
    measure: int
    cites: Annotated[tuple[str, ...], Field(min_length=1)]


class _File(Strict):
    basis: tuple[_Row, ...]


#: Number of a measure -> the articles that it stands on, in the author's order; not every measure has any.
Basis = dict[int, tuple["Citation", ...]]


def load(text: str, measures: Collection[int], library: Library, diagnostics: Diagnostics) -> Basis:
    """The basis in the YAML `text` for the measures of these numbers.

    Every citation that doesn't lead to an article in force is an error with its line, and left out.
    """
    document = yamltext.parse(text, SOURCE, diagnostics)
    file = yamltext.validate(_File, document, diagnostics) if document else None
    if file is None or document is None:
        return {}
    found: Basis = {}
    for position, row in enumerate(file.basis):
        place = ("basis", position)
        if row.measure not in measures:
            line = document.line((*place, "measure"))
            diagnostics.error(SOURCE, line, f"政策共 {len(measures)} 条，没有第 {row.measure} 条")
        elif row.measure in found:
            line = document.line((*place, "measure"))
            diagnostics.error(SOURCE, line, f"第 {row.measure} 条已经列在前面，请并到一处")
        cited: dict[str, Citation] = {}
        for number, cite in enumerate(row.cites):
            line = document.line((*place, "cites", number))
            try:
                citation, _ = authority.resolve(cite, library)
            except RendaError as error:
                diagnostics.error(SOURCE, line, f"第 {row.measure} 条的依据“{cite}”有误：{error.message}")
                continue
            if citation.url in cited:
                diagnostics.error(SOURCE, line, f"第 {row.measure} 条的依据“{cite}”写了两次，请删去一个")
            cited[citation.url] = citation
        found[row.measure] = tuple(cited.values())
    return found


def in_words(basis: Basis) -> dict[int, str]:
    """Number of a measure -> 《监督法》第十条、第十一条；《代表法》第十五条: what the linker reads back."""
    return {number: _grouped(cited) for number, cited in basis.items()}


def _grouped(citations: Iterable[Citation]) -> str:
    groups = itertools.groupby(citations, key=lambda citation: citation.statute.title)
    return "；".join(_listed([citation.label for citation in group]) for _, group in groups)


def _listed(labels: list[str]) -> str:
    name = labels[0][: labels[0].index("》") + 1]
    return "、".join([labels[0], *(label.removeprefix(name) for label in labels[1:])])
