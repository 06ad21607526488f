"""The policy: word for word, four parts, eighteen measures."""

import hashlib
import re
from pathlib import Path

import pytest

from renda import policy
from renda.errors import RendaError

ROOT = Path(__file__).parent.parent
#: SHA-256 of the text without any white space.
DIGEST = "bc14d791fdb1467b3849a711bbd753b9831ffe49764cb67f90ee76de7628138a"
TEXT = (ROOT / policy.SOURCE).read_text(encoding="utf-8")


def bare(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s", "", text)


def test_text_never_changes() -> None:
    assert hashlib.sha256(bare(TEXT).encode()).hexdigest() == DIGEST


def test_parsing_loses_nothing() -> None:
    assert bare(policy.load(ROOT).text) == bare(TEXT)


def test_same_as_the_seed(shared: Path) -> None:
    assert bare(TEXT) == bare((shared / "seed/policy.txt").read_text(encoding="utf-8"))


def test_parts_and_measures() -> None:
    document = policy.load(ROOT)
    assert [part.title for part in document.parts] == [
        "一、加强党对人大工作的全面领导",
        "二、支持和保障人大及其常委会履行法定职权",
        "三、更好发挥人大代表主体作用",
        "四、加强人大及其常委会自身建设",
    ]
    assert [measure.number for measure in document.measures] == list(range(1, 19))
    assert [len(part.measures) for part in document.parts] == [3, 7, 3, 5]
    assert all(measure.units for measure in document.measures)


def test_offices() -> None:
    table = {office: [m.number for m in measures] for office, measures in policy.by_office(policy.load(ROOT))}
    assert table["各级检察院"] == [4, 8, 12, 13]
    assert table["各级司法行政部门"] == [3]
    assert table["区委"] == [2]
    assert sum(map(len, table.values())) == sum(len(m.offices) for m in policy.load(ROOT).measures)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "\n6.加强对政府预算",
            "\n7.加强对政府预算",
            r"docs/policy/opinion\.txt:9: 此处应为第 6 条（以“6\.”开头）",
        ),
        ("\n18.加强镇街", "\n加强镇街", r"docs/policy/opinion\.txt:21: 此处应为第 18 条"),
    ],
)
def test_broken_text_names_the_line(old: str, new: str, message: str) -> None:
    with pytest.raises(RendaError, match=message):
        policy.parse(TEXT.replace(old, new))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RendaError, match=r"docs/policy/opinion\.txt: 读不到政策文本"):
        policy.load(tmp_path)
