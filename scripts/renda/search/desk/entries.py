"""What the desk search finds: articles of statutes, and sections of the Markdown sources."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.diagnostics import Diagnostics
from renda.search.sources import law_pages
from renda.yamltext import front_matter, split_front_matter

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from renda.statutes.model import Library

_HEADING = re.compile(r"#{1,3}\s+(?P<title>[^#{\n]+)")
_FENCE = re.compile(r"(```|~~~)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find; what only statutes have is empty or None for a section of a page.

    Attributes:
        place: laws/xianfa/#art-62, or docs/study/05-jiandu.md:18 for a section of a source file.
        names: of the statute, the full title first.
        article: 第六十二条.
        number: 62, or 120-1 for 第一百二十条之一.
        department: 宪法相关法 ….
        status: 现行有效 ….
        adopted: the day its version was adopted.
        commencement: the day its version takes effect.
    """

    place: str
    kind: str
    title: str
    body: str
    names: tuple[str, ...] = ()
    article: str = ""
    number: str = ""
    department: str = ""
    status: str = ""
    adopted: dt.date | None = None
    commencement: dt.date | None = None

    @property
    def digest(self) -> str:
        """16 hex digits that change whenever anything of the entry does."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


def law_entries(library: Library) -> Iterator[Entry]:
    """An entry for each article of the versions shown at the statutes' own URLs."""
    for page, statute in zip(law_pages(library), library.statutes, strict=True):
        version = statute.current(library.as_of)
        names = (page.title, page.title.removeprefix("中华人民共和国"), *statute.short_names)
        for section in page.sections:
            yield Entry(
                place=f"{page.url}#{section.anchor}",
                kind=page.kind,
                title=page.title,
                body=section.text,
                names=tuple(dict.fromkeys(names)),
                article=section.label,
                number="-".join(str(part) for part in section.number or () if part),
                department=version.department,
                status=statute.status(version, library.as_of).value,
                adopted=version.version_date,
                commencement=version.commencement,
            )


def page_entries(docs: Path) -> Iterator[Entry]:
    """An entry for each section of the Markdown files below `docs`, split at headings of level 1 to 3."""
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text("utf-8")
        name = path.relative_to(docs.parent).as_posix()
        meta = front_matter(text, name, Diagnostics())  # what is wrong in it, the build reports
        title = str(meta.data.get("title") or "") if meta and isinstance(meta.data, dict) else ""
        _, body, line = split_front_matter(text)
        for start, heading, section in _sections(body, line):
            title = title or heading
            shown = f"{title} · {heading}" if heading and heading != title else title
            yield Entry(f"{name}:{start}", "页面", shown or name, section)


def _sections(body: str, first_line: int) -> Iterator[tuple[int, str, str]]:
    """Line, heading and text of each section; a # inside a code block is no heading."""
    start, heading, lines, fenced = first_line, "", list[str](), False
    for number, line in enumerate(body.splitlines(), first_line):
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _HEADING.match(line)
        if match:
            if heading or any(map(str.strip, lines)):
                yield start, heading, "\n".join(lines).strip()
            start, heading, lines = number, match["title"].strip(), []
        else:
            lines.append(line)
    if heading or any(map(str.strip, lines)):
        yield start, heading, "\n".join(lines).strip()
