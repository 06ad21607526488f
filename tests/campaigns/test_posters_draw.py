"""Sheets as SVG: well formed, escaped, in every design, format and palette; what is too long is named."""

from __future__ import annotations

import dataclasses
import io
import itertools
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from campaigns.posters_sample import LONG, NORMAL, SAMPLES
from renda.campaigns.load import load_campaign
from renda.campaigns.posters import codes, draw
from renda.campaigns.posters.formats import DESIGNS, FORMATS
from renda.campaigns.posters.palettes import LEAST_CONTRAST, ON, PALETTES, contrast
from renda.campaigns.posters.sheets import sheets
from renda.campaigns.posters.slogans import QUOTED, load_slogans
from renda.campaigns.posters.wording import QUOTES, quoter, wording
from renda.diagnostics import Diagnostics

if TYPE_CHECKING:
    from renda.statutes.model import Library

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
ALL = list(itertools.product(DESIGNS, FORMATS))
HOSTILE = """<script>alert(1)</script>&"'"""


def words(svg: str) -> str:
    return "".join("".join(text.itertext()) for text in etree.fromstring(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize(("design", "format_"), ALL)
def test_every_sheet_is_drawn_at_its_true_size(design: str, format_: str) -> None:
    sheet = FORMATS[format_]
    for sample in SAMPLES.values():
        root = etree.fromstring(draw.svg(sample, design, format_))
        assert root.get("width") == f"{sheet.width}{sheet.unit}"
        assert root.get("viewBox") == f"0 0 {sheet.width} {sheet.height}"
        texts = list(root.iter(f"{SVG}text"))
        assert texts
        assert all(text.get("data-box") and text.get("data-name") for text in texts)
        assert not list(root.iter(f"{SVG}image"))


@pytest.mark.parametrize(("design", "format_"), ALL)
def test_hostile_words_come_out_as_words(design: str, format_: str) -> None:
    hostile = dataclasses.replace(NORMAL, headline=HOSTILE, unit=HOSTILE, place=HOSTILE)
    svg = draw.svg(hostile, design, format_)
    root = etree.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert ("script>alert" in words(svg)) == (format_ != "leaflet-inside")  # which has neither of them


def test_days_of_an_activity_are_no_daily_hours(library: Library) -> None:
    text = (ROOT / "docs/campaigns/2026/index.md").read_text(encoding="utf-8")
    campaign = load_campaign(text, "index.md", Diagnostics())
    assert campaign
    rows = {row.title: (row.day, row.time) for row in wording(campaign, quoter(library), "").rows}
    assert rows["宪法知识网上自测"] == ("12.1—7", "")
    assert rows["宪法晨读"] == ("12.4", "07:50—08:30")


def test_equal_words_give_equal_bytes() -> None:
    assert draw.svg(NORMAL, "men", "panel") == draw.svg(NORMAL, "men", "panel")


def test_a_long_programme_is_counted_not_cut() -> None:
    svg = draw.svg(LONG, "zi", "panel")
    shown = sum(title in svg for title in ("宪法主题展", "宪法晨读"))
    assert shown == 2
    assert "项活动，见网页" in words(svg)
    assert "另有" not in words(draw.svg(NORMAL, "zi", "panel"))


def test_what_is_too_long_is_named_with_its_field() -> None:
    endless = dataclasses.replace(NORMAL, headline="宪法" * 400, headline_field="theme")
    problems = {sheet.format: sheet.problem for sheet in sheets(endless, designs=["zi"])}
    assert problems["certificate"] == ""
    assert problems["poster"].startswith("“theme”在宣传品“大字·海报”上放不下，长了 ")
    assert all(problems[name] for name in FORMATS if not name.startswith(("certificate", "leaflet-inside")))


@pytest.mark.parametrize("name", PALETTES)
def test_words_stand_out_from_every_surface_they_may_stand_on(name: str) -> None:
    palette = PALETTES[name]
    for words_, surfaces in ON.items():
        for surface in surfaces:
            assert contrast(getattr(palette, words_), getattr(palette, surface)) >= LEAST_CONTRAST, (
                words_,
                surface,
            )


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize(
    "text", ["https://example.org/campaigns/2026/", "https://例子.中国/宪法日/", LONG.address * 3]
)
def test_the_code_is_read_by_another_program(text: str) -> None:
    picture = Image.new("L", (600, 600), 255)
    pen = ImageDraw.Draw(picture)
    for run in codes.path(text, 0, 0, 600).removesuffix("z").split("z"):
        corner, rest = run.removeprefix("M").split("h", 1)
        x, y = map(float, corner.split())
        wide, high = float(rest.split("v")[0]), float(rest.split("v")[1].split("h")[0])
        pen.rectangle((x, y, x + wide - 1, y + high - 1), fill=0)
    again = Image.open(io.BytesIO(_png(picture)))
    assert [found.text for found in zxingcpp.read_barcodes(again)] == [text]


def _png(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


def test_without_an_address_the_sheet_says_where_to_look() -> None:
    for design in DESIGNS:
        svg = draw.svg(dataclasses.replace(NORMAL, address=""), design, "poster")
        assert "data-code" not in svg
        assert "“宪法日”栏目" in words(svg)
        assert "data-code" in draw.svg(NORMAL, design, "poster")


def test_slogans_are_short_and_those_of_the_law_are_its_words(library: Library) -> None:
    groups = load_slogans()
    texts = [slogan.text for group in groups.values() for slogan in group]
    assert 20 <= len(texts) <= 30
    assert len(set(texts)) == len(texts)
    assert max(map(len, texts)) <= 26
    quote = quoter(library)
    for slogan in groups[QUOTED]:
        assert slogan.text in quote(slogan.quote).text


def test_the_quotes_that_stand_where_none_are_named_are_in_the_library(library: Library) -> None:
    assert quoter(library)(QUOTES[0]).text == "中华人民共和国的一切权力属于人民。"
    assert all(len(quoter(library)(text).text) <= 60 for text in QUOTES)
