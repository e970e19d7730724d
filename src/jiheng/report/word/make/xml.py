"""Pieces of WordprocessingML as text; measures in the units that Word counts in."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_FIRST_NAME = re.compile(r"<[\w:]+")
TWIPS_A_POINT = 20
CHARACTER = 100
"""A character as indents count it: in hundredths."""


def whole(value: Decimal) -> int:
    """Return the nearest whole number."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def points(value: Decimal) -> int:
    """Return points as twips."""
    return whole(value * TWIPS_A_POINT)


def millimetres(value: Decimal) -> int:
    """Return millimetres as twips."""
    return whole(value * 1440 / Decimal("25.4"))


def tag(name: str, inside: str = "", /, **attributes: object) -> str:
    """Return an element of the main namespace; ``style_id`` becomes ``w:styleId`` and so on."""
    written = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<w:{name}{written}>{inside}</w:{name}>" if inside else f"<w:{name}{written}/>"


def run(text: str) -> str:
    """Return a run of text; where Chinese and Latin share a sign, such as “, it is the Chinese one."""
    hint = tag("rPr", tag("rFonts", hint="eastAsia"))
    return tag("r", f'{hint}<w:t xml:space="preserve">{escape(text)}</w:t>')


def paragraph(style: str, text: str = "", more: str = "") -> str:
    """Return a paragraph of a style; ``more`` are further properties, in the schema's order."""
    return tag("p", tag("pPr", tag("pStyle", val=style) + more) + (run(text) if text else ""))


def parsed(xml: str) -> Any:
    """Return the element of a text, which need not declare the namespace."""
    return parse_xml(_FIRST_NAME.sub(rf"\g<0> {nsdecls('w')}", xml, count=1))
