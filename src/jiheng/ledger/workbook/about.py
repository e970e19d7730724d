"""格式页 — the hidden sheet that says how a workbook was made: version, ledger, scheme."""

from __future__ import annotations

from dataclasses import dataclass, fields

from jiheng.diagnostic import Diagnostics
from jiheng.messages import message
from jiheng.workbook import Workbook

FORMAT = "jiheng-ledger-workbook/1"


@dataclass(frozen=True, slots=True)
class About:
    """What the hidden sheet holds; ``content`` is the hash of the ledger's files when it was exported."""

    format: str = FORMAT
    ledger: str = ""
    scheme: str = ""
    scheme_hash: str = ""
    content: str = ""

    def rows(self) -> list[tuple[str, str]]:
        """Return names and values, in order."""
        return [(field.name, getattr(self, field.name)) for field in fields(self)]


def read_about(workbook: Workbook, diagnostics: Diagnostics) -> About | None:
    """Return what a workbook says of itself, None when it was not made here.

    One of a later format is a mistake (``workbook.later_format``): its columns might mean other things.
    """
    sheet = workbook.sheet(message("workbook.about_sheet"))
    if sheet is None:
        return None
    known = {field.name for field in fields(About)}
    pairs = [(row.cells[1].text, row.cells[2].text) for row in sheet.rows if {1, 2} <= row.cells.keys()]
    about = About(**{name: text for name, text in pairs if name in known})
    if about.format != FORMAT:
        diagnostics.error("workbook.later_format", sheet.whole, format=about.format[:40], known=FORMAT)
    return about
