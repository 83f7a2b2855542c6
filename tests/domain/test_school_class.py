"""Classes, pictures to sign in with, ways to sign in, animals."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.domain.picture_code import (
    LENGTH,
    PICTURES,
    all_codes,
    drawn,
    is_code,
    written,
)
from coursegen_desktop.domain.school_class import (
    CLASS_ICONS,
    MAX_CLASS_NAME,
    MAX_NOTE,
    Span,
    Target,
    TaskKind,
    checked_class_name,
    checked_look,
    checked_note,
    checked_span,
    days_left,
)
from coursegen_desktop.domain.sign_in_ways import Way, way_of
from coursegen_desktop.domain.user import (
    ANIMALS,
    AVATAR_COLOURS,
    User,
    address_of_nobody,
    checked_avatar,
    checked_email,
    free_avatar,
)

CHILD = User(UserId(1), "p-1", address_of_nobody("p-1"), "Ada", False)


def test_there_are_as_many_codes_as_there_are_orders_of_three() -> None:
    assert len(PICTURES) == len(set(PICTURES)) == 12
    assert len(set(all_codes())) == 12 * 11 * 10
    assert all(is_code(code) for code in all_codes())
    assert not is_code(("sun", "sun", "car"))
    assert not is_code(("sun", "car"))
    assert not is_code(("sun", "car", "moon"))
    assert written(("sun", "car", "cake")) == "sun car cake"


def test_everybody_draws_another_code_until_there_are_none() -> None:
    lot = random.Random(7)
    first = drawn((), 1300, lot.sample)
    rest = drawn(set(first), 20, lot.sample)
    assert len(set(first) | set(rest)) == len(all_codes())
    with pytest.raises(InvalidContent, match="second class"):
        drawn(set(first), 21, lot.sample)
    assert all(len(code) == LENGTH for code in first)


@pytest.mark.parametrize("way", Way)
def test_a_class_takes_no_password_away(way: Way) -> None:
    assert way_of(CHILD, way) is way
    started = replace(CHILD, has_password=True, must_change_password=True)
    assert way_of(started, way) is way, "a start code is nobody's own"
    for stronger in (
        replace(CHILD, has_password=True),
        replace(CHILD, is_instructor=True),
        replace(CHILD, is_admin=True),
    ):
        assert way_of(stronger, way) is Way.PASSWORD


def test_avatars_are_animals_in_colours_and_everybody_has_another() -> None:
    taken: set[str] = set()
    for number in range(len(ANIMALS) * AVATAR_COLOURS):
        taken.add(checked_avatar(free_avatar(taken, number)))
    assert len(taken) == len(ANIMALS) * AVATAR_COLOURS
    assert free_avatar(taken, 3) in taken, "then they begin again"
    shown = replace(CHILD, avatar="paw-print-7")
    assert (shown.animal, shown.colour) == ("paw-print", 7)
    assert (replace(CHILD, avatar="3").animal, replace(CHILD, avatar="3").colour) == ("", 3)
    assert replace(CHILD, avatar="picture").animal == ""


@pytest.mark.parametrize(
    "wrong", ["dragon-1", "cat-9", "cat-", "cat", "-3", "9", "cat-1-2", "../x-1"]
)
def test_what_cannot_be_drawn_is_no_avatar(wrong: str) -> None:
    with pytest.raises(InvalidContent):
        checked_avatar(wrong)
    assert replace(CHILD, avatar=wrong).colour in range(1, AVATAR_COLOURS + 1)


def test_who_has_no_address_shows_none_and_still_has_one_of_his_own() -> None:
    assert CHILD.shown_email == ""
    assert checked_email(CHILD.email) == CHILD.email
    assert replace(CHILD, email="a@x.org").shown_email == "a@x.org"


def test_names_notes_and_days_are_checked() -> None:
    assert checked_class_name("  4\ta\n") == "4 a"
    for wrong in ("", " \n ", "x" * (MAX_CLASS_NAME + 1)):
        with pytest.raises(InvalidContent):
            checked_class_name(wrong)
    assert checked_note("") == ""
    with pytest.raises(InvalidContent):
        checked_note("x" * (MAX_NOTE + 1))
    same_day = Span("2026-11-23", "2026-11-23")
    assert checked_span(same_day) is same_day
    with pytest.raises(InvalidContent, match="ends before"):
        checked_span(Span("2026-11-24", "2026-11-23"))
    assert checked_look("../etc", 99) == (CLASS_ICONS[0], 1)
    assert checked_look(CLASS_ICONS[2], 3) == (CLASS_ICONS[2], 3)


@pytest.mark.parametrize(
    ("until", "left"),
    [("", None), ("2026-11-23", 0), ("2026-11-25", 2), ("2026-11-20", -3)],
)
def test_days_that_are_left(until: str, left: int | None) -> None:
    assert days_left(until, "2026-11-23") == left


def test_a_target_says_what_it_is() -> None:
    assert Target(CourseId(1)).kind is TaskKind.COURSE
    assert Target(CourseId(1), LessonId(2)).kind is TaskKind.LESSON
