"""Looks and habits: limits, and whatever a file may hold."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from coursegen_desktop.domain.reading_look import (
    LEGIBLE,
    SANS,
    USUAL_LOOK,
    USUAL_PACE,
    ReadingHabits,
    ReadingLook,
    believable_pace,
    habits_from,
)


def test_the_usual_look_is_within_its_own_limits() -> None:
    assert USUAL_LOOK.checked() == USUAL_LOOK


def test_habits_come_back_as_they_were_kept() -> None:
    look = ReadingLook("sepia", LEGIBLE, 24, 1.9, 0, True, False, 0.5, 0.05)
    habits = ReadingHabits(look, single_keys=False, completes=False, pace=180.0)
    assert habits_from(json.loads(json.dumps(habits.to_json()))) == habits


@pytest.mark.parametrize(
    "stored", [None, [], "x", 7, {}, {"look": None}, {"look": []}, {"pace": "fast"}]
)
def test_what_is_no_habit_is_the_usual_one(stored: object) -> None:
    assert habits_from(stored) == ReadingHabits()


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("size", 500, 30),
        ("size", -3, 14),
        ("size", math.nan, 18),
        ("size", math.inf, 30),
        ("size", "30", 18),
        ("size", True, 18),
        ("line_height", 0, 1.3),
        ("line_height", 99, 2.2),
        ("measure", 1, 45),
        ("measure", 0, 0),
        ("measure", -4, 0),
        ("measure", 10**9, 90),
        ("face", "Comic Sans", USUAL_LOOK.face),
        ("face", SANS, SANS),
        ("theme", "../../etc", "program"),
        ("justified", "no", False),
        ("letter_space", 1, 0.12),
        ("paragraph_space", None, USUAL_LOOK.paragraph_space),
    ],
)
def test_a_spoilt_field_does_not_take_the_others_along(name: str, value: Any, kept: Any) -> None:
    look = habits_from({"look": {"theme": "dark", "size": 20, name: value}}).look
    # What was impossible from the start leaves the usual value, not the one of another field.
    assert getattr(look, name) == kept
    if name != "theme":
        assert look.theme == "dark"


@pytest.mark.parametrize("pace", [math.nan, -1.0, 0.0, 1e9])
def test_no_pace_is_beyond_people(pace: float) -> None:
    assert 80 <= believable_pace(pace) <= 600
    assert habits_from({"pace": pace}).pace == believable_pace(pace)


def test_a_pace_that_is_no_number_is_the_usual_one() -> None:
    assert believable_pace(math.nan) == USUAL_PACE
