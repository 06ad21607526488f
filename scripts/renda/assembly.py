"""Puts the rooms together into pages and data files; knows all of them, but no site generator."""

from __future__ import annotations

import functools
import html
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renda import addresses, backrefs, cache, contests, law_data, policy_basis, quiz_records
from renda import bundles as bundles_room
from renda import policy as policy_room
from renda.campaigns import feed, media
from renda.campaigns import pages as campaign_pages
from renda.campaigns.calendar import calendar_files
from renda.constitution import gists
from renda.constitution import pages as constitution_pages
from renda.handouts import Handouts
from renda.kit import Kit, KitPage
from renda.quizzes import catalog, fallback
from renda.search import index, manifest, phrases, segment, synonyms
from renda.search import records as search_records
from renda.search import sources as search_sources
from renda.statutes import (
    citing,
    commencements,
    comparisons,
    directory,
    excerpts,
    forwarding,
    interchange,
    linker,
    quotation,
)
from renda.statutes import pages as law_pages
from renda.statutes.pages import StatutePage
from renda.study import pages as study_pages

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    import jinja2

    from renda.campaigns.model import Campaign
    from renda.content import Content
    from renda.statutes.comparisons import ComparisonPage
    from renda.statutes.forwarding import ForwardingPage

    LawPage = StatutePage | ComparisonPage | ForwardingPage

_HERE = Path(__file__).parent
_NEWS = 8  # statutes on the home page


@dataclass(frozen=True)
class Heading:
    """An entry of a page's own table of contents."""

    title: str
    anchor: str
    level: int
    children: list[Heading] = field(default_factory=list)


def outline(page: LawPage) -> list[Heading]:
    """The divisions, each with those in it, for the side navigation of a law page."""
    if not isinstance(page, StatutePage):
        return []
    has_preamble = page.version.preamble or page.statute.slug == "xianfa"
    headings = [Heading("序言", "preamble", 2)] if has_preamble else []
    above: list[Heading] = []
    for division in page.divisions:
        if not division.title:
            continue
        heading = Heading(division.title, division.anchor, division.level)
        above = above[: division.level - 2]
        (above[-1].children if above else headings).append(heading)
        above.append(heading)
    if page.annex:
        headings.append(Heading("附件", "annex", 2))
    return headings


@dataclass(frozen=True)
class News:
    """A version that took effect lately or will soon, for the home page."""

    title: str
    url: str
    date: dt.date
    is_ahead: bool


ENGLISH_HOME = "index.en/"


def is_english(url: str) -> bool:
    """Whether the page at `url` is an English one: its source is page.en.md."""
    return url.endswith(".en/")


