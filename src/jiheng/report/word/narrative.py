"""叙述 — what the user wrote, with the ledger's figures put in where they are named.

``{{部门决算数}}`` names a data item, ``{{部门决算数 ÷ 部门年初预算数}}`` is a formula: the language of the
rules, which can read figures and do nothing else. Whatever is put in is not looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.ledger import Narrative
from jiheng.quantity import unit_of
from jiheng.record import SourceText
from jiheng.report.word.material import Material
from jiheng.report.word.parts import REPORT_WORDS
from jiheng.scheme.formula import Compiled, Reference, compile_formula, parse_formula
from jiheng.scheme.formula.types import dimension_words
from jiheng.score.explain import is_rate
from jiheng.score.inputs import RATE_UNITS
from jiheng.score.words import NOTHING, points_words, value_words

_NAMED = re.compile(r"\{\{(.+?)\}\}", re.DOTALL)


def paragraphs(item: Narrative, material: Material, diagnostics: Diagnostics) -> Iterator[str]:
    """Yield the paragraphs of a narrative; a figure that cannot be put in is told in ``diagnostics``."""
    for text in item.text:
        for line in text.splitlines():
            if line.strip():
                yield _NAMED.sub(lambda found: _figure(found[1], item, material, diagnostics), line.strip())


def _figure(text: str, item: Narrative, material: Material, diagnostics: Diagnostics) -> str:
    name = text.strip()
    own = _of_report(name, material)
    if own is not None:
        return own
    try:
        source = SourceText(name, item.place)
        formula = compile_formula(parse_formula(source), material.context.derivations.scope, source)
    except DiagnosticError as error:
        reason = error.diagnostics[0].sentence
        diagnostics.error("word.placeholder", item.place, text=name[:40], reason=reason)
        return NOTHING
    words = _words(formula, material)
    if words == NOTHING:
        diagnostics.warning("word.placeholder_missing", item.place, text=name[:40])
    return words


def _of_report(name: str, material: Material) -> str | None:
    """Return a figure of the score sheet: 总分, 等级, the points of a criterion by its id."""
    sheet = material.sheet
    criterion = sheet.criterion(name)
    if criterion is not None:
        return points_words(criterion.score)
    own = {
        "department": sheet.department,
        "year": str(sheet.year),
        "total": points_words(sheet.total),
        "full_marks": points_words(sheet.full_marks),
        "grade": sheet.grade or NOTHING,
    }
    return own.get(REPORT_WORDS.get(name, ""))


def _words(formula: Compiled, material: Material) -> str:
    value = formula.evaluate(material.context)
    node = formula.node
    item = material.item(node.name) if isinstance(node, Reference) else None
    if item is not None:
        return value_words(value, unit_of(item.unit).base, rate=item.unit in RATE_UNITS)
    dimension = formula.type.dimension
    unit = dimension_words(dimension) if dimension else ""
    return value_words(value, unit, rate=isinstance(value, Fraction) and is_rate(formula))
