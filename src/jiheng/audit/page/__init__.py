"""网页 — the report with its marks on the left, the findings on the right, in one file without a network."""

from jiheng.audit.page.page import html_page

__all__ = ["html_page"]
