"""Everything that is checked about banks beyond the schema; all problems are collected at once."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from renda.errors import RendaError
from renda.quizzes import answers, blueprint, blueprint_checks, cites, markup, pages, staleness
from renda.quizzes.catalog import listed
from renda.quizzes.duplicates import near_duplicates
from renda.quizzes.folding import squeeze
from renda.quizzes.load import load_banks
from renda.quizzes.references import find_references
from renda.quizzes.report import Report

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from renda.diagnostics import Diagnostics
    from renda.quizzes.blueprint import BlueprintEntry
    from renda.quizzes.model import Bank, Entry
    from renda.statutes.model import Library

#: Shorter quotations are terms, not the words of an article.
QUOTATION_LENGTH = 6

_QUOTATION = re.compile(r"“([^“”]*)”")
_OTHER_MARKS = re.compile('["＂「」『』〝〞]')
_BLANK = re.compile(r"_{2,}")
_ELISION = re.compile(r"…+")


def check(
    banks: Sequence[Bank],
    exams: Sequence[BlueprintEntry],
    stale: AbstractSet[str],
    library: Library,
    measures: Mapping[int, str] | None,
    diagnostics: Diagnostics,
    references: Mapping[str, Sequence[tuple[str, int]]],
) -> None:
    """Note every problem of `banks` in `diagnostics`.

    Args:
        banks: as loaded; breaches of the schema are noted by `load_banks`.
        exams: as loaded by `load_blueprints`.
        stale: ids of items to be reviewed, which exams don't draw.
        library: what cites are resolved in.
        measures: the policy's measures by number; None leaves cites of the policy unchecked.
        diagnostics: receives the problems.
        references: page path -> ids that the page uses, each with its line; "" for a block without ids.
    """
    entries = [entry for bank in banks for entry in bank.entries]
    _unique_ids(entries, diagnostics)
    for entry in entries:
        authorities = _cites(entry, library, measures, diagnostics)
        if authorities is not None:
            _quotations(entry, authorities, diagnostics)
            answers.blanks(entry, authorities, diagnostics)
        _quotation_marks(entry, diagnostics)
        _mentions(entry, library, measures, diagnostics)
        _markup(entry, diagnostics)
        answers.shuffling(entry, diagnostics)
    for bank in banks:
        answers.judge_answers(bank, diagnostics)
    _duplicates(entries, diagnostics)
    _references(banks, references, diagnostics)
    faulty = sum(len(bank.broken) for bank in banks)
    blueprint_checks.check(exams, listed(banks, library, stale), faulty, diagnostics)


def run_check(
    root: Path, library: Library, measures: Mapping[int, str] | None, diagnostics: Diagnostics
) -> Report:
    """Check the banks in `root`/quizzes and what the pages in `root`/docs use of them."""
    banks = load_banks(root / "quizzes", library, diagnostics)
    exams = blueprint.load_blueprints(root / "quizzes", diagnostics)
    sources = pages.sources(root)
    references = {path: find_references(source) for path, source in sources.items()}
    lock = staleness.read(root / staleness.LOCK)
    basis = staleness.items_basis(banks, library, measures or {})
    stale = lock.stale(basis)
    for entry in (entry for bank in banks for entry in bank.entries if entry.item.id in stale):
        diagnostics.warning(
            entry.path,
            entry.line("cites"),
            f"{entry.item.id} 待复核：所依据的条文变了；请看 renda quiz stale，改好后运行 "
            f"renda quiz stale --accept {entry.item.id}",
        )
    if unknown := lock.unknown(basis | staleness.pages_basis(sources, library)):
        diagnostics.warning(
            staleness.LOCK,
            0,
            f"还有 {len(unknown)} 处（如 {unknown[0]}）新引用的条文没有记下，法律改了也不会提示复核；"
            f"核对之后运行 renda quiz stale --accept {unknown[0]}，各处新引用的会一起记下",
        )
    _reviewed_ahead(banks, library.as_of, diagnostics)
    check(banks, exams, stale, library, measures, diagnostics, references)
    if measures is None and any(
        cites.is_policy(cite) for bank in banks for i in bank.items for cite in i.cites
    ):
        diagnostics.warning("quizzes", 0, "没有读到政策文本，引用“政策第…条”的题目未核对")
    return Report(banks, diagnostics)


def _reviewed_ahead(banks: Sequence[Bank], today: dt.date, diagnostics: Diagnostics) -> None:
    for entry in (entry for bank in banks for entry in bank.entries if entry.item.reviewed > today):
        diagnostics.warning(
            entry.path,
            entry.line("reviewed"),
            f"{entry.item.id} 的核对日期 {entry.item.reviewed} 还没有到；请写实际核对的日期",
        )


def _unique_ids(entries: Sequence[Entry], diagnostics: Diagnostics) -> None:
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.item.id, entry)
        if other is not entry:
            diagnostics.error(
                entry.path,
                entry.line("id"),
                f"题目编号 {entry.item.id} 与 {other.path}:{other.line('id')} 重复，请改用新的编号",
            )


def _cites(
    entry: Entry, library: Library, measures: Mapping[int, str] | None, diagnostics: Diagnostics
) -> list[cites.Authority] | None:
    """What the item stands on; None when a part of it can't be known."""
    found: list[cites.Authority] = []
    known = True
    for number, cite in enumerate(entry.item.cites):
        if measures is None and cites.is_policy(cite):
            known = False
            continue
        try:
            found.append(cites.resolve(cite, library, measures or {}))
        except RendaError as error:
            known = False
            diagnostics.error(
                entry.path,
                entry.line("cites", number),
                f"{entry.item.id} 的依据“{cite}”有误：{error.message}",
            )
    return found if known else None


