"""Text reduced to what matters when it is compared."""

from __future__ import annotations

import re
import unicodedata

_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_GAP = re.compile(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """`text` without case, width, spaces and punctuation; of punctuation alone, only spaces go."""
    flat = squeeze(unicodedata.normalize("NFKC", text).casefold())
    return "".join(char for char in flat if not unicodedata.category(char).startswith("P")) or flat


def squeeze(text: str) -> str:
    """`text` without any whitespace."""
    return _SPACE.sub("", text)


def join_lines(text: str) -> str:
    """`text` without the space that YAML puts where a Chinese sentence is broken over two lines."""
    return _GAP.sub("", text)
