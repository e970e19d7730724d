"""The result of a check: diagnostics, a closing sentence, and the exit status."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found; ``status`` is 0 without errors and 2 with some."""

    diagnostics: tuple[Diagnostic, ...]
    summary: str = ""

    @property
    def status(self) -> int:
        """Return the exit status."""
        return 2 if any(item.severity == "error" for item in self.diagnostics) else 0
