"""The browser's data: a catalog of all items, shards of about 50 items, and the mock exams.

Classic scripts, so that they load on file:// too. Keys and explanations are packed apart from the
questions: a page's source doesn't show an answer beside its question. That spoils nothing; it hides
nothing either.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import itertools
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from pydantic import TypeAdapter

from renda.errors import RendaError
from renda.quizzes import blueprint as blueprints
from renda.quizzes import cites, markup, wire
from renda.quizzes.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pydantic import BaseModel

    from renda.quizzes.blueprint import BlueprintEntry
    from renda.quizzes.model import Bank, Item
    from renda.statutes.model import Library

CATALOG = "quiz/catalog"
SHARD_ITEMS = 50

_SOLUTIONS = TypeAdapter(tuple[wire.Solution, ...])


@dataclass(frozen=True)
class Listed:
    """An item as the catalog lists it: `bank` is the bank's title, `laws` are what it cites."""

    item: Item
    bank: str
    laws: tuple[str, ...]
    stale: bool


def listed(banks: Sequence[Bank], library: Library, stale: AbstractSet[str]) -> list[Listed]:
    """All items in the catalog's order; `stale` are the ids of items to be reviewed.

    Cites that can't be resolved are left out: the checks report them.
    """
    return [
        Listed(item, bank.title, tuple(dict.fromkeys(_laws(item, library))), item.id in stale)
        for bank in banks
        for item in bank.items
    ]


def _laws(item: Item, library: Library) -> Iterator[str]:
    for cite in item.cites:
        if cites.is_policy(cite):
            yield cites.POLICY
            continue
        with contextlib.suppress(RendaError):
            yield cites.resolve(cite, library, {}).source


class Publisher:
    """Turns banks and blueprints into files. `cite_url` turns an address such as laws/xianfa/#art-60
    into the one to write, relative to the site's root. Banks must have no errors.
    """

    def __init__(
        self,
        banks: Sequence[Bank],
        library: Library,
        measures: Mapping[int, str],
        stale: AbstractSet[str] = frozenset(),
        exams: Sequence[BlueprintEntry] = (),
        cite_url: Callable[[str], str] = str,
    ) -> None:
        self._library, self._measures, self._cite_url = library, measures, cite_url
        self._items = listed(banks, library, stale)
        self._exams = exams
        self._shards = list(self._make_shards(banks, stale))

    def files(self) -> dict[str, bytes]:
        """Path below the site's root -> content."""
        exams = self._exam_data()
        ids = " ".join(one.item.id for one in self._items)
        exams_name = f"quiz/exams-{_digest(_json(exams) + ids)}"  # its positions hold for these ids alone
        files = {name: _json(shard) for name, _, shard in self._shards}
        files |= {exams_name: _json(exams), CATALOG: _json(self._catalog(ids, exams_name))}
        return {
            f"{name}.js": f"renda.shard({json.dumps(name)},{data});\n".encode()
            for name, data in files.items()
        }

    def shard_of(self) -> dict[str, str]:
        """Item id -> name of its shard."""
        return {item.id: name for name, items, _ in self._shards for item in items}

    def _catalog(self, ids: str, exams: str) -> wire.Catalog:
        kinds = get_args(wire.KindName)
        items = self._items
        return wire.Catalog(
            version=wire.VERSION,
            ids=ids,
            digests="".join(one.item.digest for one in items),
            kindNames=get_args(wire.KindName),
            kinds="".join(str(kinds.index(one.item.kind)) for one in items),
            levels="".join(str(one.item.level) for one in items),
            stale=_positions([position for position, one in enumerate(items) if one.stale]),
            banks=_facets((one.bank,) for one in items),
            topics=_facets(one.item.topics for one in items),
            posts=_facets(one.item.posts for one in items),
            laws=_facets(one.laws for one in items),
            shards=tuple(wire.ShardEntry(name=name, count=len(some)) for name, some, _ in self._shards),
            exams=exams,
        )

    def _make_shards(
        self, banks: Sequence[Bank], stale: AbstractSet[str]
    ) -> Iterator[tuple[str, Sequence[Item], wire.Shard]]:
        for bank in banks:
            for start in range(0, len(bank.items), SHARD_ITEMS):
                items = bank.items[start : start + SHARD_ITEMS]
                shard = wire.Shard(
                    version=wire.VERSION,
                    questions=tuple(
                        wire.Question(id=i.id, digest=i.digest, stale=i.id in stale, view=i.view())
                        for i in items
                    ),
                    solutions=_packed(_SOLUTIONS.dump_json(tuple(map(self._solution, items)))),
                )
                yield f"quiz/{bank.name}-{start // SHARD_ITEMS + 1}-{_digest(_json(shard))}", items, shard

    def _solution(self, item: Item) -> wire.Solution:
        def links(text: str) -> Iterator[markup.Link]:
            for start, end, url, problem in cites.mentions(text, self._library, self._measures):
                if not problem:
                    yield start, end, self._cite_url(url)

        def explain(text: str) -> str:
            return markup.linked(text, links)

        authorities = [cites.resolve(cite, self._library, self._measures) for cite in item.cites]
        return wire.Solution(
            key=item.key(explain),
            explanation=explain(item.explanation),
            cites=tuple(
                wire.Cite(label=one.label, url=self._cite_url(one.url), text=one.text) for one in authorities
            ),
        )

    def _exam_data(self) -> wire.Exams:
        return wire.Exams(version=wire.VERSION, exams=tuple(self._exam(entry) for entry in self._exams))

    def _exam(self, entry: BlueprintEntry) -> wire.Exam:
        blueprint = entry.blueprint
        pools = blueprints.eligible(blueprint, self._items)
        return wire.Exam(
            id=entry.name,
            title=blueprint.title,
            post=blueprint.post,
            note=blueprint.note or "",
            minutes=blueprint.minutes,
            total=blueprint.total,
            passMark=blueprint.pass_mark,
            shuffleItems=blueprint.shuffle_items,
            shuffleOptions=blueprint.shuffle_options,
            certificate=blueprint.certificate or "",
            sections=tuple(
                wire.Section(
                    title=section.title or f"{KINDS[section.kind][1]}题",
                    kind=section.kind,
                    points=section.points,
                    partial=section.partial,
                    cells=tuple(
                        wire.Cell(count=cell.count, items=_positions(pool))
                        for cell, pool in zip(section.cells, cells, strict=True)
                    ),
                )
                for section, cells in zip(blueprint.sections, pools, strict=True)
            ),
        )


def _facets(names_of_items: Iterable[Iterable[str]]) -> tuple[wire.Facet, ...]:
    found: dict[str, list[int]] = {}
    for position, names in enumerate(names_of_items):
        for name in names:
            found.setdefault(name, []).append(position)
    return tuple(wire.Facet(name=name, items=_positions(items)) for name, items in found.items())


def _positions(rising: Sequence[int]) -> str:
    """Rising positions as the first, then each one's distance from the one before; 1x49 is 49 times 1."""
    distances = (here - before for before, here in zip((0, *rising), rising, strict=False))
    runs = ((distance, len(list(run))) for distance, run in itertools.groupby(distances))
    return " ".join(f"{distance}x{length}" if length > 1 else str(distance) for distance, length in runs)


def _packed(data: bytes) -> str:
    """Compressed and in base64; scripts/client/common/packed.ts reads it."""
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _json(data: BaseModel) -> str:
    """Compact JSON that is safe in a script, also in one inside a page."""
    text = data.model_dump_json()
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
