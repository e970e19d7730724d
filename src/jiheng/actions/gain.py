"""jiheng gain — what would gain most points in a ledger before the year ends."""

from __future__ import annotations

from pathlib import Path

from jiheng.actions.open_ledger import open_ledger
from jiheng.actions.score_ledger import choose_evaluation
from jiheng.diagnostic import Diagnostics
from jiheng.gain import Gains, find_gains
from jiheng.gain.trial import Trial
from jiheng.scheme import load_scheme
from jiheng.score import LedgerValues, check_evaluation


def gains_of(folder: Path, *, evaluation: str = "") -> Gains:
    """Return what could still be gained in a ledger folder, by one of its evaluations.

    Raises:
        DiagnosticError: the ledger or the evaluation is wrong.
    """
    opened = open_ledger(folder)
    chosen = choose_evaluation(opened, evaluation, "")
    scheme = load_scheme(chosen.scheme, beside=folder)
    errors = Diagnostics()
    check_evaluation(chosen, scheme, opened.book, errors)
    errors.raise_errors()
    return find_gains(Trial(LedgerValues(opened.book, opened.derivations(scheme)), scheme, chosen))
