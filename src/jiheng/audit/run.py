"""审 — a report through every check: claims with verdicts, and the findings among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jiheng.audit.change import Sharing
from jiheng.audit.claim import Claim, Verdict
from jiheng.audit.doubt import without_doubtful
from jiheng.audit.finding import Finding, Judged
from jiheng.audit.registry import Check, all_checks
from jiheng.audit.second_look import second_look
from jiheng.audit.sentence import expression, sentence
from jiheng.audit.subject import Subject
from jiheng.audit.verdict import judge
from jiheng.audit.words import limit
from jiheng.diagnostic import Severity
from jiheng.read import Report

_FAMILY = {
    "ratio": "rate",
    "completion": "rate",
    "coverage": "rate",
    "score_rate": "rate",
    "growth": "rate",
    "sum": "sum",
    "score_sum": "sum",
    "difference": "sum",
    "count": "sum",
}


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit of one report gave.

    ``recognised`` counts what was read, by kind of record; ``broken`` are the ids of checks that could not be
    carried out because the program failed in them.
    """

    report: Report
    claims: tuple[Judged, ...] = ()
    findings: tuple[Finding, ...] = ()
    recognised: dict[str, int] = field(default_factory=dict)
    broken: tuple[str, ...] = ()

    @property
    def verdicts(self) -> dict[Verdict, int]:
        """Return how many claims had each verdict; those with none are left out."""
        return dict(Counter(item.judgement.verdict for item in self.claims))

    @property
    def severities(self) -> dict[Severity, int]:
        """Return how many findings are of each severity."""
        return dict(Counter(finding.severity for finding in self.findings))

    @property
    def blank(self) -> bool:
        """Tell whether nothing was recognised, so that a report without findings is not a clean one."""
        return not self.report.recognised or not any(
            item.claim.kind != "form" and item.judgement.verdict != "uncheckable" for item in self.claims
        )


def audit_report(report: Report) -> Audit:
    """Check a report that was read."""
    broken: list[str] = []
    subject = Subject(report)
    claims = tuple(without_doubtful(subject, tuple(_judged(subject, broken))))
    sharing = Sharing((item.claim, item.judgement) for item in claims)
    findings = [finding for item in claims if (finding := _finding(item, sharing))]
    findings.sort(key=lambda finding: (_RANK[finding.severity], _start(finding)))
    return Audit(report, claims, tuple(findings), _recognised(report), tuple(broken))


_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


def _start(finding: Finding) -> int:
    return next((place.start or 0 for place in finding.places), 0)


def _judged(subject: Subject, broken: list[str]) -> Iterator[Judged]:
    for check in all_checks().values():
        try:
            for number, claim in enumerate(_distinct(check.run(subject), subject), 1):
                yield _judge(subject, f"{check.id}-{number}", claim, check)
        except Exception:
            # One check that fails on a report nobody foresaw must not silence the others; it is named.
            broken.append(check.id)


def _judge(subject: Subject, name: str, claim: Claim, check: Check) -> Judged:
    judgement = judge(claim)
    if judgement.verdict == "inconsistent" and subject.spend("second_looks", limit("second_looks")):
        claim = second_look(subject, claim)
        judgement = judge(claim)
    return Judged(name, claim, judgement, check)


def _distinct(claims: Iterable[Claim], subject: Subject) -> Iterator[Claim]:
    for claim in claims:
        key = (
            _FAMILY.get(claim.kind, claim.kind),
            claim.relation,
            claim.stated.at if claim.stated else -1,
            tuple(sorted(item.at for item in claim.inputs)),
            tuple(place.start for place in claim.spots) if not claim.stated else (),
        )
        if subject.first(key):
            yield claim


def _finding(item: Judged, sharing: Sharing) -> Finding | None:
    claim, judgement = item.claim, item.judgement
    if judgement.verdict in {"ok", "uncheckable"}:
        return None
    if judgement.verdict == "ok_within_rounding":
        if claim.relation in {"at_most", "at_least"}:
            return None
        return Finding(item, "note", expression(item), sentence(item, ""))
    fitting = _fitting(claim)
    severity = item.check.severity_of(claim.case)
    if fitting and severity == "error":
        severity = "warning"
    change = sharing.single_change(claim, judgement)
    return Finding(item, severity, expression(item), sentence(item, fitting), change)


def _fitting(claim: Claim) -> str:
    """Return the name of the first other formula under which the stated figure would be right."""
    for name, node in claim.alternatives:
        other = Claim(claim.check, claim.kind, claim.stated, node, claim.relation, claim.exact)
        if judge(other).verdict in {"ok", "ok_within_rounding"}:
            return name
    return ""


def _recognised(report: Report) -> dict[str, int]:
    return {
        "figures": len(report.figures),
        "money": len(report.money),
        "counts": len(report.counts),
        "scores": len(report.scores),
        "indicators": len(report.indicators),
        "tables": len(report.grids),
        "sections": len(report.outline),
    }
