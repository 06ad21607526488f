"""The legal basis of the policy's measures: read, checked, in words, and at the articles themselves."""

from pathlib import Path

import pytest

from renda import backrefs, policy, policy_basis
from renda.diagnostics import Diagnostics
from renda.search.records import Page, Section
from renda.statutes import linker
from renda.statutes.model import ArticleNumber, Library

ROOT = Path(__file__).parent.parent
MEASURES = range(1, 19)
TEXT = (ROOT / policy_basis.SOURCE).read_text(encoding="utf-8")


def load(text: str, library: Library) -> tuple[policy_basis.Basis, list[str]]:
    diagnostics = Diagnostics()
    basis = policy_basis.load(text, MEASURES, library, diagnostics)
    return basis, [str(problem).removeprefix(f"{policy_basis.SOURCE}:") for problem in diagnostics]


#: Lines below "basis:", problems.
CASES = [
    (["- measure: 19", "  cites: [宪法第二条]"], ["2: 政策共 18 条，没有第 19 条"]),
    (["- {measure: 3, cites: [宪法第二条]}"] * 2, ["3: 第 3 条已经列在前面，请并到一处"]),
    (
        ["- measure: 3", "  cites:", "    - 宪法第九百条", "    - 监督法", "    - 监督法第一条"],
        [
            "4: 第 3 条的依据“宪法第九百条”有误：《宪法》没有第九百条（现行文本止于第一百四十三条）",
            "5: 第 3 条的依据“监督法”有误：只写了法律名称，请写到条，如：监督法第一条",
        ],
    ),
    (
        ["- measure: 3", "  cites:", "    - 宪法第二条", "    - 《宪法》第2条"],
        ["5: 第 3 条的依据“《宪法》第2条”写了两次，请删去一个"],
    ),
    (["- measure: 3", "  cites: []"], ["3: “cites”至少要有 1 项"]),
]


@pytest.mark.parametrize(("lines", "problems"), CASES)
def test_problems(lines: list[str], problems: list[str], library: Library) -> None:
    assert load("\n".join(["basis:", *lines]), library)[1] == problems


def test_in_words(library: Library) -> None:
    text = "basis: [{measure: 3, cites: [监督法第十条, 监督法第63条第1款, 宪法第二条, 监督法第一条]}]"
    words = policy_basis.in_words(load(text, library)[0])
    assert words == {3: "《监督法》第十条、第六十三条第一款；《宪法》第二条；《监督法》第一条"}


def test_the_projects_own_lead_to_the_measures(library: Library) -> None:
    """Every article of the basis lists its measure, by the same way that the page takes."""
    basis, problems = load(TEXT, library)
    assert problems == []
    titles = {measure.number: measure.title for measure in policy.load(ROOT).measures}
    words = policy_basis.in_words(basis)
    for number, cited in words.items():
        assert linker.link_html(cited, library, "").count("<a ") == len(basis[number])
    sections = tuple(Section(f"m-{number}", titles[number], cited) for number, cited in words.items())
    page = Page("政策", "policy/", "意见", (), None, 1.0, sections)
    citing = backrefs.authored([page], (), library)
    for number, citations in basis.items():
        for citation in citations:
            assert citation.number
            (source,) = citing[citation.statute.slug][citation.number]
            assert source.kind == "政策"
            assert f"policy/#m-{number}" in [place.url for place in source.places]
    assert ArticleNumber(31) in citing["jiandufa"]
