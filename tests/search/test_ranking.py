"""The client's ranking of texts against Whoosh's BM25F over the same words."""

from __future__ import annotations

import json
import math
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from renda.search import postings
from renda.search.evaluate import ask, run_client, write_index
from renda.search.index import build_segment
from renda.search.records import Page, Section
from renda.search.sources import law_pages

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields, scoring
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.filedb.filestore import RamStorage
    from whoosh.query import Or, Term

if TYPE_CHECKING:
    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

QUERIES = json.loads(Path(__file__).with_name("queries.json").read_text("utf-8"))
#: The client's ranking without what goes beyond BM25 over the text.
PLAIN = {"title": 0, "coverage": 0, "compound": 1, "boost": 0, "wording": 1, "related": 0}


class _OurIdf(scoring.BM25F):  # type: ignore[misc]
    """Whoosh's BM25F with our idf: its own is log(N / (n + 1)) + 1."""

    def idf(self, searcher: Any, fieldname: str, text: bytes) -> float:
        parent = searcher.get_parent()
        count, total = parent.doc_frequency(fieldname, text), parent.doc_count_all()
        return math.log(1 + (total - count + 0.5) / (count + 0.5))


@pytest.fixture(scope="module")
def sections(library: Library) -> list[Section]:
    """Every eighth article, about three thousand."""
    every = [section for page in law_pages(library) for section in page.sections]
    return [Section(f"a{n}", "", section.text) for n, section in enumerate(every[::8])]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, sections: list[Section], segmenter: Segmenter) -> Path:
    folder = tmp_path_factory.mktemp("ranking")
    page = Page("法条", "a/", "", (), None, 1.0, tuple(sections))
    write_index(folder, [build_segment("laws", [page], segmenter)], segmenter)
    return folder


@pytest.fixture(scope="module")
def ours(site: Path) -> list[list[str]]:
    answers = ask(site, QUERIES, 10, weights=PLAIN)
    return [[hit["url"].split("#")[1] for hit in answer["hits"]] for answer in answers]


@pytest.fixture(scope="module")
def theirs(site: Path, sections: list[Section], segmenter: Segmenter) -> dict[str, list[list[str]]]:
    """The first hits by Whoosh, with our idf and with its own."""
    schema = fields.Schema(id=fields.STORED, body=fields.TEXT(SpaceSeparatedTokenizer(), phrase=False))
    storage = RamStorage()
    index = storage.create_index(schema)
    writer = index.writer()
    for section in sections:
        writer.add_document(id=section.anchor, body=" ".join(segmenter.bag(section.text).elements()))
    writer.commit()
    terms = run_client("inspect.ts", {"site": str(site), "texts": QUERIES})["terms"]
    found: dict[str, list[list[str]]] = {}
    for name, kind in (("our idf", _OurIdf), ("its idf", scoring.BM25F)):
        with index.searcher(weighting=kind(B=postings.B, K1=postings.K1)) as searcher:
            found[name] = [
                [hit["id"] for hit in searcher.search(Or([Term("body", word) for word in words]), limit=10)]
                for words in ([*dict.fromkeys(words)] for words in terms)
            ]
    return found


def same_first(ours: list[list[str]], theirs: list[list[str]]) -> float:
    return sum(a[:1] == b[:1] for a, b in zip(ours, theirs, strict=True)) / len(ours)


def overlap(ours: list[list[str]], theirs: list[list[str]]) -> float:
    shares = [len({*a} & {*b}) / max(1, min(len(a), len(b))) for a, b in zip(ours, theirs, strict=True)]
    return sum(shares) / len(shares)


def test_enough_queries(ours: list[list[str]]) -> None:
    assert len(QUERIES) >= 40
    assert all(ours)


def test_texts_rank_as_by_whoosh(ours: list[list[str]], theirs: dict[str, list[list[str]]]) -> None:
    """Whoosh keeps lengths in one byte and we keep weights in 63 steps, so a few neighbours swap."""
    assert same_first(ours, theirs["our idf"]) >= 0.95
    assert overlap(ours, theirs["our idf"]) >= 0.97


def test_whoosh_with_its_own_idf_is_not_far(
    ours: list[list[str]], theirs: dict[str, list[list[str]]]
) -> None:
    assert same_first(ours, theirs["its idf"]) >= 0.9
    assert overlap(ours, theirs["its idf"]) >= 0.93
