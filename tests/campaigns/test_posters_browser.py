"""Sheets in Chromium: nothing leaves its box, covers another text or is hard to read; PDF and PNG as printed."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdf
import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image

from campaigns.posters_sample import NORMAL, SAMPLES
from renda.campaigns.posters import browser, draw, printing
from renda.campaigns.posters.formats import DESIGNS, FORMATS, KINDS
from renda.campaigns.posters.palettes import LEAST_CONTRAST, PALETTES
from renda.campaigns.posters.sheets import Sheet, sheets
from renda.cli import main
from renda.errors import RendaError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.browser

#: Of each line: name, colour, its place in pixels by its glyphs' squares (x, y, right, bottom).
_LINES = """() => [...document.querySelectorAll("text")].flatMap((text) =>
  [...text.querySelectorAll("tspan")].filter((line) => line.textContent.trim()).map((line) => {
    const size = Number(text.getAttribute("font-size"));
    const scale = text.getScreenCTM().a;
    const box = line.getBBox();
    const vertical = text.hasAttribute("writing-mode");
    const x = Number(line.getAttribute("x")), y = Number(line.getAttribute("y"));
    const square = vertical ? [x - size / 2, box.y, x + size / 2, box.y + box.height]
      : [box.x, y - size * 0.84, box.x + box.width, y + size * 0.1];
    return [text.dataset.name + ": " + line.textContent, text.getAttribute("fill"), square.map((v) => v * scale)];
  }))"""


def shown(page: Page, svg: str, format_: str) -> tuple[list[Any], Image.Image]:
    """The lines of a sheet on a screen 900 pixels wide or high, and what is behind them."""
    sheet = FORMATS[format_]
    scale = 900 / max(sheet.width, sheet.height)
    wide, high = round(sheet.width * scale), round(sheet.height * scale)
    page.set_viewport_size({"width": wide, "height": high})
    page.set_content(
        f"<style>body{{margin:0}}svg{{display:block;width:{wide}px;height:{high}px}}</style>{svg}"
    )
    lines = page.evaluate(_LINES)
    page.add_style_tag(content="text{visibility:hidden}")
    return lines, Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def luminance(colours: Any) -> Any:
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def least_contrast(fill: str, behind: Image.Image) -> float:
    own = luminance(np.array([int(fill[place : place + 2], 16) for place in (1, 3, 5)]) / 255)
    ground = luminance(np.asarray(behind).reshape(-1, 3) / 255)
    return float(np.min((np.maximum(own, ground) + 0.05) / (np.minimum(own, ground) + 0.05)))


@pytest.mark.parametrize("design", DESIGNS)
def test_nothing_leaves_its_box_or_covers_another_text(chrome: Browser, design: str) -> None:
    page = chrome.new_page()
    for (sample, words), format_ in itertools.product(SAMPLES.items(), FORMATS):
        svg, where = draw.svg(words, design, format_), f"{sample} {design} {format_}"
        lines, behind = shown(page, svg, format_)
        leaving = [found for found in page.evaluate(browser._MEASURE) if found[1] > browser._TOLERANCE]
        assert leaving == [], where
        for name, _, (x, y, right, bottom) in lines:
            assert min(x, y) >= 0, (where, name)
            assert (right, bottom) <= (behind.width + 1, behind.height + 1), (where, name)
        for (one, _, a), (other, _, b) in itertools.combinations(lines, 2):
            apart = a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1
            assert apart, (where, one, other)
    page.close()


@pytest.mark.parametrize("palette", PALETTES)
def test_words_are_easy_to_read_where_they_stand(chrome: Browser, palette: str) -> None:
    page = chrome.new_page()
    for design, format_ in itertools.product(DESIGNS, FORMATS):
        lines, behind = shown(page, draw.svg(NORMAL, design, format_, palette), format_)
        assert lines
        for name, fill, square in lines:
            found = least_contrast(fill, behind.crop(tuple(round(v) for v in square)))
            assert found >= LEAST_CONTRAST, (palette, design, format_, name, round(found, 2))
    page.close()


@pytest.mark.parametrize("format_", FORMATS)
def test_pdf_has_its_true_size_and_real_text(chrome: Browser, format_: str) -> None:
    sheet = FORMATS[format_]
    document = pypdf.PdfReader(io.BytesIO(browser.pdf(chrome, [draw.svg(NORMAL, "zi", format_)], sheet)))
    assert len(document.pages) == 1
    box = document.pages[0].mediabox
    inch = 25.4 if sheet.unit == "mm" else 96
    for printed, wanted in ((box.width, sheet.width), (box.height, sheet.height)):
        assert abs(float(printed) / 72 * inch - wanted) <= 1
    assert "2026" in document.pages[0].extract_text() or format_ == "leaflet-inside"


def test_png_has_its_resolution_and_a_code_that_can_be_read(chrome: Browser) -> None:
    picture = Image.open(
        io.BytesIO(browser.png(chrome, draw.svg(NORMAL, "shu", "poster"), FORMATS["poster"]))
    )
    assert picture.size == (3307, 4677)
    assert round(picture.info["dpi"][0]) == 200
    assert [found.text for found in zxingcpp.read_barcodes(picture.reduce(4))] == [NORMAL.address]


@pytest.fixture
def shared_chrome(chrome: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """One process can't drive two browsers: the command takes the one that is running."""
    monkeypatch.setattr(browser, "launched", lambda: contextlib.nullcontext(chrome))


