"""标题编号 — headings of one level are numbered one after the other, none twice, none left out."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.subject import Subject
from jiheng.read import Entry

_ID = "heading_numbers"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every numbered heading that follows another of its kind."""
    last: dict[tuple[int, str], Entry] = {}
    for entry in subject.report.outline:
        for key in [key for key in last if key[0] > entry.level]:
            del last[key]
        if entry.value is None:
            continue
        key = (entry.level, entry.style)
        before = last.get(key)
        last[key] = entry
        if before is None or before.value is None or entry.value == 1:
            continue
        case = (
            "twice"
            if entry.value == before.value
            else "skipped"
            if entry.value > before.value + 1
            else "back"
        )
        ok = entry.value == before.value + 1
        yield Claim(
            _ID,
            "form",
            None,
            relation="holds" if ok else "fails",
            case="" if ok else case,
            words={"number": entry.number, "heading": entry.title, "before": before.number},
            spots=(entry.place, before.place),
        )
