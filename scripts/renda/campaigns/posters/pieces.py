"""What sheets are made of besides single texts: programmes, articles, columns, QR codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from renda.campaigns.posters import codes
from renda.campaigns.posters.elements import SANS, number, text, vertical
from renda.campaigns.posters.typeset import Block, TooLong, fit, shortened, width

if TYPE_CHECKING:
    from renda.campaigns.posters.wording import Quote, Row

#: From an article's last line to the next article, in sizes.
_BELOW = 2.9


def rows(
    rows: tuple[Row, ...],
    x: float,
    y: float,
    w: float,
    h: float,
    size: float,
    floor: float,
    main: str,
    lesser: str,
    mark: str,
    *,
    stacked: bool = False,
) -> Markup:
    """A programme: an activity's day, beside it its title, and below that time and place.

    `stacked` gives time and place a line each, for narrow columns. What there is no room for is counted.
    """
    pitch = 4.4 if stacked else 3.1
    size = max(floor, min(size, h / (pitch * max(1, len(rows)))))
    room = max(1, int(h / (pitch * size) + 0.001))
    shown = rows if len(rows) <= room else rows[: room - 1]
    indent = (max((width(row.day) for row in shown), default=0.0) + 1) * size

    def line(content: str, left: float, top: float, largest: float, fill: str, weight: int) -> Markup:
        short = shortened(content, (w - left) / (largest * 0.8))
        return text(
            "activities", short, x + left, top, w - left, size, largest, largest * 0.8, fill, weight=weight,
            family=SANS, running=True,
        )  # fmt: skip

    parts = []
    for place, row in enumerate(shown):
        top = y + place * pitch * size
        details = [detail for detail in (row.time, row.place) if detail]
        if not stacked:
            details = ["　".join(details)]
        parts += [
            line(row.day, 0.0, top, size, mark, 700),
            line(row.title, indent, top, size, main, 700),
            *(
                line(detail, indent, top + (1.4 + 1.25 * below) * size, size * 0.8, lesser, 400)
                for below, detail in enumerate(details)
            ),
        ]
    if left := len(rows) - len(shown):
        note = f"另有 {left} 项活动，见网页" if shown else f"共 {left} 项活动，见网页"
        parts.append(line(note, 0.0, y + len(shown) * pitch * size, size, main, 400))
    return Markup("\n").join(parts)


def articles(
    quotes: tuple[Quote, ...],
    x: float,
    y: float,
    w: float,
    h: float,
    size: float,
    floor: float,
    ink: str,
    quiet: str,
    *,
    weight: int = 700,
) -> Markup:
    """Articles one below the other, each with where it stands; the last give way where there is no room."""
    shown = list(quotes)
    while shown and size * _height(shown, w / size) > h:
        if size > floor:
            size = max(floor, size * 0.97)
        else:
            shown.pop()
    parts, top = [], y
    for quote in shown:
        block = fit("quotes", quote.text, (w, h), (size, size), leading=1.5)
        parts += [
            text("quotes", quote.text, x, top, w, block.height, size, size, ink, most=99, leading=1.5,
                  running=True, weight=weight),
            text("quotes", quote.label, x, top + block.height + 0.7 * size, w, size * 0.7, size * 0.62,
                  size * 0.3, quiet, family=SANS),
        ]  # fmt: skip
        top += block.height + _BELOW * size
    return Markup("\n").join(parts)


def _height(quotes: list[Quote], ems: float) -> float:
    """In sizes: lines, and below each article its label and a gap, but none at the end."""
    lines = [fit("quotes", quote.text, (ems, 10_000.0), (1.0, 1.0), leading=1.5).height for quote in quotes]
    return sum(lines) + _BELOW * len(lines) - 1.4


def pick(
    quotes: tuple[Quote, ...],
    w: float,
    h: float,
    size: float,
    floor: float,
    *,
    most: int,
    leading: float,
) -> Quote:
    """The first of the articles that fits a box of w by h.

    Raises:
        TooLong: none does; the message is about the first.
    """
    problem: TooLong | None = None
    for quote in quotes:
        try:
            fit("quotes", quote.text, (w, h), (size, floor), most=most, leading=leading, display=True)
        except TooLong as found:
            problem = problem or found
        else:
            return quote
    raise problem or TooLong("quotes", 0)


def flow(
    name: str,
    headline: str,
    quotes: tuple[Quote, ...],
    x: float,
    y: float,
    w: float,
    h: float,
    pitch: float,
    sizes: tuple[float, float],
    colours: tuple[str, str, str],
    *,
    most: int = 3,
) -> Markup:
    """A headline in up to `most` columns of one width, then articles of one column, each before its label.

    Articles that are too long for a column, or for which no columns are left, are left out. `sizes` are the
    headline's largest and smallest; articles have three fifths of that. `colours` are those of headline,
    articles and labels.
    """
    largest, smallest = sizes
    left = int(w / pitch + 0.001)
    parts = []

    def columns(name: str, content: str, block: Block, fill: str, weight: int) -> None:
        nonlocal left
        wide, right = len(block.lines) * pitch, x + left * pitch
        left -= len(block.lines)
        box = (right - wide, y, wide, h)
        parts.append(
            vertical(
                name, content, *box, block.size, block.size, fill, weight=weight, pitch=pitch, running=False
            )
        )

    columns(name, headline, fit(name, headline, (h, w), sizes, most=most, display=True), colours[0], 700)
    for quote in quotes:
        try:
            block = fit("quotes", quote.text, (h, w), (largest * 0.62, smallest * 0.6), most=1)
        except TooLong:
            continue
        if left < 2:
            break
        label = fit("quotes", quote.label, (h, w), (largest * 0.37, smallest * 0.3), most=1)
        columns("quotes", quote.text, block, colours[1], 400)
        columns("quotes", quote.label, label, colours[2], 400)
    return Markup("\n").join(parts)


def code(address: str, x: float, y: float, size: float, ink: str = "#000000") -> Markup:
    """The QR code of `address` on white; nothing without an address."""
    if not address:
        return Markup("")
    square = Markup('<rect x="{0}" y="{1}" width="{2}" height="{2}" fill="#ffffff"/>').format(
        number(x), number(y), number(size)
    )
    dark = Markup('<path d="{}" fill="{}"/>').format(codes.path(address, x, y, size), ink)
    return Markup('<g data-code="">{}{}</g>').format(square, dark)
