"""前件 — the pages that are ours: cover, contents, what is missing, a title page for every document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Spacer, Table, TableStyle

from jiheng.diagnostic import Diagnostic
from jiheng.evidence.catalogue import Catalogue, Exhibit, Group
from jiheng.evidence.missing import Troubled, criterion_words, missing_parts
from jiheng.evidence.styles import BAND, MARGIN, RULE, said, styles
from jiheng.messages import message
from jiheng.score import ScoreSheet

_WIDTHS = (26 * mm, 104 * mm, 30 * mm)
Troubles = Mapping[str, Diagnostic]


def cover(sheet: ScoreSheet, documents: int) -> PdfReader:
    """Return the cover: department, year, scheme, date."""
    style = styles()
    lines = [
        message("evidence.cover_department", department=sheet.department),
        message("evidence.cover_year", year=sheet.year),
        message("evidence.cover_scheme", scheme=sheet.scheme.record.name),
        message("evidence.cover_count", number=documents),
        message("evidence.cover_date", date=sheet.date.isoformat())
        if sheet.date is not None
        else message("evidence.cover_no_date"),
    ]
    if sheet.subject:
        lines.insert(2, message("evidence.cover_project", project=sheet.subject))
    story: list[Flowable] = [Spacer(1, 75 * mm), said(message("evidence.title"), style.title)]
    story += [Spacer(1, 60 * mm), *(said(line, style.field) for line in lines)]
    return _pages(story)


def contents(catalogue: Catalogue, pages: Mapping[str, int], troubles: Troubles) -> PdfReader:
    """Return the contents with page numbers; ``pages`` by number of the document."""
    rows: list[list[Flowable]] = []
    heads: list[int] = []
    for group in catalogue.groups:
        heads.append(len(rows) + 1)
        rows.append([said(_group_words(group), styles().cell), *([said("", styles().cell)] * 2)])
        rows += [_row(exhibit, pages, troubles, refers=False) for exhibit in group.own]
        rows += [_row(exhibit, pages, troubles, refers=True) for exhibit in group.others]
    names = ("number", "name")
    head = [said(message(f"evidence.column_{name}"), styles().cell) for name in names]
    head.append(said(message("evidence.column_page"), styles().figure))
    table = Table([head, *rows], colWidths=_WIDTHS, repeatRows=1)
    spans = [("SPAN", (0, row), (-1, row)) for row in heads]
    table.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                *(("BACKGROUND", (0, row), (-1, row), BAND) for row in heads),
                *spans,
            ]
        )
    )
    return _pages([said(message("evidence.contents"), styles().heading), table])


def _group_words(group: Group) -> str:
    if group.criterion is None:
        return message("evidence.group_other")
    return criterion_words(group.criterion)


def _row(exhibit: Exhibit, pages: Mapping[str, int], troubles: Troubles, *, refers: bool) -> list[Flowable]:
    style = styles()
    number = message("evidence.see", number=exhibit.number) if refers else exhibit.number
    page = message("evidence.absent") if exhibit.number in troubles else str(pages.get(exhibit.number, ""))
    return [said(number, style.cell), said(exhibit.evidence.name, style.cell), said(page, style.figure)]


def missing(catalogue: Catalogue, troubled: Troubled) -> PdfReader:
    """Return the list of what is missing."""
    style = styles()
    story: list[Flowable] = [said(message("evidence.missing"), style.heading)]
    for title, lines in missing_parts(catalogue, troubled):
        story += [said(title, style.text), *(said(line, style.cell) for line in lines), Spacer(1, 5 * mm)]
    if len(story) == 1:
        story.append(said(message("evidence.missing_none"), style.text))
    return _pages(story)


def title_pages(exhibits: Sequence[tuple[Exhibit, int]]) -> PdfReader:
    """Return a title page for every document; beside it stands how many pages it has."""
    story: list[Flowable] = []
    for exhibit, pages in exhibits:
        story += [*_title_page(exhibit, pages), PageBreak()]
    return _pages(story[:-1])


def _title_page(exhibit: Exhibit, pages: int) -> Iterator[Flowable]:
    style, document = styles(), exhibit.evidence
    yield Spacer(1, 55 * mm)
    yield said(message("evidence.number", number=exhibit.number), style.field)
    yield said(document.name, style.title)
    yield Spacer(1, 12 * mm)
    if document.number:
        yield said(message("evidence.document_number", number=document.number), style.text)
    if document.date is not None:
        yield said(message("evidence.document_date", date=document.date.isoformat()), style.text)
    yield said(message("evidence.document_pages", pages=pages), style.text)
    if exhibit.criteria:
        named = "；".join(map(criterion_words, exhibit.criteria))
        yield said(message("evidence.supports", criteria=named), style.text)
    if document.note:
        yield said(message("evidence.note", note=document.note), style.text)


def _pages(story: list[Flowable]) -> PdfReader:
    output = BytesIO()
    document = SimpleDocTemplate(
        output,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        invariant=1,
    )
    document.build(story)
    output.seek(0)
    return PdfReader(output)
