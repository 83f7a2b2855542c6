"""Steps of editing: there and back, refused on another text, small, and never trusted blindly."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.course_tree import Branch
from coursegen_desktop.domain.edit import LESSON, Edit, EditLabel, field_change
from coursegen_desktop.domain.errors import Conflict, InvalidContent
from coursegen_desktop.domain.text_change import change_between

LABEL = EditLabel("write", "A")
words = st.text(alphabet="ab\n é😀\ud800", max_size=40)


@given(words, words)
def test_a_change_goes_both_ways_and_only_on_its_own_text(before: str, after: str) -> None:
    change = change_between(before, after)
    assert change.forward(before) == after
    assert change.backward(after) == before
    assert change.is_empty == (before == after)
    if before != after:
        with pytest.raises(Conflict):
            change.forward(after)


@given(words, words, words)
def test_a_step_is_stored_and_taken_back(one: str, two: str, three: str) -> None:
    trees = ((Branch(1, (2, 3)),), (Branch(1, (3,)), Branch(4, (2,))))
    fields = (
        field_change(LESSON, 2, "content", one, two),
        field_change(LESSON, 2, "content", two, three),
    )
    edit = Edit(LABEL, trees, fields)
    again = Edit.unpack(LABEL, edit.pack())
    assert again == edit
    back = again.turned()
    assert back.trees == (trees[1], trees[0])
    text = three
    for item in back.fields:
        text = item.change.forward(text)
    assert text == one
    assert back.turned() == edit


def test_only_what_differs_is_kept() -> None:
    text = "".join(f"Line {number} of a long lesson.\n" for number in range(7000))
    edit = Edit(LABEL, fields=(field_change(LESSON, 1, "content", text, text + "And more."),))
    assert len(edit.pack()) < 200


@pytest.mark.parametrize(
    "data",
    [b"", b"x", zlib.compress(b"[]"), zlib.compress(b'{"fields":[[1]]}'), zlib.compress(b"{")],
)
def test_what_is_no_step_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidContent):
        Edit.unpack(LABEL, data)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coursegen_desktop.domain.edit.MAX_STEP", 1000)
    with pytest.raises(InvalidContent):
        Edit.unpack(LABEL, zlib.compress(b" " * 100_000 + b"{}"))
