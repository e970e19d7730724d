"""--set — what-if values, named as in a formula: 项目总数=30, 结转结余数@年末=5万元."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.diagnostic import Diagnostic, DiagnosticError, fail
from jiheng.evaluation import Evaluation
from jiheng.ledger import TABLES
from jiheng.ledger.qualifier import is_qualifier
from jiheng.place import Place
from jiheng.quantity import parse, unit_of
from jiheng.record import SourceText
from jiheng.scheme.formula import Reference, parse_formula
from jiheng.score import LedgerValues, ScoreSheet
from jiheng.score.context import Setting


@dataclass(frozen=True, slots=True)
class Assumed:
    """A value that is assumed: as written, and in base units under what the rules look for."""

    name: str
    text: str
    key: Setting
    value: Fraction


def read_settings(
    settings: Iterable[str], values: LedgerValues, evaluation: Evaluation
) -> tuple[Assumed, ...]:
    """Return the what-if values of ``--set``.

    Raises:
        DiagnosticError: one is not written as 数据项=值, names nothing that is known, has another unit, or
            is given twice.
    """
    found: dict[Setting, Assumed] = {}
    for setting in settings:
        name, text = _split(setting)
        key, unit = _known(name, values, evaluation)
        if key in found:
            raise fail("cli.setting_repeated", Place(), name=name[:60])
        found[key] = Assumed(name, text, key, _value(name, text, unit))
    return tuple(found.values())


def without_effect(sheet: ScoreSheet, assumed: Sequence[Assumed]) -> tuple[Diagnostic, ...]:
    """Return a remark for each what-if value that no rule of the scheme reads."""
    values = sheet.criteria[0].context.values
    dictionary = values.derivations.dictionary
    read: set[Setting] = {item.name for item in sheet.scheme.items()}
    waiting = [figure for criterion in sheet.criteria for figure in criterion.inputs]
    while waiting:
        figure = waiting.pop()
        waiting += figure.parts
        item = dictionary.get(figure.reference.name) if figure.reference is not None else None
        read.add(figure.name)
        if figure.reference is not None and item is not None:
            read.add(values.setting_key(figure.reference, item))
    unread = (item for item in assumed if item.key not in read)
    return tuple(Diagnostic("cli.setting_unused", None, {"name": item.name}, "note") for item in unread)


def _split(setting: str) -> tuple[str, str]:
    # A Chinese keyboard writes ＝ for =.
    name, sign, text = setting.replace("＝", "=", 1).partition("=")
    if not sign or not name.strip() or not text.strip():
        raise fail("cli.setting", Place(), text=setting[:60])
    return name.strip(), text.strip()


def _known(name: str, values: LedgerValues, evaluation: Evaluation) -> tuple[Setting, str]:
    """Return key and unit of a data item, or of a figure of the project that is evaluated."""
    dictionary = values.derivations.dictionary
    item = dictionary.get(name)
    field = TABLES["project"].by_label.get(name) if evaluation.project else None
    if field is not None and field.type == "quantity":
        return item.name if item is not None else name, field.unit
    if item is not None:
        return item.name, item.unit
    reference = _reference(name)
    known = dictionary.get(reference.name)
    if known is None:
        near = dictionary.near(reference.name)
        code = "cli.setting_unknown_near" if near else "cli.setting_unknown"
        raise fail(code, Place(), name=reference.name[:60], near=near)
    for low, high in reference.qualifiers:
        if not is_qualifier(low):
            raise fail("formula.unknown_qualifier", Place(), text=low[:40])
        if low != high:
            raise fail("cli.setting_span", Place(), name=name[:60])
    return values.setting_key(reference, known), known.unit


def _reference(name: str) -> Reference:
    """Return a name with its period, 口径 or last year; what is no such name stands for itself."""
    try:
        node = parse_formula(SourceText(name, Place()))
    except DiagnosticError:
        node = None
    return node if isinstance(node, Reference) else Reference(name, 0)


def _value(name: str, text: str, unit: str) -> Fraction:
    quantity = parse(text, unit=unit)
    if quantity.unit.dimension != unit_of(unit).dimension:
        raise fail("ledger.wrong_unit", Place(), name=name, expected=unit, text=text[:40])
    if quantity.centre is None:
        raise fail("score.range", Place(), name=name)
    return quantity.centre
