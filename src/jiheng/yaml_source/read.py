"""Reading YAML: from a file's bytes to nodes, in bounded time, with every mistake placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from jiheng.diagnostic import Diagnostics, fail
from jiheng.place import Place
from jiheng.yaml_source.node import Mapping, Node, Scalar, Sequence
from jiheng.yaml_source.trouble import reading

MAXIMUM_BYTES = 32 * 1024 * 1024
MAXIMUM_DEPTH = 60

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_file(path: Path, *, shown: str | None = None) -> str:
    """Return a UTF-8 file's text.

    ``shown`` is the name for messages; by default the path as given.

    Raises:
        DiagnosticError: the file is missing, locked, a folder, too large or not UTF-8.
    """
    place = Place(file=shown or str(path))
    with reading(shown or path):
        data = _bytes(path, place)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise fail("file.not_utf8", place, offset=error.start + 1) from None


def _bytes(path: Path, place: Place) -> bytes:
    if not path.is_file():
        raise fail("file.not_a_file" if path.exists() else "file.missing", place)
    with path.open("rb") as stream:
        data = stream.read(MAXIMUM_BYTES + 1)
    if len(data) > MAXIMUM_BYTES:
        raise fail("file.too_large", place, limit=MAXIMUM_BYTES // 1024 // 1024)
    return data


def read_yaml(path: Path, *, shown: str | None = None) -> Node | None:
    """Return the node of a YAML file, or None when nothing is written in it."""
    return read_text(read_file(path, shown=shown), file=shown or str(path))


def read_text(text: str, *, file: str) -> Node | None:
    """Return the node of a YAML text, or None when it is empty.

    Raises:
        DiagnosticError: the text is no YAML, repeats a key, nests deeper than 60 levels, or uses
            anchors, aliases or tags (which this format has no use for and which can expand without end).
    """
    repeated = Diagnostics()
    try:
        root = _build(yaml.parse(text, Loader=_LOADER), file, repeated)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        repeated.error("yaml.syntax", _place(mark, file) if mark else Place(file=file))
    except (yaml.YAMLError, ValueError):
        repeated.error("yaml.characters", _first_forbidden(text, file))
    repeated.raise_errors()
    return root


def _first_forbidden(text: str, file: str) -> Place:
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found is None:
        return Place(file=file)
    start = found.start()
    return Place(file=file, line=text.count("\n", 0, start) + 1, column=start - text.rfind("\n", 0, start))


def _place(mark: Any, file: str, quote: str = "") -> Place:
    return Place(file=file, line=mark.line + 1, column=mark.column + 1, quote=quote)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    place: Place
    is_mapping: bool
    repeated: Diagnostics
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    key: Scalar | None = None

    def add(self, node: Node) -> None:
        if not self.is_mapping:
            self.items.append(node)
        elif self.key is None:
            if not isinstance(node, Scalar):
                raise fail("yaml.key_not_text", node.place)
            if node.text in self.entries:
                first = self.entries[node.text][0].place.line
                self.repeated.error("yaml.repeated_key", node.place, key=node.text[:40], first=first)
            self.key = node
        else:
            self.entries.setdefault(self.key.text, (self.key, node))
            self.key = None

    def close(self) -> Node:
        if self.is_mapping:
            return Mapping(tuple(self.entries.values()), self.place)
        return Sequence(tuple(self.items), self.place)


def _build(events: Iterator[yaml.Event], file: str, repeated: Diagnostics) -> Node | None:
    stack: list[_Open] = []
    root: Node | None = None
    documents = 0
    for event in events:
        node: Node | None = None
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise fail("yaml.several_documents", _place(event.start_mark, file))
        elif isinstance(event, yaml.AliasEvent):
            raise fail("yaml.alias", _place(event.start_mark, file))
        elif isinstance(event, yaml.NodeEvent):
            node = _open_node(event, file, stack, repeated)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            node = stack.pop().close()
        if node is not None:
            if stack:
                stack[-1].add(node)
            else:
                root = node
    if isinstance(root, Scalar) and root.is_empty:
        return None
    return root


def _open_node(event: yaml.NodeEvent, file: str, stack: list[_Open], repeated: Diagnostics) -> Node | None:
    place = _place(event.start_mark, file)
    if event.anchor is not None:
        raise fail("yaml.alias", place)
    if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag not in (None, "!"):
        raise fail("yaml.tag", place)
    if isinstance(event, yaml.ScalarEvent):
        text = str(event.value)
        return Scalar(text, not event.style, _place(event.start_mark, file, text[:80]))
    if len(stack) >= MAXIMUM_DEPTH:
        raise fail("yaml.too_deep", place, limit=MAXIMUM_DEPTH)
    stack.append(_Open(place, isinstance(event, yaml.MappingStartEvent), repeated))
    return None


def expect_mapping(node: Node | None, file: str) -> Mapping:
    """Return the node as a mapping.

    Raises:
        DiagnosticError: it is empty, a list or a text.
    """
    if isinstance(node, Mapping):
        return node
    raise fail("yaml.not_a_mapping", node.place if node else Place(file=file))
