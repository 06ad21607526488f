"""The words that a citation means: a whole article, one 款, or one 项 with the words that introduce it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renda.statutes import paragraphs

if TYPE_CHECKING:
    from renda.statutes.citations import Citation
    from renda.statutes.model import Article


def passage(citation: Citation, article: Article) -> str:
    """The text of `article` as far as `citation` names it; a line per 款 or 项, …… for items left out."""
    parts = paragraphs.split(article.paragraphs)
    if citation.item:
        part = next(
            part
            for index, part in enumerate(parts, 1)
            if part.items and citation.list_paragraph in (None, index)
        )
        skipped = ["……"] if citation.item > 1 else []
        return "\n".join([part.lines[0].text, *skipped, part.items[citation.item]])
    if citation.paragraph:
        return "\n".join(line.text for line in parts[citation.paragraph - 1].lines)
    return article.text
