"""Chromium, Chrome or Edge as a printer: measures a drawn sheet, and makes PDF and PNG of it."""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from renda.errors import RendaError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

    from renda.campaigns.posters.formats import Format

#: Overrides the search for a browser.
VARIABLE = "RENDA_CHROMIUM"
_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

_ARGUMENTS = ("--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb")

#: What is wider than its box by more than this share is refused: fonts round their advances.
_TOLERANCE = 1.003

# For each text that has a box: its name, and its longest line as a share of the box.
_MEASURE = """() => [...document.querySelectorAll("text[data-box]")].map((text) => {
  const [, , width, height] = text.dataset.box.split(" ").map(Number);
  const room = text.getAttribute("writing-mode") ? height : width;
  const lines = [...text.querySelectorAll("tspan")].map((line) => line.getComputedTextLength());
  return [text.dataset.name, Math.max(0, ...lines) / room];
})"""


def find() -> str | None:
    """The path of a browser of the Chromium family, None when there is none."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return chosen
    candidates: list[Path] = []
    if sys.platform == "darwin":
        candidates = [Path(path) for path in _MAC]
    elif sys.platform == "win32":
        folders = [os.environ[name] for name in _WINDOWS_FOLDERS if name in os.environ]
        candidates = [Path(folder) / path for path in _WINDOWS for folder in folders]
    installed = (str(path) for path in candidates if path.is_file())
    return next(installed, None) or next(filter(None, map(shutil.which, _COMMANDS)), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless browser.

    Raises:
        RendaError: there is none, it doesn't start, or it fails later; the message says what to do.
    """
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise RendaError("缺少驱动浏览器的程序。请运行：pip install 'renda[print]'") from None
    path = find()
    if path is None:
        raise RendaError(
            f"没有找到 Chrome、Edge 或 Chromium。请装一个，或者把它的位置写进环境变量 {VARIABLE}；"
            "不装也可以在网站的宣传品页面点开图片，用浏览器打印"
        )
    # A browser refuses to run as root unless its sandbox is off; for anybody else it stays on.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*_ARGUMENTS, *(["--no-sandbox"] if is_root else [])]
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=arguments)
            try:
                yield browser
            finally:
                browser.close()
    except Error as error:
        reason = error.message.splitlines()[0]
        raise RendaError(f"浏览器 {path} 用不了（{reason}）。请关闭它以后再试，或者换一个浏览器") from error


def overflowing(browser: Browser, svg: str, sheet: Format) -> list[tuple[str, float]]:
    """The texts of a sheet that leave their box with the fonts of this machine: name and share of the box."""
    page = browser.new_page(viewport={"width": 1000, "height": 1000})
    try:
        page.set_content(_html(svg, f"{sheet.width}px", f"{sheet.height}px"))
        return [(name, share) for name, share in page.evaluate(_MEASURE) if share > _TOLERANCE]
    finally:
        page.close()


def pdf(browser: Browser, svgs: Sequence[str], sheet: Format) -> bytes:
    """Sheets of one format as a PDF with a page of true size for each."""
    page = browser.new_page()
    try:
        wide, high = f"{sheet.width}{sheet.unit}", f"{sheet.height}{sheet.unit}"
        page.set_content(_html("".join(svgs), wide, high))
        return page.pdf(width=wide, height=high, print_background=True, page_ranges=f"1-{len(svgs)}")
    finally:
        page.close()


def png(browser: Browser, svg: str, sheet: Format) -> bytes:
    """The sheet as a picture, with its resolution noted where it has a size on paper."""
    wide, high = sheet.pixels
    page = browser.new_page(viewport={"width": wide, "height": high})
    try:
        page.set_content(_html(svg, f"{wide}px", f"{high}px"))
        data = page.screenshot()
    finally:
        page.close()
    if sheet.unit != "mm":
        return data
    noted = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").save(noted, "PNG", dpi=(sheet.dpi, sheet.dpi))
    return noted.getvalue()


def _html(svg: str, wide: str, high: str) -> str:
    """A page that the sheet fills; nothing of it is loaded from elsewhere."""
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>@page{margin:0}'
        f"body{{margin:0}}body>svg{{display:block;width:{wide};height:{high};break-after:page}}"
        f"</style>{svg}</html>"
    )
