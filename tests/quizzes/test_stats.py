"""What `renda quiz stats` counts and draws."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from click.testing import CliRunner

from renda.diagnostics import Diagnostics
from renda.quizzes import stats
from renda.quizzes.commands import quiz

from . import sample

if TYPE_CHECKING:
    from pathlib import Path

    from renda.statutes.model import Library


def test_counts(tmp_path: Path, library: Library) -> None:
    items = [*sample.ALL, sample.JUDGE | {"id": "j-2", "posts": ["法院", "common"], "level": 3}]
    banks = sample.load(tmp_path, Diagnostics(), bank=sample.bank(*items))
    found = stats.count(banks, library)
    assert found.total == 8
    (law,) = found.laws
    assert (law.name, law.items, law.cited, law.articles, law.share) == ("试验法", 8, 2, 2, 1.0)
    assert [(row.name, row.items) for row in law.chapters] == [("（不分章）", 8)]
    assert found.topics == {"苹果": 8, "会议": 2}
    assert found.levels == {"易": 7, "中": 0, "难": 1}
    assert found.posts["法院"] == {"judge": 1}
    assert stats.tables(found)[2] == (
        "岗位",
        ["岗位", "单选", "多选", "判断", "填空", "法条填空", "简答", "案例", "合计"],
        [["公共", "1", "1", "2", "1", "1", "1", "1", "8"], ["法院", "0", "0", "1", "0", "0", "0", "0", "1"]],
    )


def test_the_command_prints_tables_and_draws(tmp_path: Path, library: Library) -> None:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/bank.yml").write_text(sample.bank(*sample.ALL), encoding="utf-8")
    drawing = tmp_path / "new" / "a.svg"
    arguments = ["stats", "--root", str(tmp_path), "--svg", str(drawing)]
    result = CliRunner().invoke(quiz, arguments, obj={"library": lambda *_: library})
    assert result.exit_code == 0
    assert "试验法" in result.stdout
    drawn = ElementTree.parse(drawing).getroot()
    texts = ["".join(one.itertext()) for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == [
        "题库覆盖：共 7 题；横条为各章被引用的条文所占比例",
        "试验法　7 题　2/2 条",
        "（不分章）",
        "2/2 条　7 题",
    ]


def test_a_picture_that_cannot_be_written(tmp_path: Path, library: Library) -> None:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/bank.yml").write_text(sample.bank(*sample.ALL), encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    arguments = ["stats", "--root", str(tmp_path), "--svg", str(tmp_path / "file" / "a.svg")]
    result = CliRunner().invoke(quiz, arguments, obj={"library": lambda *_: library})
    assert (result.exit_code, "错误：写不了 " in result.output) == (1, True)
