"""Which items and pages lean on articles whose wording changed since somebody reviewed them.

A lock file keeps, for every item and page, the articles that it leans on and their text as it was when it was
last reviewed. The statute source may move on; what the lock says stays until it is accepted anew.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from renda.errors import RendaError
from renda.quizzes import cites, markup
from renda.statutes import citations, wording
from renda.statutes.citations import Citation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from renda.quizzes.model import Bank
    from renda.statutes.model import Library

LOCK = "quizzes/articles.lock"
VERSION = 1
_NOTE = "由 renda quiz stale --accept 写成，请勿手改：每道题、每个页面上次核对时所依据的条文。"


@dataclass(frozen=True)
class Wording:
    """An article as it was reviewed: its label and its text."""

    label: str
    text: str

    @property
    def digest(self) -> str:
        """12 hex digits of label and text."""
        return hashlib.sha256(f"{self.label}\n{self.text}".encode()).hexdigest()[:12]


#: Address of an article (laws/xianfa/#art-62, policy/#m-8) -> its wording.
Basis = dict[str, Wording]


@dataclass(frozen=True)
class Change:
    """An article on which `user` (an item's id or a page's path) leans, as it was reviewed and as it is."""

    user: str
    before: Wording
    after: Wording

    def lines(self) -> Iterator[str]:
        """The lines that differ, as they were and as they are, what differs in 【】."""
        for pieces in wording.lines(wording.compare(self.before.text, self.after.text)):
            for name, gone in (("原", wording.Kind.INSERTED), ("现", wording.Kind.DELETED)):
                shown = "".join(
                    piece.text if piece.kind is wording.Kind.KEPT else f"【{piece.text}】"
                    for piece in pieces
                    if piece.kind is not gone
                )
                if shown and any(piece.kind is not wording.Kind.KEPT for piece in pieces):
                    yield f"{name}：{shown}"


def items_basis(banks: Sequence[Bank], library: Library, measures: Mapping[int, str]) -> dict[str, Basis]:
    """Item id -> what it leans on: its cites, and what its explanations mention.

    Items whose cites can't be resolved are left out: the checks report them.
    """
    found: dict[str, Basis] = {}
    for bank in banks:
        for item in bank.items:
            try:
                authorities = [cites.resolve(cite, library, measures) for cite in item.cites]
            except RendaError:
                continue
            cited = {one.article_url: Wording(one.article_label, one.whole) for one in authorities}
            explanations = "；".join(map(markup.plain, item.explaining.values()))
            found[item.id] = _mentioned(explanations, library) | cited
    return found


def pages_basis(sources: Mapping[str, str], library: Library) -> dict[str, Basis]:
    """Page path -> the articles that its source mentions; pages without any are left out."""
    found = {path: _mentioned(source, library) for path, source in sources.items()}
    return {path: basis for path, basis in found.items() if basis}


def _mentioned(text: str, library: Library) -> Basis:
    found: Basis = {}
    for mention in citations.find(text, library):
        article = mention.citation.article(library) if mention.citation else None
        if mention.citation and article:
            whole = Citation(mention.citation.statute, mention.citation.number)
            found[whole.url] = Wording(whole.label, article.text)
    return found


@dataclass(frozen=True)
class Lock:
    """What was reviewed: user (an item's id or a page's path) -> what it leaned on then."""

    users: Mapping[str, Basis]

    def changes(self, now: Mapping[str, Basis]) -> list[Change]:
        """Every article that reads otherwise than when its user was reviewed, in the users' order.

        An article that a user came to lean on since then counts as reviewed; one that is no longer there is
        an error of the checks.
        """
        return [
            Change(user, before, basis[address])
            for user, basis in now.items()
            for address, before in self.users.get(user, {}).items()
            if address in basis and basis[address].text != before.text
        ]

    def stale(self, now: Mapping[str, Basis]) -> frozenset[str]:
        """The users that are to be reviewed."""
        return frozenset(change.user for change in self.changes(now))

    def unknown(self, now: Mapping[str, Basis]) -> list[str]:
        """The users that lean on articles which the lock doesn't have yet."""
        return [user for user, basis in now.items() if basis.keys() - self.users.get(user, {}).keys()]

    def accept(self, now: Mapping[str, Basis], users: Collection[str]) -> Lock:
        """The lock after `users` were reviewed; new articles are taken in, users that are gone dropped."""
        return Lock(
            {
                user: basis
                if user in users
                else {address: self.users.get(user, {}).get(address, new) for address, new in basis.items()}
                for user, basis in now.items()
            }
        )


def read(path: Path) -> Lock:
    """The lock at `path`; an empty one when there is none.

    Raises:
        RendaError: the file is damaged, or of a version that this program doesn't know.
    """
    if not path.is_file():
        return Lock({})
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise RendaError(f"{LOCK} 的版本是 {data['version']}，本程序只认 {VERSION}；请更新程序")
        texts = {digest: Wording(one["label"], one["text"]) for digest, one in data["articles"].items()}
        return Lock(
            {
                user: {address: texts[digest] for address, digest in basis.items()}
                for user, basis in data["users"].items()
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise RendaError(
            f"{LOCK} 已损坏，请从版本库恢复。恢复不了才删去它，再运行 renda quiz stale --accept："
            "那样，还没有复核的题目和页面都会当作已经复核"
        ) from None


def write(path: Path, lock: Lock) -> None:
    """Write `lock` to `path`, equal locks as equal bytes; each text stands in it once."""
    wordings = {one.digest: one for basis in lock.users.values() for one in basis.values()}
    data: dict[str, Any] = {
        "note": _NOTE,
        "version": VERSION,
        "users": {
            user: {address: one.digest for address, one in basis.items()}
            for user, basis in lock.users.items()
        },
        "articles": {digest: {"label": one.label, "text": one.text} for digest, one in wordings.items()},
    }
    temporary = path.with_name(f"{path.name}.new")
    temporary.write_text(
        json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    temporary.replace(path)


def stale_items(
    root: Path, banks: Sequence[Bank], library: Library, measures: Mapping[int, str]
) -> frozenset[str]:
    """The ids of the items that are to be reviewed, by the lock of the project at `root`."""
    lock = read(root / LOCK)
    return lock.stale(items_basis(banks, library, measures)) if lock.users else frozenset()
