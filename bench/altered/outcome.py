"""What an audit says of an altered report that it did not say of the report as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from altered.changes import Alteration
from jiheng.audit import Audit, Finding, audit_report
from jiheng.document import parse
from jiheng.read import read

_Key = tuple[str, tuple[int | None, ...]]
_HEARD = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Outcome:
    """``caught`` new findings lie on the altered figure, ``elsewhere`` do not; rules of each."""

    alteration: Alteration
    caught: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


def outcome(before: Audit, alteration: Alteration) -> Outcome:
    """Audit the altered text and compare."""
    document = before.report.document
    after = audit_report(read(parse(alteration.apply(document.text), document.source)))
    known = {_key(finding) for finding in before.findings if finding.severity in _HEARD}
    new = [item for item in after.findings if item.severity in _HEARD and _key(item) not in known]
    caught = [item.rule for item in new if _covers(item, alteration)]
    elsewhere = [item.rule for item in new if not _covers(item, alteration)]
    return Outcome(alteration, tuple(caught), tuple(elsewhere))


def _key(finding: Finding) -> _Key:
    return finding.rule, tuple(place.start for place in finding.places)


def _covers(finding: Finding, alteration: Alteration) -> bool:
    places: Iterable[tuple[int | None, int | None]] = ((item.start, item.end) for item in finding.places)
    return any(
        start is not None and end is not None and alteration.covered(start, end) for start, end in places
    )
