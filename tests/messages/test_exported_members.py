"""The public interface of the room: two functions, and no more."""

import inspect

from jiheng import messages


def test_the_room_offers_this_and_no_more() -> None:
    own = {
        name
        for name, member in vars(messages).items()
        if not name.startswith("_") and inspect.isfunction(member) and member.__module__ == messages.__name__
    }
    assert own == {"message", "place_words"}
