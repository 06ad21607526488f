"""Publishing by date: `publish: 2026-11-25` in a page's front matter keeps it out of the site until that day.

On an index.md it holds for the whole folder: pages, photos, files. Days are China's.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from renda import yamltext
from renda.dates import Day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from renda.diagnostics import Diagnostics

_LINK = re.compile(r"\]\(\s*<?(?P<target>[^)#\s>]+\.md)\b")


class _FrontMatter(BaseModel):
    publish: Day | None = None


@dataclass(frozen=True)
class Schedule:
    """Which files below docs/ wait for their day.

    Attributes:
        days: the pages that say one.
        as_of: the day of the site.
        files: what else waits, such as photos of an activity that does.
    """

    days: Mapping[str, dt.date]
    as_of: dt.date
    files: frozenset[str] = frozenset()

    def publish_day(self, path: str) -> dt.date | None:
        """The first day on which `path` may be seen: its own or that of a folder it is in."""
        folders = PurePosixPath(path).parents
        found = [self.days.get(path), *(self.days.get(str(folder / "index.md")) for folder in folders)]
        return max((day for day in found if day), default=None)

    def is_withheld(self, path: str) -> bool:
        """Whether `path` stays out of a site of that day."""
        day = self.publish_day(path)
        return path in self.files or (day is not None and day > self.as_of)


def read_schedule(sources: Mapping[str, str], as_of: dt.date, diagnostics: Diagnostics) -> Schedule:
    """The schedule of the pages `sources` (path below docs/ -> Markdown source)."""
    days = {}
    for page, source in sources.items():
        block, _, _ = yamltext.split_front_matter(source)
        if block is None or "publish" not in block:
            continue
        document = yamltext.front_matter(source, f"docs/{page}", diagnostics)
        if document is None or not isinstance(document.data, dict):
            continue
        front = yamltext.validate(_FrontMatter, document, diagnostics)
        if front is None or front.publish is None:
            continue
        if page == "index.md":
            diagnostics.error(
                "docs/index.md", document.line(("publish",)), "网站首页不能推迟公布，请删去 publish"
            )
        else:
            days[page] = front.publish
    return Schedule(days, as_of)


def check_links(sources: Mapping[str, str], schedule: Schedule, diagnostics: Diagnostics) -> None:
    """A page that visitors see must not link one that they don't: the link would lead nowhere."""
    if not schedule.days:
        return
    for page, source in sources.items():
        if schedule.is_withheld(page):
            continue
        for number, line in enumerate(source.splitlines(), 1):
            for match in _LINK.finditer(line):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(page), match["target"]))
                if schedule.is_withheld(target):
                    day = schedule.publish_day(target)
                    message = (
                        f"链接指向的 {target} 到 {day} 才公布：先去掉链接，或者给本页也写上 publish: {day}"
                    )
                    diagnostics.error(f"docs/{page}", number, message)


def arrange_nav(
    nav: Iterable[Any], is_withheld: Callable[[str], bool], campaigns: Mapping[str, str]
) -> list[Any]:
    """The navigation of mkdocs.yml without what waits, and with the campaigns that it doesn't name.

    Args:
        nav: items as MkDocs reads them: a path, {title: path} or {title: [items]}.
        is_withheld: tells of a path below docs/.
        campaigns: title -> path, in the order in which they follow campaigns/index.md.
    """
    items = list(nav)
    named = set(_paths(items))
    missing = {title: path for title, path in campaigns.items() if path not in named}
    return _arranged(items, is_withheld, missing)


def _arranged(items: list[Any], is_withheld: Callable[[str], bool], missing: Mapping[str, str]) -> list[Any]:
    kept: list[Any] = []
    for item in items:
        title, value = next(iter(item.items())) if isinstance(item, dict) else (None, item)
        if isinstance(value, list):
            below = _arranged(value, is_withheld, missing)
            if below:
                kept.append({title: below})
        elif not is_withheld(value):
            kept.append(item)
            if value == "campaigns/index.md":
                kept += [{name: path} for name, path in missing.items()]
    return kept


def _paths(items: list[Any]) -> list[str]:
    found: list[str] = []
    for item in items:
        value = next(iter(item.values())) if isinstance(item, dict) else item
        found += _paths(value) if isinstance(value, list) else [value]
    return found
