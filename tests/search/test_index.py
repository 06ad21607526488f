"""The index: what Python builds, the client reads back; equal input gives equal bytes."""

from __future__ import annotations

import base64
import dataclasses
import json
import time
import zlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from renda.search import inputs, manifest, postings, synonyms
from renda.search.evaluate import run_client, write_index
from renda.search.index import HEADING_WEIGHT, build_segment
from renda.search.records import Page, Section
from renda.search.sources import law_pages

if TYPE_CHECKING:
    from pathlib import Path

    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

HOSTILE = '"><script>alert(1)</script>\u2028'
AUTHORED = [
    Page(
        "学习",
        "study/a/",
        "人大监督",
        ("监督课",),
        None,
        1.0,
        (
            Section("", "人大监督", "监督从哪里来。", None, "人大监督"),
            Section("zhi-xun", "质询", "质询案由十人以上联名提出。", None, "质询"),
            Section("x", HOSTILE, f"备案审查 TLS1.3 {HOSTILE}", None, HOSTILE),
        ),
    ),
    Page(
        "页面",
        "about/",
        "关于",
        (),
        None,
        1.0,
        (Section("", "", "本站。", None, "", ("谁做的", "本站是什么")),),
    ),
]


@pytest.fixture(scope="module")
def pages(library: Library) -> list[Page]:
    """Some statutes, one with sub-numbers and one with items, and authored pages."""
    wanted = ("jiandufa", "xingfa", "xianfa")
    laws = [page for page in law_pages(library) if page.url.split("/")[1] in wanted or "#item" in page.url]
    items = next(p for p in law_pages(library) if any(s.anchor.startswith("item-") for s in p.sections))
    return [*laws, items, *AUTHORED]


@pytest.fixture(scope="module")
def two_segments(tmp_path_factory: pytest.TempPathFactory, pages: list[Page], segmenter: Segmenter) -> Path:
    site = tmp_path_factory.mktemp("two")
    laws = build_segment("laws", pages[:-2], segmenter)
    write_index(site, [laws, build_segment("site", pages[-2:], segmenter, laws.words)], segmenter)
    return site


def expected_postings(bags: list[Counter[str]], b: float = postings.B) -> dict[str, list[list[int]]]:
    """BM25's weights, worked out anew: word -> [record, weight in steps]."""
    average = sum(bag.total() for bag in bags) / len(bags)
    found: dict[str, list[list[int]]] = defaultdict(list)
    for record, bag in enumerate(bags):
        for word, times in bag.items():
            length = postings.K1 * (1 - b + b * bag.total() / average)
            weight = times / (times + length)  # the share of the highest possible one, K1 + 1
            found[word].append([record, max(1, round(weight * postings.WEIGHT_STEPS))])
    return found


def test_client_reads_back_what_was_indexed(
    two_segments: Path, pages: list[Page], segmenter: Segmenter
) -> None:
    parts = [pages[:-2], pages[-2:]]
    texts: list[dict[str, list[list[int]]]] = []
    titles: list[dict[str, list[list[int]]]] = []
    asked: list[dict[str, list[list[int]]]] = []
    for part in parts:
        bags = []
        for section in (s for page in part for s in page.sections):
            bag = segmenter.bag(section.text)
            for word, times in segmenter.bag(section.heading).items():
                bag[word] += HEADING_WEIGHT * times
            bags.append(bag)
        texts.append(expected_postings(bags))
        phrases = [" ".join(s.asked) for page in part for s in page.sections]
        asked.append(expected_postings([Counter(set(segmenter.bag(phrase))) for phrase in phrases], b=0))
        title_bags = []
        for page in part:
            bag = segmenter.bag(page.title)
            for name in page.names:
                bag |= Counter(set(segmenter.bag(name)))
            title_bags.append(bag)
        titles.append(expected_postings(title_bags))
    words = sorted({word for part in (*texts, *titles, *asked) for word in part})
    assert len(words) > 3000
    records = [0, 1, 2]
    answer = run_client("inspect.ts", {"site": str(two_segments), "words": words, "records": records})
    for word, found in zip(words, answer["postings"], strict=True):
        for number, entry in enumerate(found):
            expected = {
                "text": texts[number].get(word, []),
                "titles": titles[number].get(word, []),
                "asked": asked[number].get(word, []),
            }
            assert (entry or {"text": [], "titles": [], "asked": []}) == expected, word
    for part, shown, docs in zip(parts, answer["pages"], answer["docs"], strict=True):
        found = [(page, section) for page in part for section in page.sections][:3]
        assert [(d["anchor"], d["label"], d["text"], d["url"], d["title"], d.get("law")) for d in docs] == [
            (s.anchor, s.label, s.text, page.url, page.title, page.law) for page, s in found
        ]
        assert [(p["kind"], p["department"], p["status"], p["boost"], p["count"]) for p in shown] == [
            (p.kind, p.department, p.status, p.boost, len(p.sections)) for p in part
        ]


