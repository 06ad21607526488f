"""Words as SVG elements, fitted into boxes.

They stay <text>, so that Inkscape and office programs can edit them. Each carries `data-name` and `data-box`
(x, y, width, height): the browser measures it by them before anything is printed.
"""

from __future__ import annotations

from markupsafe import Markup

from renda.campaigns.posters.typeset import Block, fit, hang, width

SERIF = "'Source Han Serif SC', 'Noto Serif CJK SC', 'Songti SC', STSong, SimSun, serif"
SANS = "'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', 'Noto Sans CJK SC', sans-serif"

#: The share of a glyph's size that stands above its baseline.
_ASCENT = 0.88


def text(
    name: str,
    content: str,
    x: float,
    y: float,
    w: float,
    h: float,
    size: float,
    floor: float,
    fill: str,
    *,
    most: int = 1,
    leading: float = 1.4,
    tracking: float = 0.0,
    align: str = "start",
    valign: str = "top",
    weight: int = 400,
    family: str = "",
    running: bool = False,
) -> Markup:
    """Horizontal text in the box (x, y, w, h); `running` breaks as a paragraph does, else as a title."""
    block = fit(
        name,
        content,
        (w, h),
        (size, floor),
        most=most,
        leading=leading,
        tracking=tracking,
        display=not running,
    )
    top = y + {"top": 0.0, "middle": 0.5, "bottom": 1.0}[valign] * (h - block.height)
    left = x + {"start": 0.0, "middle": 0.5, "end": 1.0}[align] * w
    spans = []
    for place, line in enumerate(block.lines):
        # Tracking stands behind the last character too.
        shift = (hang(line) + tracking / 2 if align == "middle" else 0.0) * block.size
        shift = min(shift, max(0.0, (w - width(line, tracking) * block.size) / 2))
        baseline = top + _ASCENT * block.size + place * block.leading
        spans.append(
            Markup('<tspan x="{}" y="{}">{}</tspan>').format(number(left + shift), number(baseline), line)
        )
    return _element(
        name, (x, y, w, h), block, spans, fill, weight, family, tracking, f' text-anchor="{align}"'
    )


def vertical(
    name: str,
    content: str,
    x: float,
    y: float,
    w: float,
    h: float,
    size: float,
    floor: float,
    fill: str,
    *,
    most: int = 99,
    leading: float = 1.6,
    tracking: float = 0.0,
    weight: int = 400,
    family: str = "",
    running: bool = True,
    pitch: float = 0.0,
    centred: bool = False,
) -> Markup:
    """Columns from right to left in the box (x, y, w, h); with a `pitch` they stand that far apart.

    `centred` puts them into the middle of the box, as a whole.
    """
    if pitch:
        size, floor, leading = min(size, pitch * 0.9), min(floor, pitch * 0.9), 1.0
        most = min(most, int(w / pitch + 0.001))
    block = fit(
        name,
        content,
        (h, 10_000.0 if pitch else w),
        (size, floor),
        most=most,
        leading=leading,
        tracking=tracking,
        display=not running,
    )
    step = pitch or block.leading
    first, top = x + w - (pitch or block.size) / 2, y
    if centred:
        longest = max((width(line, tracking) - tracking for line in block.lines), default=0.0) * block.size
        first, top = first - (w - block.height) / 2, y + (h - longest) / 2
    spans = [
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(number(first - place * step), number(top), line)
        for place, line in enumerate(block.lines)
    ]
    mode = ' writing-mode="vertical-rl"'
    return _element(name, (x, y, w, h), block, spans, fill, weight, family, tracking, mode)


def _element(
    name: str,
    box: tuple[float, float, float, float],
    block: Block,
    spans: list[Markup],
    fill: str,
    weight: int,
    family: str,
    tracking: float,
    more: str,
) -> Markup:
    attributes = f' font-weight="{weight}"{more}'
    if tracking:
        attributes += f' letter-spacing="{number(tracking * block.size)}"'
    return Markup('<text data-name="{}" data-box="{}" font-size="{}" fill="{}"{}{}>{}</text>').format(
        name,
        " ".join(map(number, box)),
        number(block.size),
        fill,
        Markup(attributes),
        Markup(' font-family="{}"').format(family) if family else "",
        Markup("").join(spans),
    )


def number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
