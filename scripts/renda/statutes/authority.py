"""What may be relied on: an article, not a whole statute, and in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.statutes import citations

if TYPE_CHECKING:
    from renda.statutes.citations import Citation
    from renda.statutes.model import Article, Library


def resolve(cite: str, library: Library) -> tuple[Citation, Article]:
    """The citation that `cite` is, and the article that it names.

    Raises:
        RendaError: there is no such article, or it isn't in force on `library.as_of`.
    """
    citation = citations.parse(cite, library)
    article = citation.article(library)
    if article is None:
        raise RendaError(f"只写了法律名称，请写到条，如：{citation.statute.short_title}第一条")
    version = citation.statute.current(library.as_of)
    status = citation.statute.status(version, library.as_of)
    if not status.binding:
        raise RendaError(f"《{citation.statute.short_title}》在 {library.as_of} {status.value}，不能作为依据")
    return citation, article
