"""How long a campaign of a thousand activities takes: read, checked, made into pages, calendars, run sheets."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

import thousand
from renda.campaigns.load import load_campaign
from renda.diagnostics import Diagnostics
from renda.statutes import citations
from thousand import N

if TYPE_CHECKING:
    from renda.statutes.model import Library

__all__ = ["N", "seconds"]
_ROUNDS = 3


def seconds(library: Library) -> float:
    """The median of a few rounds; templates are compiled in the first."""
    text = thousand.page()
    return statistics.median(_once(text, library) for _ in range(_ROUNDS))


def _once(text: str, library: Library) -> float:
    start = time.perf_counter()
    diagnostics = Diagnostics()
    campaign = load_campaign(text, "index.md", diagnostics, citations.resolver(library))
    diagnostics.raise_errors()
    assert campaign is not None  # otherwise there was an error
    thousand.everything(campaign, library)
    return time.perf_counter() - start
