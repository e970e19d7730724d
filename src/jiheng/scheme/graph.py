"""依赖 — in which order things that are made of one another can be worked out, and where that is a circle."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def parts_first(
    starts: Iterable[T], parts: Callable[[T], Iterable[T]]
) -> tuple[tuple[T, ...], tuple[tuple[T, ...], ...]]:
    """Return everything that can be reached, parts before wholes, and the circles found on the way.

    A circle starts and ends with the same element. Works in bounded depth whatever the length of a chain.
    """
    order: list[T] = []
    circles: list[tuple[T, ...]] = []
    done: set[T] = set()
    for start in starts:
        path: list[T] = []
        waiting: dict[T, Iterator[T]] = {}
        if start not in done:
            path.append(start)
            waiting[start] = iter(tuple(parts(start)))
        while path:
            part = next(waiting[path[-1]], None)
            if part is None:
                finished = path.pop()
                del waiting[finished]
                done.add(finished)
                order.append(finished)
            elif part in waiting:
                circles.append((*path[path.index(part) :], part))
            elif part not in done:
                path.append(part)
                waiting[part] = iter(tuple(parts(part)))
    return tuple(order), tuple(circles)
