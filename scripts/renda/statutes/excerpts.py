"""Excerpts of law pages for previews of citations: one small classic script per block of articles.

`laws/<slug>/text-<n>.js` stands beside the page that it excerpts; the client works out <n> from the
anchor of a citation alone, so a preview needs no table of files.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from renda.statutes.model import Status

if TYPE_CHECKING:
    from renda.statutes.pages import ArticleView, StatutePage

#: Articles of a block: numbers 1 to 50 are block 0. The client has the same number.
BLOCK = 50
#: The client refuses data of a version that it doesn't know.
VERSION = 1


def files(page: StatutePage) -> dict[str, bytes]:
    """The excerpts of a page: path below the site's root -> content."""
    blocks: dict[int, dict[str, object]] = {}
    views = {view.anchor: view for division in page.divisions for view in division.articles}
    for article in page.version.articles:
        number = article.number
        blocks.setdefault((number.number - 1) // BLOCK, {})[number.anchor] = _excerpt(views[number.anchor])
    about = {
        "version": VERSION,
        "title": page.statute.short_title,
        "status": "" if page.status is Status.IN_FORCE else page.status.value,
    }
    return {
        f"{page.url}text-{block}.js": _script(f"{page.url}text-{block}", {**about, "articles": articles})
        for block, articles in blocks.items()
    }


def _excerpt(view: ArticleView) -> list[object]:
    """[label, [[end of the line's anchor, text] …]]: p2 and i3 for art-62-p2 and art-62-i3, or empty."""
    return [
        view.label,
        [[line.anchor.removeprefix(f"{view.anchor}-"), line.text] for line in view.lines],
    ]


def _script(name: str, data: dict[str, object]) -> bytes:
    parts = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (name, data))
    return f"renda.shard({','.join(parts)});\n".encode()
