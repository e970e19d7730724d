"""Filling a template with a report."""

from __future__ import annotations

import re
import zipfile
from importlib.resources import files
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError

from jiheng.diagnostic import fail
from jiheng.place import Place
from jiheng.report.word.environment import context_of, environment
from jiheng.report.word.merge import merge_cells
from jiheng.report.word.parts import Report
from jiheng.report.word.together import keep_rows
from jiheng.report.word.trouble import template_trouble

_PARAGRAPH = re.compile(r"<w:p(?=[ >])")


def standard_template() -> bytes:
    """Return the template that comes with the product."""
    return files(__package__).joinpath("templates", "report.docx").read_bytes()


def fill(template: bytes, report: Report, file: str) -> Any:
    """Return the document of a template filled with a report; ``file`` is the template's name in messages.

    Raises:
        DiagnosticError: the template is no Word file, or what it says cannot be carried out.
    """
    word = DocxTemplate(BytesIO(template))
    try:
        word.get_docx()
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError):
        raise fail("word.not_docx", Place(file=file)) from None
    body = word.get_xml()
    try:
        word.render(context_of(report), environment(), autoescape=True)
    except (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError, KeyError) as error:
        part = word.current_rendering_part
        inside = part is None or part is word.docx.part
        source = body if inside else word.get_part_xml(part)
        raise template_trouble(error, file, _as_run(word, source), body=inside) from None
    merge_cells(word.docx.element.body)
    keep_rows(word.docx.element.body)
    return word.docx


def _as_run(word: Any, source: str) -> str:
    """Return a part as the library runs it, a paragraph to a line."""
    found: str = _PARAGRAPH.sub("\n<w:p", word.patch_xml(source))
    return found
