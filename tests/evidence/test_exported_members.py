"""The public interface of the room is this list."""

from jiheng import evidence


def test_the_room_offers_this_and_no_more() -> None:
    assert evidence.__all__ == ["Bound", "Catalogue", "Exhibit", "Group", "Volume", "bind", "catalogue"]


def test_every_public_name_is_explained() -> None:
    assert all((getattr(evidence, name).__doc__ or "").strip() for name in evidence.__all__)
