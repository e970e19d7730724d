"""年度 — the year in the title is the year that the summary speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.subject import Subject
from jiheng.read import Entry

_ID = "wrong_year"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every heading that names a year, against the year of the report."""
    year = subject.report.metadata.year
    if year is None:
        return
    for entry in subject.report.outline:
        named = _year(entry)
        if named:
            yield Claim(
                _ID,
                "logic",
                None,
                relation="holds" if named in {year, year + 1} else "fails",
                words={"heading": entry.title, "named": str(named), "year": str(year)},
                spots=(entry.place,),
            )


def _year(entry: Entry) -> int | None:
    head, found, _ = entry.title.partition("年度")
    digits = head[-4:]
    return int(digits) if found and len(digits) == 4 and digits.isdecimal() and digits.isascii() else None
