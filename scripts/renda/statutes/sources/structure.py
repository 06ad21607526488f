"""The structure of a statute's printed text: from lines to title, 题注, 序言, articles and annex.

Official .docx files, LawRefBook Markdown and plain text differ in how lines are marked, not in what they
say; each loader makes `Line`s and this module reads them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from renda.statutes import numerals, repair
from renda.statutes.model import Article, ArticleNumber
from renda.statutes.sources import headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renda.diagnostics import Diagnostics
    from renda.statutes.model import NumberKind

_NUMBER = f"[{numerals.NUMERAL_CHARS}0-9０-９]{{1,9}}"
_LABEL = rf"第\s?(?P<number>{_NUMBER})\s?条(?:之(?P<sub>{_NUMBER}))?"
_ARTICLE = re.compile(rf"{_LABEL}(?:[\s：:]+(?P<text>.*)|$)")
#: An article whose number runs into its text: taken for one only where its number is the next.
_TIGHT_ARTICLE = re.compile(rf"{_LABEL}(?P<text>[^\s第款项规的和或至、，之与及].*)")
_ITEM = re.compile(rf"(?P<number>[{numerals.NUMERAL_CHARS}]{{1,9}})、\s*(?P<text>.+)")
_HEADING = re.compile(rf"第{_NUMBER}(编|分编|章|节)(?!\s*[、，至和])\s*[^。；，：]{{0,40}}")
_INNER_HEADING = re.compile(rf"(?<=\S)\s+(?=第{_NUMBER}(?:分编|章)\s)")
_ANNEX = re.compile(rf"附(?!\s*则)(?:件|表|录)?(?:{_NUMBER})?(?:[：:\s].*)?")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_LEADERS = re.compile(r"[\s.．…·・]*\d*$")
_LONGEST_HEADING = 40
#: Lines of a table of contents are short; a longer one means that text stands between the two headings.
_LONGEST_ENTRY = 80


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without blanks around it.

    `place` is its line in the file, or its paragraph in a .docx, from 1; `level` is that of a Markdown
    heading, 0 for text.
    """

    place: int
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """What a file says. `notes` are the lines of the 题注, without the brackets around it."""

    title: str
    notes: tuple[str, ...]
    preamble: tuple[str, ...]
    articles: tuple[Article, ...]
    annex: tuple[str, ...]


def parse(lines: Sequence[Line], path: str, diagnostics: Diagnostics, head: int | None = None) -> Text | None:
    """Read the lines of one statute; None after noting what makes it unreadable.

    Args:
        lines: the printed lines, none of them blank.
        path: the file's name in reports.
        head: how many lines stand before the text proper, where the file marks that.
    """
    errors = len(diagnostics.errors())
    if not lines:
        diagnostics.error(path, 0, "文件里没有文字")
        return None
    if head is None:
        head = next((index for index, line in enumerate(lines) if index and _starts_text(line)), len(lines))
        if head == len(lines):  # no heading and no article: a text without division
            head = _end_of_note(lines)
    title, notes = _head(lines[:head], path, diagnostics)
    if not title:
        diagnostics.error(path, 1, "没有找到法律名称：它应是第一行")
        return None
    body = _without_contents(list(lines[head:]), path, diagnostics)
    reader = _Reader(path, diagnostics, title, has_articles=any(_ARTICLE.match(line.text) for line in body))
    for line in body:
        reader.feed(line)
    reader.finish()
    if len(diagnostics.errors()) > errors:
        return None
    return Text(title, notes, tuple(reader.preamble), tuple(reader.articles), tuple(reader.annex))


