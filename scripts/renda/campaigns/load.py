"""Reads a campaign page: front matter to `Campaign`, every problem with its line."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from renda import yamltext
from renda.campaigns import checks, media
from renda.campaigns.model import UNDECIDED, Campaign

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from renda.diagnostics import Diagnostics
    from renda.statutes.citations import Cite
    from renda.yamltext import Document, Path_

#: What the organizer still has to fill in; visitors read `UNDECIDED` until then.
OPEN = "〔待填〕"

_REMEDIES = {
    "unit": "填联系单位的全称",
    "phone": "填联系电话，办公时间有人接听的号码",
    "place": "填在哪里开展，例如：某某区各镇、街道",
}
_REMEDIES_OF_ACTIVITY = {"place": "填地点，写到楼、层、房间；还没有定的先留着，页面显示“待定”"}


def load_campaign(
    text: str,
    path: str,
    diagnostics: Diagnostics,
    cite: Cite | None = None,
    *,
    as_of: dt.date | None = None,
    folder: Path | None = None,
) -> Campaign | None:
    """The campaign in the Markdown source `text`, None when its front matter is missing or wrong.

    Fields still open are warnings, and read 待定. Given `cite`, citations that don't resolve are errors
    too. Given `as_of`, what stands in the way of publishing that day is a warning; given `folder`, where the
    page lies, files that it names are looked at. Never raises on bad input.
    """
    before = len(diagnostics.errors())
    document = yamltext.front_matter(text, path, diagnostics)
    if document is None:
        if len(diagnostics.errors()) == before:
            diagnostics.error(
                path, 1, "缺少页首信息：第一行写 ---，接着写 title、day 等，再以单独一行 --- 结束"
            )
        return None
    campaign = yamltext.validate(Campaign, document, diagnostics)
    if campaign is None:
        return None
    if _report_open_fields(document, diagnostics):
        document = replace(document, data=_filled(document.data))
        campaign = yamltext.validate(Campaign, document, diagnostics)
        assert campaign is not None  # one text took another's place
    _report_open_body(text, path, diagnostics)
    _check_folder(campaign, document, diagnostics)
    checks.check(campaign, document, diagnostics, cite)
    if folder:
        _check_names(campaign, document, folder, diagnostics)
        _check_links(campaign, document, folder.parents[1], diagnostics)
        media.check(campaign, document, folder, diagnostics)
    if as_of:
        checks.check_ready(campaign, document, as_of, diagnostics)
    return campaign if len(diagnostics.errors()) == before else None


def _report_open_fields(document: Document, diagnostics: Diagnostics) -> bool:
    found = _open_fields(document.data, ())
    for place in found:
        key = next((str(part) for part in reversed(place) if isinstance(part, str)), "内容")
        owner, remedies = "", _REMEDIES
        if place[0] == "activities":
            owner = f"活动“{document.data['activities'][place[1]]['title']}”的"
            remedies = _REMEDIES_OF_ACTIVITY
        message = f"{owner}“{key}”还是{OPEN}：{remedies.get(key, '填好，或者删去这一行')}"
        diagnostics.warning(document.path, document.line(place), message)
    return bool(found)


def _open_fields(value: Any, place: Path_) -> list[Path_]:
    """The places of all texts below `place` that hold the mark."""
    if isinstance(value, dict):
        return [found for key, part in value.items() for found in _open_fields(part, (*place, str(key)))]
    if isinstance(value, list):
        return [found for index, part in enumerate(value) for found in _open_fields(part, (*place, index))]
    return [place] if isinstance(value, str) and OPEN in value else []


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _filled(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_filled(part) for part in value]
    return value.replace(OPEN, UNDECIDED) if isinstance(value, str) else value


def _report_open_body(text: str, path: str, diagnostics: Diagnostics) -> None:
    _, body, first = yamltext.split_front_matter(text)
    for number, line in enumerate(body.splitlines(), first):
        if OPEN in line:
            diagnostics.warning(path, number, f"正文里还有{OPEN}：填好，或者删去这一行")


def _check_names(campaign: Campaign, document: Document, folder: Path, diagnostics: Diagnostics) -> None:
    """An activity's page must not take the place of one that somebody has written."""
    for index, activity in enumerate(campaign.activities):
        if (folder / f"{activity.id}.md").exists():
            message = f"文件夹里已有 {activity.id}.md，和这项活动的网页重名：请改 id，或者改那个文件的名字"
            diagnostics.error(document.path, document.line(("activities", index, "id")), message)


def _check_links(campaign: Campaign, document: Document, docs: Path, diagnostics: Diagnostics) -> None:
    """Pages of this site that activities lead to are there."""
    for index, activity in enumerate(campaign.activities):
        target = activity.link.to.partition("#")[0] if activity.link else ""
        if target.endswith(".md") and "://" not in target and not (docs / target).is_file():
            there = [page.relative_to(docs).as_posix() for page in docs.rglob("*.md")]
            near = difflib.get_close_matches(target, there, n=1, cutoff=0.6)
            hint = f"，是不是 {near[0]}？" if near else "：写 docs/ 里的文件名，如 exam/practice.md"
            line = document.line(("activities", index, "link", "to"))
            diagnostics.error(document.path, line, f"找不到页面 {target}{hint}")


def _check_folder(campaign: Campaign, document: Document, diagnostics: Diagnostics) -> None:
    folder = PurePosixPath(document.path).parent.name
    if folder.isdecimal() and folder != str(campaign.year):
        message = f"这个文件在 {folder} 年的文件夹里，“day”却是 {campaign.day}，请改成一致"
        diagnostics.error(document.path, document.line(("day",)), message)
