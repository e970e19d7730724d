"""The public interface of the room is this list; a name is added or removed here and there at once."""

from jiheng import yaml_source

PUBLIC = [
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "dump_yaml",
    "expect_mapping",
    "node_of",
    "read_file",
    "read_text",
    "read_yaml",
    "reading",
    "write_files",
]


def test_the_room_offers_this_and_no_more() -> None:
    assert yaml_source.__all__ == PUBLIC


def test_every_public_name_is_there() -> None:
    assert all(hasattr(yaml_source, name) for name in PUBLIC)
