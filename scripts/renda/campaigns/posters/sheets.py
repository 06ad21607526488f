"""All sheets of a campaign as files, and what keeps one from being drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.campaigns.posters import draw
from renda.campaigns.posters.formats import DESIGNS, FORMATS
from renda.campaigns.posters.typeset import TooLong

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from renda.campaigns.posters.wording import Wording


@dataclass(frozen=True)
class Sheet:
    """A drawn sheet; `svg` is "" where `field` of the front matter is `excess` characters too long."""

    design: str
    format: str
    svg: str
    field: str = ""
    excess: int = 0

    @property
    def name(self) -> str:
        """The name of its files, without suffix."""
        return f"{self.design}-{self.format}"

    @property
    def problem(self) -> str:
        """What has to be mended, in words; "" when nothing."""
        if self.svg:
            return ""
        what = f"{DESIGNS[self.design].title}·{FORMATS[self.format].title}"
        return f"“{self.field}”在宣传品“{what}”上放不下，长了 {self.excess} 个字：请缩短，或者换一种设计"


def sheets(
    wording: Wording,
    colours: str | None = None,
    designs: Collection[str] = tuple(DESIGNS),
    formats: Collection[str] = tuple(FORMATS),
) -> Iterator[Sheet]:
    """The sheets asked for, drawn one by one; `colours` is a palette for all of them."""
    for design in designs:
        for name in formats:
            try:
                yield Sheet(design, name, draw.svg(wording, design, name, colours or ""))
            except TooLong as problem:
                yield Sheet(design, name, "", problem.name, problem.excess)


def files(sheet: Sheet, folder: str) -> dict[str, bytes]:
    """What a site needs of a drawn sheet: name -> content, to lie in `folder` below its root.

    Of a sheet for screens there is a script too: from disk, a page can't read a drawing to make a picture
    of it.
    """
    made = {f"{sheet.name}.svg": sheet.svg.encode()}
    if FORMATS[sheet.format].is_for_screens:
        name = json.dumps(f"{folder}/{sheet.name}")
        made[f"{sheet.name}.js"] = f"renda.shard({name},{json.dumps(sheet.svg)});\n".encode()
    return made
