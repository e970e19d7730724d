"""jiheng score — a ledger's score sheet, by its own evaluation or by another scheme, with what-if values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from jiheng.actions.open_ledger import OpenLedger, open_ledger
from jiheng.diagnostic import Diagnostics, fail
from jiheng.evaluation import Evaluation, evaluation_names, load_evaluation
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.ledger import TABLES, Dictionary
from jiheng.place import Place
from jiheng.quantity import parse, unit_of
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
    derivations = opened.derivations(scheme)
    written, values = _settings(settings, derivations.dictionary, evaluation)
    sheet = score(LedgerValues(opened.book, derivations), scheme, evaluation, settings=values)
    return replace(sheet, settings=written) if written else sheet


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


def _settings(
    settings: Iterable[str], dictionary: Dictionary, evaluation: Evaluation
) -> tuple[dict[str, str], dict[str, Fraction]]:
    """Return the what-if values as written, and in base units by the name that the rules look for."""
    written: dict[str, str] = {}
    values: dict[str, Fraction] = {}
    for setting in settings:
        name, text = _split(setting)
        known, unit = _known(name, dictionary, evaluation)
        if known in values:
            raise fail("cli.setting_repeated", Place(), name=name[:60])
        written[name], values[known] = text, _value(name, text, unit)
    return written, values


def _split(setting: str) -> tuple[str, str]:
    # A Chinese keyboard writes ＝ for =.
    name, sign, text = setting.replace("＝", "=", 1).partition("=")
    if not sign or not name.strip() or not text.strip():
        raise fail("cli.setting", Place(), text=setting[:60])
    return name.strip(), text.strip()


def _known(name: str, dictionary: Dictionary, evaluation: Evaluation) -> tuple[str, str]:
    """Return name and unit of a data item, or of a figure of the project that is evaluated."""
    item = dictionary.get(name)
    field = TABLES["project"].by_label.get(name) if evaluation.project else None
    if field is not None and field.type == "quantity":
        return item.name if item is not None else name, field.unit
    if item is None:
        raise fail("cli.setting_unknown", Place(), name=name[:60], near=dictionary.near(name) or NOTHING)
    return item.name, item.unit


def _value(name: str, text: str, unit: str) -> Fraction:
    quantity = parse(text, unit=unit)
    if quantity.unit.dimension != unit_of(unit).dimension:
        raise fail("ledger.wrong_unit", Place(), name=name, expected=unit, text=text[:40])
    if quantity.centre is None:
        raise fail("score.range", Place(), name=name)
    return quantity.centre
