"""Parts before wholes, and circles."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jiheng.scheme.graph import parts_first

GRAPHS = st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=4), max_size=9)


@given(GRAPHS)
def test_parts_stand_before_wholes_unless_there_is_a_circle(graph: dict[int, list[int]]) -> None:
    order, circles = parts_first(graph, lambda item: graph.get(item, []))
    assert len(set(order)) == len(order)
    assert set(graph) <= set(order)
    if not circles:
        for place, item in enumerate(order):
            assert set(graph.get(item, [])) <= set(order[:place])
    for circle in circles:
        assert circle[0] == circle[-1]
        assert all(part in graph[whole] for whole, part in pairwise(circle))


def test_a_chain_of_a_hundred_thousand_is_followed() -> None:
    order, circles = parts_first([0], lambda item: [item + 1] if item < 100_000 else [])
    assert (order[0], order[-1], circles) == (100_000, 0, ())


def test_a_circle_is_named_in_order() -> None:
    assert parts_first("甲", lambda item: {"甲": "乙", "乙": "丙", "丙": "甲"}[item])[1] == (
        ("甲", "乙", "丙", "甲"),
    )
