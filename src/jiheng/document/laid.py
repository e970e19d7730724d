"""排好的文 — a file of any format turned into the source text that the document reader takes.

One paragraph a line; headings with their numbers as printed; a table as rows between strokes, a merged cell
once with empty cells after it; its caption and unit as lines before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Laid:
    """A source text with what the file knows beyond it.

    ``pages`` are the offsets at which pages begin, the first included. ``doubtful`` are spans, end exclusive,
    of tables whose cells the file does not show beyond doubt. ``sheets`` are the offsets at which the sheets
    of a workbook begin, with their names. ``notes`` say what of the file was left out.
    """

    text: str
    pages: tuple[int, ...] = ()
    doubtful: tuple[tuple[int, int], ...] = ()
    sheets: tuple[tuple[int, str], ...] = ()
    notes: tuple[Diagnostic, ...] = ()

    def is_doubtful(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text touches a doubtful table."""
        return any(first < end and start < last for first, last in self.doubtful)
