"""A few data items with values, so that a formula can be read, typed and worked out."""

from collections.abc import Sequence
from fractions import Fraction

from jiheng.ledger import TABLES
from jiheng.ledger.qualifier import is_qualifier, periods_between
from jiheng.place import Place
from jiheng.record import SourceText
from jiheng.scheme.formula import (
    Compiled,
    Missing,
    Node,
    Reference,
    Scope,
    Type,
    compile_formula,
    parse_formula,
)
from jiheng.scheme.formula.compile import Row, Value
from jiheng.scheme.formula.types import dimension_of

UNITS = {
    "甲": "元",
    "乙": "元",
    "零": "元",
    "缺": "元",
    "人数": "人",
    "编制": "人",
    "面积": "平方米",
    "标准": "元/月",
    "月数": "月",
    "率": "比率",
    "半": "比率",
    "A1": "分",
    "1—7月执行数": "元",
    "因公出国（境）费": "元",
    "支出进度": "比率",
}
VALUES = {
    "甲": Fraction(300),
    "乙": Fraction(200),
    "零": Fraction(0),
    "人数": Fraction(62),
    "编制": Fraction(68),
    "面积": Fraction(5),
    "标准": Fraction(237),
    "月数": Fraction(12),
    "率": Fraction(3, 4),
    "半": Fraction(1, 2),
    "A1": Fraction(4),
    "1—7月执行数": Fraction(70),
    "因公出国（境）费": Fraction(15),
}
SCOPE = Scope(
    {name: Type("number", dimension_of(unit)) for name, unit in UNITS.items()},
    TABLES,
    is_qualifier,
    lambda low, high: bool(periods_between(low, high)),
)


class Ground:
    """Every month's 支出进度 is a twelfth more; the items have the values above; there are no records."""

    def lookup(self, reference: Reference) -> Value:
        found = VALUES.get(reference.name)
        return Missing.because("score.missing", name=reference.words) if found is None else found

    def span(self, _: Reference) -> Sequence[Value]:
        return [Fraction(month, 12) for month in range(1, 13)]

    def rows(self, _: str) -> Sequence[Row]:
        return ()

    def total(self, _: Reference) -> Value:
        return Fraction(1000)

    def completion(self, _: str) -> Value:
        return Fraction(9, 10)


def tree(text: str) -> Node:
    return parse_formula(SourceText(text, Place("方案.yaml", line=1, column=1)))


def ready(text: str) -> Compiled:
    source = SourceText(text, Place("方案.yaml", line=1, column=1))
    return compile_formula(parse_formula(source), SCOPE, source)


def worked_out(text: str) -> Value:
    return ready(text).evaluate(Ground())
