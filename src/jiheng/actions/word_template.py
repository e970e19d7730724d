"""jiheng template — the template of Word reports, or the layout it is made from, as a file to edit."""

from __future__ import annotations

from pathlib import Path

from jiheng.diagnostic import fail
from jiheng.place import Place
from jiheng.report.word import make_template, parse_layout, standard_layout_text
from jiheng.yaml_source import read_file, write_files

TEMPLATE = ".docx"
LAYOUT = (".yaml", ".yml")


def write_template(target: Path, layout: Path | None = None) -> None:
    """Write a template (``.docx``) of a layout, or the layout itself (``.yaml``).

    ``layout`` is a layout's file, by default that of the product.

    Raises:
        DiagnosticError: the layout is wrong, the suffix is neither, or the file cannot be written.
    """
    suffix = target.suffix.lower()
    if suffix not in (TEMPLATE, *LAYOUT):
        raise fail("word.not_for_layout", Place(file=str(target)), suffix=target.suffix)
    text = standard_layout_text() if layout is None else read_file(layout)
    parsed = parse_layout(text, str(layout or target))
    write_files(target.parent, {target.name: make_template(parsed) if suffix == TEMPLATE else text})
