"""读 — `Document` to `Report`: outline, figures, scores, indicators, tables, lists; no judgements."""

from jiheng.read.figure import Figure, Kind, Role
from jiheng.read.model import (
    Attachment,
    Breakdown,
    Column,
    Comparison,
    Deduction,
    Direction,
    Entry,
    Enumeration,
    Grid,
    Indicator,
    Metadata,
    Point,
    Report,
    Row,
    ScoreLine,
    Statement,
)
from jiheng.read.read import read

__all__ = [
    "Attachment",
    "Breakdown",
    "Column",
    "Comparison",
    "Deduction",
    "Direction",
    "Entry",
    "Enumeration",
    "Figure",
    "Grid",
    "Indicator",
    "Kind",
    "Metadata",
    "Point",
    "Report",
    "Role",
    "Row",
    "ScoreLine",
    "Statement",
    "read",
]
