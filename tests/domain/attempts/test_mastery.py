"""Mastery, and pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.attempts.mastery import is_mastered, next_question, still_needed
from coursegen_desktop.domain.attempts.pages import may_open, pages
from coursegen_desktop.domain.attempts.rules import Rules

from .test_rules import quiz

THREE_OF_FOUR = quiz({"behaviour": "mastery", "mastery": {"right": 3, "of": 4}}).rules


@pytest.mark.parametrize(
    ("history", "mastered", "needed"),
    [
        ("", False, 3), ("+", False, 2), ("+++", True, 0), ("++-+", True, 0), ("++--", False, 3),
        ("+++--", False, 3), ("+++---", False, 3), ("----+-+", False, 1), ("++++-", True, 0),
    ],
)  # fmt: skip
def test_three_of_the_last_four(history: str, mastered: bool, needed: int) -> None:
    right = [sign == "+" for sign in history]
    assert is_mastered(THREE_OF_FOUR, right) is mastered
    assert still_needed(THREE_OF_FOUR, right) == needed


@given(st.lists(st.booleans(), max_size=12))
def test_so_many_right_answers_suffice_and_fewer_do_not(right: list[bool]) -> None:
    needed = still_needed(THREE_OF_FOUR, right)
    assert is_mastered(THREE_OF_FOUR, right + [True] * needed)
    if needed:
        assert not is_mastered(THREE_OF_FOUR, right + [True] * (needed - 1))


@given(st.integers(0, 2**31), st.integers(2, 6), st.data())
def test_questions_come_round(seed: int, size: int, data: st.DataObject) -> None:
    ids = [f"q{n}" for n in range(size)]
    asked: list[tuple[str, bool]] = []
    for _ in range(size * 3):
        name = next_question(ids, asked, seed)
        assert name is not None and name in ids
        assert not asked or name != asked[-1][0]
        assert name == next_question(ids, asked, seed)
        asked.append((name, data.draw(st.booleans())))
    assert {name for name, _ in asked} == set(ids)


def test_all_are_asked_before_one_that_was_right_comes_again() -> None:
    ids = ["a", "b", "c", "d"]
    asked: list[tuple[str, bool]] = []
    for _ in ids:
        name = next_question(ids, asked, 7)
        assert name is not None
        asked.append((name, True))
    assert sorted(name for name, _ in asked) == ids


def test_a_wrong_one_comes_back_soon() -> None:
    ids = ["a", "b", "c"]
    asked = [("a", False), ("b", True), ("c", True)]
    assert next_question(ids, asked, 1) == "a"
    assert next_question(["a"], [("a", False)], 1) == "a"
    assert next_question([], [], 1) is None


@pytest.mark.parametrize(
    ("per_page", "count", "made"),
    [
        (1, 3, [[0], [1], [2]]),
        (2, 5, [[0, 1], [2, 3], [4]]),
        (0, 3, [[0, 1, 2]]),
        (9, 3, [[0, 1, 2]]),
        (0, 0, []),
    ],
)
def test_pages(per_page: int, count: int, made: list[list[int]]) -> None:
    assert [list(page) for page in pages(Rules(per_page=per_page), count)] == made


def test_sequential_means_no_way_back() -> None:
    linear, free = Rules(is_linear=True), Rules(is_linear=False)
    assert [may_open(linear, page, 2) for page in range(5)] == [False, False, True, True, False]
    assert [may_open(linear, page, -1) for page in range(2)] == [True, False]
    assert all(may_open(free, page, 2) for page in range(5))
    assert not may_open(free, -1, 2)
