"""The profile of a classroom's computer, read from whatever was kept; PINs."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.kiosk import (
    ClassQuiz,
    ClockRule,
    KioskProfile,
    checked_pin,
    class_quiz_from,
    profile_from,
    profile_stored,
)
from coursegen_desktop.domain.limits import EVERYTHING, Deed
from tests.examples import some

FULL = KioskProfile(
    title="Room 4 · Science", text="Wash your hands.", classes=(1, 2), courses=(7,),
    ways=("password",), idle_s=300, countdown_s=30, deeds=frozenset({Deed.READ, Deed.PRINT}),
    clock=ClockRule.RUNS, guest=True,
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


def test_what_was_kept_comes_back() -> None:
    kept = json.loads(json.dumps(profile_stored(FULL)))
    found = profile_from(kept)
    assert (found.profile, found.faults) == (FULL, ())


def test_nothing_kept_is_no_fault() -> None:
    assert profile_from(None).faults == ()
    assert profile_from({}).profile == KioskProfile()


@pytest.mark.parametrize("whole", ["", [], 7, True])
def test_what_is_no_profile_is_one_fault(whole: object) -> None:
    found = profile_from(whole)
    assert (found.profile, found.faults) == (KioskProfile(), ("",))


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("idle_s", -1), ("idle_s", "120"), ("idle_s", None), ("idle_s", True),
        ("countdown_s", 10**9), ("deeds", ["read", "escape"]), ("deeds", "read"),
        ("classes", [0]), ("courses", ["a"]), ("guest", 1), ("clock", "backwards"),
        ("title", "x" * 81), ("text", 7), ("ways", [["password"]]),
    ],
)  # fmt: skip
def test_a_broken_field_is_safe_and_told_and_takes_no_other_along(
    name: str, broken: object
) -> None:
    found = profile_from({**profile_stored(FULL), name: broken})
    assert found.faults == (name,)
    assert getattr(found.profile, name) == getattr(KioskProfile(), name)
    others = {key: value for key, value in dict(FULL).items() if key != name}
    assert {key: value for key, value in dict(found.profile).items() if key != name} == others


def test_fields_of_a_newer_program_are_no_fault() -> None:
    assert profile_from({"title": "Room 4", "robots": True}).faults == ()


@given(JSON, st.sampled_from(sorted(KioskProfile.model_fields)))
@settings(max_examples=some(60))
def test_whatever_is_kept_gives_a_profile(value: object, name: str) -> None:
    for stored in (value, {name: value}):
        found = profile_from(stored)
        again = profile_from(json.loads(json.dumps(profile_stored(found.profile))))
        assert (again.profile, again.faults) == (found.profile, ())


def test_what_costs_something_is_off_until_somebody_says_so() -> None:
    usual = KioskProfile()
    assert Deed.PRINT not in usual.deeds
    assert Deed.TUTOR not in usual.deeds
    assert not usual.guest
    assert usual.limits().is_kept


def test_limits() -> None:
    limits = FULL.limits()
    assert limits.allows(Deed.PRINT)
    assert not limits.allows(Deed.QUIZ)
    assert limits.courses == {CourseId(7)}
    assert EVERYTHING.courses is None
    assert all(map(EVERYTHING.allows, Deed))


@pytest.mark.parametrize("pin", ["", "123", "1" * 13, "12a4", "1234", "9876543", "0000", "٣٣٣٣"])
def test_a_pin_that_is_none_or_easy(pin: str) -> None:
    with pytest.raises(InvalidContent):
        checked_pin(pin)


def test_a_pin_is_digits_however_they_are_written() -> None:
    assert checked_pin(" 27 18-28".replace("-", "")) == "271828"
    assert checked_pin("٢٧١٨") == "2718"


def test_a_quiz_of_the_class_comes_back_as_it_was_kept() -> None:
    quiz = ClassQuiz(class_id=1, asset_id=7, title="Tides")
    assert class_quiz_from(quiz.model_dump(mode="json")) == quiz
    for broken in (None, [], "x", {"class_id": 1}, {"class_id": "a", "asset_id": 7}):
        assert class_quiz_from(broken) is None
