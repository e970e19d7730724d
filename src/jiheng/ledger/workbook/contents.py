"""内容 — what goes into a workbook: the records of each sheet as they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jiheng.ledger.kinds import COLLECTIONS, TABLES
from jiheng.ledger.ledger import Ledger
from jiheng.ledger.workbook.form import Form
from jiheng.record import emit

Shape = Mapping[str, object]

LEDGER_FORMS: tuple[Form, ...] = tuple(Form(kind, TABLES) for kind in ("ledger", *COLLECTIONS))
"""The sheets of a ledger, in the order of a workbook."""


@dataclass(frozen=True, slots=True)
class Content:
    """The records of one sheet as `emit` gives them; ``owners`` name the file of each, if there are several.

    ``remarks`` stand beside the records in a column that is not read, such as the unit of a data item.
    """

    form: Form
    shapes: Sequence[Shape]
    owners: Sequence[str] = ()
    remarks: Sequence[str] = ()


def ledger_contents(ledger: Ledger) -> list[Content]:
    """Return the sheets of a ledger."""
    contents = []
    for form in LEDGER_FORMS:
        rows = (ledger.header,) if form.kind == "ledger" else ledger.rows(form.kind)
        contents.append(Content(form, [emit(row, form.kind, form.tables) for row in rows]))
    return contents
