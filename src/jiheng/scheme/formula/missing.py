"""缺失 — a value that is not there, and why. It is not zero."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Missing:
    """The absence of a value; ``reasons`` say what is missing or what could not be computed."""

    reasons: tuple[Diagnostic, ...]

    @classmethod
    def because(cls, code: str, **parameters: object) -> Missing:
        """Return an absence with one reason."""
        return cls((Diagnostic(code, None, parameters),))

    def __or__(self, other: object) -> Missing:
        """Return an absence with the reasons of both; anything that is not missing adds none."""
        if not isinstance(other, Missing):
            return self
        added = tuple(reason for reason in other.reasons if reason not in self.reasons)
        return Missing(self.reasons + added)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the data items that are missing."""
        named = (reason.parameters.get("name") for reason in self.reasons)
        return tuple(dict.fromkeys(str(name) for name in named if name))


def absent(*values: object) -> Missing | None:
    """Return the joined absence of all values that are missing, or None when all are there."""
    found: Missing | None = None
    for value in values:
        if isinstance(value, Missing):
            found = value if found is None else found | value
    return found
