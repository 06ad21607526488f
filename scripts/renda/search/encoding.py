"""The index's byte formats; scripts/client/search/format.ts reads them.

Integers are varints (LEB128): 7 bits a byte, the lowest first, the top bit set on all but the last.
"""

from __future__ import annotations

import base64
import json
import zlib
from itertools import chain
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The client refuses an index of another version.
FORMAT_VERSION = 3


def varint(number: int) -> bytes:
    """`number` (0 or more) as a varint."""
    if number < 0:
        raise ValueError(f"no varint for a negative number: {number}")
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


_SMALL = [varint(number) for number in range(1 << 14)]


def varints(numbers: Iterable[int]) -> bytes:
    """The numbers as varints, one behind the other."""
    return b"".join([_SMALL[n] if 0 <= n < 16384 else varint(n) for n in numbers])


def deltas(numbers: Sequence[int]) -> bytes:
    """Rising numbers (0 or more) as varints: the first, then each one's distance from the one before."""
    if numbers and numbers[-1] < 16384:  # by far the most: no check of each
        return b"".join(map(_SMALL.__getitem__, map(sub, numbers, chain((0,), numbers))))
    return varints(map(sub, numbers, chain((0,), numbers)))


def front_coded(words: Sequence[str]) -> bytes:
    """Sorted words: varint count, per word a byte that tells how many leading characters it shares with
    the word before (at most 15, high half) and how many follow (low half; 15 means that a varint with
    what goes beyond 15 follows), then the varint byte length of the following characters and these
    in UTF-8, all in a row.

    Characters are code points of the Basic Multilingual Plane, which is all that words consist of.
    """
    heads = bytearray()
    tails: list[str] = []
    before = ""
    for word in words:
        shared = 0
        while shared < min(len(before), len(word), 15) and before[shared] == word[shared]:
            shared += 1
        rest = len(word) - shared
        heads.append(shared << 4 | min(rest, 15))
        if rest >= 15:
            heads += varint(rest - 15)
        tails.append(word[shared:])
        before = word
    text = "".join(tails).encode()
    return varint(len(words)) + bytes(heads) + varint(len(text)) + text


def packed(data: bytes) -> str:
    """`data` as base64 of zlib data."""
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


def script(name: str, data: bytes) -> bytes:
    """A classic script that delivers `data`, packed, under `name`: renda.shard("…","…");"""
    return f'renda.shard({json.dumps(name)},"{packed(data)}");\n'.encode()


def compact_json(value: object) -> bytes:
    """`value` as JSON without blanks, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
