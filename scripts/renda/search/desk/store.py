"""The desk search's index on disk: what changed is put in or taken out, the rest stays."""

from __future__ import annotations

import datetime as dt
import shutil
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from renda.errors import RendaError

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)  # Whoosh has unescaped backslashes in its strings
    warnings.simplefilter("ignore", DeprecationWarning)  # which older Pythons report so
    from whoosh import fields, index
    from whoosh.analysis import Analyzer, Token
    from whoosh.index import LockError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from renda.search.desk.entries import Entry
    from renda.search.segment import Segmenter

#: To be raised when the schema changes: an index of another version is made anew.
VERSION = 2

_LOCK_SECONDS = 60.0
_VERSION_FILE, _STAMP_FILE = "version.txt", "stamp.txt"


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update did to an index, in entries."""

    added: int
    removed: int


class _Words(Analyzer):  # type: ignore[misc]
    """Whoosh's view of a segmenter: search words without stop words, so that a phrase in quotes finds
    the same words in the same order."""

    def __init__(self, segmenter: Segmenter | None) -> None:
        self._segmenter = segmenter

    def __getstate__(self) -> dict[str, object]:
        return {"_segmenter": None}  # Whoosh pickles the schema into the index; a search brings its own

    def __call__(self, value: str, mode: str = "", **_: Any) -> Iterator[Token]:
        assert self._segmenter is not None
        token = Token(positions=True, mode=mode)
        words = (word for word in self._segmenter.words(value) if word not in self._segmenter.stop_words)
        for position, word in enumerate(words):
            token.text, token.boost, token.stopped, token.pos = word, 1.0, False, position
            token.startchar = token.endchar = 0  # asked for in phrases, used nowhere
            yield token


class _Day(fields.DATETIME):  # type: ignore[misc]
    """A date. There are a few hundred of them: the extra terms that make spans of moments quick to find
    are worth nothing here, and doubled the time that indexing takes."""

    def __init__(self) -> None:
        super().__init__()
        self.shift_step = 0


def schema(segmenter: Segmenter) -> fields.Schema:
    """The fields of an entry; `place`, `digest` and `entry` are for us, the others can be asked for."""
    words = _Words(segmenter)
    return fields.Schema(
        place=fields.ID(stored=True, unique=True),
        kind=fields.ID(stored=True),
        title=fields.TEXT(words, stored=True, multitoken_query="or", field_boost=1.5),
        law=fields.KEYWORD(commas=True),
        article=fields.KEYWORD,
        body=fields.TEXT(words, multitoken_query="or"),
        department=fields.ID,
        status=fields.ID,
        adopted=_Day(),
        commencement=_Day(),
        digest=fields.STORED,
        entry=fields.STORED,
    )


def refresh(
    folder: Path, stamp: str, entries: Callable[[], Iterable[Entry]], segmenter: Segmenter
) -> Changes | None:
    """Bring the index in `folder` up to date, unless it was made for this very `stamp`: then None.

    Args:
        stamp: changes whenever what `entries` gives may have changed.
        entries: asked only then, since making them takes longer than searching.
    """
    made_with = f"{VERSION} {segmenter.digest}"
    if _read(folder / _VERSION_FILE) != made_with:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        index.create_in(str(folder), schema(segmenter))
        (folder / _VERSION_FILE).write_text(made_with, "utf-8")
    elif _read(folder / _STAMP_FILE) == stamp:
        return None
    changes = update(folder, entries(), segmenter)
    (folder / _STAMP_FILE).write_text(stamp, "utf-8")
    return changes


def update(folder: Path, entries: Iterable[Entry], segmenter: Segmenter) -> Changes:
    """Make the index in `folder` hold just `entries`; it stays as it was when this is broken off.

    Raises:
        RendaError: another search is updating the same index and doesn't finish.
    """
    stored = index.open_dir(str(folder), schema=schema(segmenter))
    with stored.reader() as reader:
        known = {fields["place"]: fields["digest"] for fields in reader.all_stored_fields()}
    try:
        writer = stored.writer(limitmb=256, timeout=_LOCK_SECONDS)
    except LockError as error:
        raise RendaError("另一个检索正在更新索引，请等它结束后再试") from error
    new: list[Entry] = []
    try:
        for entry in entries:
            if known.get(entry.place) == entry.digest:
                del known[entry.place]  # what is left over is out of date
            else:
                new.append(entry)
        for place in known:
            writer.delete_by_term("place", place)
        for entry in new:
            writer.add_document(**_document(entry))
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    return Changes(len(new), len(known))


def _document(entry: Entry) -> dict[str, Any]:
    return {
        "place": entry.place,
        "kind": entry.kind,
        "title": entry.title,
        "law": ",".join(entry.names),
        "article": f"{entry.article} {entry.number}",
        "body": entry.body,
        "department": entry.department,
        "status": entry.status,
        "adopted": _moment(entry.adopted),
        "commencement": _moment(entry.commencement),
        "digest": entry.digest,
        "entry": (entry.names[0] if entry.names else "", entry.article, entry.body),
    }


def _moment(date: dt.date | None) -> dt.datetime | None:
    return dt.datetime.combine(date, dt.time()) if date else None


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""
