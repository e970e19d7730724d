"""页码 — a strip added to what is the lower edge of a page as it is seen; the page itself is not touched.

Pages of any size and turned any way keep all they show, notes and electronic seals among it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    StreamObject,
)
from reportlab.lib.colors import HexColor, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from jiheng.evidence.fonts import chinese_font

STRIP, SIZE, SIDE = 24.0, 9.0, 36.0
A4_WIDTH = 595.0
_LINE, _INK = HexColor("#8c8c8c"), HexColor("#333333")
_BOXES = ("/MediaBox", "/CropBox")
_OTHER_BOXES = ("/TrimBox", "/BleedBox", "/ArtBox")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands on the strip of a page."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class _Edge:
    """The lower edge as seen: its length, its strip's height, the way from the strip to the page."""

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]
    box: tuple[float, float, float, float]


def stamp_pages(writer: PdfWriter, stamps: Sequence[Stamp | None]) -> None:
    """Add a strip to every page of a writer that has a stamp."""
    pairs = [(page, stamp) for page, stamp in zip(writer.pages, stamps, strict=True) if stamp is not None]
    edges = [_edge(page) for page, _ in pairs]
    strips = _strips([stamp for _, stamp in pairs], edges)
    before = writer._add_object(_stream(b"q\n"))
    for (page, _), edge, strip in zip(pairs, edges, strips.pages, strict=True):
        _add(writer, page, edge, strip, before)


def _edge(page: PageObject) -> _Edge:
    box = page.cropbox
    x0, x1 = sorted((float(box.left), float(box.right)))
    y0, y1 = sorted((float(box.bottom), float(box.top)))
    turned = page.rotation % 360
    width = y1 - y0 if turned in (90, 270) else x1 - x0
    high = STRIP * min(max(width / A4_WIDTH, 0.5), 6.0)
    if turned == 90:
        return _Edge(width, high, (0, 1, -1, 0, x1 + high, y0), (x0, y0, x1 + high, y1))
    if turned == 180:
        return _Edge(width, high, (-1, 0, 0, -1, x1, y1 + high), (x0, y0, x1, y1 + high))
    if turned == 270:
        return _Edge(width, high, (0, -1, 1, 0, x0 - high, y1), (x0 - high, y0, x1, y1))
    return _Edge(width, high, (1, 0, 0, 1, x0, y0 - high), (x0, y0 - high, x1, y1))


def _strips(stamps: Sequence[Stamp], edges: Sequence[_Edge]) -> PdfReader:
    output = BytesIO()
    canvas = Canvas(output, invariant=1)
    for stamp, edge in zip(stamps, edges, strict=True):
        _draw(canvas, stamp, edge)
    canvas.save()
    return PdfReader(output)


def _draw(canvas: Canvas, stamp: Stamp, edge: _Edge) -> None:
    scale, font = edge.height / STRIP, chinese_font()
    size, side = SIZE * scale, SIDE * scale
    canvas.setPageSize((edge.width, edge.height))
    # A page may hide something beyond its visible part.
    canvas.setFillColor(white)
    canvas.rect(0, 0, edge.width, edge.height, stroke=0, fill=1)
    canvas.setStrokeColor(_LINE)
    canvas.setLineWidth(0.5 * scale)
    canvas.line(side, edge.height - scale, edge.width - side, edge.height - scale)
    canvas.setFillColor(_INK)
    canvas.setFont(font, size)
    right = stringWidth(stamp.right, font, size)
    canvas.drawString(side, 8 * scale, _fitting(stamp.left, font, size, edge.width - 2 * side - right - size))
    canvas.drawRightString(edge.width - side, 8 * scale, stamp.right)
    canvas.showPage()


def _fitting(text: str, font: str, size: float, width: float) -> str:
    if stringWidth(text, font, size) <= width:
        return text
    while text and stringWidth(f"{text}…", font, size) > width:
        text = text[:-1]
    return f"{text}…"


def _add(writer: PdfWriter, page: PageObject, edge: _Edge, strip: PageObject, before: object) -> None:
    content = strip.get_contents()
    form = _stream(content.get_data() if content is not None else b"")
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): RectangleObject((0, 0, edge.width, edge.height)),
            NameObject("/Resources"): strip["/Resources"].clone(writer),
        }
    )
    name = _name_form(page, writer._add_object(form.flate_encode()))
    numbers = " ".join(f"{number:.3f}" for number in edge.matrix)
    after = writer._add_object(_stream(f"\nQ\nq {numbers} cm {name} Do Q\n".encode()))
    page[NameObject("/Contents")] = ArrayObject([before, *_contents(page), after])
    for box in _BOXES:
        page[NameObject(box)] = RectangleObject(edge.box)
    for box in _OTHER_BOXES:
        page.pop(box, None)


def _contents(page: PageObject) -> list[object]:
    if "/Contents" not in page:
        return []
    found = page["/Contents"].get_object()
    return list(found) if isinstance(found, ArrayObject) else [page.raw_get("/Contents")]


def _name_form(page: PageObject, form: object) -> str:
    """Give a page a form to draw; return its name."""
    # Pages may share their resources: each gets its own list of forms.
    shared = page.get("/Resources", DictionaryObject()).get_object()
    resources = DictionaryObject(shared)
    forms = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    # A bound volume may be bound again.
    name = NameObject(f"/JihengStrip{len(forms)}")
    forms[name] = form
    resources[NameObject("/XObject")] = forms
    page[NameObject("/Resources")] = resources
    return name


def _stream(content: bytes) -> StreamObject:
    stream = DecodedStreamObject()
    stream.set_data(content)
    return stream
