"""Paper, margins and page numbers: odd pages carry the number on the right, even ones on the left."""

from __future__ import annotations

from typing import Any

from docx.document import Document

from jiheng.report.word.layout import Layout
from jiheng.report.word.make.xml import CHARACTER, millimetres, parsed, points, run, tag, whole

FIRST_NUMBER = 1
"""The text's first page; the cover before it is a section of its own, without a number."""


def set_page(document: Document, layout: Layout) -> None:
    """Give the text, a document's last section, its paper, margins and page numbers."""
    section = document.sections[-1]
    document.settings.odd_and_even_pages_header_footer = True
    look = section._sectPr
    for name in ("pgSz", "pgMar", "pgNumType", "cols", "docGrid"):
        for element in look.xpath(f"w:{name}"):
            look.remove(element)
    for xml in (*paper(layout), tag("pgNumType", start=FIRST_NUMBER)):
        look.append(parsed(xml))
    _footer(section.footer, layout, "right")
    _footer(section.even_page_footer, layout, "left")


def paper(layout: Layout) -> tuple[str, str]:
    """Return paper and margins as the properties of a section."""
    page = layout.page
    sides = {side: millimetres(getattr(page, side)) for side in ("top", "right", "bottom", "left", "footer")}
    turned = {"orient": "landscape"} if page.width > page.height else {}
    size = tag("pgSz", w=millimetres(page.width), h=millimetres(page.height), **turned)
    return size, tag("pgMar", **sides, header=sides["footer"], gutter=0)


def _footer(footer: Any, layout: Layout, side: str) -> None:
    number = layout.page_number
    indent = {f"{side}Chars": whole(number.indent * CHARACTER), side: points(number.indent * number.size)}
    look = tag("pStyle", val="Footer") + tag("ind", **indent) + tag("jc", val=side)
    before, after = (f"{number.sides} ", f" {number.sides}") if number.sides else ("", "")
    field = tag("fldSimple", run("1"), instr=" PAGE ")
    xml = tag("p", tag("pPr", look) + (run(before) if before else "") + field + (run(after) if after else ""))
    footer.is_linked_to_previous = False
    first = footer.paragraphs[0]._p
    first.addprevious(parsed(xml))
    footer._element.remove(first)
