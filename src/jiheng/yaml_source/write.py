"""Writing YAML: short records on one line, long ones on several; files appear whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

import yaml

from jiheng.yaml_source.trouble import writing

LINE_WIDTH = 140
NEW_FILE_MODE = 0o644
_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")


class _Dumper(yaml.SafeDumper):
    """Indents lists under their key and never writes anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        return True

    def represent_str(self, data: str) -> yaml.ScalarNode:
        # Without escapes YAML reads these as the end of a line, and another one.
        style = '"' if _LINE_ENDS.search(data) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _Dumper.represent_str)


def dump_yaml(value: object) -> str:
    """Return nested dicts, lists and texts as YAML; numbers must already be texts or integers."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=LINE_WIDTH)
    return text


def write_files(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write several files of one folder: all beside their places first, then each renamed into place.

    When one cannot be put in place, those before it get back what they held; nothing is left over.

    Raises:
        DiagnosticError: the folder cannot be made or written; then no file has changed.
    """
    with ExitStack() as leftovers, ExitStack() as undo:
        ready = []
        for name, content in contents.items():
            target = folder / name
            with writing(target):
                _make_folder(target.parent, leftovers)
                ready.append((_write_beside(target, content, leftovers), target))
        for temporary, target in ready:
            with writing(target):
                if len(ready) > 1:
                    _remember(target, undo, leftovers)
                temporary.replace(target)
        undo.pop_all()


def _make_folder(folder: Path, leftovers: ExitStack) -> None:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        # Only a folder that is still empty in the end can be removed.
        leftovers.callback(_quietly, path.rmdir)


def _remember(target: Path, undo: ExitStack, leftovers: ExitStack) -> None:
    if target.exists():
        backup = _reserve(target, leftovers)
        shutil.copy2(target, backup)
        undo.callback(_quietly, backup.replace, target)
    else:
        undo.callback(_quietly, target.unlink)


def _write_beside(target: Path, content: str | bytes, leftovers: ExitStack) -> Path:
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = _reserve(target, leftovers)
    with temporary.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else NEW_FILE_MODE)
    return temporary


def _reserve(target: Path, leftovers: ExitStack) -> Path:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".jiheng.", suffix=".part")
    os.close(handle)
    leftovers.callback(_quietly, Path(name).unlink)
    return Path(name)


def _quietly(action: Callable[..., object], *arguments: object) -> None:
    with suppress(OSError):
        action(*arguments)
