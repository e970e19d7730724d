"""公式 — the language of rules: looks like Excel and like the published rules, and does nothing else.

A text is parsed once into a tree, typed against the data items it names, and compiled to a function of
a context. No attribute access, no loops, nothing executable.
"""

from jiheng.scheme.formula.compile import Compiled, Context, compile_formula
from jiheng.scheme.formula.missing import Missing
from jiheng.scheme.formula.parser import parse_formula
from jiheng.scheme.formula.tree import Node, Reference
from jiheng.scheme.formula.types import Scope, Type, type_of

__all__ = [
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
