"""The public interface is what the package lists; others build on these names."""

from __future__ import annotations

import jiheng.read as room


def test_the_public_names_are_these() -> None:
    assert sorted(room.__all__) == [
        "Attachment",
        "Breakdown",
        "Column",
        "Comparison",
        "Deduction",
        "Direction",
        "Entry",
        "Enumeration",
        "Figure",
        "Grid",
        "Indicator",
        "Kind",
        "Metadata",
        "Point",
        "Report",
        "Role",
        "Row",
        "ScoreLine",
        "Statement",
        "read",
    ]


def test_every_public_name_exists() -> None:
    assert all(hasattr(room, name) for name in room.__all__)
