"""PDF — a PDF with text, read by where its characters and its ruling lines stand."""

from jiheng.document.pdf.read import read_pdf

__all__ = ["read_pdf"]