class Assembly:
    """One build's worth of pages and data."""

    def __init__(
        self, content: Content, templates: jinja2.Environment, bundles: dict[str, str], site_url: str = ""
    ) -> None:
        """`templates` finds the files of overrides/renda; `bundles` maps names to file names.

        `site_url` is the site's absolute address with a slash at its end, "" where it has none.
        """
        self.content = content
        self._templates = templates
        self._bundles = bundles
        self._site_url = site_url
        self._kit = Kit(content, site_url)
        self._handouts = Handouts(content)
        self._items = {item.id: item for bank in content.banks for item in bank.items}
        self._questions = catalog.Publisher(
            content.banks, content.library, content.measures, content.stale, content.exams
        )
        self._pages: dict[str, search_records.Page] = {}
        #: Page of an activity below docs/ -> page of its campaign, and the activity.
        self._activities = {
            page.replace("index.md", f"{place.activity.id}.md"): (page, place)
            for page, campaign in content.campaigns.items()
            for place in campaign_pages.in_order(campaign)
        }

    # Markdown blocks

    def blocks(self) -> dict[str, Callable[[str, str], str]]:
        """Block name -> renderer of (argument, way to the site's root) to HTML."""
        return {
            "law": self._law_quote,
            "laws": self._law_list,
            "policy": self._policy,
            "policy-offices": self._policy_offices,
            "quiz": self._quiz,
            "lessons": self._lessons,
            "campaigns": self._campaigns,
            "campaign-list": self._campaign_list,
            "data-format": self._data_format,
            **constitution_pages.blocks(self.content.constitution, self._templates),
        }

    def _law_quote(self, argument: str, base: str) -> str:
        quoted = quotation.quote(argument, self.content.library)
        return self._render("law-quote.html", citation=quoted.citation, lines=quoted.lines, base=base)

    def _law_list(self, argument: str, base: str) -> str:
        del argument
        library = self.content.library
        return self._render(
            "law-list.html",
            departments=directory.departments(library),
            upcoming=directory.upcoming(library),
            as_of=library.as_of,
            base=base,
        )

    def _policy(self, argument: str, base: str) -> str:
        del argument
        basis = policy_basis.in_words(self.content.policy_basis)
        markup = self._render("policy.html", policy=self.content.policy, basis=basis)
        return linker.link_html(markup, self.content.library, base)

    def _policy_offices(self, argument: str, base: str) -> str:
        del argument, base
        return self._render("policy-offices.html", offices=policy_room.by_office(self.content.policy))

    def _quiz(self, argument: str, base: str) -> str:
        del base
        return fallback.render_block(
            argument.split(), self._items, self._questions.shard_of(), self.content.stale
        )

    def _lessons(self, argument: str, base: str) -> str:
        del argument, base
        return study_pages.overview(list(self.content.lessons.values()))

    def _campaign_list(self, argument: str, base: str) -> str:
        del argument
        urls = [(base + addresses.of_page(page), c) for page, c in self.content.campaigns.items()]
        return campaign_pages.render_list(sorted(urls, key=lambda item: -item[1].year))

    def _campaigns(self, argument: str, base: str) -> str:
        del argument, base
        campaigns = self.content.campaigns.items()
        urls = {addresses.of_page(page).removeprefix("campaigns/"): c for page, c in campaigns}
        return campaign_pages.render_archive(self.content.themes, urls)

    def _data_format(self, argument: str, base: str) -> str:
        del argument, base
        return self._render("data-format.html", tables=interchange.tables())

    # Authored pages

    def finish_page(self, path: str, url: str, title: str, markup: str, base: str) -> str:
        """A page's content with what its front matter asks for around it, and its citations linked.

        Args:
            path: the source below docs/.
            url: the page's address from the site's root.
            title: the page's title.
            markup: its content as rendered from Markdown.
            base: the way from the page to the site's root.
        """
        if lesson := self.content.lessons.get(path):
            order = sorted(self.content.lessons.values(), key=lambda other: other.lesson)
            place = order.index(lesson)
            header = study_pages.lesson_header(lesson, self.content.cite, base)
            footer = study_pages.lesson_footer(
                lesson,
                order[place - 1] if place else None,
                order[place + 1] if place + 1 < len(order) else None,
                self._quiz(" ".join(lesson.quiz), base),
            )
            markup = f"<h1>{html.escape(lesson.title)}</h1>\n{header}{markup}{footer}"
        elif campaign := self.content.campaigns.get(path):
            markup = campaign_pages.render(campaign, self._around(path), base) + markup
        elif path in self._activities:
            owner, place_in_order = self._activities[path]
            campaign = self.content.campaigns[owner]
            markup = campaign_pages.render_activity(campaign, place_in_order, self._around(owner), base)
        elif path in self._kit.pages():
            markup = self._kit.render(path)
        elif path in self._handouts.pages():
            markup = self._handouts.render(path, base)
        markup = linker.link_html(markup, self.content.library, base)
        sections = search_sources.html_sections(markup)
        self._pages[url] = search_records.Page(_kind(path), url, title, (), None, 1.0, sections)
        return markup

    def outline_of(self, path: str) -> list[Heading]:
        """Headings that a block put into the page, which Markdown's own table of contents doesn't know."""
        if campaign := self.content.campaigns.get(path):
            return [Heading(title, anchor, 2) for title, anchor in campaign_pages.outline(campaign)]
        if path != "policy/index.md":
            return _headings(constitution_pages.outline(path, self.content.constitution), 2)
        return [
            Heading(
                part.title,
                f"part-{number}",
                2,
                [Heading(f"{m.number}.{m.title.rstrip('。')}", f"m-{m.number}", 3) for m in part.measures],
            )
            for number, part in enumerate(self.content.policy.parts, 1)
        ]

    # Law pages

    def sample_law_page(self) -> StatutePage:
        """A law page without what takes long to work out: it stands for theme and navigation."""
        return next(law_pages.pages(self.content.library))

    def law_pages(self) -> Iterator[LawPage]:
        """All pages of the law library, worked out one by one as they are asked for.

        Back references are those of statutes alone, so that the pages last while authors write.
        """
        library = self.content.library
        yield from law_pages.pages(library, citing.statutes(library))
        yield from comparisons.comparison_pages(library)
        yield from forwarding.forwarding_pages(library)

    def excerpts(self, page: LawPage) -> dict[str, bytes]:
        """The files that previews of a page's articles read; only statutes have any."""
        return excerpts.files(page) if isinstance(page, StatutePage) else {}

    def cited_law_pages(self) -> Iterator[StatutePage]:
        """The pages of statutes that authored content cites, with its back references too."""
        library = self.content.library
        authored = self._authored_citing
        joined = citing.joined(citing.statutes(library), authored)
        for page in law_pages.pages(library, joined, authored):
            if page.version is page.statute.current(library.as_of):
                yield page

    def cited_law_page_inputs(self) -> list[str]:
        """What `cited_law_pages` depends on besides all that `law_pages` depends on."""
        return [repr(self._authored_citing)]

    @functools.cached_property
    def _authored_citing(self) -> citing.Citing:
        """Worked out when all authored pages are finished."""
        return backrefs.authored(self._pages.values(), self.content.banks, self.content.library)

    @property
    def law_page_count(self) -> int:
        """How many pages `law_pages` gives."""
        library = self.content.library
        versions = sum(len(statute.versions) for statute in library.statutes)
        return versions + comparisons.count(library) + forwarding.count(library)

    def law_page_inputs(self) -> list[str | bytes | Path]:
        """What the law pages depend on besides the theme: their cache is named by it."""
        library = self.content.library
        return [
            library.digest,
            library.as_of.isoformat(),
            _HERE / "statutes",
            self.content.root / "overrides",
            self.content.root / gists.SOURCE,
            phrases.FOLDER,
        ]

    # Templates and data

    def template_values(self) -> dict[str, Any]:
        """What templates see as `renda`."""
        return {
            "bundles": self._bundles,
            "player_of": lambda page: bundles_room.player(
                (page and page.content) or "", self._bundles, f"{catalog.CATALOG}.js"
            ),
            "commencements": self._commencements(),
            "law_count": len(self.content.library.statutes),
            "item_count": len(self._items),
            "read_keys": study_pages.read_keys(list(self.content.lessons.values())),
            "campaign": self._next_campaign(),
            "campaign_url": self._campaign_url(),
            "feed": self._campaign_url() + feed.FILE if self._site_url and self.content.campaigns else "",
            "share_card": self._kit.share_card,
            "constitution": self.content.constitution,
            "asked": phrases.listed(self.content.asked),
            "as_of": self.content.library.as_of,
            "is_english": is_english,
            "other_language": self._other_language,
        }

    def _other_language(self, url: str) -> str:
        """The address of the page's translation; where there is none, that of the other home page."""
        if is_english(url):
            chinese = url.removesuffix(".en/") + "/"
            return chinese if chinese in self._pages else "./"
        english = (url.rstrip("/") or "index") + ".en/"
        return english if english in self._pages else ENGLISH_HOME

    def _commencements(self) -> list[News]:
        library = self.content.library
        return [
            News(
                item.statute.short_title,
                law_pages.version_url(item.statute, item.version, library.as_of),
                item.date,
                item.is_ahead,
            )
            for item in commencements.commencements(library)[:_NEWS]
        ]

    def _around(self, page: str) -> campaign_pages.Surroundings:
        folder = (self.content.root / "docs" / page).parent
        feed_file = feed.FILE if self._site_url else ""
        return campaign_pages.Surroundings(
            self.content.cite, lambda name: media.facts(folder / name), feed_file, self.content.library.as_of
        )

    def campaign_pages(self) -> dict[str, KitPage]:
        """The pages that campaigns bring besides their own: path below docs/ -> page."""
        activities = {
            path: KitPage(owner, place.activity.title, place.activity.summary)
            for path, (owner, place) in self._activities.items()
        }
        return activities | self._kit.pages() | self._handouts.pages()

    def kit_problems(self) -> list[str]:
        """What doesn't fit the posters, a line each."""
        return self._kit.problems()

    def campaign_titles(self) -> dict[str, str]:
        """What the navigation calls the campaigns -> their pages, newest first."""
        ordered = sorted(self.content.campaigns.items(), key=lambda item: -item[1].year)
        return {f"{campaign.year}年国家宪法日{campaign.mark}": page for page, campaign in ordered}

    def _next_campaign(self) -> Campaign | None:
        """The campaign to count down to: the latest year's."""
        return max(self.content.campaigns.values(), key=lambda campaign: campaign.year, default=None)

    def _campaign_url(self) -> str:
        """Where that campaign is; the archive when there is none."""
        pages = list(self.campaign_titles().values())
        return addresses.of_page(pages[0]) if pages else "campaigns/"

    def write_data(self, site: Path) -> None:
        """Write the statutes as JSON, the quiz shards, the calendars and the search index below `site`."""
        content = self.content
        cache.write_files(site, self._questions.files())
        self._kit.write(site)
        cache.write_files(site, contests.files(content))
        self._handouts.write(site)
        for page, campaign in content.campaigns.items():
            url = self._site_url and self._site_url + addresses.of_page(page)
            cache.write_files(site / addresses.of_page(page), calendar_files(campaign, url))
            if url:  # a feed can't do without absolute addresses
                cache.write_files(site / addresses.of_page(page), {feed.FILE: feed.atom(campaign, url)})
        cache.install(law_data.interchange_folder(content.root, content.library), site)
        self._write_index(site)

    def _write_index(self, site: Path) -> None:
        """The search index in two segments: statutes, kept from build to build, and authored pages."""
        segmenter = segment.default()
        laws = law_data.load_index(self.content.root, self.content.library, self.content.asked, segmenter)
        cache.install(laws.folder, site)
        asked = self.content.asked_pages
        authored = [page.asked_by(asked.get(url, {})) for url, page in sorted(self._pages.items())]
        authored.append(quiz_records.page(self.content.banks))
        pages = index.build_segment("site", authored, segmenter, laws.segment.words)
        common = manifest.files([laws.segment, pages], segmenter, synonyms.default(), laws.typed)
        cache.write_files(site, pages.files | common)

    def _render(self, template: str, **values: Any) -> str:
        return self._templates.get_template(template).render(**values)


def _headings(outline: list[constitution_pages.Outline], level: int) -> list[Heading]:
    return [Heading(title, anchor, level, _headings(below, level + 1)) for title, anchor, below in outline]


_KINDS = {"study": "学习", "policy": "政策", "campaigns": "宪法日", "exam": "考试"}


def _kind(path: str) -> str:
    """The kind of a page for the search's groups."""
    return _KINDS.get(path.split("/")[0], "页面")
