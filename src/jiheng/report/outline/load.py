"""Reading an outline: one of the library by its name, or a file."""

from __future__ import annotations

import os
import tomllib
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

from jiheng.diagnostic import Diagnostics, fail
from jiheng.place import Place
from jiheng.record import Builder, load_tables
from jiheng.report.outline.records import NUMBERING, Chapter, Outline
from jiheng.yaml_source import expect_mapping, read_file, read_text

TABLES = load_tables(files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))
CONTENTS: dict[str, str] = tomllib.loads(
    files(__package__).joinpath("contents.toml").read_text(encoding="utf-8")
)
"""What can stand under a title: the word in the outline to the name in code."""

RECORDS = {"outline": Outline, "chapter": Chapter}


def _folder() -> Path:
    return Path(str(files(__package__).joinpath("library")))


@cache
def outline_names() -> tuple[str, ...]:
    """Return the names of the outlines in the library."""
    folder = _folder()
    return tuple(
        sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.yaml"))
    )


@cache
def library_outline(name: str) -> Outline:
    """Return an outline of the library.

    Raises:
        DiagnosticError: its file is damaged.
    """
    path = _folder() / f"{name}.yaml"
    return parse_outline(path.read_text(encoding="utf-8"), f"{name}.yaml")


def load_outline(name: str, *, beside: Path | None = None) -> Outline:
    """Return the outline of a name in the library, or of a file's path.

    A path is tried as given, then relative to the folder ``beside``.

    Raises:
        DiagnosticError: there is no such outline, or something in it is wrong.
    """
    if name in outline_names():
        return library_outline(name)
    for folder in (Path(), *(() if beside is None else (beside,))):
        path = folder / name
        # os.path, because Path.exists raises for a name that is too long or may not be looked at.
        if path.suffix in (".yaml", ".yml") and os.path.exists(path):  # noqa: PTH110
            return parse_outline(read_file(path), str(path))
    near = get_close_matches(name[:80], outline_names(), n=1, cutoff=0.3)
    code = "word.unknown_outline_near" if near else "word.unknown_outline"
    raise fail(code, Place(), name=name[:80], near="".join(near), known="、".join(outline_names()))


def parse_outline(text: str, file: str) -> Outline:
    """Return the outline of a YAML text; ``file`` is its name in messages.

    Raises:
        DiagnosticError: something in it is wrong; all mistakes are carried.
    """
    diagnostics = Diagnostics()
    node = expect_mapping(read_text(text, file=file), file)
    outline = Builder(TABLES, RECORDS, diagnostics).build(node, "outline")
    if isinstance(outline, Outline):
        _check(outline, diagnostics)
    diagnostics.raise_errors()
    assert isinstance(outline, Outline)
    return outline


def _check(outline: Outline, diagnostics: Diagnostics) -> None:
    known = tuple(CONTENTS)
    for chapter in outline.chapters:
        for name in chapter.content:
            if name not in CONTENTS:
                near = "".join(get_close_matches(name, known, n=1, cutoff=0.3))
                code = "word.unknown_content_near" if near else "word.unknown_content"
                diagnostics.error(code, chapter.place, name=name[:40], near=near, known="、".join(known))
    for shape in outline.numbering:
        if not any(mark in shape for mark in ("一", "1")):
            diagnostics.error("word.numbering", outline.place, shape=shape[:20])
    if len(outline.numbering) < len(NUMBERING):
        diagnostics.error("word.numbering_levels", outline.place, number=len(NUMBERING))
