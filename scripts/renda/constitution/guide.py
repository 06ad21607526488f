"""Everything about the Constitution that pages show besides its text, loaded and checked together."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.constitution import gists, powers
from renda.statutes import lineage, redline

if TYPE_CHECKING:
    from collections.abc import Callable

    from renda.constitution.gists import Gists
    from renda.constitution.powers import Subject
    from renda.diagnostics import Diagnostics
    from renda.statutes.lineage import History, Lineage
    from renda.statutes.model import Library, Version
    from renda.statutes.redline import Line


@dataclass(frozen=True)
class Guide:
    """The lineage, the gists and the grouping of powers, all about `version`, the text in force."""

    lineage: Lineage
    gists: Gists
    subjects: tuple[Subject, ...]

    @property
    def version(self) -> Version:
        """The Constitution in force."""
        return self.lineage.current

    @functools.cached_property
    def gist(self) -> dict[str, str]:
        """要旨 of the articles by anchor."""
        return {number.anchor: text for number, text in self.gists.articles.items()}

    @functools.cached_property
    def history(self) -> dict[str, History]:
        """What the articles were, by anchor."""
        return {history.number.anchor: history for history in self.lineage.histories}

    def marked(self, history: History) -> tuple[Line, ...]:
        """An article's wording of 1982 and of today in one text."""
        return redline.marked(history.original, history.current)


def load(read: Callable[[str], str], library: Library, diagnostics: Diagnostics) -> Guide:
    """The guide to the Constitution of `library`.

    Args:
        read: gives the text of a file by its path in the project.
        library: the statutes.
        diagnostics: receives what editors have to mend.

    Raises:
        RendaError: the amendments' clauses can't be understood or don't fit the text.
    """
    traced = lineage.trace(library)
    for label in traced.mismatches:
        diagnostics.warning(
            "法律库", 0, f"《宪法》{label}现在的文本，和由1982年文本逐条适用修正案得到的文本不一致"
        )
    return Guide(
        traced,
        gists.load(read(gists.SOURCE), library, traced.current, diagnostics),
        powers.load(read(powers.SOURCE), library, traced.current, diagnostics),
    )
