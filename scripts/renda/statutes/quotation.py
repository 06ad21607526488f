"""What a citation cites, word for word: an article, or one of its paragraphs (款)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.statutes import citations, paragraphs

if TYPE_CHECKING:
    from renda.statutes.citations import Citation
    from renda.statutes.model import Library


@dataclass(frozen=True)
class Quotation:
    """`lines` are those of the cited article, or of its paragraph, in the version in force."""

    citation: Citation
    lines: tuple[str, ...]


@functools.lru_cache(maxsize=1024)
def quote(text: str, library: Library) -> Quotation:
    """What 宪法第六十二条 or 宪法第二十七条第三款 says.

    Raises:
        CitationError: `text` is no citation, or names a statute without an article.
    """
    citation = citations.parse(text, library)
    article = citation.article(library)
    if article is None:
        raise citations.CitationError(f"“{text}”没有指明条文；写法如：宪法第六十二条")
    lines = article.paragraphs
    if citation.paragraph:
        lines = tuple(line.text for line in paragraphs.split(lines)[citation.paragraph - 1].lines)
    return Quotation(citation, lines)
