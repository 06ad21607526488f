"""Slugs are promises: the list in slugs.txt never loses or changes a line."""

from pathlib import Path

import pytest

from renda.statutes import names
from renda.statutes.model import Library

PROMISED = dict(
    reversed(line.split(" ", 1))
    for line in (Path(__file__).with_name("slugs.txt")).read_text(encoding="utf-8").splitlines()
)


def test_slugs_never_change(library: Library) -> None:
    assert {statute.title: statute.slug for statute in library.statutes} == PROMISED


def test_slugs_are_unique_and_plain() -> None:
    assert len(set(PROMISED.values())) == len(PROMISED)
    assert all(slug.isascii() and slug == slug.lower() and "/" not in slug for slug in PROMISED.values())


def test_core_statutes_are_in_the_source(library: Library) -> None:
    titles = {statute.title for statute in library.statutes}
    assert not set(names.CORE) - titles


def test_no_name_means_two_statutes(library: Library) -> None:
    seen: dict[str, str] = {}
    for statute in library.statutes:
        for name in (statute.title, *statute.short_names):
            assert seen.setdefault(name, statute.title) == statute.title


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("中华人民共和国专利法", "zhuanlifa"),
        ("中华人民共和国各级人民代表大会常务委员会监督法", "jiandufa"),
        ("全国人民代表大会常务委员会关于加强经济工作监督的决定", "jiaqiangjingjigongzuojiandudejueding"),
    ],
)
def test_derived(title: str, slug: str) -> None:
    assert names.derive_slug(title) == slug


def test_colliding_names_are_numbered() -> None:
    assert names.unique_slugs(["中华人民共和国甲法", "甲法"]) == {
        "中华人民共和国甲法": "jiafa",
        "甲法": "jiafa-2",
    }
