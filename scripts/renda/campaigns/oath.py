"""Where the words of the oath to the Constitution come from: never from us.

They are laid down by a decision of the NPC Standing Committee, which the default statute source doesn't hold.
An organizer imports the official file (`renda laws import`), or checks the words and writes them into her
campaign's page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda import yamltext
from renda.diagnostics import Diagnostics

if TYPE_CHECKING:
    from renda.campaigns.model import Campaign, Oath
    from renda.statutes.model import Library, Statute

DECISION = "全国人民代表大会常务委员会关于实行宪法宣誓制度的决定"
_HOW_TO_IMPORT = (
    f"到国家法律法规数据库下载《{DECISION}》的最新文本（.docx），运行 renda laws import 文件名.docx；"
    "不方便导入的，自己核对以后逐行写进 oath 的 text"
)
_NOT_IN_DECISION = "法律库里有这个决定，但是没有在里面找到“誓词如下：”，请对照原文逐行写进 oath 的 text"
_ANNOUNCED = re.compile(r"誓词[^。：]{0,6}如下：")


@dataclass(frozen=True)
class OathText:
    """The words line by line; `url` leads to the decision, "" when the organizer wrote them down."""

    lines: tuple[str, ...]
    url: str = ""


def decision(library: Library) -> Statute | None:
    """The decision, where it was imported."""
    return next((statute for statute in library.statutes if DECISION in statute.title), None)


def check(campaign: Campaign, text: str, path: str, library: Library, diagnostics: Diagnostics) -> None:
    """Warn of oaths whose words are nowhere; `text` is the page's source."""
    document = yamltext.front_matter(text, path, Diagnostics())
    assert document is not None  # the campaign was read from it
    for index, activity in enumerate(campaign.activities):
        if activity.oath and oath_text(activity.oath, library) is None:
            how = _NOT_IN_DECISION if decision(library) else _HOW_TO_IMPORT
            message = f"活动“{activity.title}”还没有誓词，网页上先空着：{how}"
            diagnostics.warning(path, document.line(("activities", index, "oath")), message)


def oath_text(oath: Oath, library: Library) -> OathText | None:
    """The words from the decision, else those that the organizer checked, else None."""
    statute = decision(library)
    if statute:
        for article in statute.current(library.as_of).articles:
            lines = _announced(article.text)
            if lines:
                return OathText(lines, f"laws/{statute.slug}/#{article.number.anchor}")
    return OathText(oath.text) if oath.text else None


def _announced(text: str) -> tuple[str, ...]:
    """What follows “誓词如下：” in an item of the decision."""
    found = _ANNOUNCED.search(text)
    rest = text[found.end() :] if found else ""
    return tuple(line.strip() for line in rest.splitlines() if line.strip())
