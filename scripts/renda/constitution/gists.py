"""要旨: one line of our own on each article of the Constitution and each paragraph of its preamble.

They live in docs/xianfa/gists.yml, where an editor finds them beside the pages that show them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator

from renda import yamltext
from renda.statutes import linker
from renda.yamltext import Strict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renda.diagnostics import Diagnostics
    from renda.statutes.model import ArticleNumber, Library, Version

SOURCE = "docs/xianfa/gists.yml"
LONGEST = 40
LONGEST_PREAMBLE = 80
#: How many paragraphs the preamble has.
PREAMBLE = 13


def _line(text: str, longest: int) -> str:
    if not text or len(text) > longest:
        raise ValueError(f"要旨应为 1 至 {longest} 字，现为 {len(text)} 字：“{text}”")
    if "\n" in text or "<" in text:
        raise ValueError(f"要旨应为一行文字，不用 HTML：“{text[:20]}…”")
    return text


_Gist = Annotated[str, AfterValidator(lambda text: _line(text, LONGEST))]
_PreambleGist = Annotated[str, AfterValidator(lambda text: _line(text, LONGEST_PREAMBLE))]


class _File(Strict):
    preamble: tuple[_PreambleGist, ...]
    articles: dict[str, _Gist]


@dataclass(frozen=True)
class Gists:
    """The gists: of the preamble's paragraphs in order, of articles by number."""

    preamble: tuple[str, ...] = ()
    articles: Mapping[ArticleNumber, str] = field(default_factory=dict)


def load(text: str, library: Library, version: Version, diagnostics: Diagnostics) -> Gists:
    """The gists in the YAML `text`, checked; `version` is the Constitution's text that they are about.

    Every problem is noted with its line; a gist that is wrong is left out.
    """
    document = yamltext.parse(text, SOURCE, diagnostics)
    file = yamltext.validate(_File, document, diagnostics) if document else None
    if file is None or document is None:
        return Gists()
    linker.check_citations(text, SOURCE, library, diagnostics)
    if len(file.preamble) != PREAMBLE:
        line = document.line(("preamble",))
        diagnostics.error(SOURCE, line, f"序言有 {PREAMBLE} 个自然段，要旨却有 {len(file.preamble)} 行")
    labels = {article.number.label: article for article in version.articles}
    articles: dict[ArticleNumber, str] = {}
    for label, gist in file.articles.items():
        line = document.line(("articles", label))
        if label not in labels:
            diagnostics.error(SOURCE, line, f"《宪法》没有“{label}”；写法如：第六十二条")
        elif gist.rstrip("。") in labels[label].text:
            diagnostics.error(SOURCE, line, f"{label}的要旨照抄了原文，请用自己的话概括")
        else:
            articles[labels[label].number] = gist
    return Gists(file.preamble, articles)