def test_pages_are_known_by_their_names(two_segments: Path) -> None:
    words = ["监督法", "各级", "刑法", "宪法", "关于"]
    laws, authored = run_client("inspect.ts", {"site": str(two_segments), "words": words})["names"]
    assert dict(authored)["关于"] == [[1, []]]
    assert dict(laws)["监督法"][0][1] == [0, 1, 0, 65]
    assert dict(laws)["各级人民代表大会常务委员会监督法"] == dict(laws)["监督法"]
    assert len(dict(laws)["刑法"][0][1]) > 40


def test_lists_of_very_common_words_keep_their_weightiest_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "LONGEST", 3)
    lists = postings.Postings()
    for times in (1, 5, 1, 9, 2):
        lists.add(Counter({"甲": times, "乙": 10 - times}))
    assert lists.count("甲") == 5
    (data,) = lists.encode(["甲"])
    assert list(data[:3]) == [1, 2, 1]  # the records 1, 3, 4


def test_all_records_of_the_library_are_where_they_should_be(laws_site: Path, library: Library) -> None:
    sections = [section for page in law_pages(library) for section in page.sections]
    records = [*range(0, len(sections), 97), len(sections) - 1]
    docs = run_client("inspect.ts", {"site": str(laws_site), "records": records})["docs"][0]
    assert [doc["text"] for doc in docs] == [sections[record].text for record in records]


def test_equal_input_gives_equal_bytes_and_a_change_another_folder(
    pages: list[Page], segmenter: Segmenter
) -> None:
    some = pages[-4:]
    first, second = build_segment("site", some, segmenter), build_segment("site", list(some), segmenter)
    assert (first.files, first.buckets) == (second.files, second.buckets)
    changed = [*some[:-1], dataclasses.replace(some[-1], title="关于本站")]
    third = build_segment("site", changed, segmenter)
    assert third.folder != first.folder


def test_files_lie_below_the_segments_folder(pages: list[Page], segmenter: Segmenter) -> None:
    one = build_segment("site", pages[-2:], segmenter)
    assert one.docs == 4
    for name, content in one.files.items():
        assert name.startswith(f"search/site-{one.digest}/")
        assert content.startswith(f'renda.shard("{name.removesuffix(".js")}","'.encode())


def test_an_empty_segment(segmenter: Segmenter) -> None:
    one = build_segment("site", [], segmenter)
    assert (one.docs, one.words, one.buckets, one.files) == (0, "", [], {})


def test_manifest(segmenter: Segmenter) -> None:
    one = build_segment("site", AUTHORED, segmenter)
    related = {"镇街": synonyms.Related(means=("乡镇",), learned=(("街道", 40),))}
    typed = inputs.build(one.common, (), one.names, ())
    content = manifest.files([one], segmenter, related, typed)[manifest.PATH]
    assert content.startswith(b'renda.shard("search/manifest",')
    value = json.loads(content.removeprefix(b'renda.shard("search/manifest",').removesuffix(b");\n"))
    labels = [["学习", "页面"], [""], [""]]
    assert value["segments"] == [
        {
            "folder": one.folder,
            "docs": 4,
            "asked": 1,
            "labels": labels,
            "pages": one.pages,
        }
    ]
    assert value["words"]["starts"] == one.words
    packed = zlib.decompress(base64.b64decode(value["related"])).decode()
    assert packed == "镇街 乡镇+ 街道4"
    assert value["input"] == {"folder": typed.folder, "letters": typed.letters}
    assert {word for word, _ in value["stop"]} == segmenter.stop_words
    assert value["total"] == segmenter.total


def test_indexing_the_library_is_quick(library: Library, segmenter: Segmenter) -> None:
    """About 3 s of processor time on a small machine; the limit leaves room for slower ones."""
    start = time.process_time()
    one = build_segment("laws", law_pages(library), segmenter)
    assert time.process_time() - start < 8
    assert sum(map(len, one.files.values())) < 8_000_000
    assert max(map(len, one.files.values())) < 40_000
