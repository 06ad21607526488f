"""Whether an article's number still means the provision that it meant when another text cited it."""

from __future__ import annotations

import difflib
import functools
from typing import TYPE_CHECKING

from renda.statutes import amendments

if TYPE_CHECKING:
    import datetime as dt

    from renda.statutes.model import ArticleNumber, Library, Statute, Version

#: A provision under a new number is nearly the same word for word; rewritten ones keep their number.
_SAME = 0.75


def moved(statute: Statute, number: ArticleNumber, cited: dt.date, shown: Version) -> bool:
    """Whether a text of the day `cited` means by `number` what `shown` has under another number.

    True when the wording of that day stands in another article: 宪法第一百二十三条 of 1982 is
    第一百二十八条 today. Only known where the library holds the version of that day; otherwise
    numbers are taken to stand.
    """
    then = next((v for v in reversed(statute.versions) if v.version_date <= cited), None)
    old = then.article(number) if then and then is not shown else None
    new = shown.article(number)
    if old is None or new is None or old.text == new.text:
        return False
    matcher = difflib.SequenceMatcher(None, "", old.text, autojunk=False)
    matcher.set_seq1(new.text)
    bar = max(matcher.ratio(), _SAME)
    for other in shown.articles:
        if old.text in other.text and old.text not in new.text:
            return True
        matcher.set_seq1(other.text)
        if matcher.real_quick_ratio() > bar < matcher.quick_ratio() and matcher.ratio() > bar:
            return True
    return False


def is_uncertain(statute: Statute, cited: dt.date, library: Library) -> bool:
    """Whether a number that a text of the day `cited` has may mean another provision of `statute` today.

    So it is where the statute was amended later, unless the library holds the text of that day (then
    `moved` compares) or it is amended by 修正案, which leave the numbers as they are.
    """
    if cited >= statute.current(library.as_of).version_date or statute.versions[0].version_date <= cited:
        return False
    return statute.slug not in _with_stable_numbers(library)


@functools.lru_cache(maxsize=2)
def _with_stable_numbers(library: Library) -> frozenset[str]:
    """Slugs of the statutes that 修正案 amend."""
    return frozenset(
        slug
        for slug, amending in amendments.by_statute(library).items()
        if any(other.versions[-1].kind == "修正案" for other in amending)
    )
