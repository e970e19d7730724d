"""The public interface is what the package lists; others build on these names."""

from __future__ import annotations

import jiheng.document as document


def test_the_public_names_are_these() -> None:
    assert sorted(document.__all__) == [
        "Block",
        "Cell",
        "Document",
        "Heading",
        "Healed",
        "Number",
        "Paragraph",
        "Part",
        "Table",
        "decode",
        "load",
        "parse",
    ]


def test_every_public_name_exists() -> None:
    assert all(hasattr(document, name) for name in document.__all__)
