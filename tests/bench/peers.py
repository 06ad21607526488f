"""The peers, installed for the bench only, and the same pages in the form that each of them reads.

MkDocs Material comes with the project; Pagefind (extended) comes from npm into .cache/bench.
"""

from __future__ import annotations

import html
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from renda.statutes.model import Library

PAGEFIND = "1.5.2"


def install_pagefind(folder: Path) -> Path:
    """The Pagefind command (extended build), installed below `folder` when it isn't there yet."""
    command = folder / "node_modules/.bin/pagefind"
    if not command.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
        subprocess.run(
            ["npm", "install", "--silent", "--no-save", f"pagefind@{PAGEFIND}"], cwd=folder, check=True
        )
    return command


def material_project(folder: Path, docs: Path, library: Library, *, searching: bool = True) -> None:
    """A MkDocs project with our authored pages and one Markdown page for each version of a statute.

    Theme and features as in our mkdocs.yml; with `searching` Material's own search with Chinese
    segmentation. Articles have our anchors.
    """
    shutil.rmtree(folder, ignore_errors=True)
    pages = folder / "docs"
    for source in sorted(docs.rglob("*.md")):
        relative = source.relative_to(docs)
        if relative.parts[0] == "dev" or source.name.endswith(".en.md"):
            continue
        target = pages / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = source.read_text(encoding="utf-8").split("\n")
        kept = [line for line in lines if not line.startswith(("template:", "///"))]
        target.write_text("\n".join(kept), encoding="utf-8")
    for statute in library.statutes:
        for version in statute.versions:
            current = version is statute.current(library.as_of)
            name = "index.md" if current else f"{version.version_date}.md"
            target = pages / "laws" / statute.slug / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_markdown(statute.title, version), encoding="utf-8")
    plugins = "plugins:\n  - search: {lang: [zh, en]}\n" if searching else "plugins: []\n"
    (folder / "mkdocs.yml").write_text(_CONFIG + plugins, encoding="utf-8")


_CONFIG = """\
site_name: bench
theme:
  name: material
  language: zh
  font: false
  features: [navigation.tabs, navigation.indexes, navigation.top, toc.follow, navigation.prune]
  palette:
    - {scheme: default, toggle: {icon: material/weather-night, name: dark}}
    - {scheme: slate, toggle: {icon: material/weather-sunny, name: light}}
markdown_extensions: [attr_list, tables, admonition, {toc: {permalink: true, toc_depth: 3}}]
validation: {links: {not_found: ignore, anchors: ignore, absolute_links: ignore, unrecognized_links: ignore}}
"""


def _markdown(title: str, version: object) -> str:
    lines = [f"# {title}", ""]
    chapter = section = None
    for article in version.articles:  # type: ignore[attr-defined]
        if article.chapter != chapter:
            chapter = article.chapter
            lines += [f"## {chapter}", ""] if chapter else []
        if article.section != section:
            section = article.section
            lines += [f"### {section}", ""] if section else []
        lines += [f"#### {article.number.label} {{ #{article.number.anchor} }}", ""]
        for paragraph in article.paragraphs:
            lines += [html.escape(paragraph), ""]
    return "\n".join(lines)


def article_pages(folder: Path, library: Library) -> int:
    """One HTML page per article in force below `folder`, as Pagefind is to be compared; their number."""
    shutil.rmtree(folder, ignore_errors=True)
    count = 0
    for statute in library.statutes:
        target = folder / statute.slug
        target.mkdir(parents=True)
        for article in statute.current(library.as_of).articles:
            page = article_page(f"{statute.title} {article.number.label}", article.paragraphs)
            (target / f"{article.number.anchor}.html").write_text(page, encoding="utf-8")
            count += 1
    (folder / "index.html").write_text(EMPTY_PAGE, encoding="utf-8")
    return count


EMPTY_PAGE = '<!doctype html><html lang="zh"><title>bench</title>'


def article_page(title: str, paragraphs: Iterable[str]) -> str:
    """A page with nothing but an article, as Pagefind indexes it."""
    name = html.escape(title)
    body = "".join(f"<p>{html.escape(line)}</p>" for line in paragraphs)
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{name}</title></head>'
        f"<body><main data-pagefind-body><h1>{name}</h1>{body}</main></body></html>"
    )
