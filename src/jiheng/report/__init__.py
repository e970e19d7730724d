"""报告 — a score sheet and its ledger as something to hand out."""

from jiheng.report.excel import excel_sheet
from jiheng.report.html import html_sheet

__all__ = ["excel_sheet", "html_sheet"]
