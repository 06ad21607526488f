"""What search knows of a page: plain values that any room can make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Section:
    """The unit that is searched and found: an article, or a part of an authored page.

    Attributes:
        anchor: the fragment it is reached by (art-62, a heading's id), empty for the page's beginning.
        label: what a reader calls it (第六十二条, the heading), empty for the page's beginning.
        text: plain text, paragraphs apart by newlines.
        number: (62, 0) for 第六十二条, (120, 1) for 第一百二十条之一; None where a citation can't point.
        heading: searched above `text` (the heading, the chapter); may repeat the label.
        asked: ways in which people ask for it.
    """

    anchor: str
    label: str
    text: str
    number: tuple[int, int] | None = None
    heading: str = ""
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A law page or an authored page with its sections in reading order.

    Attributes:
        kind: the group its hits are shown in: 法条, 政策, 学习, 宪法日, 考试, 页面 …
        url: relative to the site's root, ending in a slash or .html: laws/xianfa/.
        title: the page's title.
        names: other names that visitors use for it (监督法).
        law: the statute's full name, None for a page that is no statute.
        boost: factor of its scores; 1 is neutral.
        department, status: of a statute: 宪法相关法, 现行有效; empty for other pages.
    """

    kind: str
    url: str
    title: str
    names: tuple[str, ...]
    law: str | None
    boost: float
    sections: tuple[Section, ...]
    department: str = ""
    status: str = ""

    def asked_by(self, phrases: Mapping[str, tuple[str, ...]]) -> Page:
        """The page with ways of asking for its sections, by their anchors; of several sections with one
        anchor the first gets them."""
        left = dict(phrases)
        return replace(
            self, sections=tuple(replace(one, asked=left.pop(one.anchor, ())) for one in self.sections)
        )
