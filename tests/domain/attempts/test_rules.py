"""Rules from the settings of a quiz and from its own namespace in `ext`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from coursegen_desktop.domain.attempts.rules import Behaviour, Rules, WhenTimeEnds
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.quiz import Quiz
from tests.domain.questions.given import quiz_of, sample, validator


def quiz(run: Any = None, **settings: Any) -> Quiz:
    ext = {} if run is None else {"ext": {"coursegen:run": run}}
    return Quiz.parse(quiz_of(sample("true_false"), settings=settings, **ext))


def test_without_settings_it_is_what_it_always_was() -> None:
    assert quiz().rules == Rules()
    assert quiz().rules.judges_at_once and quiz().rules.counts


def test_everything_is_read() -> None:
    made = quiz(
        {
            "behaviour": "mastery",
            "penalty": 0.2,
            "mastery": {"right": 3, "of": 4},
            "per_page": 5,
            "when_time_ends": "grace",
            "grace_s": 30,
            "counts_pauses": False,
            "opens": "2026-03-01T08:00:00Z",
            "closes": "2026-03-02T08:00:00+01:00",
            "wait_s": 60,
            "invented_later": {"x": 1},
        },
        time_limit_s=600,
        attempts=3,
        attempt_grade="average",
        navigation="free",
        pass_mark=0.5,
    )
    rules = made.rules
    assert rules.behaviour is Behaviour.MASTERY and not rules.is_linear
    assert (rules.penalty, rules.per_page, rules.grace_s, rules.time_limit_s) == (0.2, 5, 30, 600)
    assert rules.when_time_ends is WhenTimeEnds.GRACE and not rules.counts_pauses
    assert (rules.options.mastery.right, rules.options.mastery.of) == (3, 4)
    assert rules.options.opens == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert (rules.attempts, rules.attempt_grade, rules.pass_mark) == (3, "average", 0.5)
    validator().validate(made.dump())
    assert made.dump()["ext"]["coursegen:run"]["invented_later"] == {"x": 1}


@pytest.mark.parametrize("name", ["deferred", "immediate", "interactive", "adaptive", "certainty"])
def test_the_behaviours_of_the_schema(name: str) -> None:
    assert quiz(behaviour=name).rules.behaviour.value == name


def test_practice_does_not_count() -> None:
    assert not quiz({"behaviour": "practice"}).rules.counts


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ({"behaviour": "guess"}, "Field ext.coursegen:run.behaviour"),
        ({"penalty": 2}, "Field ext.coursegen:run.penalty"),
        ({"mastery": {"right": 5, "of": 3}}, "mastery: 5 of 3 can never be right"),
        ({"per_page": -1}, "ext.coursegen:run.per_page"),
        ({"when_time_ends": "explode"}, "ext.coursegen:run.when_time_ends"),
        ({"opens": "2026-03-01T08:00:00"}, "ext.coursegen:run.opens"),
        (
            {"opens": "2026-03-02T00:00Z", "closes": "2026-03-01T00:00Z"},
            "it closes before it opens",
        ),
        ({"review": {"during": ["everything"]}}, "ext.coursegen:run.review.during[1]"),
        ({"counts_pauses": "no"}, "counts_pauses: it should be true or false"),
        ([], "Field ext.coursegen:run"),
        ("fast", "Field ext.coursegen:run"),
        (None, "Field ext.coursegen:run"),
    ],
)
def test_faults_are_named(run: Any, words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        Quiz.parse(quiz_of(sample("true_false"), ext={"coursegen:run": run}))
    assert words in str(caught.value)
