"""The plugin's settings in mkdocs.yml, each with its meaning under it."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class RendaConfig(Config):  # type: ignore[no-untyped-call]
    """Settings of the `renda` plugin."""

    as_of = c.Optional(c.Type(str))
    """The day (yyyy-mm-dd) for which statuses of statutes are computed; the build's day when absent."""

    link_cached = c.Type(bool, default=False)
    """Whether cached files are linked into the site instead of copied; set for a preview, whose folder
    nobody edits."""
