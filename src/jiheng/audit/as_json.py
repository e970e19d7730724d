"""印 — an audit as the JSON that `jiheng audit --json` prints (DESIGN.md §5.6)."""

from __future__ import annotations

from fractions import Fraction

from jiheng.audit.change import Change
from jiheng.audit.claim import Verdict
from jiheng.audit.finding import Finding, Judged
from jiheng.audit.run import Audit
from jiheng.audit.sentence import expression
from jiheng.audit.term import Term
from jiheng.diagnostic import Severity
from jiheng.quantity import format_number

_VERDICTS: tuple[Verdict, ...] = ("ok", "ok_within_rounding", "inconsistent", "uncheckable")
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
_IMPLIED_DIGITS = 8


def audit_json(audit: Audit) -> dict[str, object]:
    """Return summary, claims and findings as plain values; numbers are strings in plain notation."""
    verdicts, severities = audit.verdicts, audit.severities
    return {
        "file": audit.report.document.source,
        "summary": {
            "recognised": audit.recognised,
            "nothing_recognised": audit.blank,
            "broken": list(audit.broken),
            "claims": {name: verdicts.get(name, 0) for name in _VERDICTS},
            "findings": {name: severities.get(name, 0) for name in _SEVERITIES},
        },
        "notes": [str(note) for note in audit.report.document.notes],
        "claims": [_claim(item) for item in audit.claims],
        "findings": [finding_json(finding) for finding in audit.findings],
    }


def _claim(item: Judged) -> dict[str, object]:
    claim = item.claim
    places = claim.places
    return {
        "id": item.id,
        "check": claim.check,
        "kind": claim.kind,
        "verdict": item.judgement.verdict,
        "note": item.judgement.note,
        "stated": claim.stated.text if claim.stated else None,
        "implied": implied_json(item),
        "expression": expression(item),
        "place": places[0].as_json() if places else None,
        "inputs": [_input(term) for term in claim.inputs],
    }


def _input(term: Term) -> dict[str, object]:
    return {"text": term.text, "place": term.place.as_json()}


def finding_json(finding: Finding) -> dict[str, object]:
    """Return one finding."""
    item = finding.judged
    return {
        "rule": finding.rule,
        "title": item.check.title,
        "kind": item.claim.kind,
        "claim": item.id,
        "severity": finding.severity,
        "verdict": item.judgement.verdict,
        "stated": item.claim.stated.text if item.claim.stated else None,
        "implied": implied_json(item),
        "expression": finding.expression,
        "message": finding.message,
        "places": [place.as_json() for place in finding.places],
        "single_change": _change(finding.single_change),
    }


def implied_json(item: Judged) -> list[str | None] | None:
    """Return the bounds of the recomputed value in the unit of the stated figure, or None."""
    implied, stated = item.judgement.implied, item.claim.stated
    if implied is None or stated is None or item.judgement.verdict == "uncheckable":
        return None
    factor = Fraction(stated.quantity.unit.factor)
    return [_number(end, factor) for end in (implied.low, implied.high)]


def _number(end: Fraction | None, factor: Fraction) -> str | None:
    if end is None:
        return None
    exact = format_number(end / factor)
    return (
        exact
        if len(exact.partition(".")[2]) <= _IMPLIED_DIGITS
        else format_number(end / factor, _IMPLIED_DIGITS)
    )


def _change(change: Change | None) -> dict[str, object] | None:
    if change is None:
        return None
    return {"place": change.place.as_json(), "from": change.before, "to": change.to}
