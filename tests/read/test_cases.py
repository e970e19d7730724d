"""What is read from reports in every layout, as the data files beside this one tell it."""

from __future__ import annotations

import pytest

from .cases import FOLDER, Case, cases, seen

ALL = [case for file in sorted(FOLDER.glob("*.yaml")) for case in cases(file.name)]


@pytest.mark.parametrize("case", ALL, ids=str)
def test_a_text_is_read_as_the_data_file_says(case: Case) -> None:
    assert seen(case) == case.expected
