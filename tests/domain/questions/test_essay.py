"""Essays: words, limits, and the marks of a person."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions._by_hand import MarkedQuestion
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.questions.essay import MAX_ESSAY, word_count

from .given import question, sample

TEXT = {"text": "The moon pulls the near side more than the far side."}


def essay(**changes: Any) -> MarkedQuestion:
    made = question(sample("essay", **changes))
    assert isinstance(made, MarkedQuestion)
    return made


def test_it_waits_for_a_person() -> None:
    grade = essay().grade(TEXT)
    assert grade.needs_marking
    assert (grade.points, grade.max_points, grade.verdict) == (0, 6, Verdict.NONE)
    assert not grade.correct


@pytest.mark.parametrize("answer", [{}, {"text": " \n"}, {"text": "The moon …"}])
def test_nothing_written_earns_nothing_at_once(answer: dict[str, object]) -> None:
    grade = essay().grade(answer)
    assert not grade.needs_marking
    assert (grade.fraction, grade.verdict) == (0, Verdict.WRONG)
    assert essay().is_empty(answer)
    assert essay().complaint(answer) is None


@pytest.mark.parametrize(
    ("rubric", "fraction"),
    [([2, 3, 0], 1), ([1, 1.5, 0], 0.5), ([0, 0, 0], 0), ([2, 3, -1], 0.8), ([0, 0, -1], 0)],
)
def test_a_rubric_adds_up(rubric: list[float], fraction: float) -> None:
    grade = essay().graded_by_hand(TEXT, {"rubric": rubric, "comment": "Well done."})
    assert grade.fraction == pytest.approx(fraction)
    assert grade.points == pytest.approx(6 * fraction)
    assert grade.feedback[0] == "Well done."
    assert not grade.needs_marking
    assert len(grade.parts) == 3 and grade.parts[0].expected == "Names the moon's pull"


def test_without_a_rubric_one_mark_is_given() -> None:
    made = essay(rubric=None)
    assert made.graded_by_hand(TEXT, {"share": 0.75}, points=4).points == 3
    assert made.graded_by_hand(TEXT, {"share": 1}).correct


@pytest.mark.parametrize(
    ("changes", "marks", "words"),
    [
        ({}, {"rubric": [2, 3]}, "the rubric has 3 lines, but 2 marks are given"),
        ({}, {"rubric": [3, 3, 0]}, "line 1 of the rubric brings from 0 to 2, not 3"),
        ({}, {"rubric": [2, 3, 1]}, "line 3 of the rubric brings from 0 to -1, not 1"),
        ({}, {"rubric": [float("nan"), 3, 0]}, "it is no set of marks"),
        ({}, {"share": 1}, "but 0 marks are given"),
        ({"rubric": None}, {"rubric": [1]}, "it needs one mark from 0 to 1"),
        ({"rubric": None}, {"share": 1.5}, "it is no set of marks"),
        ({"rubric": None}, {}, "it needs one mark from 0 to 1"),
        ({"rubric": None}, {"mark": 1}, "it is no set of marks"),
    ],
)
def test_marks_that_cannot_be_given_are_named(
    changes: dict[str, Any], marks: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidContent) as caught:
        essay(**changes).graded_by_hand(TEXT, marks)
    assert words in str(caught.value) and "question tides" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0), ("one", 1), ("Don't stop well-known 3.5 things.", 5), ("a, b; c — d", 4),
        ("# Title\n\n* item\n* item", 3), ("snake_case", 2), ("水は青い", 4), ("水 and fire", 3),
        ("…", 0), ("naïve café", 2), ("слово и дело", 3),
    ],
)  # fmt: skip
def test_words_are_counted(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    ("count", "words"),
    [(4, "The text has 4 words; 5 are asked for."), (5, ""), (50, ""), (51, "50 are allowed")],
)
def test_limits_are_told_but_the_text_is_taken(count: int, words: str) -> None:
    answer: dict[str, object] = {"text": "word " * count}
    told = essay().complaint(answer)
    assert words in told.text() if told is not None else not words
    assert essay().grade(answer).needs_marking


def test_what_is_shown() -> None:
    shown = essay().shown(0)
    assert (shown.text.lines, shown.text.template) == (8, "The moon …")
    assert (shown.text.min_words, shown.text.max_words, shown.files.most) == (5, 50, 1)
    assert shown.rubric == () and shown.marked_by == "instructor"
    own = essay(ext={"coursegen:marked_by": "self"}).shown(0)
    assert [line.points for line in own.rubric] == [2, 3, -1] and own.marked_by == "self"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"min_words": 60}, "min_words: at least 60 words are asked for, at most 50"),
        ({"max_words": -1}, "max_words: it is less than 0"),
        ({"rubric": [{"text": "x", "points": 0}]}, "rubric: no line of it brings a point"),
        ({"rubric": [{"text": "x", "points": float("inf")}]}, "rubric[1].points"),
        ({"attachments": -1}, "field attachments"),
    ],
)
def test_faults_are_named(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        essay(**changes)
    assert words in str(caught.value)


def test_a_book_is_refused_by_name() -> None:
    with pytest.raises(InvalidContent, match="The answer to question tides"):
        essay().grade({"text": "x" * (MAX_ESSAY + 1)})


@given(st.lists(st.floats(0, 1), min_size=2, max_size=2), st.floats(-1, 0))
def test_more_for_a_line_is_never_less_in_all(marks: list[float], malus: float) -> None:
    made = essay()
    rubric = [marks[0] * 2, marks[1] * 3, malus]
    before = made.graded_by_hand(TEXT, {"rubric": rubric}).fraction
    after = made.graded_by_hand(TEXT, {"rubric": [2, *rubric[1:]]}).fraction
    assert 0 <= before <= after <= 1
