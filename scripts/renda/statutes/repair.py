"""Repairs of the source's text, each counted with an example, so that nothing is mended silently."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from renda.statutes import numerals
from renda.statutes.collate import excerpt

QUOTES = "直引号改为“ ”"
INNER_QUOTES = "内层直引号改为‘ ’"
ODD_QUOTES = "引号不成对，保留原样"
CONTINUED_QUOTES = "跨段引文：段首补作前引号"
FIGURE = "图片残留标记改为说明"
TABLE = "残缺表格改为说明"
PUNCTUATION = "半角标点改为全角"
ESCAPE = "还原转义的书名号"
FOLDED = "引文条款并入所属修正条款"
ITEM = "“条目”作为决定的项"
ANNEX = "附件与末条分开"
SUBSCRIPT = "还原下标"
GAP = "来源缺文字，已注明"
BLANK = "汉字之间的空格删去"
BOOK = "编名与它上面的条文分开"
UNNAMED_BOOK = "来源缺编名，只标序号"

#: Lines of ours that stand where the official text has a figure or a table.
FIGURE_NOTE = "［官方文本此处有图］"
TABLE_NOTE = "［官方文本此处有表格，来源数据中的表格残缺，请查阅官方公布的文本］"

NOTES = (FIGURE_NOTE, TABLE_NOTE)

#: (statute, article) -> our note on words that the source lacks; found by comparing with a second copy.
GAPS = {
    ("中华人民共和国宪法修正案（2018年）", "第五十二条"): (
        "［来源数据缺本条末尾关于节次和条文序号相应变动的一句，请查阅官方公布的文本］"
    ),
}

_HAN = r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”‘’]"
_FIGURE = re.compile(r"!(?:\[[^\]]*\])?(?:\([^)]*\))?[^{}\n]{0,20}\{width=.*?\}", re.DOTALL)
_BORDER = re.compile(r"[+\-=| ]+")
_PUNCTUATION = {":": "：", ",": "，", ";": "；", "(": "（", ")": "）"}
_HALF_WIDTH = re.compile(rf"(?<={_HAN})[:,;()]|[(](?={_HAN})")
_TEXT = r"\u4e00-\u9fff\u3001-\u303f\uff00-\uffef“”‘’"
_BLANK = re.compile(rf"(?<=[{_TEXT}]) +(?=[{_TEXT}0-9])")
#: A heading, or a row of a table that lost its lines: blanks in it keep its parts apart.
_LABEL = re.compile(
    rf"“?第[{numerals.NUMERAL_CHARS}]+(?:分编|[编章节条款项])(?:之[{numerals.NUMERAL_CHARS}]+)? "
)
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True)
class Example:
    """A place, and what stood and stands there; both empty for a repair that moves text or leaves it."""

    place: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.place}：{self.before} → {self.after}" if self.before else self.place


@dataclass
class RepairLog:
    """How often each repair was made, with the first few places of each kind."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Example]] = field(default_factory=dict)

    def note(self, kind: str, place: str, times: int = 1, change: tuple[str, str] | None = None) -> None:
        """Count `times` repairs of `kind` at `place` (a law's name and article), `change` from and to."""
        self.counts[kind] += times
        examples = self.examples.setdefault(kind, [])
        if len(examples) < 5 and all(example.place != place for example in examples):
            before, after = (excerpt(*change), excerpt(*reversed(change))) if change else ("", "")
            examples.append(Example(place, before, after))


def replace_figures(text: str, place: str, log: RepairLog) -> str:
    """`text` with a line `FIGURE_NOTE` in place of each leftover of a picture."""
    replaced, count = _FIGURE.subn(f"\n{FIGURE_NOTE}\n", text)
    if count:
        log.note(FIGURE, place, count, (text, replaced))
    return replaced


