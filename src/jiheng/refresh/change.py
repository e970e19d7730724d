"""改动 — one stretch of a paragraph that is replaced or marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiheng.diagnostic import Diagnostic
from jiheng.document.word import WordParagraph

Kind = Literal["replaced", "same", "kept", "unsure", "year", "stale", "foreign"]
"""``replaced`` and ``same``: a figure the ledger knows; ``kept``: one it does not; ``unsure``: the name fits
and the old value does not. ``year``: the report's year, changed; ``stale``: a year to look at; ``foreign``: a
name of another place or bureau."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to the characters from ``start`` to ``end`` of a paragraph.

    ``new`` is None where the text stays. ``remark`` says where the new text comes from or what to look at.
    """

    kind: Kind
    paragraph: WordParagraph
    start: int
    end: int
    new: str | None = None
    name: str = ""
    remark: Diagnostic | None = None

    @property
    def old(self) -> str:
        """Return the text as it was."""
        return self.paragraph.text[self.start : self.end]
