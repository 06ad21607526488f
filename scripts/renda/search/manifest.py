"""What belongs to no single segment of the index: the one file with a fixed name, and the words of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renda.search import encoding, lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from renda.search.index import Segment
    from renda.search.inputs import Inputs
    from renda.search.segment import Segmenter
    from renda.search.synonyms import Related

#: Relative to the site's root. To be served uncached (or revalidated); all else never changes.
PATH = "search/manifest.js"


def files(
    segments: Sequence[Segment],
    segmenter: Segmenter,
    related: Mapping[str, Related],
    inputs: Inputs,
) -> dict[str, bytes]:
    """The manifest and the word files. The segments are cut into buckets alike."""
    folder, words = lexicon.shared([one.buckets for one in segments])
    return {PATH: _manifest(segments, folder, segmenter, related, inputs)} | words


def _manifest(
    segments: Sequence[Segment],
    words_folder: str,
    segmenter: Segmenter,
    related: Mapping[str, Related],
    inputs: Inputs,
) -> bytes:
    """Format version, segments, where the word files and those for other input are, related words (see
    `_line`), and what segmenting a query takes: the stop words with their frequencies, and the sum of all
    frequencies."""
    starts = next((one.words for one in segments if one.words), "")
    value = {
        "version": encoding.FORMAT_VERSION,
        "total": segmenter.total,
        "stop": [[word, segmenter.frequency(word)] for word in sorted(segmenter.stop_words)],
        "related": related_table(related),
        "input": {"folder": inputs.folder, "letters": inputs.letters},
        "words": {"folder": words_folder, "starts": starts},
        "segments": [
            {
                "folder": s.folder,
                "docs": s.docs,
                "asked": s.asked,
                "labels": s.labels,
                "pages": s.pages,
            }
            for s in segments
        ],
    }
    name = PATH.removesuffix(".js")
    return f'renda.shard("{name}",'.encode() + encoding.compact_json(value) + b");\n"


def related_table(related: Mapping[str, Related]) -> str:
    """The related words as the manifest holds them: packed, a line for each word."""
    lines = (_line(word, others) for word, others in sorted(related.items()))
    return encoding.packed("\n".join(lines).encode())


def _line(word: str, others: Related) -> str:
    """The word and those related to it, each with a mark behind it: = for another name of the same thing,
    + for what editors wrote, for what was learned how far it counts in tenths (at most 9)."""
    marked = [f"{other}=" for other in others.same]
    marked += [f"{other}+" for other in others.means]
    marked += [f"{other}{min(9, max(1, round(percent / 10)))}" for other, percent in others.learned]
    return " ".join([word, *marked])
