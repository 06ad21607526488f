"""Whether a campaign's words fit the sheets of its design; told before the print shop finds out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renda import yamltext
from renda.campaigns.posters.sheets import sheets
from renda.campaigns.posters.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from renda.campaigns.model import Campaign
    from renda.campaigns.posters.wording import Quote
    from renda.diagnostics import Diagnostics


def check(
    campaign: Campaign, text: str, path: str, quote: Callable[[str], Quote], diagnostics: Diagnostics
) -> None:
    """Warn of every field that is too long for a sheet, once, by the sheet on which it is the longest.

    `text` is the Markdown source at `path`.
    """
    document = yamltext.front_matter(text, path, diagnostics)
    if document is None:
        return
    found = [
        sheet for sheet in sheets(wording(campaign, quote, ""), designs=[campaign.design]) if sheet.problem
    ]
    worst = {sheet.field: sheet for sheet in sorted(found, key=lambda sheet: sheet.excess)}
    for field, sheet in worst.items():
        diagnostics.warning(path, document.line(tuple(field.split("."))), sheet.problem)
