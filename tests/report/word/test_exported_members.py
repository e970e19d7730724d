"""The public interface of the room is this list."""

from jiheng.report import word


def test_the_room_offers_this_and_no_more() -> None:
    assert word.__all__ == [
        "Layout",
        "WordOptions",
        "make_template",
        "parse_layout",
        "standard_layout",
        "standard_layout_text",
        "word_report",
    ]


def test_every_public_name_is_explained() -> None:
    assert all((getattr(word, name).__doc__ or "").strip() for name in word.__all__)
