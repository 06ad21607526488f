"""Pages below an activity's own: what they say, that nothing is invented, hostile text, Word documents."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from click.testing import CliRunner

import office
from renda import content
from renda.campaigns import handouts, runsheet
from renda.campaigns import oath as oath_room
from renda.campaigns.load import OPEN, load_campaign
from renda.campaigns.model import Oath, Step
from renda.cli import main
from renda.diagnostics import Diagnostics
from renda.statutes import citations
from renda.statutes.model import Article, ArticleNumber, Library, Status, Statute, Version

if TYPE_CHECKING:
    from renda.campaigns.model import Activity, Campaign

EXAMPLE = Path(__file__).parents[2] / "docs/campaigns/2026/index.md"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
BASE = "../../../../"


@pytest.fixture(scope="module")
def campaign(library: Library) -> Campaign:
    diagnostics = Diagnostics()
    text = EXAMPLE.read_text(encoding="utf-8")
    loaded = load_campaign(text, str(EXAMPLE), diagnostics, citations.resolver(library))
    assert list(diagnostics) == []
    assert loaded is not None
    return loaded


def activity(campaign: Campaign, name: str, **update: object) -> Activity:
    (found,) = [activity for activity in campaign.activities if activity.id == name]
    return found.model_copy(update=update)


def page(campaign: Campaign, kind: handouts.Kind, of: Activity, library: Library) -> str:
    return handouts.render(campaign, handouts.Handout(kind, of, of.title, ""), library, BASE)


def test_each_activity_has_the_handouts_that_it_gives_rise_to(campaign: Campaign) -> None:
    assert [handout.path for handout in handouts.handouts(campaign)] == [
        "community/run",
        "reading/reading",
        "reading/run",
        "oath/ceremony",
        "oath/run",
        "reception/run",
        "contest/run",
    ]


def test_reading_page(campaign: Campaign, library: Library) -> None:
    html = page(campaign, "reading", activity(campaign, "reading"), library)
    assert 'href="../../../../laws/xianfa/#art-33"' in html
    assert '<ruby class="rd-hard">籍<rt aria-hidden="true">jí</rt></ruby>' in html
    assert 'value="hard" id="pinyin-hard" class="rd-reading__choice" checked' in html
    assert "估算，约 3 分钟" in html
    assert html.count("data-screen>") == 4


#: No words of the true oath: tests show how ours come in, not what they are.
WORDS = ("甲乙丙丁，", "戊己庚辛！")


def with_decision(library: Library, text: tuple[str, ...]) -> Library:
    day = dt.date(2018, 2, 24)
    article = Article(ArticleNumber(2, 0, "项"), text)
    title = "全国人民代表大会常务委员会关于实行宪法宣誓制度的决定"
    version = Version("x", title, "决定", "", None, day, day, day, day, Status.IN_FORCE, (article,))
    return dataclasses.replace(
        library, statutes=(*library.statutes, Statute("xuanshi-jueding", title, (), (version,)))
    )


def test_words_of_the_oath_come_from_the_decision_or_the_organizer(
    campaign: Campaign, library: Library
) -> None:
    oath = activity(campaign, "oath")
    without = page(campaign, "ceremony", oath, library)
    assert "誓词全国统一，以《全国人民代表大会常务委员会关于实行宪法宣誓制度的决定》的文本为准。" in without
    assert "renda laws" not in without  # that is for the organizer: see the test of what she is told
    assert "rd-oath" not in without

    checked = page(
        campaign, "ceremony", oath.model_copy(update={"oath": Oath(text=WORDS, leader="某某")}), library
    )
    assert "按《全国人民代表大会常务委员会关于实行宪法宣誓制度的决定》核对后填写" in checked
    assert all(f"<span data-sentence>{line}</span>" in checked for line in WORDS)
    assert "领誓：某某" in checked

    for lines in (("宣誓誓词如下：", *WORDS), ("誓词如下：" + WORDS[0], WORDS[1])):
        imported = page(campaign, "ceremony", oath, with_decision(library, lines))
        assert all(f"<span data-sentence>{line}</span>" in imported for line in WORDS)
        assert 'href="../../../../laws/xuanshi-jueding/#item-2"' in imported
        assert 'data-screen="3.5"' in imported  # behind the step at which it is spoken

    other = page(campaign, "ceremony", oath, with_decision(library, ("某一项规定。",)))
    assert '的文本为准，见<a href="../../../../laws/xuanshi-jueding/">本站法律库</a>。' in other


def test_the_organizer_is_told_that_the_words_are_missing(campaign: Campaign, library: Library) -> None:
    source = EXAMPLE.read_text(encoding="utf-8")

    def told(found: Campaign, statutes: Library) -> list[tuple[int, str]]:
        diagnostics = Diagnostics()
        oath_room.check(found, source, "index.md", statutes, diagnostics)
        return [(problem.line, problem.message) for problem in diagnostics]

    line = source[: source.index("oath: {}")].count("\n") + 1
    ((where, what),) = told(campaign, library)
    assert where == line
    assert "“宪法宣誓”还没有誓词，网页上先空着：到国家法律法规数据库下载" in what
    ((where, what),) = told(campaign, with_decision(library, ("某一项规定。",)))
    assert "没有在里面找到“誓词如下：”" in what
    assert told(campaign, with_decision(library, ("宣誓誓词如下：", *WORDS))) == []
    written = tuple(a.model_copy(update={"oath": Oath(text=WORDS)}) for a in campaign.activities if a.oath)
    assert told(campaign.model_copy(update={"activities": written}), library) == []


def test_the_decision_is_found_once_it_is_imported(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("plugins: []\n", encoding="utf-8")
    lines = (
        oath_room.DECISION,
        "（2018年2月24日第十二届全国人民代表大会常务委员会第三十三次会议修订）",
        "一、某一项。",
        "二、宣誓誓词如下：",
        *WORDS,
        "三、本决定自2018年3月12日起施行。",
    )
    (tmp_path / "decision.txt").write_text("\n\n".join(lines), encoding="utf-8")
    imported = CliRunner().invoke(main, ["laws", "import", "decision.txt"])
    assert imported.exit_code == 0, imported.output
    merged = content.merged_library(tmp_path / "laws", library.as_of)
    found = oath_room.oath_text(Oath(), merged)
    assert found is not None
    assert found.lines == WORDS
    assert found.url.endswith("/#item-2")


def test_ceremony_cites_statutes_that_say_so(campaign: Campaign, library: Library) -> None:
    html = page(campaign, "ceremony", activity(campaign, "oath"), library)
    for text in ("国旗法第七条第三款", "国徽法第五条第四项", "国歌法第四条第三项"):
        citation = citations.parse(text, library)
        assert f'href="{BASE}{citation.url}">{citation.label}' in html
        assert (article := citation.article(library))
        assert "宪法宣誓" in article.text
    assert "国家工作人员就职时应当依照法律规定公开进行宪法宣誓。（" in html


STEPS = (
    Step.model_validate({"at": "09:30", "what": "升国旗，奏唱国歌"}),
    Step.model_validate({"at": "09:40", "what": "集体朗读", "who": "待定"}),
    Step.model_validate({"at": "10:00", "what": "讲话", "who": "某领导", "say": "请大家坐下。"}),
)


def test_rows_last_until_the_next_one(campaign: Campaign) -> None:
    of = activity(campaign, "oath", programme=STEPS)
    assert [(row.at, row.minutes) for row in runsheet.rows(of)] == [
        ("09:30", 10),
        ("09:40", 20),
        ("10:00", 10),
    ]
    night = of.model_copy(update={"end": of.end + dt.timedelta(hours=15)})  # 01:10 on the next day
    assert runsheet.rows(night)[-1].minutes is None


def test_host_script(campaign: Campaign, library: Library) -> None:
    of = activity(campaign, "oath", programme=STEPS)
    welcome, flag, reading, speech, end = runsheet.script(campaign, of, library)
    assert welcome.says == (
        "大家好，我是主持人〔待填〕。今天是12月4日，第十三个国家宪法日。“宪法宣誓”现在开始。"
        "《宪法》第二十七条第三款规定：“国家工作人员就职时应当依照法律规定公开进行宪法宣誓。”"
    )
    assert "今年的主题是〔待填〕" in welcome.note
    assert flag.says == "下面进行：升国旗，奏唱国歌。"
    assert "面向国旗肃立" in flag.note
    assert (reading.says, reading.note) == ("下面进行：集体朗读。", "谁负责：〔待填〕。")
    assert (speech.says, speech.note, end.at) == ("请大家坐下。", "", "10:10")

    themed = campaign.model_copy(update={"theme": "某一主题"})
    community = activity(campaign, "community")
    first, second, *_ = runsheet.script(themed, community, library)
    assert first.says.startswith(
        "大家好，我是主持人〔待填〕。12月4日是第十三个国家宪法日。今年的主题是“某一主题”。"
    )
    assert first.says.index("今天我们讲几条") < first.says.index("《宪法》第一百一十一条第一款规定：“")
    assert (first.note, second.at) == ("", "14:40")  # the welcome stands for the first step, 开场
    unquoted = runsheet.script(themed, activity(campaign, "contest"), library)[0]
    assert "规定：" not in unquoted.says
    of = activity(campaign, "reading")
    assert "一共4条，308个字" in "".join(cue.says for cue in runsheet.script(campaign, of, library))


def test_gaps_are_blanks(campaign: Campaign, library: Library) -> None:
    html = page(campaign, "run", activity(campaign, "oath", programme=STEPS), library)
    assert OPEN not in html
    assert html.count("（待填）") == 3
    assert 'href="oath-run.docx"' in html


def test_hostile_text_stays_text(campaign: Campaign, library: Library) -> None:
    step = Step.model_validate({"at": "09:30", **dict.fromkeys(("what", "who", "prepare", "say"), HOSTILE)})
    of = activity(campaign, "oath", title=HOSTILE, place=HOSTILE, programme=(step,))
    of = of.model_copy(update={"oath": Oath(leader=HOSTILE, text=(HOSTILE,))})
    hostile = campaign.model_copy(update={"title": HOSTILE, "theme": HOSTILE})
    for kind in ("ceremony", "run"):
        html = page(hostile, kind, of, library)
        assert "<script" not in html
        assert "<img" not in html
        assert html.count("&lt;script&gt;") >= 5


def test_run_sheets_as_word_documents(campaign: Campaign, library: Library) -> None:
    first = dict(handouts.documents(campaign, library))
    assert first == dict(handouts.documents(campaign, library))  # to the byte
    assert "oath/run/oath-run.docx" in first
    document = docx.Document(io.BytesIO(first["oath/run/oath-run.docx"]))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[3].cells] == [
        "09:40",
        "15分钟",
        "宣誓人按统一的誓词宣誓",
        "宣誓人",
        "宪法文本；誓词用决定的原文，放大打印或者投屏",
    ]
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "我是主持人＿＿＿＿＿＿。" in text
    assert OPEN not in text
    for file in first.values():
        office.check_package(file)