def replace_tables(paragraphs: list[str], place: str, log: RepairLog) -> list[str]:
    """One line `TABLE_NOTE` for each run of table lines: the source's tables are broken beyond repair.

    Cells are torn apart and joined at random (1.0升 became 1. 0升), so showing them would be wrong.
    """
    kept: list[str] = []
    for line in paragraphs:
        if "|" not in line and not _BORDER.fullmatch(line):
            kept.append(line)
        elif not kept or kept[-1] != TABLE_NOTE:
            kept.append(TABLE_NOTE)
            log.note(TABLE, place)
    return kept


def restore_quotes(paragraphs: list[str], place: str, log: RepairLog) -> list[str]:
    """Typographic quotes for straight ones, pair by pair within each paragraph.

    A quotation that runs over several paragraphs opens anew at each of them and closes only at
    the last: a paragraph whose straight quotes are odd in number is restored when the paragraphs
    after it open with a straight quote and the run ends closed. Any other odd paragraph stays as
    it is and is logged.
    """
    restored: list[str] = []
    index = 0
    while index < len(paragraphs):
        run = _continued_run(paragraphs, index)
        if len(run) > 1:
            log.note(CONTINUED_QUOTES, place, len(run) - 1)
        for paragraph in run:
            count = paragraph.count('"')
            if len(run) == 1 and count % 2:
                log.note(ODD_QUOTES, place)
                restored.append(paragraph)
                continue
            if count:
                log.note(QUOTES, place, count, (paragraph, _pairwise(paragraph, '"', "“”")))
            restored.append(_pairwise(paragraph, '"', "“”"))
        index += len(run)
    return [_inner_quotes(paragraph, place, log) for paragraph in restored]


def _continued_run(paragraphs: list[str], start: int) -> list[str]:
    """The paragraphs of a quotation that is still open at the end of `start`, else that one alone."""
    if paragraphs[start].count('"') % 2 == 0:
        return paragraphs[start : start + 1]
    for end in range(start + 1, len(paragraphs)):
        paragraph = paragraphs[end]
        if not paragraph.startswith('"'):
            break
        if paragraph.count('"') % 2 == 0:  # opens, and closes: the quotation ends here
            return paragraphs[start : end + 1]
    return paragraphs[start : start + 1]


def _pairwise(text: str, straight: str, pair: str) -> str:
    parts = text.split(straight)
    pieces = [parts[0]]
    for number, part in enumerate(parts[1:]):
        pieces.append(pair[number % 2] + part)
    return "".join(pieces)


def _inner_quotes(paragraph: str, place: str, log: RepairLog) -> str:
    count = paragraph.count("'")
    if not count or count % 2:
        return paragraph
    restored = _pairwise(paragraph, "'", "‘’")
    log.note(INNER_QUOTES, place, count, (paragraph, restored))
    return restored


def widen_punctuation(text: str, place: str, log: RepairLog) -> str:
    """Half-width : , ; ( ) next to Chinese characters become full-width."""
    widened, count = _HALF_WIDTH.subn(lambda match: _PUNCTUATION[match[0]], text)
    if count:
        log.note(PUNCTUATION, place, count, (text, widened))
    return widened


def remove_blanks(text: str, place: str, log: RepairLog) -> str:
    """Without the blanks that a line of print left between Chinese characters: 开发利 用 becomes 开发利用."""
    if _LABEL.match(text):
        return text
    joined, count = _BLANK.subn("", text)
    if count:
        log.note(BLANK, place, count, (text, joined))
    return joined


def unescape(text: str, place: str, log: RepairLog) -> str:
    r"""Undo Markdown escapes: ``\<`` and ``\>`` are inner title marks, ``~5~`` is a subscript."""
    plain, count = re.subn(r"\\([<>])", lambda match: {"<": "〈", ">": "〉"}[match[1]], text)
    if count:
        log.note(ESCAPE, place, count, (text, plain))
    lowered, count = re.subn(r"~(\d+)~", lambda match: match[1].translate(_SUBSCRIPTS), plain)
    if count:
        log.note(SUBSCRIPT, place, count, (plain, lowered))
    return lowered
