"""方案工作簿 — a scheme as an Excel score table that a finance clerk reads and edits, and back.

Sheets and columns follow the table of fields: a field added there appears here without a line of code.
"""

from jiheng.scheme.workbook.read import parse_scheme_workbook
from jiheng.scheme.workbook.write import scheme_workbook

__all__ = ["parse_scheme_workbook", "scheme_workbook"]
