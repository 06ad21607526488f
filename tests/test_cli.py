"""Every command says what it does, in Chinese, and so does what click says of itself."""

import ast
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from renda import clicktext
from renda.cli import VERBS, main


def commands() -> list[tuple[str, ...]]:
    """Every command as the words that call it."""
    found: list[tuple[str, ...]] = []
    context = click.Context(main)
    for verb in VERBS:
        command = main.get_command(context, verb)
        found.append((verb,))
        if isinstance(command, click.Group):
            found += [(verb, name) for name in command.list_commands(context)]
    return found


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_help(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*words, "--help"])
    assert result.exit_code == 0
    assert any("\u4e00" <= char <= "\u9fff" for char in result.output)
    assert not re.search(r"Usage|Options|Show this|Commands", result.output)


def looked_up(module: str) -> set[str]:
    """The messages that a module of click looks up."""
    tree = ast.parse((Path(click.__file__).parent / module).read_text(encoding="utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    found = [a for n in calls if n.func.id == "_" for a in n.args[:1]]  # type: ignore[attr-defined]
    found += [a for n in calls if n.func.id == "ngettext" for a in n.args[:2]]  # type: ignore[attr-defined]
    return {argument.value for argument in found if isinstance(argument, ast.Constant)}


@pytest.mark.parametrize("module", ["exceptions.py", "types.py", "parser.py", "formatting.py"])
def test_every_word_of_click_is_translated(module: str) -> None:
    assert looked_up(module) <= set(clicktext.WORDS)


@pytest.mark.parametrize("message", clicktext.WORDS)
def test_translations_name_only_what_click_fills_in(message: str) -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)(?:!r)?\}|%\((\w+)\)s", text))

    assert names(clicktext.WORDS[message]) <= names(message)


MISTAKES = [
    (["laws", "import"], "错误：缺少参数 '文件…'"),
    (["laws", "audit", "--against", "没有的"], "错误：'--against' 写法不对：没有文件夹“没有的”。"),
    (["laws", "lst"], "错误：没有命令“lst”。"),
    (["laws", "list", "--jso"], "错误：没有选项“--jso”。 （是不是其中一个：'--as-of', '--json'？）"),
    (["laws", "list", "--as-of"], "错误：选项“--as-of”后面缺少值。"),
    (["laws", "list", "甲", "乙"], "错误：多了一个参数（乙）"),
    (["laws", "list", "--as-of", "明天"], "错误：'--as-of' 写法不对：“明天”不是日期，写法如 2026-12-04"),
    (["serve", "--port", "甲"], "错误：'--port' 写法不对："),
]


@pytest.mark.parametrize(("words", "message"), MISTAKES)
def test_mistakes_are_told_in_chinese(words: list[str], message: str) -> None:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_all_verbs_are_listed() -> None:
    output = CliRunner().invoke(main, ["--help"]).output
    assert all(verb in output for verb in VERBS)


def test_audit_counts_repairs() -> None:
    result = CliRunner().invoke(main, ["laws", "audit", "--as-of", "2026-11-23"])
    assert result.exit_code == 0
    assert "法律 367 部，版本 378 个，条文 26188 条" in result.output
    assert "尚未施行 4" in result.output
    assert "直引号改为“ ”" in result.output


def test_show_an_article_and_a_wrong_one() -> None:
    runner = CliRunner()
    assert "监督宪法的实施" in runner.invoke(main, ["laws", "show", "宪法第六十二条"]).output
    wrong = runner.invoke(main, ["laws", "show", "宪法第九百条"])
    assert (wrong.exit_code, wrong.output) == (
        1,
        "错误：《宪法》没有第九百条（现行文本止于第一百四十三条）\n",
    )


def test_wrong_date() -> None:
    result = CliRunner().invoke(main, ["laws", "audit", "--as-of", "明天"])
    assert result.exit_code == 2
    assert "“明天”不是日期，写法如 2026-12-04" in result.output
