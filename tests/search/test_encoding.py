"""The byte formats, read back by small decoders of the tests' own."""

from __future__ import annotations

import base64
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda.search import encoding

WORDS = st.lists(
    st.text(alphabet=st.sampled_from("宪法人民ab12〇龥"), min_size=1, max_size=40), unique=True, max_size=30
).map(sorted)


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def read_front_coded(data: bytes) -> list[str]:
    count, at = read_varint(data, 0)
    heads = []
    for _ in range(count):
        shared, rest = data[at] >> 4, data[at] & 15
        at += 1
        if rest == 15:
            more, at = read_varint(data, at)
            rest += more
        heads.append((shared, rest))
    size, at = read_varint(data, at)
    assert at + size == len(data)
    text = data[at:].decode()
    words = [""]
    for shared, rest in heads:
        words.append(words[-1][:shared] + text[:rest])
        text = text[rest:]
    assert not text
    return words[1:]


@given(st.integers(min_value=0, max_value=1 << 60))
def test_varint(number: int) -> None:
    data = encoding.varint(number)
    assert read_varint(data, 0) == (number, len(data))
    assert len(data) == max(1, -(-number.bit_length() // 7))


def test_varint_refuses_negative_numbers() -> None:
    with pytest.raises(ValueError, match="-1"):
        encoding.varint(-1)


@given(st.lists(st.integers(min_value=0, max_value=1 << 20)))
def test_varints(numbers: list[int]) -> None:
    assert encoding.varints(numbers) == b"".join(map(encoding.varint, numbers))


@given(st.sets(st.integers(min_value=0, max_value=40_000)).map(sorted))
def test_deltas(numbers: list[int]) -> None:
    data, at, last, found = encoding.deltas(numbers), 0, 0, []
    while at < len(data):
        delta, at = read_varint(data, at)
        last += delta
        found.append(last)
    assert found == numbers


@given(WORDS)
def test_front_coded(words: list[str]) -> None:
    assert read_front_coded(encoding.front_coded(words)) == words


def test_script_is_one_call() -> None:
    data = "宪法</script>".encode()
    match = re.fullmatch(
        rb'renda\.shard\("search/a-1/w/0","([A-Za-z0-9+/=]+)"\);\n', encoding.script("search/a-1/w/0", data)
    )
    assert match
    assert zlib.decompress(base64.b64decode(match[1])) == data
