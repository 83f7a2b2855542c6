"""What is shown when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from coursegen_desktop.domain.attempts.review import Item, When, when_is

from .test_rules import quiz

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXTS = {Item.RIGHT_WRONG, Item.FEEDBACK, Item.GENERAL}


def cells(run: Any = None, **settings: Any) -> dict[When, set[Item]]:
    matrix = quiz(run, **settings).rules.matrix
    return {when: set(matrix.items(when)) for when in When}


def test_feedback_at_once() -> None:
    shown = cells(feedback="immediate", show_answers="immediate")
    assert shown[When.DURING] == set(Item) - {Item.WORDS}
    assert shown[When.AFTER] == shown[When.LATER] == shown[When.CLOSED] == set(Item)


def test_feedback_after_the_quiz() -> None:
    shown = cells(feedback="after_quiz", show_answers="after_quiz")
    assert shown[When.DURING] == {Item.ANSWER}
    assert shown[When.AFTER] == set(Item)


def test_feedback_after_it_is_closed() -> None:
    shown = cells(feedback="after_close", show_answers="never")
    assert shown[When.DURING] == shown[When.AFTER] == shown[When.LATER] == {Item.ANSWER}
    assert shown[When.CLOSED] == set(Item) - {Item.SOLUTION}


def test_no_feedback_leaves_the_points() -> None:
    shown = cells(feedback="never", show_answers="never")
    assert shown[When.DURING] == {Item.ANSWER}
    assert shown[When.CLOSED] == {Item.ANSWER, Item.POINTS, Item.WORDS}


def test_deferred_tells_nothing_before_the_end() -> None:
    shown = cells(behaviour="deferred", feedback="immediate")
    assert shown[When.DURING] == {Item.ANSWER}
    assert shown[When.AFTER] >= TEXTS


@pytest.mark.parametrize("behaviour", ["interactive", "adaptive"])
def test_who_may_try_again_is_told_whether_it_was_right(behaviour: str) -> None:
    shown = cells(behaviour=behaviour, feedback="after_quiz", show_answers="after_quiz")
    assert shown[When.DURING] == {Item.ANSWER, Item.RIGHT_WRONG}


def test_solutions_only_for_who_has_passed() -> None:
    matrix = quiz(show_answers="after_pass", pass_mark=0.5).rules.matrix
    assert Item.SOLUTION in matrix.items(When.AFTER, passed=True)
    assert Item.SOLUTION not in matrix.items(When.AFTER, passed=False)
    assert Item.SOLUTION in matrix.items(When.AFTER, passed=None)
    assert Item.SOLUTION not in matrix.items(When.DURING, passed=True)


def test_single_times_can_be_set() -> None:
    shown = cells({"review": {"later": [], "closed": ["points", "solution"]}})
    assert shown[When.LATER] == {Item.ANSWER}
    assert shown[When.CLOSED] == {Item.ANSWER, Item.POINTS, Item.SOLUTION}
    assert shown[When.AFTER] == set(Item)


@pytest.mark.parametrize(
    ("finished", "now", "closes", "when"),
    [
        (None, NOON, None, When.DURING),
        (NOON, NOON, None, When.AFTER),
        (NOON, NOON + timedelta(seconds=119), None, When.AFTER),
        (NOON, NOON + timedelta(minutes=2), None, When.LATER),
        (NOON, NOON + timedelta(days=1), NOON + timedelta(days=2), When.LATER),
        (NOON, NOON + timedelta(days=2), NOON + timedelta(days=2), When.CLOSED),
        (NOON, NOON - timedelta(days=1), None, When.AFTER),  # the clock was set back
    ],
)
def test_the_four_times(
    finished: datetime | None, now: datetime, closes: datetime | None, when: When
) -> None:
    assert when_is(finished, now, closes) is when
