"""位置 — where something stands in a source."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file, a sheet or a document.

    ``line`` and ``column`` count from 1; in a document ``column`` is the column of ``table``, in a
    YAML file the character of the line. ``start`` and ``end`` are code-point offsets into the source
    text, 0-based, end exclusive.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the place as the JSON object that `read` and `audit` print (DESIGN.md §5.6)."""
        shape: dict[str, object] = {
            "quote": self.quote,
            "line": self.line,
            "start": self.start,
            "end": self.end,
        }
        for name in ("page", "sheet", "table", "row", "column"):
            value = getattr(self, name)
            if value is not None:
                shape[name] = value
        return shape


def place_field() -> Place:
    """Return a dataclass field for where a record stands: an empty place, and no part of equality."""
    return field(default_factory=Place, compare=False, repr=False)
