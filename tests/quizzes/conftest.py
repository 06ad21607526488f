"""A small library of invented statutes and a bank that has no faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .sample import LIBRARY

if TYPE_CHECKING:
    from renda.statutes.model import Library


@pytest.fixture(scope="session")
def library() -> Library:
    """三部虚构的法律：试验法现行，将来法尚未施行，旧规法已废止。"""
    return LIBRARY


@pytest.fixture(scope="session")
def measures() -> dict[int, str]:
    """Two measures of an invented policy."""
    return {1: "1.种好苹果。每年至少种2次。(果园)", 2: "2.数好苹果。(账房)"}
