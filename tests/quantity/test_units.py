"""The table of units and the algebra of their dimensions."""

from decimal import Decimal
from fractions import Fraction

import pytest

from jiheng.quantity import unit_of
from jiheng.quantity.units import PREFIXES, SIMPLE, base_unit, per, times


@pytest.mark.parametrize("unit", SIMPLE.values(), ids=str)
def test_every_factor_is_a_power_of_ten(unit: object) -> None:
    factor = Decimal(unit.factor)  # type: ignore[attr-defined]
    assert factor == Decimal(10) ** factor.adjusted()


@pytest.mark.parametrize("unit", SIMPLE.values(), ids=str)
def test_every_base_unit_is_of_the_dimension_it_is_base_of(unit: object) -> None:
    base = base_unit(unit.dimension)  # type: ignore[attr-defined]
    assert (base.dimension, base.factor) == (unit.dimension, 1)  # type: ignore[attr-defined]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_multiplier_stands_before_a_unit(prefix: str) -> None:
    unit = unit_of(f"{prefix}户")
    assert (unit.dimension, unit.factor, unit.prefix) == ("户", PREFIXES[prefix], prefix)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("元", "亿元", True),
        ("人", "万名", True),
        ("位", "名", True),
        ("人", "人次", False),
        ("户", "户次", False),
        ("%", "‰", True),
        ("%", "倍", True),
        ("%", "百分点", False),
        ("元/月", "万元/月", True),
        ("元/月", "元/年", False),
        ("元/人/月", "元/人·月", True),
        ("分", "角", False),
        ("平方米", "万平方米", True),
        ("工单", "工单", True),
        ("工单", "元", False),
    ],
)
def test_only_units_of_one_dimension_compare(left: str, right: str, same: bool) -> None:
    assert (unit_of(left).dimension == unit_of(right).dimension) is same


def test_a_word_outside_the_table_is_its_own_unit() -> None:
    unit = unit_of("万工单")
    assert (unit.known, unit.dimension, unit.factor, str(unit)) == (False, "工单", 10000, "万工单")


@pytest.mark.parametrize(
    ("left", "right", "product", "quotient"),
    [
        ("万元", "元", "元·元", ""),
        ("元", "人", "元·人", "元/人"),
        ("元/人", "人", "元", "元/人·人"),
        ("元/月", "个月", "元", "元/月·月"),
        ("元", "%", "元", "元"),
        ("元", "元/人", "元·元/人", "人"),
    ],
)
def test_dimensions_multiply_and_cancel(left: str, right: str, product: str, quotient: str) -> None:
    assert times(unit_of(left), unit_of(right)).symbol == product
    assert per(unit_of(left), unit_of(right)).symbol == quotient


def test_a_product_has_factor_one() -> None:
    assert Fraction(times(unit_of("万元/人"), unit_of("万人")).factor) == 1
