"""A whole template as a Word file."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from jiheng.report.word.layout import Layout
from jiheng.report.word.make.body import body
from jiheng.report.word.make.page import set_page
from jiheng.report.word.make.styles import font_table, style_elements
from jiheng.report.word.make.xml import parsed
from jiheng.report.word.package import file_bytes, set_properties


def make_template(layout: Layout) -> bytes:
    """Return the template of a layout; the same layout gives the same bytes."""
    document = Document()
    _replace(document.styles.element, style_elements(layout))
    text = document.element.body
    closing = text.sectPr
    for element in list(text):
        if element is not closing:
            text.remove(element)
    for xml in body(layout):
        for element in parsed(f"<w:body>{xml}</w:body>"):
            closing.addprevious(element)
    set_page(document, layout)
    fonts = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = font_table(layout).encode("utf-8")
    set_properties(document, title="{{ 标题 }}", author="{{ 部门 }}")
    return file_bytes(document)


def _replace(element: Any, inside: list[str]) -> None:
    for child in list(element):
        element.remove(child)
    for xml in inside:
        element.append(parsed(xml))
