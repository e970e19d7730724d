"""换新 — from last year's Word report and what is known of this year to a report to be gone over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from docx.document import Document as WordDocument

from jiheng.diagnostic import Diagnostic
from jiheng.document import Cell, parse
from jiheng.document.word import WordParagraph, page_paragraphs, word_blocks
from jiheng.document.word_source import WordSource, word_source
from jiheng.read import Figure, Report, read
from jiheng.refresh.change import Change, Kind
from jiheng.refresh.edit import apply
from jiheng.refresh.figures import Match, fits, matches, spot
from jiheng.refresh.knowledge import Knowledge
from jiheng.refresh.names import foreign_names
from jiheng.refresh.reprint import reprinted
from jiheng.refresh.years import years

_MARKED = frozenset({"money", "count", "rate", "points", "score", "measure"})
_PRIORITY: tuple[Kind, ...] = ("foreign", "replaced", "same", "unsure", "year", "stale", "kept")


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The new file and every change in it, in the order of the text; headers and footers come last.

    ``old_year`` is the year that the old report was about, None where it does not say.
    """

    content: bytes
    changes: tuple[Change, ...]
    old_year: int | None

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """Return the changes of some kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)


def refresh(document: WordDocument, name: str, known: Knowledge) -> Refreshed:
    """Return a Word report with what is known put in; the document is changed.

    ``name`` is the file's, for places. What is not known is marked: yellow for figures and years to look at,
    red for names of other places and bureaus; what was changed is green, with a comment.
    """
    source = word_source(word_blocks(document))
    report = read(parse(source.text, name))
    old = report.metadata.year
    own = [report.metadata.department or "", report.metadata.region or ""]
    body = source.paragraphs
    inside = [
        *foreign_names(body, known, own),
        *_figures(report, source, known, old),
        *years(body, known, old),
    ]
    around = list(page_paragraphs(document))
    outside = [*foreign_names(around, known, own), *years(around, known, old)]
    kept_inside, kept_outside = _without_overlap(inside, body), _without_overlap(outside, around)
    apply(document, kept_inside, comments=True)
    apply(document, kept_outside, comments=False)
    output = BytesIO()
    document.save(output)
    return Refreshed(output.getvalue(), (*kept_inside, *kept_outside), old)


def _figures(report: Report, source: WordSource, known: Knowledge, old: int | None) -> Iterator[Change]:
    found = matches(report, known, old)
    for figure in report.figures:
        match = found.get(spot(figure))
        if match is None and not _is_marked(figure):
            continue
        start, end = figure.place.start or 0, figure.place.end or 0
        at = source.paragraph_at(start)
        if at is None:
            continue
        paragraph, first = at
        last = min(first + end - start, len(paragraph.text))
        yield _change(figure, match, paragraph, first, last)


def _is_marked(figure: Figure) -> bool:
    """Tell whether a figure that nobody knows is to be looked at; serial numbers and dates are not."""
    if figure.kind == "bare":
        return isinstance(figure.part, Cell) and figure.part.column > 1
    return figure.kind in _MARKED


def _change(figure: Figure, match: Match | None, paragraph: WordParagraph, start: int, end: int) -> Change:
    if match is None:
        return Change("kept", paragraph, start, end, name=figure.name)
    known, before = match
    if before is not None and not _was(figure, match):
        remark = Diagnostic("refresh.unsure", None, {"name": known.name, "source": before.source}, "warning")
        return Change("unsure", paragraph, start, end, name=known.name, remark=remark)
    old = paragraph.text[start:end]
    new = reprinted(figure, old, known.value)
    if new is None:
        remark = Diagnostic("refresh.in_words", None, {"name": known.name}, "warning")
        return Change("unsure", paragraph, start, end, name=known.name, remark=remark)
    source = Diagnostic("refresh.source", None, {"name": known.name, "source": known.source}, "note")
    kind: Kind = "same" if new == old else "replaced"
    return Change(kind, paragraph, start, end, new, known.name, source)


def _was(figure: Figure, match: Match) -> bool:
    """Tell whether last year's ledger has the value that the old report printed."""
    before, quantity = match.before, figure.quantity
    if before is None or quantity is None or not fits(figure, before):
        return False
    low, high = quantity.interval
    return (low is None or low <= before.value) and (high is None or before.value <= high)


def _without_overlap(changes: Sequence[Change], order: Sequence[WordParagraph]) -> list[Change]:
    """Keep of changes that overlap the more certain one; return the rest in the order of the text."""
    place = {id(paragraph): number for number, paragraph in enumerate(order)}
    kept: dict[int, list[Change]] = {}
    for change in sorted(changes, key=lambda item: _PRIORITY.index(item.kind)):
        mine = kept.setdefault(place[id(change.paragraph)], [])
        if all(change.end <= other.start or other.end <= change.start for other in mine):
            mine.append(change)
    return [change for number in sorted(kept) for change in sorted(kept[number], key=lambda item: item.start)]
