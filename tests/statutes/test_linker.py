"""Links made of citations in HTML, and the check of a source."""

import pytest

from renda.diagnostics import Diagnostics
from renda.statutes.linker import check_citations, link_html
from renda.statutes.model import Library

LINK = '<a class="citation" href="../laws/xianfa/#art-2">'
CASES = [
    ("<p>见《宪法》第二条。</p>", f"<p>见{LINK}《宪法》第二条</a>。</p>"),
    ("<p>无引用 &amp; 符号</p>", "<p>无引用 &amp; 符号</p>"),
    ("<p>&lt;b&gt;宪法第二条&lt;/b&gt;</p>", f"<p>&lt;b&gt;{LINK}宪法第二条</a>&lt;/b&gt;</p>"),
    ('<a href="x">宪法第二条</a>', '<a href="x">宪法第二条</a>'),
    ("<code>宪法第二条</code>", "<code>宪法第二条</code>"),
    ("<h1>宪法第二条</h1><p>宪法第二条</p>", f"<h1>宪法第二条</h1><p>{LINK}宪法第二条</a></p>"),
    (
        '<blockquote data-law="x"><p>宪法第二条</p></blockquote>',
        '<blockquote data-law="x"><p>宪法第二条</p></blockquote>',
    ),
    ("<blockquote><p>宪法第二条</p></blockquote>", f"<blockquote><p>{LINK}宪法第二条</a></p></blockquote>"),
    ("<p>《宪法》\n第二条</p>", f"<p>{LINK}《宪法》\n第二条</a></p>"),
    ("<p>宪法第九百条</p>", "<p>宪法第九百条</p>"),
    ("<!-- 宪法第二条 --><p>a < b</p>", "<!-- 宪法第二条 --><p>a < b</p>"),
]


@pytest.mark.parametrize(("markup", "expected"), CASES)
def test_link_html(library: Library, markup: str, expected: str) -> None:
    assert link_html(markup, library, "../") == expected


def test_check_names_file_and_line(library: Library) -> None:
    diagnostics = Diagnostics()
    check_citations("# 题\n\n见《监督法》第九百条。", "docs/a.md", library, diagnostics, first_line=5)
    (problem,) = diagnostics
    assert str(problem) == (
        "docs/a.md:7: （警告）引用“《监督法》第九百条”无法对应到条文：《监督法》没有第九百条（现行文本止于第六十五条）"
    )


def test_a_citation_broken_over_two_lines(library: Library) -> None:
    diagnostics = Diagnostics()
    check_citations("见\n《监督法》\n  第九百条。", "docs/a.md", library, diagnostics)
    (problem,) = diagnostics
    assert str(problem).startswith("docs/a.md:2: （警告）引用“《监督法》第九百条”无法对应到条文")
