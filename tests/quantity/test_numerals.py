"""Chinese numerals; the table stands in numerals.toml."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import DiagnosticError
from jiheng.quantity import to_decimal

from .table import rows

WHOLE = st.integers(min_value=0, max_value=10**16 - 1)


@pytest.mark.parametrize(("numeral", "value"), [row for row in rows("numerals").items() if row[1]])
def test_a_numeral_has_the_value_of_the_table(numeral: str, value: str) -> None:
    assert to_decimal(numeral) == Decimal(value)


@pytest.mark.parametrize("numeral", [numeral for numeral, value in rows("numerals").items() if not value])
def test_what_no_one_would_write_is_refused(numeral: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        to_decimal(numeral)
    assert caught.value.diagnostics[0].code == "quantity.not_a_number"


def test_an_endless_numeral_is_refused() -> None:
    with pytest.raises(DiagnosticError) as caught:
        to_decimal("九" * 10_000)
    assert caught.value.diagnostics[0].code == "quantity.too_long"


@pytest.mark.parametrize("mode", ["low", "up"])
@given(number=WHOLE)
def test_every_whole_number_reads_as_another_library_writes_it(mode: str, number: int) -> None:
    assert to_decimal(cn2an.an2cn(str(number), mode)) == number


@given(whole=st.integers(0, 10**8), fraction=st.text("0123456789", min_size=1, max_size=6))
def test_decimals_read_as_another_library_writes_them(whole: int, fraction: str) -> None:
    digits = fraction.translate(str.maketrans("0123456789", "零一二三四五六七八九"))
    assert to_decimal(f"{cn2an.an2cn(str(whole))}点{digits}") == Decimal(f"{whole}.{fraction}")
