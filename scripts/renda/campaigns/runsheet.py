"""Run sheet with clock and host script of an activity: plain values that its page and its .docx both show.

The host's words are ours, made from the campaign's fields; `OPEN` in them is a blank to be filled by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda.campaigns.load import OPEN
from renda.campaigns.model import UNDECIDED
from renda.campaigns.reading import sheet
from renda.statutes.numerals import to_chinese
from renda.statutes.quotation import quote

if TYPE_CHECKING:
    import datetime as dt

    from renda.campaigns.model import Activity, Campaign, Step
    from renda.statutes.model import Library

#: What the law says on how those present behave, by a word in the step.
_MANNERS = (("升国旗", "国旗法第十四条第二款"), ("国歌", "国歌法第七条"))
_OPENING = "开场"  # how a first step begins that the welcome stands for


@dataclass(frozen=True)
class Row:
    """One line of the run sheet; `minutes` is None where the end isn't known."""

    at: str
    minutes: int | None
    what: str
    who: str
    prepare: str


@dataclass(frozen=True)
class Cue:
    """What the host says from `at` on, and a note that isn't read out."""

    at: str
    what: str
    says: str
    note: str = ""


def rows(activity: Activity) -> list[Row]:
    """The steps with their length: up to the next, the last one up to the end."""
    steps = activity.programme
    ends = [*(step.at for step in steps[1:]), activity.end.time()]
    return [
        Row(f"{step.at:%H:%M}", _minutes(step.at, end), step.what, _known(step.who), _known(step.prepare))
        for step, end in zip(steps, ends, strict=True)
    ]


def _known(text: str) -> str:
    """Nothing where it is still undecided: the sheet leaves room to write."""
    return "" if text == UNDECIDED else text


def _minutes(start: dt.time, end: dt.time) -> int | None:
    length = (end.hour - start.hour) * 60 + end.minute - start.minute
    return length if length >= 0 else None


def script(campaign: Campaign, activity: Activity, library: Library) -> list[Cue]:
    """The host's words, from the welcome to the end."""
    steps = activity.programme
    opening, steps = (steps[:1], steps[1:]) if steps and steps[0].what.startswith(_OPENING) else ((), steps)
    welcome = [_welcome(campaign, activity), *(step.say for step in opening), _quoted(activity, library)]
    cues = [Cue(f"{activity.start:%H:%M}", _OPENING, "".join(welcome), _on_theme(campaign))]
    for step in steps:
        says = step.say or _announcement(step, activity, library)
        cues.append(Cue(f"{step.at:%H:%M}", step.what, says, _note(step, library)))
    cues.append(Cue(f"{activity.end:%H:%M}", "结束", f"“{activity.title}”到此结束，谢谢大家。"))
    return cues


def _welcome(campaign: Campaign, activity: Activity) -> str:
    words = [f"大家好，我是主持人{OPEN}。"]
    if activity.start.date() == campaign.day:
        words.append(f"今天是12月4日，第{_ordinal(campaign)}个国家宪法日。")
    else:
        words.append(f"12月4日是第{_ordinal(campaign)}个国家宪法日。")
    if campaign.theme:
        words.append(f"今年的主题是“{campaign.theme}”。")
    words.append(f"“{activity.title}”现在开始。")
    return "".join(words)


def _quoted(activity: Activity, library: Library) -> str:
    if not activity.quote:
        return ""
    found = quote(activity.quote, library)
    return f"{found.citation.label}规定：“{''.join(found.lines)}”"


def _ordinal(campaign: Campaign) -> str:
    return to_chinese(campaign.ordinal)


def _on_theme(campaign: Campaign) -> str:
    return "" if campaign.theme else f"当年的主题公布以后加一句：今年的主题是{OPEN}。没有公布的，不念。"


def _announcement(step: Step, activity: Activity, library: Library) -> str:
    words = [f"下面进行：{step.what}。"]
    if "朗读" in step.what and activity.reading:
        found = sheet(activity.reading, library)
        words.append(f"一共{len(found.passages)}条，{found.characters}个字，请大家看朗读单或者屏幕。")
    if "宣誓" in step.what and activity.oath and activity.oath.leader:
        words.append(f"请{activity.oath.leader}领誓。")
    return "".join(words)


def _note(step: Step, library: Library) -> str:
    """Who comes next, unless the host says it, and how those present behave.

    Not read out: whether one says 有请, 由 or nothing at all before a name can't be told from the name.
    """
    notes = []
    if step.who and not step.say and "主持人" not in step.who:
        notes.append(f"谁负责：{OPEN if step.who == UNDECIDED else step.who}。")
    for word, text in _MANNERS:
        if word in step.what:
            quoted = quote(text, library)
            notes.append(f"{quoted.citation.label}：“{''.join(quoted.lines)}”")
            break
    return "".join(notes)
