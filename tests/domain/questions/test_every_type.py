"""What holds for grading every type: bounds, floor, order, and that better is never worse."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions._by_hand import MarkedQuestion
from coursegen_desktop.domain.questions.base import Question, Verdict

from .given import TYPES, question, sample, validator

few = settings(max_examples=40)
Answers = Callable[[Question], st.SearchStrategy[dict[str, Any]]]
# Those whose answers nothing is judged of.
UNJUDGED = {"description", "flashcard", "opaque"}


def _some(ids: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=len(ids))


def _each(names: list[str], value: st.SearchStrategy[Any], field: str) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({field: st.dictionaries(st.sampled_from(names), value)})


def _ids(options: Any) -> list[str]:
    return [option.id for option in options]


WORDS = st.sampled_from(
    ["", "Paris", "paris", "Pariss", "in France", "H2O", "hydrogen oxygen", "100", "99.6", "rain"]
) | st.text(max_size=6)
NUMBERS = st.sampled_from(["5500", "5,5", "5450", "5000", "0", "-1", "1e3", "x"])
POINT = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(list)
FILE = st.fixed_dictionaries(
    {"name": st.just("a.pdf"), "mime": st.just("application/pdf"), "size": st.integers(1, 99),
     "sha256": st.just("a" * 64)}
)  # fmt: skip
ANSWERS: dict[str, Answers] = {
    "choice": lambda q: _some(_ids(q.shown(0).options)).map(lambda ids: {"chosen": ids}),
    "true_false": lambda _: st.booleans().map(lambda value: {"value": value}),
    "short_text": lambda _: WORDS.map(lambda text: {"text": text}),
    "numeric": lambda _: st.fixed_dictionaries(
        {"text": NUMBERS, "unit": st.sampled_from(["", "W", "kW"])}
    ),
    "match": lambda q: _each(
        _ids(q.shown(0).stems), st.sampled_from(["", *_ids(q.shown(0).options)]), "pairs"
    ),
    "order": lambda q: st.permutations(_ids(q.shown(0).options)).map(lambda ids: {"order": ids}),
    "cloze": lambda q: st.fixed_dictionaries(
        {"gaps": st.fixed_dictionaries({}, optional={
            gap.name: st.sampled_from(["", *_ids(gap.options)]) if gap.options else WORDS
            for gap in q.shown(0).gaps
        })}
    ),
    "hotspot": lambda _: st.lists(POINT, max_size=2).map(lambda points: {"points": points}),
    "drag_image": lambda _: _each(
        ["z1", "z2", "z3"], st.sampled_from(["", "vein", "stoma", "root"]), "placed"
    ),
    "essay": lambda _: st.text(max_size=40).map(lambda text: {"text": text}),
    "upload": lambda _: st.lists(FILE, max_size=2).map(lambda files: {"files": files}),
    "flashcard": lambda _: st.sampled_from(["again", "hard", "good", "easy"]).map(
        lambda rating: {"rating": rating}
    ),
    "description": lambda _: st.just({}),
    "opaque": lambda _: st.just({}),
}  # fmt: skip
MODES: dict[str, list[str]] = {
    "choice": ["all_or_nothing", "sum", "sum_floor_zero", "right_minus_wrong"],
    "match": ["all_or_nothing", "sum", "sum_floor_zero", "right_minus_wrong"],
    "cloze": ["all_or_nothing", "sum", "sum_floor_zero", "right_minus_wrong"],
    "order": ["all_or_nothing", "absolute_position", "relative_next", "longest_run",
              "longest_subset"],
}  # fmt: skip


def test_every_type_is_here() -> None:
    assert set(ANSWERS) == set(TYPES)


def drawn(name: str, data: st.DataObject) -> tuple[dict[str, Any], Question, dict[str, Any]]:
    """A question of that type with any of its ways to score, and an answer to it."""
    changes: dict[str, Any] = {"points": data.draw(st.sampled_from([0, 1, 2.5, 50]))}
    if name == "essay":
        changes.pop("points")  # what its rubric gives
    if name in MODES:
        changes["scoring"] = data.draw(st.sampled_from(MODES[name]))
    if name == "choice":
        changes["single"] = False
    raw = sample(name, **changes)
    made = question(raw)
    return raw, made, data.draw(ANSWERS[name](made))


def share(made: Question, answer: dict[str, Any]) -> float:
    """What it earns; what cannot be read earns nothing."""
    try:
        return made.grade(answer).fraction
    except InvalidContent:
        return 0.0


@pytest.mark.parametrize("name", TYPES)
@few
@given(data=st.data())
def test_credit_stays_within_its_bounds(name: str, data: st.DataObject) -> None:
    raw, made, answer = drawn(name, data)
    try:
        grade = made.grade(answer)
    except InvalidContent:
        assert made.complaint(answer) is not None, "whoever is refused is told so before"
        return
    assert -1 <= grade.fraction <= 1
    assert abs(grade.points) <= grade.max_points + 1e-9
    assert grade.points == pytest.approx(grade.fraction * grade.max_points)
    if raw.get("scoring") != "sum" and name != "hotspot":
        assert grade.points >= 0, "only the plain sum goes below nothing"
    if not grade.needs_marking and made.is_scored and name not in UNJUDGED:
        assert (grade.verdict is Verdict.RIGHT) is (grade.fraction == 1)
    assert made.grade(answer) == grade, "grading is pure"


@pytest.mark.parametrize("name", [name for name in TYPES if name not in UNJUDGED])
@few
@given(data=st.data(), chance=st.randoms(use_true_random=False))
def test_the_order_in_which_things_stand_does_not_matter(
    name: str, data: st.DataObject, chance: random.Random
) -> None:
    raw, made, answer = drawn(name, data)
    lists = ("choices", "stems", "options", "pairs", "items", "areas", "labels", "zones", "pool")
    mixed = {
        field: chance.sample(value, len(value)) if field in lists else value
        for field, value in raw.items()
    }
    given_otherwise = {
        field: dict(chance.sample(list(value.items()), len(value)))
        if isinstance(value, dict)
        else chance.sample(value, len(value))
        if isinstance(value, list) and field != "order"
        else value
        for field, value in answer.items()
    }
    assert share(made, answer) == pytest.approx(share(question(mixed), given_otherwise), abs=1e-12)


@pytest.mark.parametrize("name", ["choice", "match", "cloze", "drag_image"])
@few
@given(data=st.data())
def test_one_thing_more_that_is_right_never_costs(name: str, data: st.DataObject) -> None:
    _, made, answer = drawn(name, data)
    right = made.correct_answer()
    (field,) = right
    before, whole = share(made, answer), right[field]
    if isinstance(whole, dict):
        for key, value in whole.items():
            better = {field: {**answer[field], key: value}}
            if made.complaint(better) is None:  # a label may be used up elsewhere
                assert share(made, better) >= before - 1e-12
    else:
        assert isinstance(whole, list)
        for one in whole:
            if one not in answer[field]:
                assert share(made, {field: [*answer[field], one]}) >= before - 1e-12


@few
@given(data=st.data())
def test_a_point_in_an_area_that_was_missed_never_costs(data: st.DataObject) -> None:
    made = question(sample("hotspot"))
    right = made.correct_answer()["points"]
    assert isinstance(right, list)
    given_points = data.draw(st.lists(st.sampled_from(right), unique_by=tuple, max_size=1))
    for point in right:
        if point not in given_points:
            more = share(made, {"points": [*given_points, point]})
            assert more >= share(made, {"points": given_points})


@few
@given(data=st.data())
def test_an_item_brought_to_its_place_never_costs_where_places_count(data: st.DataObject) -> None:
    made = question(sample("order", scoring="absolute_position"))
    right = made.correct_answer()["order"]
    assert isinstance(right, list)
    order = list(data.draw(st.permutations(right)))
    before = share(made, {"order": order})
    for place, name in enumerate(right):
        better = list(order)
        here = better.index(name)
        better[here], better[place] = better[place], better[here]
        assert share(made, {"order": better}) >= before


@pytest.mark.parametrize("name", ["choice", "match", "cloze", "order"])
@few
@given(data=st.data())
def test_everything_right_is_the_most_that_any_way_to_score_gives(
    name: str, data: st.DataObject
) -> None:
    _, made, answer = drawn(name, data)
    assert share(made, made.correct_answer()) == 1 >= share(made, answer)


@few
@given(
    marks=st.tuples(st.floats(0, 2), st.floats(0, 3), st.floats(-1, 0)),
    more=st.floats(0, 3),
    line=st.integers(0, 2),
)
def test_more_marks_never_give_less(
    marks: tuple[float, float, float], more: float, line: int
) -> None:
    made = question(sample("essay"))
    assert isinstance(made, MarkedQuestion)
    answer = {"text": "The moon pulls at both sides of the earth."}
    tops = (2.0, 3.0, 0.0)
    better = [
        min(top, mark + more) if n == line else mark
        for n, (mark, top) in enumerate(zip(marks, tops, strict=True))
    ]
    before = made.graded_by_hand(answer, {"rubric": list(marks)}).fraction
    after = made.graded_by_hand(answer, {"rubric": better}).fraction
    assert 0 <= before <= after <= 1


@pytest.mark.parametrize("name", TYPES)
@few
@given(data=st.data())
def test_what_is_written_again_keeps_the_schema_and_its_grade(
    name: str, data: st.DataObject
) -> None:
    raw, made, answer = drawn(name, data)
    written = made.model_dump(mode="json")
    assert written == raw
    quiz = {"format": "quiz", "version": "1.0", "id": "q", "title": "Q", "questions": [written]}
    validator().validate(quiz)
    assert share(question(written), answer) == share(made, answer)
