"""等级 — the grade that belongs to the total: 优 from 90, 良 from 80, 中 from 60, else 差."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiheng.audit.claim import Claim, held
from jiheng.audit.subject import Subject
from jiheng.audit.words import tables, words
from jiheng.messages import message

_ID = "grade"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim where the report prints its total and its grade."""
    metadata = subject.report.metadata
    total, printed = metadata.total, (metadata.grade or "").strip("“”\"'级")
    if total is None or total.value is None or not printed:
        return
    name = _name(printed)
    due = _due(total.value)
    if not name or not due:
        return
    spots = (metadata.grade_place,) if metadata.grade_place else ()
    said = message("audit.grade_said", total=total.text, grade=printed, due=words("grades", due)[0])
    yield Claim(
        _ID,
        "threshold",
        subject.term(total).exact,
        relation=held(name == due),
        words={"grade": printed, "due": words("grades", due)[0]},
        spots=spots,
        said=said,
    )


def _name(printed: str) -> str:
    return next((key for key in ("excellent", "good", "fair", "poor") if printed in words("grades", key)), "")


def _due(total: Decimal) -> str:
    """Return the grade that a total of 100 points earns; empty outside the scale."""
    if not 0 <= total <= 110:
        return ""
    return next((row["grade"] for row in tables("grade_limit") if total >= row["from"]), "")
