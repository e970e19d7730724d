"""Excel 评分表 — a workbook whose totals are formulas."""

from jiheng.report.excel.book import excel_sheet

__all__ = ["excel_sheet"]
