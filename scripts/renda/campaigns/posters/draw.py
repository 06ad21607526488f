"""Draws a sheet: the SVG template of a design and format, filled with a campaign's words."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from renda import templating
from renda.campaigns.posters import pieces
from renda.campaigns.posters.elements import SANS, SERIF, number, text, vertical
from renda.campaigns.posters.formats import DESIGNS, FORMATS
from renda.campaigns.posters.palettes import PALETTES

if TYPE_CHECKING:
    from jinja2 import Environment

    from renda.campaigns.posters.wording import Wording


def svg(wording: Wording, design: str, format_: str, palette: str = "") -> str:
    """The sheet as SVG; `palette` is the design's own where none is given.

    Raises:
        TooLong: a text that may not be shortened doesn't fit, whatever its size.
    """
    sheet = FORMATS[format_]
    return (
        _environment()
        .get_template(f"{design}/{format_}.svg")
        .render(
            w=wording,
            f=sheet,
            c=PALETTES[palette or DESIGNS[design].palette],
            title=f"{wording.year}年国家宪法日{sheet.title}",
        )
    )


@functools.cache
def _environment() -> Environment:
    environment = templating.environment(Path(__file__).with_name("templates"))
    environment.filters["n"] = number
    environment.globals |= {
        "text": text,
        "vertical": vertical,
        "rows": pieces.rows,
        "articles": pieces.articles,
        "pick": pieces.pick,
        "flow": pieces.flow,
        "code": pieces.code,
        "serif": SERIF,
        "sans": SANS,
    }
    return environment
