"""The package of a Word document, filled from templates/word: A4, Chinese fonts, equal bytes each time.

python-docx takes forty times as long for a document that is text and a table.
"""

from __future__ import annotations

import functools
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from renda import templating
from renda.campaigns.load import OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

#: A blank to fill in by hand or at the keyboard.
BLANK = "＿＿＿＿＿＿"
_TEMPLATES = Path(__file__).with_name("templates")
_PARTS = _TEMPLATES / "word"
_PROPERTIES, _BODY = "docProps/core.xml", "word/document.xml"
#: The moment of every entry of an archive, in the place of the clock's.
_MOMENT = (2000, 1, 1, 0, 0, 0)


def package(title: str, body: str = f"word/{_BODY}", **values: object) -> bytes:
    """A document with `title` in its properties and as its first heading.

    `body` is a template that extends word/word/document.xml, and `values` are for it.
    """
    templates = {_PROPERTIES: f"word/{_PROPERTIES}", _BODY: body}
    filled = {
        name: _environment().get_template(template).render(title=title, **values).encode()
        for name, template in templates.items()
    }
    return archive({**_parts(), **filled})


def archive(parts: Mapping[str, bytes]) -> bytes:
    """The file made of `parts`, without the time at which it was made."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return output.getvalue()


@functools.cache
def _parts() -> dict[str, bytes]:
    """Every part by its name in the package, the list of their types first, as is usual."""
    files = sorted(file for file in _PARTS.rglob("*") if file.is_file())
    return {file.relative_to(_PARTS).as_posix(): file.read_bytes() for file in files}


@functools.cache
def _environment() -> Environment:
    environment = templating.environment(_TEMPLATES)
    environment.filters["words"] = _words
    return environment


def _words(text: str) -> Markup:
    """The content of a run: `text` with its blanks and its lines."""
    lines = escape(text.replace(OPEN, BLANK)).split("\n")
    return Markup(
        '<w:t xml:space="preserve">' + '</w:t><w:br/><w:t xml:space="preserve">'.join(lines) + "</w:t>"
    )
