"""PDF 页 — from a page of a PDF to its geometry: characters with boxes, ruling lines."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from jiheng.document.pdf.geometry import Glyph, Rule, Sheet, runs_of

# Thinner than this is a line and no area; shorter than this rules nothing. Points.
_THIN = 2.5
_SHORT = 4.0
_DEPTH = 3
_BLANK = frozenset(" \t\r\n\f\v\xa0\u3000\x00\xad")
_HYPHEN = "\ufffe"

_Box = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]


def sheet_of(page: pdfium.PdfPage) -> Sheet:
    """Return what stands on a page, as it is turned on the screen."""
    width, height = page.get_size()
    turn = _Turn(page.get_rotation() // 90 % 4, width, height)
    text = page.get_textpage()
    try:
        sheet = Sheet(width, height, list(runs_of(_glyphs(text, turn))))
    finally:
        text.close()
    for box in _boxes(page):
        _rule(sheet, turn.box(box))
    return sheet


class _Turn:
    """From the coordinates of the file, upwards and unturned, to those of a sheet."""

    def __init__(self, quarter: int, width: float, height: float) -> None:
        self._quarter, self._width, self._height = quarter, width, height

    def box(self, box: _Box) -> _Box:
        left, bottom, right, top = box
        if self._quarter == 1:
            return bottom, left, top, right
        if self._quarter == 2:
            return self._width - right, bottom, self._width - left, top
        if self._quarter == 3:
            return self._width - top, self._height - right, self._width - bottom, self._height - left
        return left, self._height - top, right, self._height - bottom


def _glyphs(text: pdfium.PdfTextPage, turn: _Turn) -> Iterator[Glyph]:
    count = text.count_chars()
    words = text.get_text_range(0, count) if count else ""
    # Characters of which no text is known make the text shorter than the count.
    known = words if len(words) == count else None
    box = raw.FS_RECTF()
    pointer, handle = byref(box), text.raw
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    for index in range(count):
        character = known[index] if known is not None else chr(unicode_of(handle, index) & 0xFFFF)
        if character in _BLANK or not box_of(handle, index, pointer):
            continue
        left, top, right, bottom = turn.box((box.left, box.bottom, box.right, box.top))
        if right > left and bottom > top:
            yield ("-" if character == _HYPHEN else character), left, top, right, bottom


def _boxes(page: pdfium.PdfPage) -> Iterator[_Box]:
    """Yield the boxes of everything that is drawn with lines; a shape of many lines gives one for each."""
    count = raw.FPDFPage_CountObjects(page.raw)
    for index in range(count):
        yield from _drawn(raw.FPDFPage_GetObject(page.raw, index), (1, 0, 0, 1, 0, 0), _DEPTH)


def _drawn(thing: raw.FPDF_PAGEOBJECT, outer: _Matrix, depth: int) -> Iterator[_Box]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth:
        matrix = _times(_matrix(thing), outer)
        for index in range(raw.FPDFFormObj_CountObjects(thing)):
            yield from _drawn(raw.FPDFFormObj_GetObject(thing, index), matrix, depth - 1)
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top)):
        return
    if min(right.value - left.value, top.value - bottom.value) <= _THIN:
        yield _moved((left.value, bottom.value, right.value, top.value), outer)
    else:
        yield from _segments(thing, _times(_matrix(thing), outer))


def _matrix(thing: raw.FPDF_PAGEOBJECT) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, byref(found)):
        return 1, 0, 0, 1, 0, 0
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _moved(box: _Box, matrix: _Matrix) -> _Box:
    (x, y), (u, v) = _point(box[0], box[1], matrix), _point(box[2], box[3], matrix)
    return min(x, u), min(y, v), max(x, u), max(y, v)


def _point(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _segments(thing: raw.FPDF_PAGEOBJECT, matrix: _Matrix) -> Iterator[_Box]:
    """Yield the boxes of the straight lines of a path, if they are drawn; of a filled path its thin parts."""
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(thing, byref(fill), byref(stroke))
    x, y = c_float(), c_float()
    parts: list[list[tuple[float, float]]] = []
    for index in range(raw.FPDFPath_CountSegments(thing)):
        segment = raw.FPDFPath_GetPathSegment(thing, index)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(_point(x.value, y.value, matrix))
        if stroke.value and raw.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    for points in parts:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if stroke.value:
            for (a, b), (c, d) in pairwise(points):
                yield min(a, c), min(b, d), max(a, c), max(b, d)
        elif fill.value:
            yield min(xs), min(ys), max(xs), max(ys)


def _rule(sheet: Sheet, box: _Box) -> None:
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    if high <= _THIN and wide >= _SHORT:
        sheet.level.append(Rule((top + bottom) / 2, left, right))
    elif wide <= _THIN and high >= _SHORT:
        sheet.upright.append(Rule((left + right) / 2, top, bottom))
