"""提纲 — which chapters a report has, in which order, by city and kind of evaluation."""

from jiheng.report.outline.choose import outline_for
from jiheng.report.outline.load import CONTENTS, load_outline, outline_names, parse_outline
from jiheng.report.outline.numbering import numbered
from jiheng.report.outline.records import Chapter, Outline

__all__ = [
    "CONTENTS",
    "Chapter",
    "Outline",
    "load_outline",
    "numbered",
    "outline_for",
    "outline_names",
    "parse_outline",
]
