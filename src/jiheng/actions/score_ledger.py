"""jiheng score — a ledger's score sheet, by its own evaluation or by another scheme, with what-if values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from jiheng.actions.open_ledger import OpenLedger, open_ledger
from jiheng.diagnostic import Diagnostics, fail
from jiheng.evaluation import Evaluation, evaluation_names, load_evaluation
from jiheng.ledger import TABLES
from jiheng.place import Place
from jiheng.quantity import parse, unit_of
from jiheng.scheme import Scheme, load_scheme
from jiheng.score import ScoreSheet, check_evaluation, score


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
    written = dict(_split(setting) for setting in settings)
    derivations = opened.derivations(scheme)
    values = {}
    for name, text in written.items():
        item, value = _setting(
            name, text, derivations.dictionary.get(name), derivations.dictionary.near(name), evaluation
        )
        values[item] = value
    sheet = score(opened.book, scheme, evaluation, settings=values, derivations=derivations)
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
        return Evaluation(kind=evaluation.kind, scheme=scheme, carried_out_by=evaluation.carried_out_by)
    if scheme or header.scheme:
        return Evaluation(kind="单位自评", scheme=scheme or header.scheme)
    known = "、".join(evaluation_names(opened.folder)) or "--"
    raise fail("evaluation.no_default", header.place, known=known)


def _split(setting: str) -> tuple[str, str]:
    name, sign, text = setting.partition("=")
    if not sign or not name.strip() or not text.strip():
        raise fail("cli.setting", Place(), text=setting[:60])
    return name.strip(), text.strip()


def _setting(name: str, text: str, item: object, near: str, evaluation: Evaluation) -> tuple[str, Fraction]:
    unit = str(getattr(item, "unit", ""))
    identity = str(getattr(item, "name", name))
    if item is None:
        field = TABLES["project"].by_label.get(name) if evaluation.project else None
        if field is None or field.type != "quantity":
            raise fail("cli.setting_unknown", Place(), name=name[:60], near=near or "--")
        unit = "元"
    quantity = parse(text, unit=unit)
    if quantity.unit.dimension != unit_of(unit).dimension:
        raise fail("ledger.wrong_unit", Place(), name=name, expected=unit, text=text[:40])
    if quantity.centre is None:
        raise fail("score.range", Place(), name=name)
    return identity, quantity.centre
