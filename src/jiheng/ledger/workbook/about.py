"""格式页 — the hidden sheet that says how a workbook was made: version, ledger, scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jiheng.diagnostic import Diagnostics
from jiheng.messages import message
from jiheng.workbook import Workbook

FORMAT = "jiheng-ledger-workbook/1"


_FILE = "file "
_SINGLE = ("format", "ledger", "scheme", "scheme_hash")


@dataclass(frozen=True, slots=True)
class About:
    """What the hidden sheet holds; ``files`` are hashes of what the ledger's files said at the export."""

    format: str = FORMAT
    ledger: str = ""
    scheme: str = ""
    scheme_hash: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    def rows(self) -> list[tuple[str, str]]:
        """Return names and values, in order."""
        single = [(name, str(getattr(self, name))) for name in _SINGLE]
        return single + [(f"{_FILE}{name}", value) for name, value in self.files.items()]


def read_about(workbook: Workbook, diagnostics: Diagnostics) -> About | None:
    """Return what a workbook says of itself, None when it was not made here.

    One of a later format is a mistake (``workbook.later_format``): its columns might mean other things.
    """
    sheet = workbook.sheet(message("workbook.about_sheet"))
    if sheet is None:
        return None
    pairs = [(row.cells[1].text, row.cells[2].text) for row in sheet.rows if {1, 2} <= row.cells.keys()]
    files = {name.removeprefix(_FILE): text for name, text in pairs if name.startswith(_FILE)}
    about = About(**{name: text for name, text in pairs if name in _SINGLE}, files=files)
    if about.format != FORMAT:
        diagnostics.error("workbook.later_format", sheet.whole, format=about.format[:40], known=FORMAT)
    return about
