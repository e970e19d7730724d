"""写法有误的数 — numbers that cannot be read: 7,00.0,77. They are shown, never guessed."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim
from jiheng.audit.subject import Subject

_ID = "malformed"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a failed claim for every malformed number."""
    for figure in subject.report.malformed:
        place = subject.report.document.place(figure.part, figure.start, figure.end)
        yield Claim(_ID, "form", None, relation="fails", words={"text": figure.text}, spots=(place,))
