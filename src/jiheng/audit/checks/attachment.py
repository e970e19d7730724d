"""附件 — an attachment that the report announces stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.audit.claim import Claim, held
from jiheng.audit.subject import Subject

_ID = "attachment"


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every announced attachment."""
    for item in subject.report.attachments:
        yield Claim(
            _ID,
            "form",
            None,
            relation=held(item.present),
            words={"attachment": item.name},
            spots=(item.place,),
        )
