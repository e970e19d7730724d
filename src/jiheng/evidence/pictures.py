"""图 — pictures as A4 pages: upright, fitted, no larger than a print needs."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps, ImageSequence
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from jiheng.evidence.settings import limit

MARGIN = 36


class TooManyPixelsError(ValueError):
    """The picture has more pixels than the limit."""


def picture_pages(content: bytes) -> bytes:
    """Return a PDF with a page for every frame of a picture.

    Raises:
        TooManyPixelsError: the picture has more pixels than the limit.
        OSError: it is no picture.
    """
    output = BytesIO()
    canvas = Canvas(output, invariant=1)
    for picture in _frames(content):
        _draw(canvas, picture)
    canvas.save()
    return output.getvalue()


def _frames(content: bytes) -> Iterator[Image.Image]:
    with _opened(content) as picture:
        if picture.width * picture.height > limit("pixels"):
            raise TooManyPixelsError
        for number, frame in enumerate(ImageSequence.Iterator(picture)):
            if number >= limit("pages_per_file"):
                return
            upright = ImageOps.exif_transpose(frame.copy())
            upright.thumbnail((limit("image_side"), limit("image_side")))
            yield _on_white(upright)


def _opened(content: bytes) -> Image.Image:
    # The library has a limit of its own, and warns of half of it in English.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            return Image.open(BytesIO(content))
        except Image.DecompressionBombError:
            raise TooManyPixelsError from None


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        sheet = Image.new("RGB", picture.size, "white")
        clear = picture.convert("RGBA")
        sheet.paste(clear, mask=clear.getchannel("A"))
        return sheet
    return picture.convert("RGB")


def _draw(canvas: Canvas, picture: Image.Image) -> None:
    width, height = landscape(A4) if picture.width > picture.height else A4
    canvas.setPageSize((width, height))
    pressed = BytesIO()
    picture.save(pressed, "JPEG", quality=88)
    pressed.seek(0)
    canvas.drawImage(
        ImageReader(pressed),
        MARGIN,
        MARGIN,
        width - 2 * MARGIN,
        height - 2 * MARGIN,
        preserveAspectRatio=True,
        anchor="c",
    )
    canvas.showPage()
