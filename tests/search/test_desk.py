"""The editors' desk search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from renda.errors import RendaError
from renda.search import commands
from renda.search.desk import entries as entries_room
from renda.search.desk import query as query_room
from renda.search.desk import store

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

    from renda.search.segment import Segmenter
    from renda.statutes.model import Library

LESSON = """---
title: 人大监督
---

引言。

## 质询和询问

质询案要十人以上联名。

```
# 不是标题
```

### 备案审查

规范性文件。
"""
WANTED = {"xianfa", "jiandufa", "yinhangyejianduguanlifa", "quanguorenda-yishiguize"}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project") / "docs"
    (folder / "study").mkdir(parents=True)
    (folder / "study/05.md").write_text(LESSON, "utf-8")
    (folder / "broken.md").write_text("---\ntitle: [\n---\n# 坏了的页首\n正文\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def folders(
    tmp_path_factory: pytest.TempPathFactory, docs: Path, library: Library, segmenter: Segmenter
) -> list[Path]:
    laws = [entry for entry in entries_room.law_entries(library) if entry.place.split("/")[1] in WANTED]
    made = []
    for entries in (laws, list(entries_room.page_entries(docs))):
        made.append(tmp_path_factory.mktemp("index"))
        store.refresh(made[-1], "", lambda entries=entries: entries, segmenter)
    return made


def places(folders: list[Path], query: str, segmenter: Segmenter, limit: int = 20) -> list[str]:
    return [hit.place for hit in query_room.search_desk(folders, query, segmenter, limit=limit)[1]]


QUERIES: list[tuple[str, list[str]]] = [
    ("law:监督法 AND 质询", ["laws/jiandufa/#art-54", "laws/jiandufa/#art-51"]),
    ("law:宪法 AND article:62", ["laws/xianfa/#art-62"]),
    ("law:中华人民共和国宪法 article:第六十二条", ["laws/xianfa/#art-62"]),
    ('"每届任期五年" AND law:宪法', ["laws/xianfa/#art-60", "laws/xianfa/#art-98"]),
    ("质询 AND kind:页面", ["docs/study/05.md:7"]),
    ("title:备案审查", ["docs/study/05.md:15"]),
    ("质询 AND NOT (kind:法条 OR 备案)", ["docs/study/05.md:7"]),
    ("坏了的页首", ["docs/broken.md:4"]),
    ("龘靐齉", []),
    ("body:质询案* AND law:监督法", ["laws/jiandufa/#art-54", "laws/jiandufa/#art-51"]),
    ("law:监督? AND article:51", ["laws/jiandufa/#art-51"]),
    ("adopted:2024 AND 质询", ["laws/jiandufa/#art-54"]),
    ("adopted:2024-11-08 AND 质询", ["laws/jiandufa/#art-54"]),
    ("adopted:[2018 to 2018-12] AND 质询", ["laws/xianfa/#art-73"]),
    ("adopted:[to 1990]", []),
    ("commencement:[2018 to] AND law:宪法 AND article:1", ["laws/xianfa/#art-1"]),
    ("department:宪法 AND 质询", ["laws/xianfa/#art-73"]),
    ("status:尚未施行", []),
]


@pytest.mark.parametrize(("query", "wanted"), QUERIES)
def test_query_language(folders: list[Path], segmenter: Segmenter, query: str, wanted: list[str]) -> None:
    found = places(folders, query, segmenter)
    assert set(wanted) <= set(found)
    assert bool(found) == bool(wanted)


def test_a_law_by_name_is_that_law_alone(folders: list[Path], segmenter: Segmenter) -> None:
    found = places(folders, "law:监督法", segmenter, limit=200)
    assert {place.split("#")[0] for place in found} == {"laws/jiandufa/"}


def test_kind_and_limit(folders: list[Path], segmenter: Segmenter) -> None:
    _, found = query_room.search_desk(folders, "质询", segmenter, kind="页面")
    assert {hit.kind for hit in found} == {"页面"}
    assert len(places(folders, "质询", segmenter, limit=2)) == 2


def test_explanation(folders: list[Path], segmenter: Segmenter) -> None:
    query = "质询 AND law:监督法 AND adopted:2024"
    understood, hits = query_room.search_desk(folders, query, segmenter, explain=True)
    assert "title:质询 OR body:质询" in understood
    assert "adopted:[2024-01-01 TO 2024-12-31]" in understood
    assert [(share.field, share.word) for share in hits[0].shares] == [("body", "质询"), ("law", "监督法")]
    _, (one,) = query_room.search_desk(
        folders, "质询 AND 口头 AND law:监督法", segmenter, limit=1, explain=True
    )
    assert sum(share.score for share in one.shares) == pytest.approx(one.score, abs=0.01)


def entry(place: str, body: str) -> entries_room.Entry:
    return entries_room.Entry(place, "页面", "甲", body)


def test_only_what_changed_is_indexed_anew(tmp_path: Path, segmenter: Segmenter) -> None:
    folder = tmp_path / "desk"
    first = [entry("a:1", "质询"), entry("b:1", "罢免"), entry("c:1", "撤职")]
    assert store.refresh(folder, "1", lambda: first, segmenter) == store.Changes(3, 0)
    assert store.refresh(folder, "1", lambda: pytest.fail("asked for entries"), segmenter) is None
    second = [entry("a:1", "质询"), entry("b:1", "特赦"), entry("d:1", "撤职")]
    assert store.refresh(folder, "2", lambda: second, segmenter) == store.Changes(2, 2)
    found = {word: places([folder], word, segmenter) for word in ("质询", "罢免", "特赦", "撤职")}
    assert found == {"质询": ["a:1"], "罢免": [], "特赦": ["b:1"], "撤职": ["d:1"]}


def test_an_update_that_breaks_off_changes_nothing(tmp_path: Path, segmenter: Segmenter) -> None:
    folder = tmp_path / "desk"
    store.refresh(folder, "1", lambda: [entry("a:1", "质询")], segmenter)

    def broken() -> Iterator[entries_room.Entry]:
        yield entry("b:1", "罢免")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        store.refresh(folder, "2", broken, segmenter)
    assert places([folder], "质询", segmenter) == ["a:1"]
    assert store.refresh(folder, "2", lambda: [entry("b:1", "罢免")], segmenter) == store.Changes(1, 1)


def test_an_index_of_another_version_is_made_anew(
    tmp_path: Path, segmenter: Segmenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk"
    store.refresh(folder, "1", lambda: [entry("a:1", "质询")], segmenter)
    monkeypatch.setattr(store, "VERSION", store.VERSION + 1)
    assert store.refresh(folder, "1", lambda: [entry("a:1", "质询")], segmenter) == store.Changes(1, 0)


WRONG = {
    "foo:质询": "没有的字段 foo",
    "(质询": "括号不成对",
    "质询)(": "括号不成对",
    '"质询': "引号不成对",
    "质询 AND": "缺少一边",
    "OR 质询": "缺少一边",
    "NOT": "缺少一边",
    "，。": "没有要找的字词",
    "": "没有要找的字词",
}


@pytest.mark.parametrize("query", WRONG)
def test_slips_are_told_in_one_line(folders: list[Path], segmenter: Segmenter, query: str) -> None:
    with pytest.raises(RendaError, match=WRONG[query]) as failure:
        query_room.search_desk(folders, query, segmenter)
    assert "\n" not in failure.value.message


def test_sections_of_a_source_file(docs: Path) -> None:
    found = [
        (entry.place, entry.title) for entry in entries_room.page_entries(docs) if "study" in entry.place
    ]
    assert found == [
        ("docs/study/05.md:4", "人大监督"),
        ("docs/study/05.md:7", "人大监督 · 质询和询问"),
        ("docs/study/05.md:15", "人大监督 · 备案审查"),
    ]


def test_command(docs: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    some = [entry for entry in entries_room.law_entries(library) if "/jiandufa/" in entry.place]
    read: list[Path] = []

    def entries(_: Library) -> list[entries_room.Entry]:
        return [*some, entry("laws/new/", "本市的新规定")] if imported.is_dir() else some

    def library_of(root: Path, _: dt.date) -> Library:
        read.append(root)
        return library

    imported = docs.parent / "laws"
    monkeypatch.setattr(entries_room, "law_entries", entries)
    monkeypatch.chdir(docs / "study")

    def run(*arguments: str) -> Result:
        wired = {"library": library_of, "laws_folder": lambda root: root / "laws"}
        return CliRunner().invoke(commands.search, arguments, obj=wired)

    outside = run("质询")
    assert outside.exit_code == 1
    assert "mkdocs.yml" in outside.output
    (docs.parent / "mkdocs.yml").touch()
    done = run("law:监督法 AND 质询", "--json", "--limit", "1")
    assert done.exit_code == 0, done.output
    (hit,) = json.loads(done.stdout)
    assert (hit["place"], hit["article"]) == ("laws/jiandufa/#art-54", "第五十四条")
    wrong = run("law:监督法 AND")
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (1, 1)
    assert "docs/study/05.md:7" in run("质询", "--kind", "页面").stdout
    told = run("law:监督法 AND 质询", "--explain", "--limit", "1")
    assert "查询理解为：" in told.stdout
    assert "body:质询" in told.stdout
    assert "没有找到" in run("本市").stdout
    assert len(read) == 1
    imported.mkdir()
    (imported / "new.md").write_text("导入的规定", "utf-8")
    assert "laws/new/" in run("本市").stdout
