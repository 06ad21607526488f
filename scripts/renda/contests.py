"""A campaign's contest: its papers and their key as pages to print.

Joins the campaigns' room with the questions, which don't know one another.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from renda import yamltext
from renda.diagnostics import Diagnostics
from renda.quizzes import catalog, paper, paper_pages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from renda.campaigns.model import Campaign
    from renda.content import Content
    from renda.quizzes.blueprint import BlueprintEntry


def check(
    campaigns: Mapping[str, Campaign],
    sources: Mapping[str, str],
    exams: Sequence[BlueprintEntry],
    diagnostics: Diagnostics,
) -> None:
    """Note contests whose blueprint isn't there. Both mappings are by the page's path below docs/."""
    names = [entry.name for entry in exams]
    for page, campaign in campaigns.items():
        if campaign.contest and campaign.contest.blueprint not in names:
            path = f"docs/{page}"
            document = yamltext.front_matter(sources[page], path, Diagnostics())
            line = document.line(("contest", "blueprint")) if document else 1
            near = difflib.get_close_matches(campaign.contest.blueprint, names, n=1, cutoff=0.5)
            hint = f"是不是“{near[0]}”？" if near else f"现有：{'、'.join(names)}"
            message = f"quizzes/blueprints/ 里没有蓝图“{campaign.contest.blueprint}”，{hint}"
            diagnostics.error(path, line, message)


def files(content: Content) -> dict[str, bytes]:
    """Path below the site's root -> page, for all campaigns; papers and keys wait for their days.

    Raises:
        RendaError: a paper can't be drawn from its blueprint.
    """
    made: dict[str, bytes] = {}
    for owner, campaign in content.campaigns.items():
        if campaign.contest:
            folder = owner.removesuffix("index.md")
            pages = _pages(content, campaign, "../" * (folder.count("/") + 1))
            made |= {f"{folder}{name}/index.html": page.encode() for name, page in pages.items()}
    return made


def _pages(content: Content, campaign: Campaign, base: str) -> dict[str, str]:
    contest, day = campaign.contest, content.library.as_of
    assert contest is not None  # the caller has looked
    if day < min(campaign.paper_day, campaign.key_day):
        return {}
    entry = next(entry for entry in content.exams if entry.name == contest.blueprint)
    items = catalog.listed(content.banks, content.library, content.stale)
    versions = paper.VERSIONS[: contest.versions]
    seed = f"{campaign.year}/{contest.seed}"
    papers = paper.papers(entry, items, seed, content.library, content.measures, versions)
    head = paper_pages.Letterhead(
        title=entry.blueprint.title,
        unit=campaign.contest_contact.unit,
        when=f"{campaign.year}年{campaign.day.month}月",
        base=base,
        back=f"../{contest.activity}/",
    )
    pages = {}
    if day >= campaign.paper_day:
        names = zip(campaign.paper_names, papers, strict=True)
        pages = {name: paper_pages.render_paper(one, head) for name, one in names}
    if day >= campaign.key_day:
        pages["paper-key"] = paper_pages.render_key(papers, head)
    return pages
