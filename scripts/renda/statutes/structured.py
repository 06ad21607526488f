"""schema.org Legislation for a law page, as JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from renda.statutes.model import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from renda.statutes.model import Statute, Version

#: A text that lacks later amendments is the law but for what they changed.
_FORCE = {
    Status.IN_FORCE: "InForce",
    Status.AMENDED: "PartiallyInForce",
    Status.NOT_YET: "NotInForce",
    Status.SUPERSEDED: "NotInForce",
    Status.REPEALED: "NotInForce",
}


def identifier(statute: Statute, version: Version) -> str:
    """xianfa/2018-03-11: this site's name for one version, the same for ever."""
    return f"{statute.slug}/{version.version_date.isoformat()}"


def legislation(
    statute: Statute,
    version: Version,
    status: Status,
    *,
    amends: Statute | None,
    consolidates: Sequence[Statute],
    base: str,
) -> dict[str, Any]:
    """The page of one version as a schema.org Legislation; empty properties are left out.

    `base` is the way from the page to the site's root. Addresses are relative to the page, since a site
    that is also read from a folder has no address of its own.
    """
    # What amends or interprets is adopted once; of a law the source doesn't tell when it first was.
    adopted = version.version_date if amends or version.kind == "立法解释" else None
    properties = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": "#top",
        "name": version.title,
        "alternateName": list(statute.short_names),
        "inLanguage": "zh-Hans",
        "legislationIdentifier": identifier(statute, version),
        "legislationType": version.kind,
        "legislationJurisdiction": "CN",
        "legislationPassedBy": {"@type": "Organization", "name": version.issued_by}
        if version.issued_by
        else None,
        "datePublished": _day(version.published),
        "legislationDate": _day(adopted),
        "legislationDateVersion": _day(version.version_date),
        "legislationDateOfApplicability": _day(version.commencement),
        "legislationLegalForce": f"https://schema.org/{_FORCE[status]}",
        "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        "legislationAmends": _reference(amends, base) if amends else None,
        "legislationConsolidates": [_reference(other, base) for other in consolidates],
        "hasPart": [
            {"@type": "Legislation", "@id": f"#{article.number.anchor}", "name": article.number.label}
            for article in version.articles
        ],
    }
    return {name: value for name, value in properties.items() if value}


def script_text(data: dict[str, Any]) -> str:
    """`data` as the content of a <script> element: no text in it can close the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def _reference(statute: Statute, base: str) -> dict[str, str]:
    return {"@type": "Legislation", "name": statute.title, "url": f"{base}laws/{statute.slug}/"}