@pytest.mark.usefixtures("shared_chrome")
def test_a_text_that_this_machines_fonts_make_too_wide_is_refused(tmp_path: Path) -> None:
    svg = re.sub(r'data-box="(\S+) (\S+) \S+', r'data-box="\1 \2 3', draw.svg(NORMAL, "zi", "led"))
    with pytest.raises(RendaError, match=r"“大字·电子屏”上的“.+”用这台电脑的字体排不下，超出"):
        list(printing.print_sheets([Sheet("zi", "led", svg)], ["png"], tmp_path, "2026"))
    assert not list(tmp_path.iterdir())


def test_a_sheet_that_was_not_drawn_stops_it_all(tmp_path: Path) -> None:
    missing = Sheet("zi", "led", "", "theme", 9)
    with pytest.raises(RendaError, match="“theme”在宣传品“大字·电子屏”上放不下，长了 9 个字"):
        list(printing.print_sheets([missing], ["svg"], tmp_path, "2026"))


def test_without_a_browser_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "find", lambda: None)
    with pytest.raises(RendaError, match="没有找到 Chrome、Edge 或 Chromium。请装一个"), browser.launched():
        pass
    environment = {**os.environ, browser.VARIABLE: "/nowhere/chrome"}
    command = [Path(sys.executable).with_name("renda"), "campaign", "print", "2026", "--only", "led"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "浏览器 /nowhere/chrome 用不了" in done.stderr


def test_the_browser_is_found_where_windows_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edge = tmp_path / browser._WINDOWS[1]
    edge.parent.mkdir(parents=True, exist_ok=True)
    edge.touch()
    monkeypatch.setattr(browser.sys, "platform", "win32")
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert browser.find() == str(edge)
    monkeypatch.setenv(browser.VARIABLE, "/opt/chrome")
    assert browser.find() == "/opt/chrome"


@pytest.mark.usefixtures("shared_chrome")
def test_print_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    out = tmp_path / "print shop"
    arguments = ["campaign", "print", "2026", "--only", "leaflet", "--design", "shu", "--out", str(out)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == [
        "2026-leaflet-inside-shu.png",
        "2026-leaflet-outside-shu.png",
        "2026-leaflet-shu.pdf",
    ]
    assert "共 3 个文件" in result.output
    assert len(pypdf.PdfReader(out / "2026-leaflet-shu.pdf").pages) == 2
    result = CliRunner().invoke(main, [*arguments, "--format", "svg"])
    assert sorted(path.suffix for path in out.iterdir()) == [".pdf", ".png", ".png", ".svg", ".svg"]
    assert CliRunner().invoke(main, ["campaign", "print", "2031"]).exit_code == 1


def test_counts_are_those_of_the_files(tmp_path: Path) -> None:
    drawn = list(sheets(NORMAL, designs=["zi", "men"]))
    written = list(printing.print_sheets(drawn, ["svg"], tmp_path, "2026"))
    assert len(written) == printing.count(drawn, ["svg"]) == 2 * len(FORMATS)
    assert printing.count(drawn, ["pdf", "svg"]) == 2 * (len(FORMATS) + len(KINDS))
