"""jiheng explain — the criterion that a user means, by id or by name."""

from __future__ import annotations

from difflib import get_close_matches

from jiheng.diagnostic import fail
from jiheng.place import Place
from jiheng.score import CriterionScore, ScoreSheet


def find_criterion(sheet: ScoreSheet, wanted: str) -> CriterionScore:
    """Return the criterion of an id or of a name that only one criterion has.

    Raises:
        DiagnosticError: no criterion, or several, are meant.
    """
    by_id = sheet.criterion(wanted)
    if by_id is not None:
        return by_id
    named = [item for item in sheet.criteria if item.node.record.name == wanted]
    if len(named) == 1:
        return named[0]
    if named:
        raise fail(
            "cli.criterion_ambiguous", Place(), name=wanted[:40], ids="、".join(item.id for item in named)
        )
    known = [text for item in sheet.criteria for text in (item.id, item.node.record.name)]
    near = get_close_matches(wanted, known, n=3, cutoff=0.4)
    raise fail("cli.criterion_unknown", Place(), name=wanted[:40], near="、".join(near) or "--")
