"""The built site as files: links, equal bytes, the policy's words."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from renda import site as site_room

ROOT = Path(__file__).parent.parent.parent


class Links(HTMLParser):
    """The links and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.add(values["id"] or "")
        for name in ("href", "src"):
            if values.get(name):
                self.links.append(values[name] or "")


class Text(HTMLParser):
    """The text inside .policy-text, without the links at headings and the <aside> that we add."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.skip = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        if tag == "div" and ("policy-text" in classes or self.depth):
            self.depth += 1
        if "headerlink" in classes or tag == "aside" or (self.skip and tag == "a"):
            self.skip += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self.depth:
            self.depth -= 1
        if self.skip and tag in ("a", "aside"):
            self.skip -= 1

    def handle_data(self, data: str) -> None:
        if self.depth and not self.skip:
            self.parts.append(data)


def test_every_link_leads_somewhere(site: Path) -> None:
    """Links and fragments between pages of the built site."""
    pages: dict[str, Links] = {}
    for file in site.rglob("*.html"):
        parser = Links()
        parser.feed(file.read_text(encoding="utf-8"))
        pages["/" + file.relative_to(site).as_posix()] = parser
    broken: set[str] = set()
    for address, page in pages.items():
        if address == "/404.html":
            continue
        for link in page.links:
            parts = urlsplit(urljoin("http://x" + address.removesuffix("index.html"), link))
            if parts.netloc != "x":
                broken.add(f"{address}: outside {link}")
                continue
            path = unquote(parts.path)
            target = path + "index.html" if path.endswith("/") else path
            if not (site / target.lstrip("/")).is_file():
                broken.add(f"{address}: {link}")
                continue
            fragment = unquote(parts.fragment)
            if fragment.startswith("?"):
                continue  # not a place in the page but what its script is asked for
            if fragment and target in pages and fragment not in pages[target].ids:
                broken.add(f"{address}: {link}")
    assert sorted(broken) == []


def test_built_twice_is_equal(site: Path, tmp_path: Path) -> None:
    site_room.build(ROOT, tmp_path / "again")

    def files(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and not path.name.startswith("sitemap.xml")
        }

    first, second = files(site), files(tmp_path / "again")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_developers_pages_stay_out(site: Path) -> None:
    assert not (site / "dev").exists()


def test_the_law_page_lists_the_measure_that_stands_on_it(site: Path) -> None:
    reader = Links()
    reader.feed((site / "laws/jiandufa/index.html").read_text(encoding="utf-8"))
    assert "../../policy/#m-5" in reader.links


def test_policy_on_the_page_is_word_for_word(site: Path) -> None:
    reader = Text()
    reader.feed((site / "policy/index.html").read_text(encoding="utf-8"))
    source = (ROOT / "docs/policy/opinion.txt").read_text(encoding="utf-8")
    assert re.sub(r"\s", "", "".join(reader.parts)) == re.sub(r"\s", "", source)


def test_nothing_of_the_search_that_the_site_does_not_have(site: Path) -> None:
    scripts = [file.name for file in (site / "assets/javascripts").rglob("*") if file.is_file()]
    assert [name.split(".")[0] for name in scripts] == ["bundle"]


def test_the_logo_stands_in_the_page(site: Path) -> None:
    """In header and menu; an image of its own would be one request more for every page."""
    for page in ("", "exam/practice", "laws/xianfa", "index.en"):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        assert "logo.svg" not in html
        for place in ('class="rd-logo"', "md-logo"):
            assert re.search(rf"<[^>]*{place}[^>]*>\s*<svg", html), (page, place)
