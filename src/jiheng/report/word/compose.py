"""The report as a template sees it: cover, date and parts."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.diagnostic import Diagnostics
from jiheng.ledger import TABLES, Header, Ledger
from jiheng.messages import message
from jiheng.report.outline import Outline
from jiheng.report.word.flow import Flow
from jiheng.report.word.material import Material
from jiheng.report.word.parts import CoverLine, Part, Report
from jiheng.report.word.publish import PERSONAL
from jiheng.report.word.words import date_words
from jiheng.score import ScoreSheet
from jiheng.score.words import NOTHING, points_words


def compose(
    sheet: ScoreSheet, ledger: Ledger, outline: Outline, diagnostics: Diagnostics, *, published: bool = False
) -> Report:
    """Return the report of a sheet; ``published`` leaves out who is responsible and how to reach them."""
    date = date_words(ledger.header.filed or sheet.date)
    closing = Part("signature", sheet.department, date) if date else None
    return Report(
        department=sheet.department,
        region=ledger.header.region,
        year=str(sheet.year),
        title=title_words(outline, sheet),
        kind=sheet.kind,
        total=points_words(sheet.total),
        full_marks=points_words(sheet.full_marks),
        grade=sheet.grade or NOTHING,
        cover=tuple(_cover(outline, sheet, ledger.header, published)),
        date=date,
        parts=Flow(Material(sheet, ledger), outline, diagnostics).parts(closing),
        published=published,
    )


def title_words(outline: Outline, sheet: ScoreSheet) -> str:
    """Return the title with department, year and project put in."""
    title = outline.title
    for word, value in (
        ("department", sheet.department),
        ("year", str(sheet.year)),
        ("subject", sheet.subject),
    ):
        title = title.replace(message(f"word.title_{word}"), value)
    return title


def _cover(outline: Outline, sheet: ScoreSheet, header: Header, published: bool) -> Iterator[CoverLine]:
    known = {
        message("word.cover_department"): sheet.department,
        message("word.cover_project"): sheet.subject,
        message("word.cover_year"): str(sheet.year),
        message("word.cover_date"): date_words(header.filed or sheet.date),
    }
    labels = {TABLES["ledger"].by_name[name].label: name for name in PERSONAL}
    for label in outline.cover:
        if label in known:
            yield CoverLine(label, known[label])
        elif not published:
            yield CoverLine(label, getattr(header, labels[label]))
