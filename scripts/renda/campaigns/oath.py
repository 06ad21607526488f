"""Where the words of the oath to the Constitution come from: never from us.

They are laid down by a decision of the NPC Standing Committee, which the default statute source doesn't hold.
An organizer imports the official file (`renda laws import`), or checks the words and writes them into her
campaign's page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renda.campaigns.model import Oath
    from renda.statutes.model import Library, Statute

DECISION = "全国人民代表大会常务委员会关于实行宪法宣誓制度的决定"
_ANNOUNCED = re.compile(r"誓词[^。：]{0,6}如下：")


@dataclass(frozen=True)
class OathText:
    """The words line by line; `url` leads to the decision, "" when the organizer wrote them down."""

    lines: tuple[str, ...]
    url: str = ""


def decision(library: Library) -> Statute | None:
    """The decision, where it was imported."""
    return next((statute for statute in library.statutes if DECISION in statute.title), None)


def oath_text(oath: Oath, library: Library) -> OathText | None:
    """The words from the decision, else those that the organizer checked, else None."""
    statute = decision(library)
    if statute:
        for article in statute.current(library.as_of).articles:
            lines = _announced(article.text)
            if lines:
                return OathText(lines, f"laws/{statute.slug}/#{article.number.anchor}")
    return OathText(oath.text) if oath.text else None


def _announced(text: str) -> tuple[str, ...]:
    """What follows “誓词如下：” in an item of the decision."""
    found = _ANNOUNCED.search(text)
    rest = text[found.end() :] if found else ""
    return tuple(line.strip() for line in rest.splitlines() if line.strip())
