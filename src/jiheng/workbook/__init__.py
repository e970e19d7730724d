"""工作簿 — reading a workbook's cells with their places, and what everyone needs who writes one."""

from jiheng.workbook.comma_separated import read_csv
from jiheng.workbook.coordinates import cell_name, cell_position, column_letters
from jiheng.workbook.load import file_bytes, read_workbook
from jiheng.workbook.marks import returned
from jiheng.workbook.neutral import neutral, plain
from jiheng.workbook.sheet import Area, Cell, Row, Sheet, Workbook

__all__ = [
    "Area",
    "Cell",
    "Row",
    "Sheet",
    "Workbook",
    "cell_name",
    "cell_position",
    "column_letters",
    "file_bytes",
    "neutral",
    "plain",
    "read_csv",
    "read_workbook",
    "returned",
]
