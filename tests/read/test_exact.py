"""Which figures stand for themselves alone: counts to the unit, scores, whole targets, standards."""

from __future__ import annotations

import pytest

from jiheng.document import parse
from jiheng.read import Figure, read


def _figures(text: str) -> dict[str, Figure]:
    return {figure.text: figure for figure in read(parse(text, "x.txt")).figures}


@pytest.mark.parametrize(
    ("text", "figure", "exact"),
    [
        ("共有18个单位。", "18个", True),
        ("新增就业24,816人。", "24,816人", True),
        ("参保860.5万人。", "860.5万人", False),
        ("支出2,345万元。", "2,345万元", False),
        ("分值5分，得4.5分。", "4.5分", True),
        ("标准为260元/月。", "260元/月", True),
        ("新增就业3.2万人，超额完成省下达3万人的任务。", "3万人", True),
        ("新增就业3.2万人，超额完成省下达3万人的任务。", "3.2万人", False),
        ("结案率95.8%。", "95.8%", False),
    ],
)
def test_a_figure_is_exact_by_its_role(text: str, figure: str, exact: bool) -> None:
    assert _figures(text)[figure].exact is exact


TABLE = """\
| 指标 | 目标值 | 实际数 |
| --- | --- | --- |
| 参保人数/万人 | 30.5 | 31.84 |
| 征缴收入/万元 | 6,400 | 8,150 |
| 培训人数 | 400 | 731 |
"""


@pytest.mark.parametrize(
    ("figure", "exact"),
    [("30.5", False), ("31.84", False), ("6,400", True), ("8,150", False), ("400", True), ("731", True)],
)
def test_in_a_table_the_column_tells_the_role(figure: str, exact: bool) -> None:
    assert _figures(TABLE)[figure].exact is exact
