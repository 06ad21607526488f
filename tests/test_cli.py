"""Every command says what it does, in Chinese."""

import click
import pytest
from click.testing import CliRunner

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
