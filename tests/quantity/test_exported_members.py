"""The public interface of the room is this list; a name is added or removed here and in the docs at once."""

from jiheng import quantity

PUBLIC = [
    "Bound",
    "Interval",
    "Kind",
    "Match",
    "Quantity",
    "Scale",
    "Unit",
    "as_points",
    "format_number",
    "format_quantity",
    "half_even",
    "half_up",
    "intervals_meet",
    "number",
    "parse",
    "rounds_to",
    "scan",
    "to_decimal",
    "total",
    "truncated",
    "truncates_to",
    "unit_of",
]


def test_the_room_offers_this_and_no_more() -> None:
    assert quantity.__all__ == PUBLIC


def test_every_public_name_is_explained() -> None:
    for name in PUBLIC:
        member = getattr(quantity, name)
        assert name in {"Bound", "Kind"} or (member.__doc__ or "").strip()
