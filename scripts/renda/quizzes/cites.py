"""What an item stands on: an article of a statute, or a measure of the policy (政策第8条)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.statutes import authority, citations, numerals
from renda.statutes.citations import Citation
from renda.statutes.passages import passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from renda.statutes.model import Library

#: The source of what cites the policy.
POLICY = "政策"

_POLICY = re.compile(rf"政策第([{numerals.NUMERAL_CHARS}]{{1,4}}|[0-9０-９]{{1,4}})条")


@dataclass(frozen=True, slots=True)
class Authority:
    """A resolved cite.

    `url` is relative to the site's root, `text` holds the deciding words (the 款 or 项 where one is
    named), `whole` all words of the article or measure. `source` is the statute's short title or 政策,
    `article_label` and `article_url` are those of the whole article or measure.
    """

    label: str
    url: str
    text: str
    whole: str
    source: str
    article_label: str
    article_url: str


def is_policy(cite: str) -> bool:
    """Whether `cite` names a measure of the policy."""
    return bool(_POLICY.fullmatch(cite.strip()))


def resolve(cite: str, library: Library, measures: Mapping[int, str]) -> Authority:
    """The authority that `cite` names.

    Raises:
        RendaError: there is no such article or measure, or it isn't in force on `library.as_of`.
    """
    if match := _POLICY.fullmatch(cite.strip()):
        return _measure(_number(match[1]), measures)
    citation, article = authority.resolve(cite, library)
    whole = Citation(citation.statute, citation.number)
    return Authority(
        citation.label,
        citation.url,
        passage(citation, article),
        article.text,
        citation.statute.short_title,
        whole.label,
        whole.url,
    )


def mentions(
    text: str, library: Library, measures: Mapping[int, str] | None
) -> Iterator[tuple[int, int, str, str]]:
    """Every citation in `text`, in order: start, end, address, and the problem with it or "".

    Without `measures` (None) the policy's are passed over.
    """
    found = [
        (mention.start, mention.end, mention.citation.url if mention.citation else "", mention.problem)
        for mention in citations.find(text, library)
    ]
    for match in _POLICY.finditer(text):
        if measures is None:
            break
        try:
            found.append((*match.span(), _measure(_number(match[1]), measures).url, ""))
        except RendaError as error:
            found.append((*match.span(), "", error.message))
    yield from sorted(found)


def _number(text: str) -> int:
    try:
        return numerals.to_int(text)
    except ValueError:
        return 0


def _measure(number: int, measures: Mapping[int, str]) -> Authority:
    if number not in measures:
        raise RendaError(f"政策共 {len(measures)} 条，没有第 {number} 条")
    text, label, url = measures[number], f"政策第{number}条", f"policy/#m-{number}"
    return Authority(label, url, text, text, POLICY, label, url)
