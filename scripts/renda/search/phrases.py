"""常见问法: ways in which people ask for an article, in our own words, one file a statute; and for pages.

They are a search field of their own; those of an article stand, folded, below it where the page of the
statute isn't too long for that.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator

from renda import yamltext
from renda.diagnostics import Diagnostics
from renda.yamltext import Strict

if TYPE_CHECKING:
    from renda.diagnostics import Problem
    from renda.statutes.model import Library
    from renda.yamltext import Document

FOLDER = Path(__file__).parent / "asked"
SHORTEST = 4
LONGEST = 40

#: The page of a statute in which more articles have phrases doesn't list them: it is long enough without.
MOST_LISTED = 180

PAGES_FILE = Path(__file__).parent / "asked_pages.yml"

_SHOWN = "scripts/renda/search"
_SHOWN_FOLDER = f"{_SHOWN}/asked"

#: Slug of a statute -> anchor of an article of the version in force -> phrases.
Asked = Mapping[str, Mapping[str, tuple[str, ...]]]
#: Address of a page from the site's root -> anchor in it, "" for its beginning -> phrases.
AskedPages = Mapping[str, Mapping[str, tuple[str, ...]]]


def _phrase(text: str) -> str:
    if not SHORTEST <= len(text) <= LONGEST:
        raise ValueError(f"问法应为 {SHORTEST} 至 {LONGEST} 字，现为 {len(text)} 字：“{text}”")
    if "\n" in text or "<" in text:
        raise ValueError(f"问法应为一行文字，不用 HTML：“{text[:20]}…”")
    return text


_Phrases = tuple[Annotated[str, AfterValidator(_phrase)], ...]


class _File(Strict):
    law: str
    asked: dict[str, _Phrases]


class _PagesFile(Strict):
    pages: dict[str, dict[str, _Phrases]]


def load(library: Library, diagnostics: Diagnostics, folder: Path = FOLDER) -> Asked:
    """The phrases of all files in `folder`; every problem is noted with its line."""
    found: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for file in sorted(folder.glob("*.yml")):
        path = f"{_SHOWN_FOLDER}/{file.name}"
        slug, phrases = parse(file.read_text("utf-8-sig"), path, library, diagnostics)
        if slug in found:
            diagnostics.error(path, 1, "这部法律已有另一个问法文件，请合并成一个")
        if slug:  # else the file itself is broken, which has been noted
            found[slug] = phrases
    return found


def listed(asked: Asked) -> Asked:
    """The phrases that statutes' pages list; the others are for the search alone."""
    return {slug: articles for slug, articles in asked.items() if len(articles) <= MOST_LISTED}


def parse(
    text: str, path: str, library: Library, diagnostics: Diagnostics
) -> tuple[str, Mapping[str, tuple[str, ...]]]:
    """A statute's slug and its articles' phrases by anchor, from the YAML `text` of the file `path`.

    Articles that only another version of the statute has are left out: a build as of another day, or an
    amendment that takes effect, is no mistake of the file.
    """
    document, file, problems = _read(text, path)
    diagnostics.problems += problems
    if file is None or document is None:
        return "", {}
    statute = library.by_name(file.law)
    if statute is None:
        diagnostics.error(path, document.line(("law",)), f"法律库里没有“{file.law}”")
        return "", {}
    known = {article.number.label for version in statute.versions for article in version.articles}
    anchors = {
        article.number.label: article.number.anchor for article in statute.current(library.as_of).articles
    }
    first: dict[str, str] = {}
    for label, phrases in file.asked.items():
        if label not in known:
            line = document.line(("asked", label))
            diagnostics.error(path, line, f"《{statute.short_title}》没有“{label}”；写法如：第六十二条")
        for place, phrase in enumerate(phrases):
            if phrase in first:
                line = document.line(("asked", label, place))
                diagnostics.error(path, line, f"“{phrase}”已是{first[phrase]}的问法，请换个说法")
            first.setdefault(phrase, label)
    return statute.slug, {anchors[label]: tuple(p) for label, p in file.asked.items() if label in anchors}


@functools.lru_cache(maxsize=256)
def _read(text: str, path: str) -> tuple[Document | None, _File | None, tuple[Problem, ...]]:
    """The file as it is written, and what is wrong with that.

    Kept, since a preview loads all content over and over while somebody edits a page, and this is half of it.
    """
    diagnostics = Diagnostics()
    document = yamltext.parse(text, path, diagnostics)
    file = yamltext.validate(_File, document, diagnostics) if document else None
    return document, file, tuple(diagnostics)


def load_pages(diagnostics: Diagnostics, path: Path = PAGES_FILE) -> AskedPages:
    """The phrases for pages. An address that isn't there is no mistake: its page may be withheld as yet."""
    shown = f"{_SHOWN}/{path.name}"
    document = yamltext.parse(path.read_text("utf-8-sig"), shown, diagnostics)
    file = yamltext.validate(_PagesFile, document, diagnostics) if document else None
    return file.pages if file else {}
