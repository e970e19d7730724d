"""The public interface of the room is this list; a name is added or removed here and there at once."""

from jiheng import record

PUBLIC = [
    "PERIOD",
    "Builder",
    "Field",
    "RecordTable",
    "SourceText",
    "Unfinished",
    "check_identities",
    "emit",
    "line_words",
    "load_tables",
]


def test_the_room_offers_this_and_no_more() -> None:
    assert record.__all__ == PUBLIC


def test_every_public_name_is_there() -> None:
    assert all(hasattr(record, name) for name in PUBLIC)
