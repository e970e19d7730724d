"""OFD — the pages of an OFD file: its text by position, its straight lines, the rest as for a PDF.

Source: GB/T 33190-2016. Measures are millimetres; a page's text stands in ``TextObject`` with ``Boundary``
(left, top, width, height), ``Size``, ``CTM``, and in it ``TextCode`` with ``X``, ``Y`` (the base line) and
``DeltaX``, the steps from character to character, ``g n d`` meaning n times d.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from typing import Any, TypeAlias

from lxml import etree

from jiheng.diagnostic import fail
from jiheng.document.laid import Laid
from jiheng.document.pdf.geometry import Glyph, Rule, Sheet, runs_of
from jiheng.document.pdf.lay import lay
from jiheng.document.pdf.read import LIMITS
from jiheng.document.zip_limits import check_zip
from jiheng.place import Place

_POINTS = 72 / 25.4
_PAPER = (0.0, 0.0, 210.0, 297.0)
_ASCENT = 0.86
_THIN = 2.5
_STEP = re.compile(r"([SMLCBQA])((?:\s+-?[\d.]+)*)")
_Element: TypeAlias = Any


def read_ofd(data: bytes, source: str = "") -> Laid:
    """Return the source text of an OFD file; ``source`` is the file's name.

    Raises:
        DiagnosticError: the file is damaged, too large, has too many pages, or holds no text
            (``document.ofd_*``, ``document.pdf_pages``, ``document.too_large``).
    """
    place = Place(file=source or None)
    check_zip(data, source)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            laid = lay(_Archive(archive, place).sheets())
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError, EOFError):
        raise fail("document.ofd_damaged", place) from None
    if not laid.text.strip():
        raise fail("document.ofd_scan", place)
    return laid


class _Archive:
    """The parts of an OFD file, no more of them read than the limits allow."""

    def __init__(self, archive: zipfile.ZipFile, place: Place) -> None:
        """Begin with nothing read."""
        self._archive, self._place = archive, place
        self._left = LIMITS["ofd_megabytes"] << 20

    def sheets(self) -> Iterator[Sheet]:
        """Yield the pages of all documents of the file."""
        for body in _all(self._xml("OFD.xml"), "DocRoot"):
            root = (body.text or "").strip().lstrip("/")
            document = self._xml(root)
            area = _box(_text(document, "PhysicalBox")) or _PAPER
            pages = [page for page in _all(document, "Page") if page.get("BaseLoc")]
            if len(pages) > LIMITS["pages"]:
                raise fail("document.pdf_pages", self._place, count=len(pages), limit=LIMITS["pages"])
            for page in pages:
                yield _sheet(self._xml(_joined(root, page.get("BaseLoc", ""))), area)

    def _xml(self, name: str) -> _Element:
        size = self._archive.getinfo(name).file_size
        self._left -= size
        if self._left < 0:
            raise fail("document.too_large", self._place, limit=LIMITS["ofd_megabytes"])
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        with self._archive.open(name) as part:
            return etree.fromstring(part.read(size + 1)[:size], parser)


def _joined(root: str, place: str) -> str:
    if place.startswith("/"):
        return place.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(root), place))


def _all(root: _Element, name: str) -> Iterator[_Element]:
    found: Iterator[_Element] = root.iter("{*}" + name)
    return found


def _text(root: _Element, name: str) -> str:
    return next((element.text or "" for element in _all(root, name)), "")


def _numbers(text: str | None) -> list[float]:
    return [float(part) for part in (text or "").split()]


def _box(text: str | None) -> tuple[float, float, float, float] | None:
    numbers = _numbers(text)
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == 4 else None


def _sheet(page: _Element, area: tuple[float, float, float, float]) -> Sheet:
    area = _box(_text(page, "PhysicalBox")) or area
    sheet = Sheet(area[2] * _POINTS, area[3] * _POINTS)
    for thing in _all(page, "TextObject"):
        for code in _all(thing, "TextCode"):
            sheet.runs.extend(runs_of(_glyphs(thing, code)))
    for thing in _all(page, "PathObject"):
        _rule(sheet, thing)
    return sheet


def _glyphs(thing: _Element, code: _Element) -> Iterator[Glyph]:
    left, top, _, _ = _box(thing.get("Boundary")) or _PAPER
    a, b, c, d, e, f = _matrix(thing)
    size = float(thing.get("Size") or 0)
    text = (code.text or "").strip("\r\n")
    x, y = float(code.get("X") or 0), float(code.get("Y") or 0)
    across = _offsets(code.get("DeltaX"), text, size)
    down = _offsets(code.get("DeltaY"), "", size)
    em = abs(d or b or 1) * size * _POINTS
    for index, character in enumerate(text):
        if character.isspace():
            continue
        u, v = x + across[index], y + (down[index] if index < len(down) else 0)
        begin = (left + a * u + c * v + e) * _POINTS
        base = (top + b * u + d * v + f) * _POINTS
        step = abs(a or 1) * _POINTS * (across[index + 1] - across[index])
        wide = min(em, step) if step > 0 else em
        yield character, begin, base - em * _ASCENT, begin + wide, base + em * (1 - _ASCENT)


def _matrix(thing: _Element) -> tuple[float, ...]:
    numbers = _numbers(thing.get("CTM"))
    return tuple(numbers) if len(numbers) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _offsets(deltas: str | None, text: str, size: float) -> list[float]:
    """Return where each character begins, and the last ends; without steps a letter has half the size."""
    steps: list[float] = []
    parts = (deltas or "").split()
    while parts:
        if parts[0] == "g" and len(parts) > 2:
            steps += [float(parts[2])] * min(int(parts[1]), len(text) or LIMITS["line"])
            parts = parts[3:]
        else:
            steps.append(float(parts.pop(0)))
    steps += [size * (0.5 if character.isascii() else 1.0) for character in text[len(steps) :]]
    return list(accumulate(steps, initial=0.0))


def _rule(sheet: Sheet, thing: _Element) -> None:
    """Take the straight lines of a path, level and upright."""
    box = _box(thing.get("Boundary"))
    if box is None:
        return
    a, b, c, d, e, f = _matrix(thing)
    last: tuple[float, float] | None = None
    first = last
    for match in _STEP.finditer(_text(thing, "AbbreviatedData")):
        kind, numbers = match[1], _numbers(match[2])
        point = first
        if len(numbers) >= 2:
            u, v = numbers[-2:]
            point = (box[0] + a * u + c * v + e) * _POINTS, (box[1] + b * u + d * v + f) * _POINTS
        if kind in "SM":
            first = point
        elif kind in "LC" and last and point:
            _take(sheet, last, point)
        last = point


def _take(sheet: Sheet, start: tuple[float, float], end: tuple[float, float]) -> None:
    (x, y), (u, v) = start, end
    if abs(y - v) < _THIN < abs(x - u):
        sheet.level.append(Rule((y + v) / 2, min(x, u), max(x, u)))
    elif abs(x - u) < _THIN < abs(y - v):
        sheet.upright.append(Rule((x + u) / 2, min(y, v), max(y, v)))
