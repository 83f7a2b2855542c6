"""Versions: canonical texts, what thinning leaves, small differences of long texts."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.text_delta import packed, unpacked
from coursegen_desktop.domain.version import (
    AssetContent,
    CourseContent,
    LessonContent,
    LessonPlace,
    ModulePlace,
    VersionInfo,
    digest,
    kept_versions,
    made_by,
    newest_until,
    thinned,
)

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
AGES = st.lists(st.integers(0, 200 * 86400), min_size=1, max_size=120)


def version(key: int, seconds: int, lesson: str = "a", name: str = "") -> VersionInfo:
    at = (NOW - timedelta(seconds=seconds)).isoformat()
    return VersionInfo(key, CourseId(1), lesson, at, "Ada", name, "Title", f"hash {key}", 9)


def test_a_lesson_comes_back_from_its_text_and_equal_ones_are_equal_texts() -> None:
    quiz = AssetContent("q", "quiz", {"b": 1, "a": ["ü", {"x": None}]}, None)
    lesson = LessonContent("Tides", "Twice a day.\n\n# ☾", 3, (quiz,))
    assert LessonContent.read(lesson.dump()) == lesson
    turned = AssetContent("q", "quiz", {"a": ["ü", {"x": None}], "b": 1}, None)
    assert LessonContent("Tides", "Twice a day.\n\n# ☾", 3, (turned,)).dump() == lesson.dump()
    assert digest(lesson.dump()) != digest(LessonContent("Tides", "").dump())


def test_a_course_comes_back_from_its_text() -> None:
    places = (LessonPlace("l1", "One"), LessonPlace("l2", "Two"))
    course = CourseContent(
        {"title": "Sea", "tags": ["a"]},
        (ModulePlace("m", "At sea", "s", places), ModulePlace("n", "On land")),
    )
    assert CourseContent.read(course.dump()) == course


@given(AGES)
def test_thinning_keeps_what_the_rule_says(ages: list[int]) -> None:
    times = [NOW - timedelta(seconds=age) for age in ages]
    kept = thinned(times, NOW)
    assert {place for place, age in enumerate(ages) if age <= 3600} <= kept
    assert max(times) in {times[place] for place in kept}
    spans = [
        (3600, 86400, 600, 0),
        (86400, 30 * 86400, 86400, 0),
        (30 * 86400, 10**9, 7 * 86400, 3 * 86400),
    ]
    for youngest, oldest, length, shift in spans:
        inside = [p for p, age in enumerate(ages) if youngest < age <= oldest]
        groups: dict[int, list[int]] = {}
        for place in inside:
            groups.setdefault((int(times[place].timestamp()) + shift) // length, []).append(place)
        for places in groups.values():
            left = [place for place in places if place in kept]
            assert len(left) == 1
            assert times[left[0]] == max(times[place] for place in places)


@given(AGES, st.integers(0, 90 * 86400))
def test_thinning_later_asks_for_nothing_that_is_gone(ages: list[int], later: int) -> None:
    """Thinned now and then, every week still has its last version, and twice is as good as once."""
    times = sorted({NOW - timedelta(seconds=age) for age in ages})
    once = [times[place] for place in sorted(thinned(times, NOW))]
    assert [once[place] for place in sorted(thinned(once, NOW))] == once
    then = NOW + timedelta(seconds=later)
    again = {once[place] for place in thinned(once, then)}
    weeks: dict[int, datetime] = {}
    for moment in times:
        weeks[(int(moment.timestamp()) + 3 * 86400) // (7 * 86400)] = moment
    assert set(weeks.values()) <= again


@given(st.data())
def test_points_in_time_survive_thinning(data: st.DataObject) -> None:
    """Named versions stay, and how every lesson was at each of them."""
    count = data.draw(st.integers(1, 60))
    seconds = sorted(
        data.draw(st.lists(st.integers(0, 100 * 86400), min_size=count, max_size=count)),
        reverse=True,
    )
    versions = [
        version(
            key,
            age,
            data.draw(st.sampled_from(["", "a", "b", "c"])),
            data.draw(st.sampled_from(["", "", "", "Before class"])),
        )
        for key, age in enumerate(seconds, 1)
    ]
    kept = kept_versions(versions, NOW)
    left = [one for one in versions if one.id in kept]
    for point in versions:
        if not point.is_named:
            continue
        assert point.id in kept
        for lesson in ("", "a", "b", "c"):
            assert newest_until(left, lesson, point.id) == newest_until(versions, lesson, point.id)
    for lesson in {one.lesson_public_id for one in versions}:
        own = [one.id for one in versions if one.lesson_public_id == lesson]
        assert {own[0], own[-1]} <= kept


def test_before_its_first_version_a_lesson_was_as_that_says() -> None:
    versions = [version(1, 90, ""), version(2, 80, "a"), version(3, 70, "a")]
    assert newest_until(versions, "a", 1) == versions[1]
    assert newest_until(versions, "a", 3) == versions[2]
    assert newest_until(versions, "b", 3) is None


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(TEXTS, st.one_of(st.none(), TEXTS))
def test_what_is_packed_comes_back(text: str, before: str | None) -> None:
    assert unpacked(packed(text, before), before) == text


@settings(max_examples=20)
@given(st.integers(0, 2**32), st.integers(1, 30))
def test_long_texts_come_back_from_small_differences(seed: int, edits: int) -> None:
    chance = random.Random(seed)
    before = " ".join(chance.choices(["tide", "moon", "été", "wave", "\n"], k=30_000))
    text = before
    for _ in range(edits):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(["", "new words", "ü"]) + text[at + chance.randrange(9) :]
    data = packed(text, before)
    assert unpacked(data, before) == text
    assert len(data) < len(packed(text)) / 2


def test_what_cannot_be_read_is_said() -> None:
    data = packed("some words", "some other words")
    with pytest.raises(ValueError, match="needs the one before"):
        unpacked(data)
    for broken in (b"", b"\x07abc", data[:2], b"\x00abc"):
        with pytest.raises(ValueError):
            unpacked(broken, "some other words")


def test_a_thousand_versions_of_a_lesson_take_less_than_two_megabytes() -> None:
    """20 KB of prose, 1,000 small edits all over it, every 32nd version by itself."""
    chance = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(1500)]
    text = " ".join(chance.choice(vocabulary) for _ in range(3200))
    assert len(text) > 20_000
    size, before = 0, None
    for number in range(1000):
        at = chance.randrange(len(text))
        changed = text[:at] + chance.choice(vocabulary) + text[at + chance.randint(0, 6) :]
        size += len(packed(changed, None if number % 32 == 0 else before))
        before = text = changed
    # A row's other columns and its entry in the index come to less than 400 bytes.
    assert size + 1000 * 400 < 2_000_000


def test_a_version_names_the_person_and_the_model() -> None:
    by = made_by("Ada Martin", "llama3.2:3b")
    info = VersionInfo(1, CourseId(1), "a", "2026-11-23T10:00:00+00:00", by, "", "T", "", 1)
    assert (info.person, info.model) == ("Ada Martin", "llama3.2:3b")
    assert made_by("Ada") == "Ada" and replace(info, user_name="Ada").model == ""
    long = replace(info, user_name=made_by("A" * 300, "m" * 300))
    assert len(long.user_name) == 200 and long.model == "m" * 80
    assert made_by("", "m\x1fn") == "\x1fm n"
