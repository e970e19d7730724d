"""The public interface of the room is this list."""

from jiheng import refresh


def test_the_room_offers_this_and_no_more() -> None:
    assert refresh.__all__ == [
        *("Change", "Knowledge", "Known", "KnownIndicator", "KnownScore"),
        *("Refreshed", "refresh"),
    ]


def test_every_public_name_is_explained() -> None:
    assert all((getattr(refresh, name).__doc__ or "").strip() for name in refresh.__all__)
