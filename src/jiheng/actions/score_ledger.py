"""jiheng score — a ledger's score sheet, by its own evaluation or by another scheme, with what-if values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from jiheng.actions.open_ledger import OpenLedger, open_ledger
from jiheng.actions.what_if import read_settings, without_effect
from jiheng.diagnostic import Diagnostics, fail
from jiheng.evaluation import Evaluation, evaluation_names, load_evaluation
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.scheme import Scheme, load_scheme
from jiheng.score import LedgerValues, ScoreSheet, check_evaluation, score
from jiheng.score.words import NOTHING

OWN_KIND = EVALUATION_TABLES["evaluation"].by_name["kind"].choices[0]
"""单位自评, the kind of an evaluation that nobody has written down yet."""


def score_folder(
    folder: Path, *, evaluation: str = "", scheme: str = "", settings: Iterable[str] = ()
) -> ScoreSheet:
    """Return the score sheet of a ledger folder.

    ``evaluation`` is the name of one of its evaluations, by default the department's own; ``scheme`` the
    id or path of a scheme to score by instead; ``settings`` are what-if values such as ``项目总数=30``.

    Raises:
        DiagnosticError: the ledger, evaluation, scheme or a setting is wrong.
    """
    opened = open_ledger(folder)
    chosen = choose_evaluation(opened, evaluation, scheme)
    used = load_scheme(chosen.scheme, beside=folder)
    return score_opened(opened, used, chosen, settings)


def score_opened(
    opened: OpenLedger, scheme: Scheme, evaluation: Evaluation, settings: Iterable[str] = ()
) -> ScoreSheet:
    """Return the score sheet of an open ledger.

    Raises:
        DiagnosticError: the evaluation does not fit the scheme or ledger, or a setting is wrong.
    """
    errors = Diagnostics()
    check_evaluation(evaluation, scheme, opened.book, errors)
    errors.raise_errors()
    values = LedgerValues(opened.book, opened.derivations(scheme))
    assumed = read_settings(settings, values, evaluation)
    sheet = score(values, scheme, evaluation, settings={item.key: item.value for item in assumed})
    if not assumed:
        return sheet
    written = {item.name: item.text for item in assumed}
    return replace(sheet, settings=written, notes=sheet.notes + without_effect(sheet, assumed))


def choose_evaluation(opened: OpenLedger, name: str, scheme: str) -> Evaluation:
    """Return the evaluation asked for; with another scheme one without any judgements.

    Raises:
        DiagnosticError: there is no such evaluation, or none is marked as the department's own.
    """
    header = opened.ledger.header
    wanted = name or header.evaluation
    if wanted:
        evaluation = load_evaluation(opened.folder, wanted)
        if not scheme or scheme == evaluation.scheme:
            return evaluation
        return Evaluation(
            kind=evaluation.kind,
            scheme=scheme,
            carried_out_by=evaluation.carried_out_by,
            project=evaluation.project,
        )
    if scheme or header.scheme:
        return Evaluation(kind=OWN_KIND, scheme=scheme or header.scheme)
    known = "、".join(evaluation_names(opened.folder)) or NOTHING
    raise fail("evaluation.no_default", header.place, known=known)
