"""Reads a campaign page: front matter to `Campaign`, every problem with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renda import yamltext
from renda.campaigns.model import FARTHEST, Campaign

if TYPE_CHECKING:
    from renda.diagnostics import Diagnostics
    from renda.statutes.citations import Cite
    from renda.yamltext import Document


def load_campaign(
    text: str, path: str, diagnostics: Diagnostics, cite: Cite | None = None
) -> Campaign | None:
    """The campaign in the Markdown source `text`, None when its front matter is missing or wrong.

    Given `cite`, citations that don't resolve are errors too. Never raises on bad input.
    """
    before = len(diagnostics.problems)
    document = yamltext.front_matter(text, path, diagnostics)
    if document is None:
        if len(diagnostics.problems) == before:
            diagnostics.error(
                path, 1, "缺少页首信息：第一行写 ---，接着写 title、day 等，再以单独一行 --- 结束"
            )
        return None
    campaign = yamltext.validate(Campaign, document, diagnostics)
    if campaign is None:
        return None
    _check_activities(campaign, document, diagnostics)
    if cite:
        _check_citations(campaign, document, cite, diagnostics)
    return campaign if len(diagnostics.problems) == before else None


def _check_activities(campaign: Campaign, document: Document, diagnostics: Diagnostics) -> None:
    first, last = campaign.day - FARTHEST, campaign.day + FARTHEST
    seen: dict[str, int] = {}
    for index, activity in enumerate(campaign.activities):
        here = ("activities", index)
        line = document.line((*here, "id"))
        if activity.id in seen:
            message = f"活动编号“{activity.id}”与第 {seen[activity.id]} 行重复，请改名"
            diagnostics.error(document.path, line, message)
        seen.setdefault(activity.id, line)
        for key, moment in (("start", activity.start), ("end", activity.end)):
            if not first <= moment.date() <= last:
                message = (
                    f"活动时间 {moment:%Y-%m-%d} 离 {campaign.day} 超过 {FARTHEST.days} 天，请核对年份和月份"
                )
                diagnostics.error(document.path, document.line((*here, key)), message)
        _check_run_sheet(campaign, index, document, diagnostics)


def _check_run_sheet(campaign: Campaign, index: int, document: Document, diagnostics: Diagnostics) -> None:
    """Steps run forward and, for an activity within one day, stay inside it."""
    activity = campaign.activities[index]
    one_day = activity.start.date() == activity.end.date()
    previous = activity.start.time() if one_day else None
    for number, step in enumerate(activity.programme):
        line = document.line(("activities", index, "programme", number, "at"))
        if previous and step.at < previous:
            message = f"流程时间 {step.at:%H:%M} 早于前一项或活动开始时间 {previous:%H:%M}"
            diagnostics.error(document.path, line, message)
        if one_day and step.at > activity.end.time():
            message = f"流程时间 {step.at:%H:%M} 晚于活动结束时间 {activity.end:%H:%M}"
            diagnostics.error(document.path, line, message)
        previous = step.at


def _check_citations(campaign: Campaign, document: Document, cite: Cite, diagnostics: Diagnostics) -> None:
    places: list[tuple[tuple[str | int, ...], str]]
    places = [(("basis", number), text) for number, text in enumerate(campaign.basis)]
    for index, activity in enumerate(campaign.activities):
        places += [
            (("activities", index, "cites", number), text) for number, text in enumerate(activity.cites)
        ]
    for place, text in places:
        if cite(text) is None:
            message = f"引用“{text}”找不到条文；写法如：宪法第六十二条、监督法第十一条第二款"
            diagnostics.error(document.path, document.line(place), message)
