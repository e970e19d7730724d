"""下拉列表 — what may be picked in a column, by names that both Excel and WPS keep when a file is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jiheng.ledger.workbook.form import Form
from jiheng.messages import message
from jiheng.record import Field
from jiheng.workbook import column_letters, neutral

_ID = "id"


class DropDowns:
    """Writes each list once, on a hidden sheet, and gives a column the validation that uses it."""

    def __init__(self, book: Any, forms: Sequence[Form]) -> None:
        self._book = book
        self._forms = {form.kind: form for form in forms}
        self._sheet: Any = None
        self._names: dict[tuple[str, ...], str] = {}

    def of_choices(self, choices: Sequence[str]) -> str:
        """Return the name of a list of words."""
        key = tuple(choices)
        if key not in self._names:
            if self._sheet is None:
                self._sheet = self._book.add_worksheet(message("workbook.words_sheet"))
                self._sheet.hide()
            column = len(self._names)
            for row, word in enumerate(choices):
                self._sheet.write_string(row, column, neutral(word))
            letters = column_letters(column + 1)
            name = message("workbook.list_name", number=column + 1)
            sheet = message("workbook.words_sheet")
            self._book.define_name(name, f"='{sheet}'!${letters}$1:${letters}${max(len(choices), 1)}")
            self._names[key] = name
        return self._names[key]

    def of_ids(self, kind: str, last_row: int) -> str | None:
        """Return the name of the list of ids in the sheet of a kind; it grows with the sheet."""
        form = self._forms.get(kind)
        if form is None or _ID not in form.table.by_name:
            return None
        column = column_letters([field.name for field in form.fields].index(_ID) + 1 + bool(form.owner))
        return self._of_column(form, column, last_row)

    def of_owners(self, owner: str, last_row: int) -> str | None:
        """Return the name of the list of files that records may belong to; the sheet of files has none."""
        form = next((form for form in self._forms.values() if form.owner == owner and form.elsewhere), None)
        return None if form is None else self._of_column(form, column_letters(1), last_row)

    def _of_column(self, form: Form, column: str, last_row: int) -> str:
        name = message("workbook.ids_name", title=form.title)
        if (form.kind,) not in self._names:
            top, body = f"'{form.title}'!${column}$2", f"'{form.title}'!${column}$2:${column}${last_row}"
            self._book.define_name(name, f"=OFFSET({top},0,0,MAX(1,COUNTA({body})),1)")
            self._names[(form.kind,)] = name
        return name

    def validation(self, field: Field, last_row: int) -> dict[str, Any] | None:
        """Return xlsxwriter's validation for a field, or None when anything may stand in it."""
        if field.many:
            return None
        strict = field.type in ("choice", "yes_no")
        if field.type == "choice":
            source: str | None = self.of_choices(field.choices)
        elif field.type == "yes_no":
            source = self.of_choices((message("workbook.yes"), message("workbook.no")))
        elif field.type == "reference":
            source = self.of_ids(field.of, last_row)
        else:
            return None
        return None if source is None else self.picked_from(source, strict)

    @staticmethod
    def picked_from(source: str, strict: bool) -> dict[str, Any]:
        """Return the validation for a named list; what is not on it is refused only when ``strict``."""
        return {
            "validate": "list",
            "source": f"={source}",
            "error_type": "stop" if strict else "information",
            "error_title": message("workbook.pick_title"),
            "error_message": message("workbook.pick_strict" if strict else "workbook.pick_loose"),
        }
