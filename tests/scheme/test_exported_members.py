"""The public names are a list."""

import jiheng.scheme
import jiheng.scheme.formula
import jiheng.scheme.workbook

SCHEME = [
    "Interval",
    "Scheme",
    "SchemeNode",
    "check_scheme",
    "diff_schemes",
    "library_ids",
    "load_scheme",
    "parse_interval",
    "parse_scheme",
]
FORMULA = [
    "Compiled",
    "Context",
    "Missing",
    "Node",
    "Reference",
    "Scope",
    "Type",
    "compile_formula",
    "parse_formula",
    "type_of",
]


def test_the_public_names_of_schemes() -> None:
    assert jiheng.scheme.__all__ == SCHEME
    assert all(hasattr(jiheng.scheme, name) for name in SCHEME)


def test_the_public_names_of_formulas() -> None:
    assert jiheng.scheme.formula.__all__ == FORMULA
    assert all(hasattr(jiheng.scheme.formula, name) for name in FORMULA)


def test_the_public_names_of_the_workbook() -> None:
    assert jiheng.scheme.workbook.__all__ == ["parse_scheme_workbook", "scheme_workbook"]
    assert all(hasattr(jiheng.scheme.workbook, name) for name in jiheng.scheme.workbook.__all__)
