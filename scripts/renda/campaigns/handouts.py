"""The pages below an activity's own that are printed or projected: reading sheet, ceremony, run sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup, escape

from renda.campaigns import oath, reading, runsheet, runsheet_document
from renda.campaigns.load import OPEN
from renda.campaigns.pages import render_template
from renda.statutes import citations
from renda.statutes.quotation import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from renda.campaigns.model import Activity, Campaign
    from renda.statutes.model import Library

Kind = Literal["reading", "ceremony", "run"]

#: What the place of an oath needs and who takes one, by the statutes that say so.
_PLACE = (
    ("宣誓场所悬挂国旗", "国旗法第七条第三款"),
    ("宣誓场所悬挂国徽", "国徽法第五条第四项"),
    ("仪式上奏唱国歌", "国歌法第四条第三项"),
)
_WHO = (
    "宪法第二十七条第三款",
    "公务员法第九条",
    "监察官法第二十条",
    "法官法第十九条",
    "检察官法第十九条",
    "法治宣传教育法第三十三条第二款",
)


_NAMES: dict[Kind, tuple[str, str]] = {
    "reading": ("朗读单", "条文全文，可以打印、投屏、注音。"),
    "ceremony": ("仪式", "次序、依据、誓词来源，可以投屏。"),
    "run": ("流程单和主持词", "一两页纸打印出来，也可以下载改写。"),
}


@dataclass(frozen=True)
class Handout:
    """One such page; `path` is its place below the campaign's folder."""

    kind: Kind
    activity: Activity
    title: str
    description: str

    @property
    def path(self) -> str:
        """oath/run"""
        return f"{self.activity.id}/{self.kind}"


def handouts(campaign: Campaign) -> list[Handout]:
    """All of them, in the order of the activities."""
    return [
        Handout(kind, activity, f"{activity.title}：{name}", description)
        for activity in campaign.ordered
        for kind, (name, description) in _NAMES.items()
        if _wanted(activity)[kind]
    ]


def _wanted(activity: Activity) -> dict[Kind, object]:
    return {"reading": activity.reading, "ceremony": activity.oath, "run": activity.programme}


def document_name(activity: Activity) -> str:
    """The file name of an activity's run sheet as a Word document, beside its page."""
    return f"{activity.id}-run.docx"


def documents(campaign: Campaign, library: Library) -> Iterator[tuple[str, bytes]]:
    """The run sheets as Word documents: path below the campaign's folder, and the file."""
    for handout in handouts(campaign):
        if handout.kind == "run":
            name = f"{handout.path}/{document_name(handout.activity)}"
            yield name, runsheet_document.document(campaign, handout.activity, library)


def render(campaign: Campaign, handout: Handout, library: Library, base: str) -> str:
    """The page's content; `base` leads to the site's root, two levels above the campaign's way to it."""
    return _RENDERERS[handout.kind](campaign, handout, library, base)


def _reading(campaign: Campaign, handout: Handout, library: Library, base: str) -> str:
    plan = handout.activity.reading
    assert plan is not None  # `handouts` gives this kind to such activities only
    found = reading.sheet(plan, library)
    return render_template(
        "reading.html", campaign=campaign, handout=handout, reading=found, pinyin=plan.pinyin, base=base
    )


def _ceremony(campaign: Campaign, handout: Handout, library: Library, base: str) -> str:
    plan = handout.activity.oath
    assert plan is not None  # as above
    statute = oath.decision(library)
    return render_template(
        "ceremony.html",
        campaign=campaign,
        handout=handout,
        oath=plan,
        text=oath.oath_text(plan, library),
        oath_place=_step_of_oath(handout.activity) + 0.5,
        decision=oath.DECISION,
        decision_url=f"laws/{statute.slug}/" if statute else "",
        place=[(words, citations.parse(text, library)) for words, text in _PLACE],
        who=[quote(text, library) for text in _WHO],
        base=base,
    )


def _step_of_oath(activity: Activity) -> int:
    """The number of the step at which the oath is spoken, 0 where none says so."""
    return next((n for n, step in enumerate(activity.programme, 1) if "誓词" in step.what), 0)


def _run(campaign: Campaign, handout: Handout, library: Library, base: str) -> str:
    del base
    activity = handout.activity
    return render_template(
        "run.html",
        campaign=campaign,
        handout=handout,
        rows=runsheet.rows(activity),
        cues=[
            (cue, blanks(cue.says), blanks(cue.note)) for cue in runsheet.script(campaign, activity, library)
        ],
        cites=[citations.parse(text, library).label for text in activity.cites],
        document=document_name(activity),
    )


def blanks(text: str) -> Markup:
    """`text` as HTML with a line to write on for every gap."""
    blank = Markup('<span class="rd-blank"><span class="renda-offscreen">（待填）</span></span>')
    return blank.join(escape(part) for part in text.split(OPEN))


_RENDERERS: dict[Kind, Callable[[Campaign, Handout, Library, str], str]] = {
    "reading": _reading,
    "ceremony": _ceremony,
    "run": _run,
}
