"""`renda laws audit`: repairs before and after, missing numbers, and what imported files differ in."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from renda.cli import main
from renda.statutes import repeals
from renda.statutes.audit import missing_numbers
from renda.statutes.model import Library


def renda(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["laws", *arguments])


def test_the_audit_lists_what_imports_differ_in(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [renda]", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    text = (shared / "laws/宪法/宪法.md").read_text(encoding="utf-8")
    (tmp_path / "宪法.md").write_text(text.replace("首都是北京", "首都在北京"), encoding="utf-8")
    assert renda("import", "宪法.md").exit_code == 0
    output = renda("audit").output
    assert "导入 laws/宪法(2018-03-11).md：补充（序言、此前的施行日期），与默认来源有 1 处不同" in output
    assert "对照：中华人民共和国首都在北京。" in output
    (imported,) = json.loads(renda("audit", "--json").output)["imported"]
    assert (imported["filled"], [d["article"] for d in imported["differences"]]) == (
        ["序言", "此前的施行日期"],
        ["第一百四十三条"],
    )


def test_repairs_show_before_and_after() -> None:
    repairs = json.loads(renda("audit", "--json").output)["repairs"]
    quotes = next(row for row in repairs if row["kind"] == "直引号改为“ ”")
    assert '"' in quotes["examples"][0]["before"]
    assert '"' not in quotes["examples"][0]["after"]


def test_missing_numbers_of_the_source(library: Library) -> None:
    assert [example.place for example in missing_numbers(library)] == [
        "中华人民共和国生态环境法典 第一千一百一十九条之后是第一千一百二十一条",
        "中华人民共和国生态环境法典 第一千二百条之后是第一千二百零二条",
        "全国人民代表大会常务委员会关于对中华人民共和国缔结或者参加的国际条约所规定的罪行行使刑事管辖权的决定 第三条之后是第七条",
    ]


def test_repealed_statutes_without_a_basis(library: Library) -> None:
    assert [statute.short_title for statute in repeals.without_basis(library)] == [
        "农村土地承包法",
        "乡镇企业法",
        "全国人民代表大会常务委员会关于外商投资企业和外国企业适用增值税、消费税、营业税等税收暂行条例的决定",
        "全国人民代表大会常务委员会关于对中华人民共和国缔结或者参加的国际条约所规定的罪行行使刑事管辖权的决定",
    ]
    oddities = json.loads(renda("audit", "--json").output)["oddities"]
    assert next(row["count"] for row in oddities if row["kind"] == "标为已废止，但找不到依据") == 4
