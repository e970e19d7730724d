"""文字 — a plain text as A4 pages, its lines kept and wrapped where they are too long."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from jiheng.evidence.fonts import chinese_font

SIZE, LEADING, MARGIN = 10.5, 17, 60
_TAB = "    "


def text_pages(text: str) -> bytes:
    """Return a PDF of a text."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=A4, invariant=1)
    width, height = A4
    font = chinese_font()
    at = 0.0
    for line in _lines(text, font, width - 2 * MARGIN):
        if at < MARGIN:
            if at:
                canvas.showPage()
            canvas.setFont(font, SIZE)
            at = height - MARGIN - SIZE
        canvas.drawString(MARGIN, at, line)
        at -= LEADING
    canvas.showPage()
    canvas.save()
    return output.getvalue()


def _lines(text: str, font: str, width: float) -> Iterator[str]:
    for line in text.expandtabs(len(_TAB)).splitlines() or [""]:
        yield from wrapped("".join(map(_shown, line)), font, SIZE, width)


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else ""


def wrapped(line: str, font: str, size: float, width: float) -> list[str]:
    """Return a line in pieces that fit: between words where there are words, else between characters."""
    pieces = simpleSplit(line, font, size, width) if line.isascii() else [line]
    return [part for piece in pieces or [""] for part in _cut(piece, font, size, width)]


def _cut(line: str, font: str, size: float, width: float) -> Iterator[str]:
    start, used = 0, 0.0
    for index, character in enumerate(line):
        wide = stringWidth(character, font, size)
        if used + wide > width and index > start:
            yield line[start:index]
            start, used = index, 0.0
        used += wide
    yield line[start:]
