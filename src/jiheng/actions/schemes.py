"""jiheng scheme — the library, one scheme in words, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jiheng.actions.found import Found
from jiheng.diagnostic import DiagnosticError
from jiheng.messages import message
from jiheng.scheme import Scheme, SchemeNode, check_scheme, library_ids, load_scheme
from jiheng.score.rule_words import rule_words
from jiheng.score.words import plain, points_words


def library() -> tuple[Scheme, ...]:
    """Return the schemes of the library.

    Raises:
        DiagnosticError: a file of the library is damaged.
    """
    return tuple(load_scheme(name) for name in library_ids())


def check_file(name: str) -> Found:
    """Return everything wrong or worth noting in a scheme, by file or id."""
    try:
        scheme = load_scheme(str(Path(name)) if Path(name).suffix in (".yaml", ".yml") else name)
    except DiagnosticError as error:
        return Found(error.diagnostics)
    found = tuple(check_scheme(scheme))
    leaves = sum(node.record.is_leaf and not node.measure for node in scheme.nodes)
    summary = message("scheme.clean", id=scheme.id, criteria=len(scheme.nodes), leaves=leaves)
    errors = any(item.severity == "error" for item in found)
    return Found(found, "" if errors else summary)


def scheme_lines(scheme: Scheme) -> Iterator[str]:
    """Yield a scheme in words: head, criteria with rules, data items."""
    record = scheme.record
    yield message("show.head", name=record.name, id=record.id, full=points_words(record.full_marks))
    if record.source:
        yield message("show.source", source=record.source)
    grades = "，".join(
        message("show.grade", name=name, least=points_words(least)) for name, least in record.grades
    )
    yield message("show.grades", grades=grades)
    for node in scheme.nodes:
        yield _node_line(node)
    for bonus, _ in scheme.bonuses:
        yield message(
            "show.bonus",
            id=bonus.id,
            name=bonus.name,
            minimum=points_words(bonus.minimum),
            maximum=points_words(bonus.maximum),
        )
    yield message("show.items")
    for item in scheme.items():
        formula = message("show.formula", formula=item.formula) if item.formula else ""
        yield message("show.item", name=item.name, unit=item.unit, meaning=item.meaning, formula=formula)


def _node_line(node: SchemeNode) -> str:
    indent = "　" * (len(node.path) - 1)
    mark = message("show.inferred") if node.inferred else ""
    full = message("show.full", full=points_words(node.record.full_marks)) if node.record.full_marks else ""
    rule = "" if not node.measure and not node.record.is_leaf else rule_words(node)
    return f"{indent}{node.record.id} {node.record.name}{full}{mark} {rule}".rstrip()


def scheme_json(scheme: Scheme) -> dict[str, Any]:
    """Return a scheme as JSON: criteria with rules, data items needed."""
    return {
        "id": scheme.id,
        "name": scheme.record.name,
        "version": scheme.record.version,
        "hash": scheme.hash,
        "full_marks": plain(scheme.full_marks),
        "grades": [{"name": name, "least": plain(least)} for name, least in scheme.record.grades],
        "criteria": [
            {
                "id": node.record.id,
                "path": list(node.path),
                "leaf": node.record.is_leaf and not node.measure,
                "full_marks": None if node.record.full_marks is None else plain(node.record.full_marks),
                "rule": rule_words(node),
                "inferred": node.inferred,
                "basis": node.record.basis,
            }
            for node in scheme.nodes
        ],
        "items": [
            {
                "name": item.name,
                "unit": item.unit,
                "meaning": item.meaning,
                "formula": str(item.formula or ""),
            }
            for item in scheme.items()
        ],
    }
