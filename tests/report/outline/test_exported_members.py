"""The public interface of the room is this list."""

from jiheng.report import outline


def test_the_room_offers_this_and_no_more() -> None:
    assert outline.__all__ == [
        "CONTENTS",
        "Chapter",
        "Outline",
        "load_outline",
        "numbered",
        "outline_for",
        "outline_names",
        "parse_outline",
    ]
