"""Plain data as nodes: the same tree as from a YAML file that says the same."""

from __future__ import annotations

import pytest
from hypothesis import given

from jiheng.diagnostic import DiagnosticError
from jiheng.yaml_source import Scalar, node_of

from .test_write import DATA, as_texts, plain


@given(DATA)
def test_plain_data_keeps_every_word(value: object) -> None:
    assert plain(node_of(value, file="x.json")) == as_texts(value)


def test_a_text_is_never_empty_even_when_it_looks_so() -> None:
    node = node_of("~", file="x.json")
    assert isinstance(node, Scalar)
    assert (node.is_empty, node.place.file) == (False, "x.json")


@pytest.mark.parametrize("value", [1.5, None, True, b"x", {1: "a"}, [{"a": 0.1}]])
def test_what_no_file_of_ours_holds_is_no_node(value: object) -> None:
    with pytest.raises(TypeError):
        node_of(value, file="x.json")


def test_data_deeper_than_sixty_levels_is_refused() -> None:
    deep: list[object] = []
    for _ in range(59):
        deep = [deep]
    node_of(deep, file="x.json")
    with pytest.raises(DiagnosticError, match="层次超过 60 层"):
        node_of([deep], file="x.json")
