"""The site's one stylesheet."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import material
import pytest

from renda import stylesheets
from renda.errors import RendaError

ROOT = Path(__file__).parent.parent.parent
MATERIAL = Path(material.__file__).parent / "templates"
MAIN, PALETTE = "assets/stylesheets/main.1a2b.min.css", "assets/stylesheets/palette.3c4d.min.css"


def theme(folder: Path, **files: str) -> Path:
    """A theme's folder; the names of further `files` are those below assets/, without .css."""
    files = {MAIN: "a{top:0}", PALETTE: "b{top:1px}"} | {
        f"assets/{name}.css": content for name, content in files.items()
    }
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return folder


def test_the_themes_come_first_and_an_override_takes_the_place_of_its_file(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    (ours / "assets").mkdir(parents=True)
    (ours / "assets/x.css").write_text("x{top:3px}", encoding="utf-8")
    found = stylesheets.find(
        [ours, theme(tmp_path / "theme", x="z{top:0}", y="y{top:2px}")], ["assets/y.css", "assets/x.css"]
    )
    assert list(found) == [MAIN, PALETTE, "assets/y.css", "assets/x.css"]
    path, content = stylesheets.join(ROOT, list(found.values()))
    assert content.strip() == "a{top:0}b{top:1px}y{top:2px}x{top:3px}"
    assert re.fullmatch(r"assets/site-[0-9a-f]{8}\.css", path)


#: What goes in, what comes out.
LEFT_OUT = {
    ".md-search{top:0}": "",
    "a,.md-search__inner a{top:0}": "a{top:0}",
    "@media print{.md-source{top:0}}": "",
    "[dir=rtl] p{top:0}": "",
    "[data-md-color-primary=red]{top:0}[data-md-color-primary=custom]{top:0}": "[data-md-color-primary=custom]{top:0}",
    "@keyframes k{0%{top:0}to{top:1px}}": "@keyframes k{0%{top:0}to{top:1px}}",
    ":root{--a:1px;--b:var(--a);--c:2px}p{top:var(--c)}": ":root{--c:2px}p{top:var(--c)}",
    'p:before{content:"条"}': 'p:before{content:"条"}',
}


@pytest.mark.parametrize(("given", "made"), LEFT_OUT.items())
def test_what_the_site_does_not_have_is_left_out(given: str, made: str, tmp_path: Path) -> None:
    file = tmp_path / "a.css"
    file.write_text(given, encoding="utf-8")
    assert stylesheets.join(ROOT, [file])[1].strip() == made


def test_a_broken_stylesheet_is_an_error_that_names_the_place(tmp_path: Path) -> None:
    file = tmp_path / "a.css"
    file.write_text("p{top:0}\n}", encoding="utf-8")
    with pytest.raises(RendaError, match=r"(?s)样式表有误，无法合并.*a\.css:2:1"):
        stylesheets.join(ROOT, [file])


def test_without_the_packages_it_says_what_to_do(tmp_path: Path) -> None:
    script = tmp_path / stylesheets.SCRIPT
    script.parent.mkdir(parents=True)
    shutil.copy(ROOT / stylesheets.SCRIPT, script)
    (tmp_path / "package-lock.json").touch()
    with pytest.raises(RendaError, match=r"前端工具尚未安装。请在项目目录运行：make setup"):
        stylesheets.join(tmp_path, [])


def test_no_page_misses_a_rule_of_the_theme(site: Path) -> None:
    """A class which a page has and the theme knows is in the one stylesheet, and so are those of our scripts."""
    names = re.compile(r"\.([a-zA-Z][\w-]*)")
    theme_css = "".join(
        file.read_text("utf-8") for pattern in stylesheets.THEME for file in MATERIAL.glob(pattern)
    )
    [joined] = (site / "assets").glob("site-*.css")
    missing = set(names.findall(theme_css)) - set(names.findall(joined.read_text("utf-8")))
    assert "md-search" in missing
    for page in site.rglob("*.html"):
        for classes in set(re.findall(r'class="([^"]*)"', page.read_text("utf-8"))):
            assert not missing & set(classes.split()), page
    theirs = {name for name in missing if name.startswith("md-")}  # other names are everyday words
    for script in (site / "assets/renda").glob("*.js"):
        assert not theirs & set(re.findall(r"[\w-]+", script.read_text("utf-8"))), script


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
