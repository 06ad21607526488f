"""Run sheet and host script as a Word document, to be changed in any office program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renda.campaigns import runsheet, word_package
from renda.campaigns.load import OPEN

if TYPE_CHECKING:
    from renda.campaigns.model import Activity, Campaign
    from renda.statutes.model import Library


def document(campaign: Campaign, activity: Activity, library: Library) -> bytes:
    """The .docx of an activity that has a programme."""
    start, end = activity.start, activity.end
    opening = [
        *(["示例：本表的地区、单位、时间和地点都是虚构的。"] if campaign.example else []),
        f"时间：{start.year}年{start.month}月{start.day}日 {start:%H:%M}–{end:%H:%M}",
        f"地点：{activity.place}",
        f"负责人：{OPEN}    主持人：{OPEN}",
    ]
    rows = [
        (row.at, "" if row.minutes is None else f"{row.minutes}分钟", row.what, row.who, row.prepare)
        for row in runsheet.rows(activity)
    ]
    return word_package.package(
        f"{activity.title}：流程单和主持词",
        "run-document.xml",
        opening=opening,
        rows=rows,
        cues=runsheet.script(campaign, activity, library),
    )
