"""Numbers that Word makes by itself: they stand in no text, only what shows the file knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document

_NO_NUMBER = ("none", "bullet")


class Numbering:
    """A document's lists, as far as it takes to tell whether a paragraph has a number."""

    def __init__(self, document: Document) -> None:
        self._styles = {
            style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))
        }
        self._default_style = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
            ),
            None,
        )
        try:
            part: Any = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError:
            self._lists = self._kinds = {}
            return
        self._lists = {each.get(qn("w:numId")): each for each in part.element.iter(qn("w:num"))}
        self._kinds = {
            each.get(qn("w:abstractNumId")): each for each in part.element.iter(qn("w:abstractNum"))
        }

    def is_numbered(self, paragraph: Any) -> bool:
        """Whether Word shows a number before the paragraph, from a list of its own or of its style."""
        number, level = self._place(paragraph)
        numbered = self._lists.get(number)
        if numbered is None:  # numId 0 takes a paragraph out of its style's list
            return False
        kind = self._kinds.get(_value(numbered, "w:abstractNumId"))
        levels = [*numbered.iter(qn("w:lvl")), *(kind.iter(qn("w:lvl")) if kind is not None else ())]
        for found in levels:
            if found.get(qn("w:ilvl")) == level:
                return _value(found, "w:numFmt") not in _NO_NUMBER and _value(found, "w:lvlText") != ""
        return True

    def _place(self, paragraph: Any) -> tuple[str | None, str]:
        """The list and the level in it; what the paragraph itself says goes before its styles."""
        number = level = None
        holder, style, seen = paragraph, self._default_style, set()
        while holder is not None and number is None:
            settings = holder.find(qn("w:pPr"))
            own = settings.find(qn("w:numPr")) if settings is not None else None
            if own is not None:
                number, level = _value(own, "w:numId"), level or _value(own, "w:ilvl")
            if holder is paragraph:
                named = _value(settings, "w:pStyle") if settings is not None else None
                style = named or self._default_style
            else:
                style = _value(holder, "w:basedOn")
            holder = None if style in seen else self._styles.get(style)
            seen.add(style)
        return number, level or "0"


def _value(parent: Any, tag: str) -> str | None:
    """The w:val of a child, None without it."""
    child = parent.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))