def _quotations(entry: Entry, authorities: Sequence[cites.Authority], diagnostics: Diagnostics) -> None:
    texts = [squeeze(authority.whole) for authority in authorities]
    for place, written in entry.item.texts.items():
        for quotation in _QUOTATION.findall(markup.plain(written)):
            words = squeeze(quotation)
            if len(words) < QUOTATION_LENGTH or _BLANK.search(words):
                continue
            if not any(_quoted_from(text, words) for text in texts):
                named = "、".join(authority.label for authority in authorities)
                diagnostics.error(
                    entry.path,
                    entry.line(*place),
                    f"{entry.item.id} 的引文“{quotation}”在{named}中找不到原话；"
                    "请照原文改正，补上所引的条文，或者去掉引号改为自己的话",
                )


def _quotation_marks(entry: Entry, diagnostics: Diagnostics) -> None:
    for place, text in entry.item.texts.items():
        if other := _OTHER_MARKS.search(markup.plain(text)):
            diagnostics.warning(
                entry.path,
                entry.line(*place),
                f"{entry.item.id} 里的引号 {other[0]} 不是 “ ”，引文没有核对；请改用 “ ”",
            )


def _quoted_from(text: str, words: str) -> bool:
    """Whether `words` stand in `text`; ones with …… between them, in that order."""
    position = 0
    for part in _ELISION.split(words):
        position = text.find(part, position)
        if position < 0:
            return False
        position += len(part)
    return True


def _mentions(
    entry: Entry, library: Library, measures: Mapping[int, str] | None, diagnostics: Diagnostics
) -> None:
    for place, text in entry.item.explaining.items():
        for *_, problem in cites.mentions(markup.plain(text), library, measures):
            if problem:
                diagnostics.warning(
                    entry.path, entry.line(*place), f"{entry.item.id} 的解析引用有误：{problem}"
                )


def _markup(entry: Entry, diagnostics: Diagnostics) -> None:
    for place, text in entry.item.texts.items():
        if "**" in markup.plain(text):
            diagnostics.warning(
                entry.path,
                entry.line(*place),
                f"{entry.item.id} 里的 ** 没有成为加粗，会原样显示；请把标点移到 ** 外面",
            )


def _duplicates(entries: Sequence[Entry], diagnostics: Diagnostics) -> None:
    for earlier, later in near_duplicates([entry.item for entry in entries]):
        one, other = entries[earlier], entries[later]
        diagnostics.warning(
            other.path,
            other.line("stem"),
            f"{other.item.id} 与 {one.item.id}（{one.path}:{one.line('stem')}）题干几乎相同，"
            "请合并，或者改写其中一道",
        )


def _references(
    banks: Sequence[Bank], references: Mapping[str, Sequence[tuple[str, int]]], diagnostics: Diagnostics
) -> None:
    known = {item.id for bank in banks for item in bank.items}
    broken = {id_ for bank in banks for id_ in bank.broken}  # reported already, where they are written
    for page, used in references.items():
        for id_, line in used:
            if not id_:
                diagnostics.error(page, line, "quiz 后面没有题目编号；写法如：/// quiz | xf-001 xf-002")
            elif id_ not in known | broken:
                near = difflib.get_close_matches(id_, sorted(known), n=1)
                hint = f"，是不是 {near[0]}？" if near else "；请先把题目写进 quizzes/ 里的题库"
                diagnostics.error(page, line, f"没有编号为 {id_} 的题目{hint}")
