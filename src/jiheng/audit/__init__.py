"""审 — a report that was read, through every check: claims with verdicts, and findings.

``audit_report`` checks a `jiheng.read.Report`; ``checks`` lists the checks with what is known of each.
"""

from jiheng.audit.as_json import audit_json
from jiheng.audit.change import Change
from jiheng.audit.claim import Claim, Kind, Verdict
from jiheng.audit.finding import Finding, Judged
from jiheng.audit.registry import Check, checks
from jiheng.audit.run import Audit, audit_report
from jiheng.audit.verdict import Judgement, judge

__all__ = [
    "Audit",
    "Change",
    "Check",
    "Claim",
    "Finding",
    "Judged",
    "Judgement",
    "Kind",
    "Verdict",
    "audit_json",
    "audit_report",
    "checks",
    "judge",
]
