"""Writing YAML: short records on one line, long ones on several; files appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import yaml

from jiheng.diagnostic import fail
from jiheng.place import Place

LINE_WIDTH = 140


class _Dumper(yaml.SafeDumper):
    """Indents lists under their key and never writes anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def dump_yaml(value: object) -> str:
    """Return nested dicts, lists and texts as YAML; numbers must already be texts or integers."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=LINE_WIDTH)
    return text


def write_files(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write several files of one folder: all beside their places first, then each renamed into place.

    Raises:
        DiagnosticError: the folder cannot be made or written; then no file has changed.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for name, content in contents.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            ready.append((_write_beside(target, content), target))
        for temporary, target in ready:
            Path(temporary).replace(target)
    except OSError as error:
        place = Place(file=str(error.filename or folder))
        raise fail("file.unwritable", place, reason=error.strerror or "") from None
    finally:
        for temporary, _ in ready:
            Path(temporary).unlink(missing_ok=True)


def _write_beside(target: Path, content: str | bytes) -> str:
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
    return temporary
