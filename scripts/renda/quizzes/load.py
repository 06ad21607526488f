"""Reads the banks of a folder; what is faulty is reported with its line and left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from renda.errors import reason
from renda.quizzes.kinds import cloze
from renda.quizzes.model import KINDS, Bank, Entry, Item
from renda.yamltext import Document, Strict, parse, validate

if TYPE_CHECKING:
    from pathlib import Path

    from renda.diagnostics import Diagnostics
    from renda.statutes.model import Library

_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
#: Bytes, since a file may be faulty in its encoding too.
_ID = re.compile(rb"""\bid["']?:\s*["']?([A-Za-z0-9_-]+)""")


class _Header(Strict):
    """A bank whose items are checked one by one, so that a faulty one doesn't take the others along."""

    bank: Annotated[str, Field(min_length=1)]
    items: Annotated[tuple[Any, ...], Field(min_length=1)]


class BankFile(_Header):
    """A bank as it is written, in full: what editors' completion is made from."""

    bank: Annotated[str, Field(min_length=1, description="题库的名称")]
    items: Annotated[
        tuple[Annotated[Item, Field(discriminator="kind")], ...],
        Field(min_length=1, description="题目，每题以“- ”开头"),
    ]


def load_banks(folder: Path, library: Library, diagnostics: Diagnostics) -> tuple[Bank, ...]:
    """All banks (*.yml, *.yaml) of `folder`, by file name; empty when there is no such folder.

    An item that breaks the schema is left out, and so are all items of a file that can't be read; each is
    an error in `diagnostics`, under the path from the folder that holds `folder`. `library` gives the
    text of cloze items.
    """
    return tuple(
        _load(file, f"{folder.name}/{file.name}", library, diagnostics)
        for file in sorted(folder.glob("*"))
        if file.suffix in (".yml", ".yaml")
    )


def _load(file: Path, path: str, library: Library, diagnostics: Diagnostics) -> Bank:
    before = len(diagnostics.problems)
    try:
        data = file.read_bytes()
    except OSError as error:
        diagnostics.error(path, 0, f"文件无法读取（{reason(error)}）")
        return Bank(file.stem, file.stem, ())
    title, entries = _read(file.stem, data, path, library, diagnostics)
    is_sound = len(diagnostics.problems) == before
    ids = set() if is_sound else {found.decode("ascii") for found in _ID.findall(data)}
    return Bank(file.stem, title, entries, frozenset(ids - {entry.item.id for entry in entries}))


def _read(
    name: str, data: bytes, path: str, library: Library, diagnostics: Diagnostics
) -> tuple[str, tuple[Entry, ...]]:
    """The title of the bank in `data`, and what items of it are sound."""
    nothing = name, ()
    if not _FILE_NAME.fullmatch(name):
        diagnostics.error(path, 0, "题库的文件名只能用小写字母、数字和连字符，如 xianfa.yml")
        return nothing
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        diagnostics.error(path, 0, "文件不是 UTF-8 编码，请另存为 UTF-8")
        return nothing
    document = parse(text, path, diagnostics)
    header = document and validate(_Header, document, diagnostics)
    if not document or not header:
        return nothing
    found = (_entry(document, position, library, diagnostics) for position in range(len(header.items)))
    return header.bank, tuple(entry for entry in found if entry)


def _entry(document: Document, position: int, library: Library, diagnostics: Diagnostics) -> Entry | None:
    place = ("items", position)
    value = document.data["items"][position]
    kind = value.get("kind") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in KINDS:
        expected = "、".join(f"{name}（{label}）" for name, (_, label) in KINDS.items())
        given = "没有写" if kind is None else f"现为“{kind}”"
        diagnostics.error(
            document.path,
            document.line((*place, "kind")),
            f"每道题都要写明 kind（题型）：{expected}；{given}",
        )
        return None
    item = validate(KINDS[kind][0], document, diagnostics, place, {cloze.LIBRARY: library})
    return Entry(item, document, position) if item else None
