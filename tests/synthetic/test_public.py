"""The public interface of the room."""

import jiheng.synthetic as room


def test_the_public_names_are_these() -> None:
    assert sorted(room.__all__) == ["BureauYear", "Person", "Plan", "Plant", "invent", "people", "plant"]
    assert all(hasattr(room, name) for name in room.__all__)
