"""PDF files for tests: characters and lines where a test puts them, points from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = 595.0, 842.0


def drawn(pages: Iterable[dict[str, Any]], size: Sequence[float] = (WIDTH, HEIGHT), **options: Any) -> bytes:
    """Return a PDF: ``字`` are [left, height, text, size or 12], ``线`` are [left, top, right, bottom]."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    into = BytesIO()
    canvas = Canvas(into, pagesize=tuple(size), **options)
    for page in pages:
        for left, top, text, *em in page.get("字", []):
            canvas.setFont(FONT, em[0] if em else 12)
            canvas.drawString(left, size[1] - top, str(text))
        for left, top, right, bottom in page.get("线", []):
            canvas.line(left, size[1] - top, right, size[1] - bottom)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def box(xs: Sequence[float], ys: Sequence[float]) -> list[list[float]]:
    """Return the lines of a whole grid."""
    level = [[xs[0], y, xs[-1], y] for y in ys]
    return level + [[x, ys[0], x, ys[-1]] for x in xs]
