"""What axe finds wrong with a page."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

#: WCAG 2.2 A and AA, by the names of axe.
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
#: The rules that a dark page may break while the same page in the light keeps them.
COLOURS = ("color-contrast", "link-in-text-block")

_RUN = """async ([within, rules]) => {
  const only = rules.length ? { runOnly: rules } : {};
  // Every style sheet is ours and loaded, and what is right isn't asked for: a third of the time.
  const { violations } = await axe.run(within, { ...only, preload: false, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary.slice(0, 200)}`));
}"""


@functools.cache
def _program() -> str:
    return (Path(__file__).parent.parent / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, within: str = "html", rules: Sequence[str] = ()) -> list[str]:
    """Rule, element and reason of each violation in what the selector `within` finds.

    `rules` are names or tags of axe's rules; without any, all are checked, good practice included.
    """
    # Articles out of sight are laid out at a guessed height, where axe finds targets cut off.
    page.add_style_tag(content="* { content-visibility: visible !important; }")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_program())
    found: list[str] = page.evaluate(_RUN, [within, list(rules)])
    return found
