"""认表 — which sheet of a workbook holds which kind of record: by its name, else by its columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from jiheng.diagnostic import Diagnostics
from jiheng.ledger.workbook.form import Form
from jiheng.ledger.workbook.header import Header, find_header
from jiheng.workbook import Sheet, Workbook


@dataclass(frozen=True, slots=True)
class Matched:
    """A sheet with the form it fills; ``header`` is None for one without anything below a header."""

    form: Form
    sheet: Sheet
    header: Header | None


def match_sheets(
    workbook: Workbook, forms: Sequence[Form], aside: Collection[str], diagnostics: Diagnostics
) -> dict[str, Matched]:
    """Return the sheets of the forms by kind. ``aside`` are the names of sheets that hold no records.

    Said are: a known name over unknown columns (a mistake), a renamed sheet that its columns give away (a
    note), a sheet that nobody knows (a warning), a form without a sheet (a note).
    """
    found: dict[str, Matched] = {}
    by_title = {form.title: form for form in forms}
    others = []
    for sheet in workbook.sheets:
        name = sheet.name.strip()
        form = by_title.get(name)
        if form is None:
            if name not in aside and sheet.rows:
                others.append(sheet)
            continue
        header = find_header(sheet, form)
        if header is None and sheet.rows:
            diagnostics.error("workbook.no_header", sheet.whole, labels=_labels(form))
        found[form.kind] = Matched(form, sheet, header)
    for sheet in others:
        _by_columns(sheet, forms, found, diagnostics)
    return found


def _by_columns(
    sheet: Sheet, forms: Sequence[Form], found: dict[str, Matched], diagnostics: Diagnostics
) -> None:
    candidates = [
        (len(header.columns) - header.lacking, form, header)
        for form in forms
        if (header := find_header(sheet, form)) is not None and _plausible(header, form)
    ]
    best = max(candidates, key=lambda candidate: candidate[0], default=None)
    if best is None:
        diagnostics.warning("workbook.sheet_unknown", sheet.whole, name=sheet.name)
        return
    _, form, header = best
    if form.kind in found:
        other = found[form.kind].sheet.name
        diagnostics.error("workbook.sheet_twice", sheet.whole, name=sheet.name, other=other, title=form.title)
        return
    diagnostics.note("workbook.sheet_renamed", sheet.whole, name=sheet.name, title=form.title)
    found[form.kind] = Matched(form, sheet, header)


def _plausible(header: Header, form: Form) -> bool:
    paths = {headed.path for headed in header.columns}
    required = {field.label for field in form.fields if field.required and field.type != "record"}
    owner = {form.owner} if form.owner else set()
    return required | owner <= paths and len(header.columns) > header.lacking


def _labels(form: Form) -> str:
    return "、".join(field.label for field in form.fields if field.type != "record")
