"""What stands in a page before JavaScript runs, without it, and on paper: the questions without answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from renda import templating
from renda.quizzes.kinds.choice import LETTERS
from renda.quizzes.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from renda.quizzes.model import Item

TEMPLATES = templating.environment(Path(__file__).with_name("templates"))


def render_block(
    ids: Sequence[str],
    items_by_id: Mapping[str, Item],
    shard_of: Mapping[str, str],
    stale: AbstractSet[str] = frozenset(),
) -> str:
    """The section of a page that holds the questions `ids`; the client mounts on it.

    `stale` are the ids of items to be reviewed, which are marked. Ids that aren't in `items_by_id` are left
    out: `checks.check` reports them with their line.
    """
    items = [items_by_id[id_] for id_ in dict.fromkeys(ids) if id_ in items_by_id]
    return TEMPLATES.get_template("quiz.html").render(
        ids=" ".join(item.id for item in items),
        shards=" ".join(dict.fromkeys(shard_of[item.id] for item in items)),
        questions=[(item.view(), item.id in stale) for item in items],  # their text is HTML already
        labels={kind: label for kind, (_, label) in KINDS.items()},
        letters=LETTERS,
    )
