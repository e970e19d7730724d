"""批注 — what a column takes, said over its head."""

from __future__ import annotations

from jiheng.ledger.workbook.form import Column
from jiheng.messages import message


def column_help(column: Column) -> str:
    """Return the comment of a column: what it holds, how it is written, whether it must be filled."""
    field = column.field
    lines = [message("workbook.help", label=field.label, help=field.help)]
    lines.append(message("workbook.help_required" if field.required else "workbook.help_optional"))
    lines.append(message(f"workbook.type_{field.type}", unit=field.unit, choices="、".join(field.choices)))
    if field.unit and field.type == "quantity":
        lines.append(message("workbook.help_unit", unit=field.unit))
    if field.many:
        lines.append(message("workbook.help_ids" if field.type == "reference" else "workbook.help_lines"))
    return "\n".join(lines)
