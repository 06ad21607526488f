"""The MkDocs plugin: adapts events to the rooms' functions, holds no logic of its own."""

from __future__ import annotations

import datetime as dt
import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from renda import assembly, bundles, cache, content, dates, law_data, progress, publishing, stylesheets
from renda.blocks import ProvidedBlocks
from renda.config import RendaConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.process import BaseProcess

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

_LANGUAGE_LIST = re.compile(r"\A(?:- \[[^\]]*\]\([^)]*\)\n\{: \.i18n-link [^}]*\}\n)+\n*")
_TEMPLATES = Path("overrides/renda")
LAWS = "laws/"
#: Material's own search, which this site doesn't have, and what only its developers look at: 2 MB.
_UNUSED = re.compile(r"assets/javascripts/(?:lunr|workers)/|assets/javascripts/.*\.map$")


class RendaPlugin(BasePlugin[RendaConfig]):  # type: ignore[no-untyped-call]
    """Puts statutes, policy, lessons, quizzes, campaigns and search into the site."""

    _indexing: BaseProcess | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check all content, bundle the client, register the Markdown blocks."""
        self._root = Path(config.config_file_path).parent
        as_of = dt.date.fromisoformat(self.config.as_of) if self.config.as_of else dates.today()
        folders = [Path(folder) for folder in config.theme.dirs]
        self._joined = stylesheets.find(folders, (*stylesheets.THEME, *config.extra_css))
        with ThreadPoolExecutor() as pool:  # both wait for Node.js most of the time
            scripts = pool.submit(bundles.build, self._root)
            styles = pool.submit(stylesheets.join, self._root, list(self._joined.values()))
            with progress.step("读取法律、政策、题库，打包前端脚本和样式"):
                loaded = content.load(self._root, as_of, self.config.laws_folder, strict=config.strict)
                self._bundle_folder, bundle_names = scripts.result()
                self._stylesheet, self._css = styles.result()
        config.extra_css = [path for path in config.extra_css if path not in self._joined]
        for problem in loaded.diagnostics:
            progress.console.print(str(problem), style="yellow", markup=False)
        self._indexing = law_data.ahead(self._root, loaded.library, loaded.asked)
        loader = jinja2.FileSystemLoader(self._root / _TEMPLATES)
        # MkDocs makes a new environment for every build, and so do we; compiling all templates takes 0.6 s.
        self._compiled = jinja2.FileSystemBytecodeCache(str(cache.made(self._root / cache.FOLDER / "jinja")))
        environment = jinja2.Environment(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            bytecode_cache=self._compiled,
        )
        self._assembly = assembly.Assembly(loaded, environment, bundle_names, config.site_url or "")
        self._schedule = loaded.schedule
        if config.nav:
            campaigns = self._assembly.campaign_titles()
            config.nav = publishing.arrange_nav(config.nav, self._schedule.is_withheld, campaigns)
        self._base = ""
        blocks = {name: self._block(render) for name, render in self._assembly.blocks().items()}
        config.markdown_extensions.append(ProvidedBlocks(blocks))
        return config

    def _block(self, render: Callable[[str, str], str]) -> Any:
        return lambda argument: render(argument, self._base)

    @event_priority(50)  # before mkdocs-i18n looks for translations
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out what waits for its day and what nobody loads; add the stylesheet and campaigns' pages."""
        for file in [file for file in files if self._schedule.is_withheld(file.src_uri)]:
            files.remove(file)
        for file in [file for file in files if self._is_unused(file.src_uri)]:
            files.remove(file)
        files.append(File.generated(config, self._stylesheet, content=self._css))
        for path, page in self._assembly.campaign_pages().items():
            meta = json.dumps({"title": page.title, "description": page.description}, ensure_ascii=False)
            files.append(File.generated(config, path, content=f"---\n{meta}\n---\n"))
        return files

    def _is_unused(self, path: str) -> bool:
        return path.removesuffix(".map") in self._joined or bool(_UNUSED.match(path))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for law pages; put a campaign's other pages under its tab."""
        del config
        self._nav = nav
        for path, generated in self._assembly.campaign_pages().items():
            both = [found.page for found in map(files.get_file_from_path, (path, generated.owner)) if found]
            page, campaign = (page for page in both if page)
            page.parent = campaign.parent
        return nav

    @event_priority(-50)  # after mkdocs-i18n, whose list of languages we have in the header instead
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Drop i18n's list of links."""
        del config, files
        self._base = _base(page.url)
        return _LANGUAGE_LIST.sub("", markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Complete the table of contents; frame lessons and campaigns, link citations, feed the search."""
        del config, files
        links = _toc(self._assembly.outline_of(page.file.src_uri))
        first = next(iter(page.toc), None)
        (first.children if first and first.level == 1 else page.toc.items)[:0] = links
        return self._assembly.finish_page(page.file.src_uri, page.url, str(page.title), html, _base(page.url))

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Hand values to the templates."""
        del config
        self._env, self._files = env, files
        env.bytecode_cache = self._compiled
        env.globals["renda"] = {**self._assembly.template_values(), "stylesheet": self._stylesheet}
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what has no Markdown source: law pages, search index, quiz shards, calendars, bundles."""
        site = Path(config.site_dir)
        target = site / bundles.FOLDER
        target.mkdir(parents=True, exist_ok=True)
        for bundle in self._bundle_folder.glob("*.js"):
            (target / bundle.name).write_bytes(bundle.read_bytes())
        for problem in self._assembly.kit_problems():
            progress.console.print(problem, style="yellow", markup=False)
        self._write_law_pages(site, config)
        with progress.step("写入检索索引和题目数据"):
            if self._indexing:
                self._indexing.join()
            self._assembly.write_data(site)

    def on_build_error(self, *, error: Exception) -> None:
        """Nobody waits for the index any more."""
        del error
        if self._indexing:
            self._indexing.kill()

    def _write_law_pages(self, site: Path, config: MkDocsConfig) -> None:
        count = self._assembly.law_page_count
        home = next(page for page in self._nav.pages if page.url == LAWS)
        home.active = True  # the tab of the library is the one that law pages belong to
        sample = self._render(self._assembly.sample_law_page(), config)
        key = cache.digest([*self._assembly.law_page_inputs(), sample])
        cited_key = cache.digest([key, *self._assembly.cited_law_page_inputs()])

        def make(folder: Path) -> None:
            for page in progress.track(self._assembly.law_pages(), "生成法律页面", count):
                cache.write_files(folder, self._assembly.excerpts(page) | self._law_page(page, config))

        def make_cited(folder: Path) -> None:
            for page in self._assembly.cited_law_pages():
                cache.write_files(folder, self._law_page(page, config))

        with progress.step(f"法律页面 {count} 页"):
            for folder in (
                cache.folder(self._root, "laws", key, make),
                cache.folder(self._root, "cited", cited_key, make_cited),
            ):
                cache.install(folder, site)
        home.active = False

    def _law_page(self, page: assembly.LawPage, config: MkDocsConfig) -> dict[str, bytes]:
        return {f"{page.url}index.html": self._render(page, config).encode()}

    def _render(self, law_page: assembly.LawPage, config: MkDocsConfig) -> str:
        """One law page through the theme, from the model and not through Markdown."""
        file = File(f"{law_page.url}index.md", config.docs_dir, config.site_dir, use_directory_urls=True)
        page = Page(law_page.title, file, config)
        page.content, page.meta = "", {"title": law_page.title}
        page.toc = TableOfContents(list(_toc(assembly.outline(law_page))))
        context = get_context(self._nav, self._files, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        return self._env.get_template(law_page.template).render({**context, "law": law_page})


def _base(url: str) -> str:
    return "../" * url.count("/")


def _toc(outline: Iterable[assembly.Heading]) -> Iterable[AnchorLink]:
    for heading in outline:
        link = AnchorLink(heading.title, heading.anchor, heading.level)
        link.children.extend(_toc(heading.children))
        yield link
