"""The colours: a palette names them by what they are for, so that every design works in each."""

from __future__ import annotations

from dataclasses import dataclass

#: WCAG AA for text of any size.
LEAST_CONTRAST = 4.5


@dataclass(frozen=True)
class Palette:
    """Colours as #rrggbb.

    `ground` fills the sheet, `deep` is its second tone; `light`, `soft` and `spark` are words on both: main,
    lesser, and those that stand out. `sheet` is a pale surface; `ink`, `quiet` and `accent` are words on it.
    """

    title: str
    ground: str
    deep: str
    light: str
    soft: str
    spark: str
    sheet: str
    ink: str
    quiet: str
    accent: str


PALETTES = {
    "red": Palette(
        title="红",
        ground="#9b1b20",
        deep="#7d1217",
        light="#fff6e6",
        soft="#f6d9c4",
        spark="#ffd98a",
        sheet="#fbf4e6",
        ink="#2b1412",
        quiet="#6a4a43",
        accent="#9b1b20",
    ),
    "blue": Palette(
        title="蓝",
        ground="#12294d",
        deep="#0b1c38",
        light="#f7f3e8",
        soft="#bfcde4",
        spark="#f0c66b",
        sheet="#f6f1e4",
        ink="#10223f",
        quiet="#46566f",
        accent="#8a4b0f",
    ),
    "cream": Palette(
        title="素",
        ground="#f5eee0",
        deep="#e9dec8",
        light="#261f1a",
        soft="#5c5044",
        spark="#9b1b20",
        sheet="#fffcf5",
        ink="#261f1a",
        quiet="#5c5044",
        accent="#9b1b20",
    ),
}

#: Words -> the surfaces that they may stand on.
ON = {"light": ("ground", "deep"), "soft": ("ground", "deep"), "spark": ("ground", "deep")} | dict.fromkeys(
    ("ink", "quiet", "accent"), ("sheet",)
)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
