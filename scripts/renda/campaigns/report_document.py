"""The follow-up report as a Word document."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from PIL import Image, ImageOps

from renda.campaigns import documents
from renda.campaigns.model import Held
from renda.campaigns.word_package import BLANK
from renda.errors import RendaError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from docx.document import Document

    from renda.campaigns.model import Activity, Photo
    from renda.campaigns.report import Report, Total

_PIXELS = 1600  # along a photo's longer side: enough for print at the size below
_WIDTH, _HEIGHT = 150, 95  # millimetres that a photo takes at most


def document(report: Report, folder: Path) -> bytes:
    """The .docx; photos come from `folder`, where the campaign's page lies.

    Raises:
        RendaError: a photo can't be read to its end.
    """
    campaign = report.campaign
    made = documents.new(f"{campaign.title}总结")
    if campaign.example:
        documents.paragraph(made, "示例：本文的地区、单位、时间、地点和活动都是虚构的。")
    _basics(made, report)
    made.add_heading("二、活动开展情况", 1)
    header = ("日期", "活动", "地点", "面向", "场次", "人数")
    rows = [_row(activity) for activity in campaign.ordered]
    documents.table(made, header, rows, (20, 26, 34, 20, 11, 13))
    for activity in campaign.ordered:
        if activity.held and activity.held.note:
            documents.paragraph(made, f"{activity.title}：{activity.held.note}")
    made.add_heading("三、数据", 1)
    documents.paragraph(made, f"列入安排的活动 {len(campaign.activities)} 项。")
    uncounted = len(campaign.activities) - report.people.of
    if uncounted:
        documents.paragraph(made, f"其中 {uncounted} 项不统计场次和人数。")
    documents.paragraph(made, _sum("场次", "场", report.sessions))
    documents.paragraph(made, _sum("人数", "人次", report.people))
    made.add_heading("四、现场照片", 1)
    for number, photo in enumerate(campaign.photos, 1):
        _photo(made, number, photo, folder / photo.file)
    if not campaign.photos:
        documents.paragraph(made, BLANK)
    made.add_heading("五、依据的条文", 1)
    for label, titles in report.articles.items():
        documents.paragraph(made, f"{label}：{'、'.join(titles) or '全部活动'}")
    made.add_heading("六、问题和改进", 1)
    for number, problem in enumerate(campaign.problems or (BLANK,), 1):
        documents.paragraph(made, f"{number}. {problem}")
    if report.missing:
        made.add_heading("提交以前还要补的（补好以后删去这一节）", 1)
        for line in report.missing:
            documents.paragraph(made, f"□ {line}")
    return documents.to_bytes(made)


def _basics(made: Document, report: Report) -> None:
    campaign = report.campaign
    made.add_heading("一、基本情况", 1)
    week = f"{_day(campaign.week.start)}至{_day(campaign.week.end)}" if campaign.week else BLANK
    for name, value in (
        ("主办单位", campaign.contact.unit),
        ("活动时间", f"{_day(report.first)}至{_day(report.last)}"),
        ("主题", campaign.theme or BLANK),
        ("宪法宣传周", week),
        ("地点", campaign.place),
        ("面向", "、".join(campaign.audience)),
    ):
        documents.paragraph(made, f"{name}：{value}")


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _row(activity: Activity) -> tuple[str, ...]:
    start, end = activity.start, activity.end
    day = f"{start.month}月{start.day}日"
    if activity.spans_days:
        day += f"至{end.month}月{end.day}日"
    held = activity.held or Held()
    if held.counted:
        shown = ["" if number is None else str(number) for number in (held.sessions, held.people)]
    else:
        shown = ["不统计", "不统计"]
    return (day, activity.title, activity.place, "、".join(activity.audience), *shown)


def _sum(name: str, unit: str, total: Total) -> str:
    if not total.given:
        return f"{name}：{BLANK}"
    rest = total.of - total.given
    note = f"（{rest} 项活动还没有填，没有算在内）" if rest else ""
    return f"{name}：共 {total.sum} {unit}{note}。"


def _photo(made: Document, number: int, photo: Photo, file: Path) -> None:
    """The photo upright and no larger than print needs, its text for those who don't see it, its caption."""
    try:
        with Image.open(file) as opened:
            image = ImageOps.exif_transpose(opened).convert("RGB")
    except OSError as error:
        raise RendaError(
            f"照片 {photo.file} 读不完整，可能没有拷贝完或者已经损坏，请换一份（{error}）"
        ) from None
    image.thumbnail((_PIXELS, _PIXELS))
    data = io.BytesIO()
    image.save(data, "JPEG", quality=85)
    fits_width = image.width / image.height >= _WIDTH / _HEIGHT
    size = {"width": Mm(_WIDTH)} if fits_width else {"height": Mm(_HEIGHT)}
    holder = documents.paragraph(made, "")
    holder.alignment = WD_ALIGN_PARAGRAPH.CENTER
    holder.paragraph_format.keep_with_next = True
    picture = holder.add_run().add_picture(data, **size)
    properties = picture._inline.docPr
    properties.set("name", f"图{number}")
    properties.set("descr", photo.alt)
    caption = documents.paragraph(made, f"图{number}　{photo.caption or photo.alt}", note=True)
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
