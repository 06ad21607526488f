"""The site's one stylesheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from renda import stylesheets
from renda.errors import RendaError

if TYPE_CHECKING:
    from pathlib import Path

MAIN, PALETTE = "assets/stylesheets/main.1a2b.min.css", "assets/stylesheets/palette.3c4d.min.css"


def theme(folder: Path, **files: str) -> Path:
    """A theme's folder; the names of further `files` are those below assets/, without .css."""
    files = {MAIN: "a{}\n/*# sourceMappingURL=main.css.map */", PALETTE: "b{}"} | {
        f"assets/{name}.css": content for name, content in files.items()
    }
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return folder


def test_the_themes_come_first_and_an_override_takes_the_place_of_its_file(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    (ours / "assets").mkdir(parents=True)
    (ours / "assets/x.css").write_text("ours{}", encoding="utf-8")
    found = stylesheets.find(
        [ours, theme(tmp_path / "theme", x="x{}", y="y{}")], ["assets/y.css", "assets/x.css"]
    )
    assert list(found) == [MAIN, PALETTE, "assets/y.css", "assets/x.css"]
    path, content = stylesheets.join(found.values())
    assert content.split() == ["a{}", "b{}", "y{}", "ours{}"]
    assert re.fullmatch(r"assets/site-[0-9a-f]{8}\.css", path)


def test_a_stylesheet_of_the_docs_stays_a_file_of_its_own(tmp_path: Path) -> None:
    assert list(stylesheets.find([theme(tmp_path)], ["css/mine.css"])) == [MAIN, PALETTE]


def test_a_theme_that_lost_its_own_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RendaError, match=r"主题里没有 assets/stylesheets/main"):
        stylesheets.find([tmp_path], [])


def test_every_page_links_one_stylesheet_that_is_there(site: Path) -> None:
    """Sheets, posters and the like, which have their own look, apart."""
    for page in ("", "exam/practice", "xianfa", "laws/xianfa", "campaigns/2026"):
        linked = re.findall(
            r'<link rel="stylesheet" href="([^"]+)"', (site / page / "index.html").read_text("utf-8")
        )
        assert len(linked) == 1
        assert (site / page / linked[0]).is_file()
    assert not (site / "assets/stylesheets").exists()
