"""The public interface of the room is this list."""

from jiheng import gain


def test_the_room_offers_this_and_no_more() -> None:
    assert gain.__all__ == ["Gains", "Lost", "Step", "Suggestion", "find_gains", "gains_json"]


def test_every_public_name_is_explained() -> None:
    assert all((getattr(gain, name).__doc__ or "").strip() for name in gain.__all__)
