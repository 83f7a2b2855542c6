"""JSON read item by item is the JSON that was written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.json_pieces import parsing
from coursegen_desktop.services.blocking import drained
from tests.examples import some

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=5), st.sampled_from((None, 2)))
@settings(max_examples=some(120))
def test_what_was_written_is_read(content: dict[str, object], indent: int | None) -> None:
    assert drained(parsing(json.dumps(content, indent=indent))) == content


def test_one_step_for_each_item() -> None:
    steps = sum(1 for _ in parsing(json.dumps({"lines": list(range(500)), "name": "x"})))
    assert steps == 502


@pytest.mark.parametrize(
    "raw", ["", "[]", "null", "{", '{"a"}', '{"a": }', '{"a": [1 2]}', '{"a": [1', "{1: 2}",
            '{"a": 1} x', '{"a": 1,}', '{"a": [1,]}'],
)  # fmt: skip
def test_anything_else_is_refused(raw: str) -> None:
    with pytest.raises(ValueError):
        drained(parsing(raw))


def test_items_are_made_something_else_at_once() -> None:
    seen: list[int] = []
    raw = json.dumps({"lines": [1, 2, 3], "other": [4]})
    work = parsing(raw, lines=lambda item: seen.append(item) or -item)
    next(work)
    assert seen == [1]
    assert drained(work) == {"lines": [-1, -2, -3], "other": [4]}
