"""方案库 — the schemes that come with the product, by id."""

from __future__ import annotations

import os
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

from jiheng.diagnostic import fail
from jiheng.place import Place
from jiheng.scheme.load import parse_scheme, read_scheme
from jiheng.scheme.scheme import Scheme


def _folder() -> Path:
    return Path(str(files(__package__).joinpath("library")))


@cache
def library_ids() -> tuple[str, ...]:
    """Return the ids of the schemes in the library."""
    folder = _folder()
    found = sorted(folder.rglob("*.yaml"))
    return tuple(path.relative_to(folder).with_suffix("").as_posix() for path in found)


@cache
def _from_library(scheme_id: str) -> Scheme:
    path = _folder() / f"{scheme_id}.yaml"
    return parse_scheme(path.read_text(encoding="utf-8"), f"{scheme_id}.yaml")


def load_scheme(name: str, *, beside: Path | None = None) -> Scheme:
    """Return the scheme of an id in the library, or of a file's path.

    A path is tried as given, then relative to the folder ``beside``.

    Raises:
        DiagnosticError: there is no such scheme, or something in it is wrong.
    """
    if name in library_ids():
        return _from_library(name)
    for folder in (Path(), *(() if beside is None else (beside,))):
        path = folder / name
        # os.path, because Path.exists raises for a name that is too long or may not be looked at.
        if path.suffix in (".yaml", ".yml") and os.path.exists(path):  # noqa: PTH110
            return read_scheme(path)
    near = get_close_matches(name[:80], library_ids(), n=1, cutoff=0.3)
    code = "scheme.unknown_near" if near else "scheme.unknown"
    raise fail(code, Place(), id=name[:80], near="".join(near))
