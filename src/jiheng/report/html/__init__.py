"""网页评分表 — one self-contained page per evaluation."""

from jiheng.report.html.page import html_sheet

__all__ = ["html_sheet"]
