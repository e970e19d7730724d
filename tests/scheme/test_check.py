"""What `jiheng scheme check` finds in a scheme that loads: one row of checked.yaml for each kind."""

import pytest

from jiheng.scheme import check_scheme, library_ids, load_scheme

from .schemes import Row, rows, said_at, scheme_of

CHECKED = rows("checked")


@pytest.mark.parametrize("row", CHECKED, ids=[row["情形"] for row in CHECKED])
def test_what_is_found_and_where(row: Row) -> None:
    found = list(check_scheme(scheme_of(row)))
    assert [f"{item.severity} {item.code}" for item in found] == [
        " ".join(w.split()[:2]) for w in row["查出"]
    ]
    for item, wanted in zip(found, row["查出"], strict=True):
        assert said_at(item, wanted.split(" ", 1)[1], row)
    said = "\n".join(item.sentence for item in found)
    for text in row.get("说", []):
        assert text in said


@pytest.mark.parametrize("name", library_ids())
def test_the_schemes_of_the_library_have_no_mistakes(name: str) -> None:
    found = check_scheme(load_scheme(name))
    assert not [str(item) for item in found if item.severity != "note"]
