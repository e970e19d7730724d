"""What the source says about sentences: which codes it names, and with which parameters."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter

import jiheng

PACKAGE = Path(jiheng.__file__).parent
CATALOGUE = {
    f"{file.stem}.{name}": text
    for file in sorted((PACKAGE / "messages").glob("*.toml"))
    for name, text in tomllib.loads(file.read_text(encoding="utf-8")).items()
}
ROOMS = {code.partition(".")[0] for code in CATALOGUE}
CODE = re.compile(rf"(?:{'|'.join(sorted(ROOMS))})\.[a-z0-9_]+")
TAKES_PARAMETERS = {"message", "fail", "error", "warning", "note", "because"}
BEGINNINGS_AND_FILES = ("_", ".yaml", ".toml", ".html", ".py", ".yml", ".docx")


@dataclass
class Said:
    """``codes`` are named in full, ``composed`` are patterns with a group for each part put in later."""

    codes: dict[str, str] = field(default_factory=dict)
    composed: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    calls: list[tuple[str, str, set[str]]] = field(default_factory=list)


@cache
def said() -> Said:
    """What all modules and templates of the package say."""
    found = Said()
    for file in sorted(PACKAGE.rglob("*.py")):
        where = file.relative_to(PACKAGE).as_posix()
        tree = ast.parse(file.read_text(encoding="utf-8"))
        documentation = set(map(id, docstrings(tree)))
        for node in ast.walk(tree):
            if id(node) not in documentation:
                _look(node, where, found)
    for file in PACKAGE.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        found.words |= set(re.findall(r"""["']([a-z0-9_]+)["']""", text))
        found.composed |= {
            f"report\\.{beginning}([a-z0-9_]*)" for beginning in re.findall(r'"([a-z0-9_]+_)" ~', text)
        }
    return found


def docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The texts that stand as statements of their own: they explain, they are not shown."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _look(node: ast.AST, where: str, found: Said) -> None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        found.words.add(node.value)
        if CODE.fullmatch(node.value) and node.value.endswith("_"):
            found.composed.add(re.escape(node.value) + "([a-z0-9_]*)")
        if CODE.fullmatch(node.value) and not node.value.endswith(BEGINNINGS_AND_FILES):
            found.codes[node.value] = where
    elif isinstance(node, ast.JoinedStr):
        parts = [re.escape(p.value) if isinstance(p, ast.Constant) else "([a-z0-9_]*)" for p in node.values]
        if re.match(rf"(?:{'|'.join(ROOMS)})\\\.", "".join(parts)):
            found.composed.add("".join(parts))
    elif isinstance(node, ast.Call):
        _call(node, where, found)


def _call(node: ast.Call, where: str, found: Said) -> None:
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    named = {keyword.arg for keyword in node.keywords}
    if name not in TAKES_PARAMETERS or not node.args or None in named:
        return
    code = node.args[0]
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        found.calls.append((code.value, f"{where}:{node.lineno}", {str(keyword) for keyword in named}))


def placeholders(text: str) -> set[str]:
    """The names of what is filled into a sentence."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def is_composed(code: str, found: Said) -> bool:
    """Whether a code can be put together from a pattern and words that occur in the source."""
    for pattern in found.composed:
        match = re.fullmatch(pattern, code)
        if match and all(_word(part, found.words) for part in match.groups()):
            return True
    return False


def _word(part: str, words: set[str]) -> bool:
    return part in words or all(piece in words for piece in part.split("_") if piece)
