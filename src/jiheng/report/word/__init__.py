"""Word 报告 — the report in official layout, filled into a template that anyone can edit in Word or WPS."""

from jiheng.report.word.layout import Layout, parse_layout, standard_layout, standard_layout_text
from jiheng.report.word.make import make_template
from jiheng.report.word.write import WordOptions, word_report

__all__ = [
    "Layout",
    "WordOptions",
    "make_template",
    "parse_layout",
    "standard_layout",
    "standard_layout_text",
    "word_report",
]
