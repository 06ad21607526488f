"""Checks of what is right: whether it stands in the law, and whether it can be guessed without reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renda.quizzes import markup
from renda.quizzes.folding import fold, fold_numbers, squeeze
from renda.quizzes.kinds.blank import BlankQuestion
from renda.quizzes.kinds.case import CaseItem
from renda.quizzes.kinds.choice import ChoiceQuestion
from renda.quizzes.kinds.judge import JudgeItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renda.diagnostics import Diagnostics
    from renda.quizzes.cites import Authority
    from renda.quizzes.kinds.base import Question
    from renda.quizzes.model import Bank, Entry

#: From this many judge items on, a bank must have right and wrong ones.
JUDGE_ITEMS = 4

_LETTER = re.compile(r"选项\s*[A-F]|(?<![A-Za-z])[A-F]\s*(?:选?项|、\s*[A-F])")
_THE_OTHERS = re.compile(r"(?:以上|上述|前述|前[两三四])(?:各?[项个]|选项|都|均|皆|全)")


def questions(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], Question]]:
    """The item's own question, or those of a case, each with its place in the item."""
    if isinstance(entry.item, CaseItem):
        for number, part in enumerate(entry.item.questions):
            yield ("questions", number), part
    else:
        yield (), entry.item


def blanks(entry: Entry, authorities: Sequence[Authority], diagnostics: Diagnostics) -> None:
    """What belongs in a blank must be the law's own words, each way in which it may be written.

    Besides these only a shorter form of the first may: 上一级政府 for 上一级人民政府.
    """
    texts = [authority.whole for authority in authorities]
    for place, question in questions(entry):
        if not isinstance(question, BlankQuestion):
            continue
        for number, allowed in enumerate(question.answer):
            first = allowed[0] if _stands_in(allowed[0], texts) else ""
            for answer in allowed:
                if _stands_in(answer, texts) or _is_shorter(answer, first):
                    continue
                named = "、".join(authority.label for authority in authorities)
                diagnostics.error(
                    entry.path,
                    entry.line(*place, "answer", number),
                    f"{entry.item.id} 第 {number + 1} 空的答案“{answer}”在{named}中找不到原话；"
                    "请照原文改正，或者补上所引的条文",
                )


def _stands_in(answer: str, texts: Sequence[str]) -> bool:
    """Whether one of `texts` has these words; numbers may be written otherwise."""
    folded = re.compile(rf"(?<![0-9]){re.escape(fold_numbers(answer))}(?![0-9])")
    return any(squeeze(answer) in squeeze(text) or folded.search(fold_numbers(text)) for text in texts)


def _is_shorter(answer: str, whole: str) -> bool:
    """Whether `answer` is `whole` with characters left out."""
    characters = iter(fold(whole))
    return all(character in characters for character in fold(answer))


def shuffling(entry: Entry, diagnostics: Diagnostics) -> None:
    """Options change places in an exam: nothing may call them by letter or by their place."""
    for place, question in questions(entry):
        if not isinstance(question, ChoiceQuestion):
            continue
        for number, option in enumerate(question.choices):
            if _THE_OTHERS.match(option):
                diagnostics.warning(
                    entry.path,
                    entry.line(*place, "options", number),
                    f"{entry.item.id} 的选项“{option}”指着别的选项，考试时选项会打乱；请写出具体内容",
                )
    if not any(isinstance(question, ChoiceQuestion) for _, question in questions(entry)):
        return
    for place, text in entry.item.explaining.items():
        if found := _LETTER.search(markup.plain(text)):
            diagnostics.warning(
                entry.path,
                entry.line(*place),
                f"{entry.item.id} 的解析用字母称呼选项（{found[0]}），考试时选项会打乱；请写出选项的内容",
            )


def judge_answers(bank: Bank, diagnostics: Diagnostics) -> None:
    """A bank's judge items mustn't all have the same answer."""
    judge = [(entry, entry.item.answer) for entry in bank.entries if isinstance(entry.item, JudgeItem)]
    if len(judge) >= JUDGE_ITEMS and len({answer for _, answer in judge}) == 1:
        first, answer = judge[0]
        diagnostics.error(
            first.path,
            first.line("answer"),
            f"题库“{bank.title}”的 {len(judge)} 道判断题全是“{'对' if answer else '错'}”，"
            "不用读题就能答对；请把一部分改为相反的说法",
        )
