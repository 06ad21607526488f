"""What authored content cites which article: study and policy pages, campaigns, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renda.quizzes import markup
from renda.statutes import citing
from renda.statutes.citing import Place, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from renda.quizzes.model import Bank, Item
    from renda.search.records import Page
    from renda.statutes.citing import Citing
    from renda.statutes.model import ArticleNumber, Library

QUESTIONS = "练习题"
PRACTICE = "exam/practice/"
#: Parts of the site whose citations are listed, in this order, by the first word of their address.
KINDS = {"study": "课程", "xianfa": "宪法导读", "policy": "政策", "campaigns": "国家宪法日", "exam": "考试"}
_LONGEST_STEM = 44  # characters of a question that name it in a list


def authored(pages: Iterable[Page], banks: Sequence[Bank], library: Library) -> Citing:
    """The articles that `pages` and the questions of `banks` cite; pages outside of `KINDS` don't count."""
    order = list(KINDS)
    listed = sorted(
        (page for page in pages if _part(page) in KINDS), key=lambda p: (order.index(_part(p)), p.url)
    )
    return citing.grouped([*_of_pages(listed, library), *_of_questions(banks, library)])


def _part(page: Page) -> str:
    return page.url.split("/")[0]


def _of_pages(pages: Iterable[Page], library: Library) -> Iterator[tuple[str, ArticleNumber, Source]]:
    for page in pages:
        places: dict[tuple[str, ArticleNumber], dict[Place, None]] = {}
        for section in page.sections:
            url = f"{page.url}#{section.anchor}" if section.anchor else page.url
            place = Place(section.label or "开头", url)
            for cited in citing.articles_in(section.text, library):
                places.setdefault(cited, {})[place] = None
        for (slug, number), found in places.items():
            yield slug, number, Source(KINDS[_part(page)], page.title, tuple(found))


def _of_questions(banks: Sequence[Bank], library: Library) -> Iterator[tuple[str, ArticleNumber, Source]]:
    for item in (item for bank in banks for item in bank.items):
        place = Place(_name(item), item_url(item))
        text = "；".join([*item.cites, *map(markup.plain, item.explaining.values())])
        for slug, number in dict.fromkeys(citing.articles_in(text, library)):
            yield slug, number, Source(QUESTIONS, "", (place,))


def item_url(item: Item) -> str:
    """Where a question is practised, relative to the site's root."""
    return f"{PRACTICE}#?item={item.id}"


def _name(item: Item) -> str:
    stem = markup.plain(item.stem)
    return stem if len(stem) <= _LONGEST_STEM else f"{stem[: _LONGEST_STEM - 1]}…"
