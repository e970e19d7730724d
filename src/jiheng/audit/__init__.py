"""审 — a report that was read, through every check: claims with verdicts, and findings.

``audit_report`` checks a `jiheng.read.Report`; ``all_checks`` lists the checks with what is known of each.
The room itself can be called with a path: ``jiheng.audit(path)`` opens, reads and checks a file.
"""

import sys
from pathlib import Path
from types import ModuleType

from jiheng.audit.as_json import audit_json
from jiheng.audit.change import Change
from jiheng.audit.claim import Claim, Kind, Verdict
from jiheng.audit.finding import Finding, Judged
from jiheng.audit.registry import Check, all_checks
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
    "all_checks",
    "audit_json",
    "audit_report",
    "judge",
]


class _Room(ModuleType):
    """A module that can be called: ``jiheng.audit(path)`` is promised, and this room has that name."""

    def __call__(self, path: Path | str) -> Audit:
        """Return the audit of the report in a file.

        Raises:
            DiagnosticError: the file cannot be read (``file.*``, ``document.*``).
        """
        from jiheng.document import load
        from jiheng.read import read

        return audit_report(read(load(Path(path))))


sys.modules[__name__].__class__ = _Room
