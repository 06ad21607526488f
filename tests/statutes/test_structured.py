"""schema.org data of law pages, and what amends what."""

import json

import pytest

from renda.statutes import amendments, pages, structured
from renda.statutes.model import Library


@pytest.fixture(scope="module")
def by_url(library: Library) -> dict[str, pages.StatutePage]:
    return {page.url: page for page in pages.pages(library)}


CASES = [
    ("laws/xianfa/", "legislationIdentifier", "xianfa/2018-03-11"),
    ("laws/xianfa/", "alternateName", ["宪法"]),
    ("laws/xianfa/", "legislationLegalForce", "https://schema.org/InForce"),
    ("laws/xianfa/", "legislationPassedBy", {"@type": "Organization", "name": "全国人民代表大会"}),
    ("laws/xianfa/", "legislationJurisdiction", "CN"),
    ("laws/xianfa/", "legislationLegalValue", "https://schema.org/UnofficialLegalValue"),
    ("laws/xianfa/", "legislationDate", None),
    ("laws/xianfa/", "legislationAmends", None),
    ("laws/xianfa/1982-12-04/", "legislationLegalForce", "https://schema.org/NotInForce"),
    ("laws/xianfa/1982-12-04/", "legislationDateVersion", "1982-12-04"),
    ("laws/xianfa/1982-12-04/", "legislationConsolidates", None),
    ("laws/nongyefa/2026-08-28/", "legislationLegalForce", "https://schema.org/NotInForce"),
    ("laws/nongyefa/2026-08-28/", "legislationDateOfApplicability", "2027-01-01"),
    ("laws/xingfa/", "legislationLegalForce", "https://schema.org/PartiallyInForce"),
    ("laws/xianfa-xiuzhengan-2018/", "legislationDate", "2018-03-11"),
    (
        "laws/xianfa-xiuzhengan-2018/",
        "legislationAmends",
        {"@type": "Legislation", "name": "中华人民共和国宪法", "url": "../../laws/xianfa/"},
    ),
]


@pytest.mark.parametrize(("url", "name", "value"), CASES)
def test_properties(by_url: dict[str, pages.StatutePage], url: str, name: str, value: object) -> None:
    assert json.loads(by_url[url].structured_data).get(name) == value


def test_parts_are_the_articles(by_url: dict[str, pages.StatutePage]) -> None:
    parts = json.loads(by_url["laws/xianfa/"].structured_data)["hasPart"]
    assert len(parts) == 143
    assert parts[61] == {"@type": "Legislation", "@id": "#art-62", "name": "第六十二条"}


def test_no_text_closes_the_element() -> None:
    assert "<" not in structured.script_text({"name": "</script><script>alert(1)</script>"})


def test_amendments(library: Library) -> None:
    found = {
        slug: [other.versions[0].version_date.year for other in others]
        for slug, others in amendments.by_statute(library).items()
    }
    assert found["xianfa"] == [1988, 1993, 1999, 2004, 2018]
    assert len(found["xingfa"]) == 12
    kinds = [v.kind for s in library.statutes for v in s.versions[:1]]
    assert sum(map(len, found.values())) == kinds.count("修正案") + kinds.count("修改决定") + 5
