"""The organizer's own statutes: a folder of Markdown files that people can read and edit.

    ---
    title: 中华人民共和国某法
    version: 2026-08-28
    commencement: 2027-01-01
    ...
    ---

    # 中华人民共和国某法

    2026年8月28日第十四届全国人民代表大会常务委员会第…次会议通过

    <!-- INFO END -->

    ## 序言
    ## 第一章 总则

    第一条 …

Below the front matter it is the LawRefBook shape. What is written reads back as the same version.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml

from renda import yamltext
from renda.errors import RendaError, reason
from renda.statutes import divisions, names
from renda.statutes.model import Status, Version
from renda.statutes.sources import markdown, structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renda.diagnostics import Diagnostics
    from renda.statutes.sources.files import Draft

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
#: Characters of a title in a file name: names of 255 bytes are the limit, a Han character takes three.
_LONGEST_NAME = 60


class _Header(yamltext.Strict):
    """The front matter of a file."""

    title: str
    version: dt.date
    commencement: dt.date | None = None
    first_effective: dt.date | None = None
    published: dt.date | None = None
    issued_by: str | None = None
    kind: str = "其他"
    department: str = "其他"
    status: Literal["现行有效", "已废止", "已被修改"] = "现行有效"
    slug: str | None = None
    source: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Shelved:
    """One file of the folder. `path` is its name in reports; `slug` is set for statutes of its own."""

    path: str
    version: Version
    notes: tuple[str, ...]
    slug: str | None
    source: str | None
    digest: str | None


def load(folder: Path, diagnostics: Diagnostics) -> tuple[list[Shelved], str]:
    """All statutes in `folder`, by file name, and a digest of the files; none where it doesn't exist.

    Problems are noted with `folder`'s name, the file and the line.
    """
    shelved: list[Shelved] = []
    hasher = hashlib.sha256()
    for path in sorted(folder.glob("*.md")) if folder.is_dir() else ():
        name = f"{folder.name}/{path.name}"
        try:
            data = path.read_bytes()
            hasher.update(path.name.encode() + b"\0" + data + b"\0")
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            diagnostics.error(
                name, data.count(b"\n", 0, error.start) + 1, "文件不是 UTF-8 编码，请另存为 UTF-8"
            )
            continue
        except OSError as error:
            diagnostics.error(name, 0, f"读不到文件（{reason(error)}）")
            continue
        if found := parse(text, name, diagnostics):
            shelved.append(found)
    return shelved, hasher.hexdigest() if shelved else ""


def parse(text: str, path: str, diagnostics: Diagnostics) -> Shelved | None:
    """Read the text of a file of the folder; None after noting its problems."""
    errors = len(diagnostics.errors())
    document = yamltext.front_matter(text, path, diagnostics)
    if document is None:
        if len(diagnostics.errors()) == errors:
            diagnostics.error(path, 1, "缺少开头的页首信息（title、version……），请用 renda laws import 导入")
        return None
    header = yamltext.validate(_Header, document, diagnostics)
    _, body, first_line = yamltext.split_front_matter(text)
    lines, head = markdown.lines(body, first_line)
    parsed = structure.parse(lines, path, diagnostics, head)
    if header is None or parsed is None:
        return None
    if parsed.title != re.sub(r"\s", "", header.title):
        line = document.line(("title",))
        diagnostics.error(path, line, f"title 是“{header.title}”，正文的名称却是“{parsed.title}”，请改为一致")
        return None
    version = Version(
        law_id="",
        title=parsed.title,
        kind=header.kind,
        department=header.department,
        issued_by=header.issued_by,
        version_date=header.version,
        published=header.published,
        commencement=header.commencement,
        first_effective=header.first_effective,
        source_status=Status(header.status),
        articles=parsed.articles,
        annex=parsed.annex,
        preamble=parsed.preamble,
    )
    return Shelved(path, version, parsed.notes, header.slug, header.source, header.digest)


def render(shelved: Shelved) -> str:
    """The file's text."""
    version = shelved.version
    header = {
        "title": version.title,
        "version": version.version_date,
        "commencement": version.commencement,
        "first_effective": version.first_effective,
        "published": version.published,
        "issued_by": version.issued_by,
        "kind": version.kind,
        "department": version.department,
        "status": version.source_status.value,
        "slug": shelved.slug,
        "source": shelved.source,
        "digest": shelved.digest,
    }
    present = {key: value for key, value in header.items() if value is not None}
    front = yaml.safe_dump(present, allow_unicode=True, sort_keys=False, width=1000)
    notes = [*(markdown.escaped(note) for note in shelved.notes), markdown.INFO_END]
    body = [f"# {version.title}", *notes, *_body(version)]
    return f"---\n{front}---\n\n" + "\n\n".join(body) + "\n"


def _body(version: Version) -> Iterator[str]:
    if version.preamble:
        yield "## 序言"
        yield from map(markdown.escaped, version.preamble)
    above: divisions.Path = ()
    for article, path in divisions.paths(version):
        yield from (f"##{'#' * (h.unit == '节')} {h.title}" for h in path if h not in above)
        above = path
        first, *rest = (*article.paragraphs, *article.notes)
        label = article.number.label
        opening = {"条": f"{label} ", "项": f"{label}、", "全文": ""}[article.number.kind]
        yield opening + first if opening else markdown.escaped(first)
        yield from map(markdown.escaped, rest)
    if version.annex:
        first, *rest = version.annex
        yield f"## {first}"
        yield from map(markdown.escaped, rest)


def shelve(draft: Draft, known: Version | None, used_slugs: set[str]) -> Shelved:
    """A draft as it goes into the folder.

    Args:
        draft: what a file says.
        known: the library's newest version of the same statute, for department and kind.
        used_slugs: the slugs that a statute of its own must not take.
    """
    version = draft.version
    if known:
        version = replace(version, title=known.title, kind=known.kind, department=known.department)
        slug = None
    else:
        wanted = names.derive_slug(version.title) or "law"
        numbered = itertools.chain([wanted], (f"{wanted}-{count}" for count in itertools.count(2)))
        slug = next(candidate for candidate in numbered if candidate not in used_slugs)
    return Shelved(file_name(version), version, draft.notes, slug, draft.source, f"sha256:{draft.digest}")


def file_name(version: Version) -> str:
    """宪法(2018-03-11).md; a title too long for a file's name is cut and told apart by a digest."""
    title = _UNSAFE.sub("_", version.title.removeprefix(names.REPUBLIC) or version.title)
    if len(title) > _LONGEST_NAME:
        mark = hashlib.sha256(version.title.encode()).hexdigest()[:8]
        title = f"{title[:_LONGEST_NAME]}…{mark}"
    return f"{title}({version.version_date.isoformat()}).md"


def same_text(one: Shelved, other: Shelved) -> bool:
    """Whether two files say the same, wherever they came from."""
    return (one.version, one.notes) == (other.version, other.notes)


def write(folder: Path, shelved: Shelved) -> Path | None:
    """Write the file into `folder`, made where it isn't there; what it replaces is kept.

    Returns:
        Where the replaced file is kept: its name with .1.bak, .2.bak … at the end; None without one.
    """
    path = folder / shelved.path
    backup = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=folder, suffix=".tmp", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(render(shelved))
        temporary.chmod(0o644)
        if path.exists():
            backup = next(
                candidate
                for count in itertools.count(1)
                if not (candidate := path.with_name(f"{path.name}.{count}.bak")).exists()
            )
            path.replace(backup)
        temporary.replace(path)
    except OSError as error:
        raise RendaError(f"写不进 {folder}（{reason(error)}）。请检查磁盘空间和文件夹权限") from error
    return backup
