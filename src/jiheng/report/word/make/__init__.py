"""模板 — the Word file that reports are filled into, made from a layout."""

from jiheng.report.word.make.template import make_template

__all__ = ["make_template"]
