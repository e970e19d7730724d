"""The records of a bound volume: which documents stand on which pages, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.diagnostic import Diagnostic
from jiheng.evidence.catalogue import Catalogue, Exhibit


@dataclass(frozen=True, slots=True)
class Bound:
    """A document in the volume: ``page`` is the number on its title page, ``pages`` counts its own pages.

    ``trouble`` says why it has none; then ``page`` is None.
    """

    exhibit: Exhibit
    page: int | None
    pages: int
    trouble: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class Volume:
    """The bound evidence: the PDF and what is in it."""

    pdf: bytes
    pages: int
    catalogue: Catalogue
    bound: tuple[Bound, ...]

    @property
    def troubled(self) -> tuple[tuple[Exhibit, Diagnostic], ...]:
        """Return the documents that are not in it, and why."""
        return tuple((item.exhibit, item.trouble) for item in self.bound if item.trouble is not None)

    @property
    def complete(self) -> bool:
        """Tell whether nothing is missing."""
        return not (self.troubled or self.catalogue.unsupported or self.catalogue.unlisted)
