"""Word 的各部分 — the parts beside the text: numbering, styles, footnotes."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml


def part_root(document: WordDocument, kind: str) -> Any:
    """Return the root element of the part that the document's text refers to as ``kind``, or None.

    A part that lies outside of the file is none.
    """
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(f"/{kind}"):
            continue
        part = relation.target_part
        element = getattr(part, "element", None)
        return parse_xml(part.blob) if element is None else element
    return None
