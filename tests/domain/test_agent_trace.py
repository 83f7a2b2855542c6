"""Steps of a trace: what counts as found, what a search finds; who wrote a lesson."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coursegen_desktop.domain.agent import (
    AUTHOR,
    CRITIC,
    PLAN,
    RIGHT_ANSWER,
    SOLVE,
    TraceStep,
)
from coursegen_desktop.domain.written_by import WRITER_KEY, WrittenBy, written_by

STEP = TraceStep(
    1, AUTHOR, "l1/1", "Tides: Ebb", "small", "Be plain.", "Tell of the ebb.", "It falls.",
    (), 10, 5, 0.0, 1.5, "2026-11-23T10:00:00Z",
)  # fmt: skip
TOLD = WrittenBy("Mine", "small", 3, 1, 2, ("Part 2 stays.",), 18)


@pytest.mark.parametrize(
    ("kind", "verdict", "found"),
    [
        (AUTHOR, (), ()),
        (AUTHOR, ("Wrong.",), ("Wrong.",)),
        (PLAN, ("2 modules, 9 lessons",), ()),
        (SOLVE, (RIGHT_ANSWER,), ()),
        (SOLVE, ("A reader found none.",), ("A reader found none.",)),
        (CRITIC, ("18 of 20",), ()),
        (CRITIC, ("9 of 20", "part 1: dull"), ("part 1: dull",)),
    ],
)
def test_what_only_reports_is_no_finding(
    kind: str, verdict: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert replace(STEP, kind=kind, verdict=verdict).findings == found


@pytest.mark.parametrize("words", ["", "EBB", "plain", "it falls", " small ", "wrong"])
def test_a_search_looks_everywhere(words: str) -> None:
    assert replace(STEP, verdict=("Wrong.",)).matches(words)


def test_a_search_for_what_is_nowhere_finds_nothing() -> None:
    assert not STEP.matches("whale")


def test_the_record_of_a_lesson_comes_back() -> None:
    assert written_by({WRITER_KEY: TOLD.data()}) == TOLD


@pytest.mark.parametrize("record", [None, "me", 3, []])
def test_whoever_left_no_record_is_no_model(record: object) -> None:
    assert written_by({WRITER_KEY: record}) is None
    assert written_by({}) is None


def test_a_record_of_nonsense_tells_what_it_can() -> None:
    record = {"model": None, "connection": "Mine", "told": "3", "notes": 5, "score": True}
    assert written_by({WRITER_KEY: record}) == WrittenBy("Mine", "")
    assert WrittenBy("Mine", "").name == "Mine"
