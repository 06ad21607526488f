"""What may be relied on: an article, not a whole statute, and in force."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.statutes import citations

if TYPE_CHECKING:
    from renda.statutes.citations import Citation
    from renda.statutes.model import Article, Library


#: The name of a statute and, as a rule, a number.
_NAME = re.compile(r"《?(?P<name>[^《》第0-9０-９]+)》?(?:[第0-9０-９].*)?")


def resolve(cite: str, library: Library) -> tuple[Citation, Article]:
    """The citation that `cite` is, and the article that it names.

    Raises:
        RendaError: there is no such article, or it isn't in force on `library.as_of`.
    """
    if name := _unknown_name(cite.strip(), library):
        raise RendaError(f"法律库中没有《{name}》，请核对名称（renda laws list 列出全部法律）")
    citation = citations.parse(cite, library)
    article = citation.article(library)
    if article is None:
        raise RendaError(f"只写了法律名称，请写到条，如：{citation.statute.short_title}第一条")
    version = citation.statute.current(library.as_of)
    status = citation.statute.status(version, library.as_of)
    if not status.binding:
        raise RendaError(f"《{citation.statute.short_title}》在 {library.as_of} {status.value}，不能作为依据")
    return citation, article


def _unknown_name(cite: str, library: Library) -> str:
    """The name that `cite` begins with where it is no statute's, and `citations` can't tell."""
    match = _NAME.fullmatch(cite)
    if not match or library.by_name(match["name"]):
        return ""
    found = next(iter(citations.find(cite, library)), None)
    return "" if found and found.start == 0 else match["name"]
