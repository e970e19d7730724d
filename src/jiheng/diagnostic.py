"""错误提示 — the one record for every mistake in a file, a cell, a formula, a form or a request.

A diagnostic is a code, a place and parameters; its sentence comes from the catalogue in
`jiheng.messages`, so that the same mistake reads the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from jiheng.messages import message, place_words
from jiheng.place import Place

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake or remark.

    ``code`` is ``room.name``: the catalogue file and the entry in it. ``parameters`` fill the sentence.
    """

    code: str
    place: Place | None = None
    parameters: dict[str, object] = field(default_factory=dict)
    severity: Severity = "error"

    @property
    def sentence(self) -> str:
        """Return what happened and what to do, without the place."""
        return message(self.code, **self.parameters)

    def __str__(self) -> str:
        """Return place and sentence as one Chinese line."""
        where = place_words(self.place) if self.place else ""
        return f"{where}：{self.sentence}" if where else self.sentence

    def as_json(self) -> dict[str, object]:
        """Return the diagnostic as a JSON object."""
        return {
            "code": self.code,
            "severity": self.severity,
            "message": str(self),
            "place": {**self.place.as_json(), "file": self.place.file} if self.place else None,
        }


class DiagnosticError(Exception):
    """Raised when work cannot go on; carries every diagnostic found so far."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(str(item) for item in diagnostics))
        self.diagnostics = diagnostics


def fail(code: str, place: Place | None = None, **parameters: object) -> DiagnosticError:
    """Build the exception for a single error; the caller raises it."""
    return DiagnosticError(Diagnostic(code, place, parameters))


class Diagnostics:
    """Collects everything found in one pass, so that a user sees all mistakes at once."""

    def __init__(self) -> None:
        self._items: list[Diagnostic] = []

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def error(self, code: str, place: Place | None = None, **parameters: object) -> None:
        """Add a mistake that must be mended."""
        self._items.append(Diagnostic(code, place, parameters))

    def warning(self, code: str, place: Place | None = None, **parameters: object) -> None:
        """Add something that may be meant but should be looked at."""
        self._items.append(Diagnostic(code, place, parameters, "warning"))

    def note(self, code: str, place: Place | None = None, **parameters: object) -> None:
        """Add a remark."""
        self._items.append(Diagnostic(code, place, parameters, "note"))

    def extend(self, items: Iterable[Diagnostic]) -> None:
        """Add diagnostics found elsewhere."""
        self._items.extend(items)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the mistakes that must be mended."""
        return tuple(item for item in self._items if item.severity == "error")

    def raise_errors(self) -> None:
        """Raise `DiagnosticError` with every diagnostic if there is an error among them."""
        if self.errors:
            raise DiagnosticError(*self.errors)
