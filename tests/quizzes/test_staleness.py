"""The staleness lock: what is to be reviewed after an article changed, and what accepting does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from renda import content, policy
from renda.diagnostics import Diagnostics
from renda.errors import RendaError
from renda.quizzes import catalog, pages, staleness
from renda.quizzes.commands import quiz
from renda.quizzes.load import load_banks

from . import sample

if TYPE_CHECKING:
    from renda.statutes.model import Library

PROJECT = Path(__file__).parents[2]
BEFORE, AFTER = sample.library(), sample.library("苹果委员会每届任期九年。")
#: j-1 leans on 第一条第二款, so on 第一条; m-1 and k-1 on 第二条 alone.
ITEMS = [sample.SINGLE, sample.MULTIPLE, sample.JUDGE, sample.SHORT]
PAGES = {
    "docs/a.md": "依照《试验法》第一条，任期七年。\n",
    "docs/b.md": "职权见试验法第二条。\n",
    "docs/c.md": "没有引用。\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/bank.yml").write_text(sample.bank(*ITEMS), encoding="utf-8")
    (tmp_path / "docs").mkdir()
    for path, text in PAGES.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def run(root: Path, library: Library, measures: dict[int, str], *arguments: str) -> tuple[int, list[str]]:
    context: dict[str, Any] = {"measures": lambda _: measures, "library": lambda *_: library}
    result = CliRunner().invoke(quiz, ["stale", "--root", str(root), *arguments], obj=context)
    return result.exit_code, (result.stdout + result.stderr).splitlines()


CHANGE = ["    原：苹果委员会每届任期【七年】。", "    现：苹果委员会每届任期【九年】。"]
ADVICE = "复核、改好之后运行 renda quiz stale --accept；只接受其中几处的，在后面写上题号"


def test_from_nothing_to_accepted(root: Path, measures: dict[int, str]) -> None:
    nothing = "没有需要复核的题目和页面"
    unknown = "另有 6 处新引用的条文还没有记下；运行 renda quiz stale --accept 记下"
    assert run(root, BEFORE, measures) == (0, [unknown, nothing])
    assert run(root, BEFORE, measures, "--accept") == (
        0,
        ["已记下 6 处所依据的条文，写入 quizzes/articles.lock"],
    )
    assert run(root, BEFORE, measures) == (0, [nothing])
    expected = [
        "quizzes/bank.yml:13: s-1：《试验法》第一条",
        *CHANGE,
        "quizzes/bank.yml:46: j-1：《试验法》第一条",
        *CHANGE,
        "docs/a.md：《试验法》第一条",
        *CHANGE,
        ADVICE,
    ]
    assert run(root, AFTER, measures) == (1, expected)
    assert run(root, AFTER, measures, "j-1") == (1, [*expected[3:6], ADVICE])
    assert run(root, AFTER, measures, "--accept", "s-1", "docs/a.md")[0] == 0
    assert run(root, AFTER, measures) == (1, [*expected[3:6], ADVICE])
    assert run(root, AFTER, measures, "--accept")[0] == 0
    assert run(root, AFTER, measures) == (0, [nothing])
    assert len(run(root, BEFORE, measures)[1]) == 10  # the lock follows in both directions


def test_a_name_that_is_not_there(root: Path, measures: dict[int, str]) -> None:
    code, lines = run(root, BEFORE, measures, "--accept", "s-9")
    assert (code, lines) == (1, ["错误：没有这样的题目或页面：s-9；页面如 docs/study/01-xingzhi.md"])
    assert not (root / staleness.LOCK).exists()


def test_the_browser_gets_stale_items_marked_and_check_warns(root: Path, measures: dict[int, str]) -> None:
    run(root, BEFORE, measures, "--accept")
    banks = load_banks(root / "quizzes", AFTER, Diagnostics())
    stale = staleness.stale_items(root, banks, AFTER, measures)
    assert stale == {"s-1", "j-1"}
    listed = catalog.listed(banks, AFTER, stale)
    assert [one.item.id for one in listed if one.stale] == ["s-1", "j-1"]
    context = {"measures": lambda _: measures, "library": lambda *_: AFTER}
    result = CliRunner().invoke(quiz, ["check", "--root", str(root)], obj=context)
    assert (
        "quizzes/bank.yml:13: （警告）s-1 待复核：所依据的条文变了；请看 renda quiz stale，"
        "改好后运行 renda quiz stale --accept s-1"
    ) in result.stdout.splitlines()


def test_what_an_item_newly_leans_on_counts_as_reviewed(root: Path, measures: dict[int, str]) -> None:
    banks = load_banks(root / "quizzes", BEFORE, Diagnostics())
    now = staleness.items_basis(banks, BEFORE, measures)
    lock = staleness.Lock(now)
    later = {**now, "m-1": now["m-1"] | now["s-1"]}
    assert lock.changes(later) == []
    assert lock.unknown(later) == ["m-1"]
    assert lock.accept(later, ()).users == later


def test_all_that_explains_an_item_counts(tmp_path: Path, measures: dict[int, str]) -> None:
    bank = sample.bank(sample.EXPLAINED_PART, sample.EXPLAINED_OPTION)
    banks = sample.load(tmp_path, Diagnostics(), bank=bank)
    basis = staleness.items_basis(banks, BEFORE, measures)
    both = {"laws/shiyan/#art-1", "laws/shiyan/#art-2"}
    assert {user: set(leans_on) for user, leans_on in basis.items()} == {"a-1": both, "s-1": both}


def test_equal_locks_make_equal_bytes_and_are_read_back(root: Path, measures: dict[int, str]) -> None:
    banks = load_banks(root / "quizzes", BEFORE, Diagnostics())
    now = staleness.items_basis(banks, BEFORE, measures)
    path = root / staleness.LOCK
    staleness.write(path, staleness.Lock(now))
    first = path.read_bytes()
    assert staleness.read(path).users == now
    staleness.write(path, staleness.Lock(dict(reversed(now.items()))))
    assert path.read_bytes() == first
    assert first.decode().count("苹果委员会每届任期七年。") == 1


def test_the_projects_lock_is_complete() -> None:
    """Whoever adds an item or a citation accepts it: else a change of its article goes unnoticed."""
    library = content.library(dt.date(2026, 11, 23))
    banks = load_banks(PROJECT / "quizzes", library, Diagnostics())
    measures = {measure.number: measure.text for measure in policy.load(PROJECT).measures}
    now = staleness.items_basis(banks, library, measures)
    now |= staleness.pages_basis(pages.sources(PROJECT), library)
    assert staleness.read(PROJECT / staleness.LOCK).unknown(now) == []


DAMAGED = [
    "",
    "{",
    "[]",
    "{}",
    '{"version": 1}',
    '{"version": 1, "articles": {}, "users": {"s-1": {"a": "b"}}}',
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_lock_is_refused(text: str, root: Path) -> None:
    (root / staleness.LOCK).write_text(text, encoding="utf-8")
    with pytest.raises(RendaError, match=r"articles\.lock 已损坏，.*还没有复核的题目和页面都会当作已经复核"):
        staleness.read(root / staleness.LOCK)


def test_a_lock_of_another_version_is_refused(root: Path) -> None:
    (root / staleness.LOCK).write_text('{"version": 2}', encoding="utf-8")
    with pytest.raises(RendaError, match="的版本是 2"):
        staleness.read(root / staleness.LOCK)
