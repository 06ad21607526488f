"""Run sheet and host script as a Word document, to be changed in any office program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renda.campaigns import documents, runsheet
from renda.campaigns.load import OPEN

if TYPE_CHECKING:
    from renda.campaigns.model import Activity, Campaign
    from renda.statutes.model import Library


def document(campaign: Campaign, activity: Activity, library: Library) -> bytes:
    """The .docx of an activity that has a programme."""
    made = documents.new(f"{activity.title}：流程单和主持词")
    if campaign.example:
        documents.paragraph(made, "示例：本表的地区、单位、时间和地点都是虚构的。")
    start, end = activity.start, activity.end
    documents.paragraph(made, f"时间：{start.year}年{start.month}月{start.day}日 {start:%H:%M}–{end:%H:%M}")
    documents.paragraph(made, f"地点：{activity.place}")
    documents.paragraph(made, f"负责人：{OPEN}    主持人：{OPEN}")
    made.add_heading("流程", 1)
    rows = [
        (row.at, "" if row.minutes is None else f"{row.minutes}分钟", row.what, row.who, row.prepare)
        for row in runsheet.rows(activity)
    ]
    documents.table(made, ("时间", "时长", "内容", "谁负责", "准备"), rows, (11, 13, 40, 18, 28))
    made.add_heading("主持词", 1)
    for cue in runsheet.script(campaign, activity, library):
        made.add_heading(f"{cue.at}  {cue.what}", 2)
        documents.paragraph(made, cue.says)
        if cue.note:
            documents.paragraph(made, f"（不念）{cue.note}", note=True)
    return documents.to_bytes(made)
