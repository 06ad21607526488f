"""Progress on long work, on stderr, so that nobody wonders whether it hangs."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import track as _track

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

console = Console(stderr=True, highlight=False)
if not console.is_terminal:  # a file or another program: a problem is one line, to be searched for
    console.soft_wrap = True


@contextmanager
def step(description: str) -> Iterator[None]:
    """A spinner with `description` while the block runs, then one line with the time it took."""
    start = time.perf_counter()
    if console.is_terminal:
        with console.status(description):
            yield
    else:
        yield
    console.print(f"✓ {description}　{time.perf_counter() - start:.1f} 秒", style="dim")


def track(items: Iterable[T], description: str, total: int) -> Iterator[T]:
    """A progress bar over `items` (`total` of them); silent when stderr is no terminal."""
    yield from _track(items, description, total=total, console=console, disable=not console.is_terminal)
