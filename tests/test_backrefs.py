"""Back references from authored content."""

from pathlib import Path

from quizzes import sample
from renda import backrefs
from renda.diagnostics import Diagnostics
from renda.search.records import Page, Section
from renda.statutes.model import ArticleNumber, Library


def _page(url: str, *texts: tuple[str, str, str]) -> Page:
    sections = tuple(Section(anchor, label, text) for anchor, label, text in texts)
    return Page("页面", url, f"题 {url}", (), None, 1.0, sections)


def test_pages_are_listed_by_part_and_place(library: Library) -> None:
    pages = [
        _page("policy/", ("m-1", "1.措施", "依照《宪法》第二条")),
        _page("about/", ("", "", "宪法第二条")),
        _page("study/01-a/", ("", "", "宪法第二条"), ("b", "乙", "宪法第一条至第三条；宪法第二条第二款")),
    ]
    found = backrefs.authored(pages, (), library)
    listed = [
        (s.kind, s.title, [(p.label, p.url) for p in s.places]) for s in found["xianfa"][ArticleNumber(2)]
    ]
    assert listed == [
        ("课程", "题 study/01-a/", [("开头", "study/01-a/"), ("乙", "study/01-a/#b")]),
        ("政策", "题 policy/", [("1.措施", "policy/#m-1")]),
    ]
    assert set(found["xianfa"]) == {ArticleNumber(1), ArticleNumber(2), ArticleNumber(3)}


def test_a_question_is_listed_by_whatever_explains_it(tmp_path: Path) -> None:
    bank = sample.bank(sample.EXPLAINED_PART, sample.EXPLAINED_OPTION)
    found = backrefs.authored((), sample.load(tmp_path, Diagnostics(), bank=bank), sample.LIBRARY)
    listed = {
        number.number: [place.url for source in sources for place in source.places]
        for number, sources in found["shiyan"].items()
    }
    both = ["exam/practice/#?item=a-1", "exam/practice/#?item=s-1"]
    assert listed == {1: both, 2: both}
