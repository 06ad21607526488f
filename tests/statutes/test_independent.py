"""Our text against an independent copy of the same versions, article by article."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from renda.errors import RendaError
from renda.statutes import copies, known_differences
from renda.statutes.commands import laws
from renda.statutes.model import Library

#: (file, article) -> how the reason begins why the wording differs. Each was looked at.
KNOWN = {
    ("宪法/宪法修正案（2018年）.md", "第五十二条"): "默认来源缺本条末尾的一句",
    ("宪法相关法/领事特权与豁免条例(1990-10-30).md", "第二十条"): "对照件把“入出境”误作“人出境”",
    ("宪法相关法/缔结条约程序法(1990-12-28).md", "第十三条"): "两份文本不一致",
}


@pytest.fixture(scope="module")
def compared(library: Library, shared: Path) -> list[copies.Copy]:
    return copies.compare(shared / "laws", library)


def test_same_words(compared: list[copies.Copy]) -> None:
    found = {(copy.file, one.label): one.reason for copy in compared for one in copy.differences}
    assert set(found) == set(KNOWN)
    assert all(found[place].startswith(reason) for place, reason in KNOWN.items())
    lines = list(copies.report(compared))
    assert lines[0].endswith("不同 3 处（其中 3 处已查过原因）")
    assert (
        sum(line.startswith("    原因：") for line in lines) == len(known_differences.known()) == len(KNOWN)
    )
    assert sum(copy.equal for copy in compared) > 2600
    assert sum(not copy.reason for copy in compared) == 54


def test_what_is_not_compared_says_why(compared: list[copies.Copy]) -> None:
    reasons = [copy.reason for copy in compared if copy.reason]
    assert len(compared) == 64
    assert sum(reason.startswith("版本不同：对照件是") for reason in reasons) == 8
    assert sum("文件里没有文字" in reason for reason in reasons) == 2  # the two _index.md


def test_constitution_is_identical(compared: list[copies.Copy]) -> None:
    copy = next(copy for copy in compared if copy.file == "宪法/宪法.md")
    assert (copy.equal, copy.differences) == (143, ())


FILES = {
    "甲.md": ("# 甲法\n\n（2020年1月1日通过）\n\n第一条　甲。\n", "法律库没有这部法律"),
    "坏.md": ("", "读不成法律（文件里没有文字）"),
    "旧.md": (
        "# 中华人民共和国宪法\n\n（2004年3月14日修正）\n\n第一条　甲。\n",
        "版本不同：对照件是 2004-03-14，法律库有 1982-12-04、2018-03-11",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_reasons(tmp_path: Path, library: Library, name: str) -> None:
    text, reason = FILES[name]
    (tmp_path / name).write_text(text, "utf-8")
    (copy,) = copies.compare(tmp_path, library)
    assert copy.reason == reason


def test_a_difference_is_shown_where_it_begins(tmp_path: Path, library: Library) -> None:
    text = "# 中华人民共和国宪法\n\n（2018年3月11日修正）\n\n第一百四十三条　中华人民共和国首都是上海。\n"
    (tmp_path / "x.md").write_text(text, "utf-8")
    compared = copies.compare(tmp_path, library)
    (last,) = [d for d in compared[0].differences if d.label == "第一百四十三条"]
    assert (last.ours, last.theirs) == ("中华人民共和国首都是北京。", "中华人民共和国首都是上海。")
    lines = list(copies.report(compared))
    assert lines[0].startswith("对照：1 个文件，比较 1 部，相同 0 条，不同 143 处")
    assert lines[1] == "  x.md 第一条至第一百四十二条之间的 142 条：对照件没有"
    assert "    对照：中华人民共和国首都是上海。" in lines


def parts(library: Library, *spans: tuple[int, int]) -> list[str]:
    """The Constitution in force in several files, each with the articles from one number to another."""
    statute = library.by_name("宪法")
    assert statute is not None
    articles = statute.versions[-1].articles
    head = "# 中华人民共和国宪法\n\n（2018年3月11日修正）\n\n"
    return [
        head + "\n\n".join(f"{a.number.label}　{a.text}" for a in articles[first - 1 : last])
        for first, last in spans
    ]


PARTS = [
    # the articles in each file; the name in the report, articles that are equal, lacking
    (((1, 100), (101, 143)), [("0.md 等 2 个文件", 143, 0)]),
    (((50, 143), (1, 40)), [("0.md 等 2 个文件", 134, 9)]),
    (((1, 143), (1, 100)), [("0.md", 143, 0), ("1.md", 100, 43)]),
]


@pytest.mark.parametrize(("spans", "expected"), PARTS)
def test_parts_of_a_statute_are_compared_together(
    tmp_path: Path,
    library: Library,
    spans: tuple[tuple[int, int], ...],
    expected: list[tuple[str, int, int]],
) -> None:
    for index, text in enumerate(parts(library, *spans)):
        (tmp_path / f"{index}.md").write_text(text, "utf-8")
    compared = copies.compare(tmp_path, library)
    assert [(copy.file, copy.equal, len(copy.differences)) for copy in compared] == expected
    assert next(copies.report(compared)).startswith("对照：2 个文件")


def test_an_empty_folder_is_told(tmp_path: Path, library: Library) -> None:
    with pytest.raises(RendaError, match="没有可以对照的"):
        copies.compare(tmp_path, library)


def test_command(tmp_path: Path) -> None:
    (tmp_path / "甲.md").write_text(FILES["甲.md"][0], "utf-8")
    done = CliRunner().invoke(laws, ["audit", "--against", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert "未比较 甲.md：法律库没有这部法律" in done.output
    assert "来源缺文字，已注明：1 处" in done.output
