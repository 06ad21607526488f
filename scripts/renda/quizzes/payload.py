"""What the browser gets: one classic script per bank, and an index of all of them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from renda.quizzes import cites, markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from renda.quizzes.model import Bank, Item
    from renda.statutes.model import Library

#: The client refuses data of a version that it doesn't know.
VERSION = 1
INDEX = "quiz/index"


def shards(
    banks: Sequence[Bank],
    library: Library,
    measures: Mapping[int, str],
    cite_url: Callable[[str], str],
) -> dict[str, bytes]:
    """The files of the browser's question banks: path below the site's root -> content.

    Args:
        banks: banks without errors.
        library: where cites get their label and words.
        measures: the policy's measures by number.
        cite_url: turns an address such as laws/xianfa/#art-60 into the one to write, also relative
            to the site's root (laws/xianfa/index.html#art-60 for a site opened as files).

    Raises:
        RendaError: a cite can't be resolved.
    """
    files: dict[str, bytes] = {}
    topics: dict[str, int] = {}
    counts: dict[str, int] = {}
    listed = []
    for bank, name, data in _shards(banks, library, measures, cite_url):
        files[f"{name}.js"] = _script(name, data)
        rows = []
        for item in bank.items:
            if not item.keys:
                continue
            for topic in item.topics:
                counts[topic] = counts.get(topic, 0) + 1
            rows.append(
                [item.id, item.digest, [topics.setdefault(topic, len(topics)) for topic in item.topics]]
            )
        listed.append({"title": bank.title, "shard": name, "items": rows})
    index = {
        "version": VERSION,
        "topics": [{"name": topic, "count": counts[topic]} for topic in topics],
        "banks": listed,
    }
    files[f"{INDEX}.js"] = _script(INDEX, index)
    return files


def shard_names(
    banks: Sequence[Bank],
    library: Library,
    measures: Mapping[int, str],
    cite_url: Callable[[str], str],
) -> dict[str, str]:
    """Item id -> name of its shard, for `fallback.render_block`; arguments and errors as for `shards`."""
    return {
        item.id: name
        for bank, name, _ in _shards(banks, library, measures, cite_url)
        for item in bank.items
        if item.keys
    }


def _shards(
    banks: Sequence[Bank],
    library: Library,
    measures: Mapping[int, str],
    cite_url: Callable[[str], str],
) -> Iterator[tuple[Bank, str, dict[str, Any]]]:
    for bank in banks:
        items = {item.id: _item(item, library, measures, cite_url) for item in bank.items if item.keys}
        data = {"version": VERSION, "items": items}
        digest = hashlib.sha256(_json(data).encode()).hexdigest()[:8]
        yield bank, f"quiz/{bank.name}-{digest}", data


def _item(
    item: Item, library: Library, measures: Mapping[int, str], cite_url: Callable[[str], str]
) -> dict[str, Any]:
    def links(text: str) -> Iterator[markup.Link]:
        for start, end, url, problem in cites.mentions(text, library, measures):
            if not problem:
                yield start, end, cite_url(url)

    authorities = [cites.resolve(cite, library, measures) for cite in item.cites]
    return {
        "id": item.id,
        "digest": item.digest,
        "stem": markup.inline(item.stem),
        **_own_fields(item),
        "explanation": markup.linked(item.explanation, links),
        "cites": [
            {"label": authority.label, "url": cite_url(authority.url), "text": authority.text}
            for authority in authorities
        ],
    }


def _own_fields(item: Item) -> dict[str, Any]:
    key = item.key().model_dump()
    fields = {"kind": item.kind, "answer": key["answer"]}
    if item.choices and item.kind != "judge":
        said = key["feedback"] or [""] * len(item.choices)
        fields["options"] = [
            {"html": markup.inline(text)} | ({"feedback": feedback} if feedback else {})
            for text, feedback in zip(item.choices, said, strict=True)
        ]
    return fields


def _script(name: str, data: dict[str, Any]) -> bytes:
    return f"renda.shard({_json(name)},{_json(data)});\n".encode()


def _json(data: object) -> str:
    """Compact JSON that is safe in a script, also in one inside a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
