"""The excerpts that previews of citations load."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renda.statutes import excerpts, pages

if TYPE_CHECKING:
    from renda.statutes.model import Library

ADDRESS = Path(__file__).parents[2] / "scripts/client/preview/address.ts"
SHAPE = Path(__file__).parents[2] / "scripts/client/preview/excerpt.ts"


def _shards(library: Library, url: str) -> dict[str, Any]:
    """The excerpts of one page: block -> data."""
    page = next(page for page in pages.pages(library) if page.url == url)
    found = {}
    for path, content in excerpts.files(page).items():
        call = re.fullmatch(r"renda\.shard\((\".*?\"),(.*)\);\n", content.decode(), re.DOTALL)
        assert call
        assert path == json.loads(call[1]) + ".js"
        found[path.removeprefix(f"{url}text-").removesuffix(".js")] = json.loads(call[2])
    return found


def test_an_article_in_its_block(library: Library) -> None:
    shards = _shards(library, "laws/xianfa/")
    assert sorted(shards) == ["0", "1", "2"]  # 1 to 50, 51 to 100, 101 to 143
    assert shards["0"]["title"] == "宪法"
    assert shards["0"]["status"] == ""
    assert list(shards["1"]["articles"])[::49] == ["art-51", "art-100"]
    label, lines = shards["1"]["articles"]["art-67"]
    assert label == "第六十七条"
    assert [anchor for anchor, _ in lines[:3]] == ["p1", "i1", "i2"]
    assert lines[1] == ["i1", "（一）解释宪法，监督宪法的实施；"]


def test_status_of_a_version_that_is_not_plainly_in_force(library: Library) -> None:
    assert _shards(library, "laws/xianfa/1982-12-04/")["0"]["status"] == "历史版本"
    assert _shards(library, "laws/nongyefa/2026-08-28/")["0"]["status"] == "尚未施行"


def test_every_article_of_every_page_is_where_the_client_looks_and_small(library: Library) -> None:
    for page in pages.pages(library):
        files = excerpts.files(page)
        assert max((len(gzip.compress(content)) for content in files.values()), default=0) <= 20_000
        for article in page.version.articles:
            # As address.ts does it: from the anchor alone.
            found = re.fullmatch(r"(?:art|item)-(\d+)(?:-\d+)?|text", article.number.anchor)
            assert found, article.number
            block = (int(found[1] or 1) - 1) // excerpts.BLOCK
            content = files[f"{page.url}text-{block}.js"].decode()
            assert f'"{article.number.anchor}":["{article.number.label}"' in content


def test_the_client_knows_the_same_numbers() -> None:
    assert f"const BLOCK = {excerpts.BLOCK};" in ADDRESS.read_text(encoding="utf-8")
    assert f"export const VERSION = {excerpts.VERSION};" in SHAPE.read_text(encoding="utf-8")
