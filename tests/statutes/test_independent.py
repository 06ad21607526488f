"""Our text against an independent copy of the same versions, article by article.

Folded before comparing: spaces, width and form of punctuation, for the copies differ in these.
"""

import re
import unicodedata
from pathlib import Path

import pytest

from renda.statutes.model import ArticleNumber, Library, Version

_HEADING = re.compile(r"^(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)[\s　]+(.*)$")
_DATE = re.compile(r"\((\d{4}-\d{2}-\d{2})\)")

#: (file, article) -> why the wording differs. Each was looked at.
KNOWN = {
    ("宪法修正案（2018年）", "第五十二条"): "copy splits the five quoted articles off the clause",
    ("国徽法(2020-10-17)", "第十九条"): "copy keeps the annex in the last article",
    ("国旗法(2020-10-17)", "第二十四条"): "copy keeps the annex in the last article",
    ("国歌法(2017-09-01)", "第十六条"): "copy keeps the annex in the last article",
    ("香港特别行政区基本法(1990-04-04)", "第一百六十条"): "copy keeps the annex in the last article",
    ("领事特权与豁免条例(1990-10-30)", "第二十条"): "copy misreads 入出境 as 人出境",
    (
        "缔结条约程序法(1990-12-28)",
        "第十三条",
    ): "copy has 另一种, ours 一种; the official print is to be looked up",
}


def fold(text: str) -> str:
    """Letters, numbers and Han characters only."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def articles(path: Path) -> dict[str, str]:
    """Article label -> text of a Markdown copy; everything before the first article is left out."""
    found: dict[str, list[str]] = {}
    label = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := _HEADING.match(line.strip()):
            label = match[1]
            found[label] = [match[2]]
        elif line.startswith("#"):
            label = ""
        elif label:
            found[label].append(line)
    return {key: "\n".join(lines) for key, lines in found.items()}


def version_for(path: Path, library: Library) -> Version | None:
    """Our version of the same statute and date, if there is one."""
    name = _DATE.sub("", path.stem)
    statute = library.by_name(name) or library.by_name("中华人民共和国" + name)
    if statute is None:
        return None
    date = _DATE.search(path.stem)
    if not date:
        return statute.versions[-1]
    return next((v for v in statute.versions if v.version_date.isoformat() == date[1]), None)


def test_same_words(library: Library, shared: Path) -> None:
    compared = 0
    differences: set[tuple[str, str]] = set()
    for path in sorted((shared / "laws").rglob("*.md")):
        version = version_for(path, library)
        if version is None:
            continue
        theirs = articles(path)
        if not theirs:
            continue
        compared += 1
        for article in version.articles:
            other = theirs.get(article.number.label)
            if other is None or fold(other) != fold(article.text):
                differences.add((path.stem, article.number.label))
    assert compared == 53
    assert differences == set(KNOWN)


def test_constitution_is_identical(library: Library, shared: Path) -> None:
    theirs = articles(shared / "laws/宪法/宪法.md")
    statute = library.by_name("宪法")
    assert statute is not None
    ours = {a.number.label: a.text for a in statute.current(library.as_of).articles}
    assert len(ours) == 143
    assert {label: fold(text) for label, text in ours.items()} == {k: fold(v) for k, v in theirs.items()}


@pytest.mark.parametrize("label", ["第一条", "第六十二条", "第一百四十三条"])
def test_numbers_parse(label: str) -> None:
    assert ArticleNumber.parse(label).label == label
