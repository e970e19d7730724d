"""The public interface of the room is this list."""

from jiheng import report


def test_the_room_offers_this_and_no_more() -> None:
    assert report.__all__ == ["excel_sheet", "html_sheet"]


def test_every_public_name_is_explained() -> None:
    assert all((getattr(report, name).__doc__ or "").strip() for name in report.__all__)
