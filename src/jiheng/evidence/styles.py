"""版式 — sizes and styles of the pages that are ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from jiheng.evidence.fonts import chinese_font

MARGIN = 25 * mm
INK, QUIET, RULE, BAND = HexColor("#1a1a1a"), HexColor("#666666"), HexColor("#bbbbbb"), HexColor("#f2f2f2")


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by what they are for."""

    title: ParagraphStyle
    heading: ParagraphStyle
    text: ParagraphStyle
    quiet: ParagraphStyle
    cell: ParagraphStyle
    figure: ParagraphStyle
    field: ParagraphStyle


@cache
def styles() -> Styles:
    """Return the styles, in a Chinese font."""
    base = ParagraphStyle(
        "base", fontName=chinese_font(), fontSize=11, leading=18, textColor=INK, wordWrap="CJK"
    )
    return Styles(
        title=_like(base, fontSize=26, leading=40, alignment=TA_CENTER),
        heading=_like(base, fontSize=15, leading=24, spaceBefore=10, spaceAfter=6),
        text=base,
        quiet=_like(base, fontSize=9.5, leading=15, textColor=QUIET),
        cell=_like(base, fontSize=10, leading=15),
        figure=_like(base, fontSize=10, leading=15, alignment=TA_RIGHT),
        field=_like(base, fontSize=14, leading=26, alignment=TA_CENTER),
    )


def _like(base: ParagraphStyle, **changes: Any) -> ParagraphStyle:
    return ParagraphStyle("style", parent=base, **changes)


def said(text: str, style: ParagraphStyle) -> Paragraph:
    """Return a paragraph of what a user wrote; nothing in it is markup."""
    # An ideographic space counts as not printable.
    shown = "".join(character for character in text if character.isprintable() or character.isspace())
    return Paragraph(escape(shown).replace("\n", "<br/>"), style)