def fold_title(text: str) -> str:
    """A heading without blanks and width: 目　　录 and 目录 are the same."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _starts_text(line: Line) -> bool:
    return bool(
        _HEADING.fullmatch(line.text)
        or _ARTICLE.match(line.text)
        or _ITEM.match(line.text)
        or fold_title(line.text) in ("目录", "序言")
    )


def _end_of_note(lines: Sequence[Line]) -> int:
    """How many lines come before the text: the title, and the 题注 where there is one."""
    for index, line in enumerate(lines):
        if _opens_note(line):
            closing = (
                end for end, later in enumerate(lines[index:], index) if later.text.endswith(("）", ")"))
            )
            return next(closing, index) + 1
    return 1


def _opens_note(line: Line) -> bool:
    return line.text.startswith(("（", "(")) and bool(_DATE.search(line.text))


def _head(lines: Sequence[Line], path: str, diagnostics: Diagnostics) -> tuple[str, tuple[str, ...]]:
    """Title and 题注. What stands before the title (an order that publishes the statute) is reported."""
    marked = next((index for index, line in enumerate(lines) if line.level == 1), None)
    if marked is not None:
        title, rest = lines[marked].text, lines[marked + 1 :]
    else:
        note = next((index for index, line in enumerate(lines) if _opens_note(line)), None)
        last = note if note else 1
        first = last - 1
        if first == 1 and not re.search(r"[。令号]|\d", lines[0].text):
            first = 0  # 中华人民共和国 / 全国人民代表大会组织法: a title over two lines
        title, rest = "".join(line.text for line in lines[first:last]), lines[last:]
        if first:
            diagnostics.warning(path, lines[0].place, f"法律名称之前的 {first} 行（如公布令）没有收入")
    notes = [line.text for line in rest]
    if notes and notes[0].startswith(("（", "(")) and notes[-1].endswith(("）", ")")):
        notes[0] = notes[0][1:]
        notes[-1] = notes[-1][:-1]
    return re.sub(r"\s", "", title), tuple(note.strip() for note in notes if note.strip())


def _without_contents(lines: list[Line], path: str, diagnostics: Diagnostics) -> list[Line]:
    """The lines without a table of contents: from 目录 to where its first entry comes again."""
    start = next((index for index, line in enumerate(lines) if fold_title(line.text) == "目录"), None)
    if start is None or start + 1 >= len(lines):
        return lines
    entry = _entry(lines[start + 1])
    again = next((i for i in range(start + 2, len(lines)) if _entry(lines[i]) == entry), None)
    if again is None:
        again = _after_listed_articles(lines, start + 1)
    if again is None:
        diagnostics.error(
            path, lines[start].place, f"目录的第一项“{lines[start + 1].text}”在后面没有再出现，正文可能缺失"
        )
        return lines[:start] + lines[start + 1 :]
    for line in lines[start + 1 : again]:
        if len(line.text) > _LONGEST_ENTRY:
            diagnostics.error(path, line.place, "目录中间夹有正文，请检查目录的起止")
    return lines[:start] + lines[again:]


def _after_listed_articles(lines: Sequence[Line], first: int) -> int | None:
    """Where a table of contents of article numbers ends; None where no text of theirs follows."""
    numbers = [_number(_ARTICLE.match(line.text), "条") for line in lines[first:]]
    end = next((i for i, number in enumerate(numbers) if number is None or number in numbers[:i]), 0)
    return first + end if end and numbers[0] in numbers[end:] else None


def _entry(line: Line) -> str:
    return fold_title(_LEADERS.sub("", line.text))


@dataclass
class _Reader:
    """Takes the lines of the body one by one."""

    path: str
    diagnostics: Diagnostics
    title: str
    has_articles: bool
    preamble: list[str] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    annex: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._books: tuple[str, ...] = ()
        self._chapter: str | None = None
        self._section: str | None = None
        self._last: ArticleNumber | None = None
        self._place = 0
        self._is_open = False
        self._paragraphs: list[str] = []
        self._seen: dict[ArticleNumber, int] = {}
        self._in_preamble = False
        self._quoted_from = 0  # the place of a quotation that is still open
        self._heading_goes_on = False
        self._stray: list[Line] = []
        # An amendment quotes articles of another statute, which are no articles of its own.
        self._amends = "修正案" in self.title or ("修改" in self.title and self.title.endswith("决定"))

    def feed(self, line: Line) -> None:
        """Take the next line."""
        if self.annex:
            self.annex.append(line.text)
        elif self._quoted_from and not line.level and not self._is_next(line):
            self._text(line)
        elif self._last and _ANNEX.fullmatch(line.text):
            self.annex.append(line.text)
        elif not self._heading(line) and not self._article(line):
            self._text(line)

    def finish(self) -> None:
        """Close the last article; report what the whole text lacks."""
        if self._last is None and self._stray and not self.has_articles:
            self._last, self._place, self._is_open = ArticleNumber(1, 0, "全文"), self._stray[0].place, True
            self._paragraphs = [line.text for line in self._stray]
            self._stray = []
        self._close()
        if not self.articles:
            self.diagnostics.error(
                self.path,
                0,
                "没有找到条文。每条应以“第一条”这样的条号开头",
            )
        for line in self._stray:
            self.diagnostics.warning(
                self.path,
                line.place,
                f"“{line.text[:12]}…”不属于任何一条，没有收入；是序言的，请在前面加一行“序言”",
            )

    def _heading(self, line: Line) -> bool:
        if fold_title(line.text) == "序言" and not self._last:
            self._in_preamble = True
            return True
        first, *inner = _INNER_HEADING.split(line.text)
        if inner:  # 第二编 分则 第一章 …, on one line
            return all(self._heading(replace(line, text=part)) for part in (first, *inner))
        match = _HEADING.fullmatch(line.text)
        ends_books = bool(self._books) and fold_title(line.text) == headings.SUPPLEMENT
        if not line.level and (not (match or ends_books) or self._amends):
            return False
        self._close()
        self._in_preamble, self._heading_goes_on = False, True
        unit = match[1] if match else ("章" if line.level <= 2 else "节")
        if ends_books or unit in ("编", "分编"):
            self._books = headings.below(self._books, headings.tidy(line.text))
            self._chapter = self._section = None
        elif unit == "章":
            self._chapter, self._section = line.text, None
        else:
            self._section = line.text
        return True

    def _article(self, line: Line) -> bool:
        match = (_ARTICLE if self.has_articles else _ITEM).fullmatch(line.text)
        if not match and (match := _TIGHT_ARTICLE.fullmatch(line.text)):
            if not self._is_next(line):
                return False
            self.diagnostics.warning(self.path, line.place, "条号后面缺少空格，已按条号处理")
        number = _number(match, "条" if self.has_articles else "项")
        if not match or not number or (self._amends and self._last and not self._follows(number)):
            return False
        self._close()
        self._check(number, line.place)
        self._last, self._place, self._is_open = number, line.place, True
        self._in_preamble = self._heading_goes_on = False
        if match["text"]:
            self._text(Line(line.place, match["text"]))
        return True

    def _is_next(self, line: Line) -> bool:
        """Whether the line begins with the number that is due."""
        if self.has_articles:
            number = _number(_ARTICLE.fullmatch(line.text) or _TIGHT_ARTICLE.fullmatch(line.text), "条")
        else:
            number = _number(_ITEM.fullmatch(line.text), "项")
        return number is not None and self._follows(number)

    def _follows(self, number: ArticleNumber) -> bool:
        if self._last is None:
            return number.number == 1
        if number.sub:
            return number.number == self._last.number and number.sub == self._last.sub + 1
        return number.number == self._last.number + 1

    def _check(self, number: ArticleNumber, place: int) -> None:
        if number in self._seen:
            self.diagnostics.error(
                self.path,
                place,
                f"{number.label}重复出现（第 {self._seen[number]} 行已有），请删去多余的一处",
            )
        elif self._last and number < self._last:
            self.diagnostics.error(
                self.path, place, f"{number.label}出现在{self._last.label}之后，请调整顺序"
            )
        elif not self._follows(number) and (self._last or not self._amends):
            before = f"{self._last.label}之后" if self._last else "开头"
            self.diagnostics.warning(self.path, place, f"条号不连续：{before}是{number.label}，中间可能缺条")
        self._seen.setdefault(number, place)

    def _text(self, line: Line) -> None:
        if self._is_open:
            self._paragraphs.append(line.text)
            marks = [char for char in line.text if char in "“”"]
            if marks:
                opened = self._quoted_from or line.place
                self._quoted_from = opened if marks[-1] == "“" else 0
        elif self._in_preamble:
            self.preamble.append(line.text)
        elif self._heading_goes_on and len(line.text) <= _LONGEST_HEADING and "。" not in line.text:
            self._continue_heading(line)
        elif fold_title(line.text) != self.title:  # some files print the title again above the text
            self._stray.append(line)

    def _continue_heading(self, line: Line) -> None:
        """A long chapter title is printed on two lines."""
        self.diagnostics.warning(self.path, line.place, f"“{line.text}”已并入它上面的章节名称")
        if self._section:
            self._section += line.text
        elif self._chapter:
            self._chapter += line.text
        else:
            self._books = (*self._books[:-1], f"{self._books[-1]}{line.text}")
        self._heading_goes_on = False

    def _close(self) -> None:
        """Put the article that was being read among the others."""
        if self._last is None or not self._is_open:
            return
        if not self._paragraphs:
            self.diagnostics.error(self.path, self._place, f"{self._last.label}没有内容")
        paragraphs = repair.replace_tables(self._paragraphs, "", repair.RepairLog())
        text = tuple(line for line in paragraphs if line not in repair.NOTES)
        notes = tuple(line for line in paragraphs if line in repair.NOTES)
        self.articles.append(Article(self._last, text, self._chapter, self._section, notes, self._books))
        if self._quoted_from:
            self.diagnostics.warning(
                self.path,
                self._quoted_from,
                "从这里起引号没有配对：到这一条结束没有后引号，请补上并核对这一条在哪里结束",
            )
        self._paragraphs, self._is_open, self._quoted_from = [], False, 0


def _number(match: re.Match[str] | None, kind: NumberKind) -> ArticleNumber | None:
    """The number that `match` found; None when it is none between 1 and 9999."""
    if match is None:
        return None
    found = match.groupdict()
    try:
        number = numerals.to_int(unicodedata.normalize("NFKC", found["number"]))
        sub = numerals.to_int(unicodedata.normalize("NFKC", found["sub"])) if found.get("sub") else 0
    except ValueError:
        return None
    return ArticleNumber(number, sub, kind) if 1 <= number <= 9999 and sub <= 9999 else None
