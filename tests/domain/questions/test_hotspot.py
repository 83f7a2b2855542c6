"""Pointing at a picture: shapes, overlaps, credit."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions._areas import Area, area_at
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.quiz import Quiz

from .given import MEDIA, question, quiz_of, sample, validator

ATRIUM, VENTRICLE, RIGHT_HALF, NOWHERE = [300, 120], [300, 250], [100, 100], [999, 1]


def area(shape: str, *coords: float, **fields: Any) -> dict[str, Any]:
    return {"shape": shape, "coords": list(coords), **fields}


def asks(*areas: dict[str, Any], **changes: Any) -> dict[str, Any]:
    raw = sample("hotspot", areas=list(areas), max_points=None)
    return raw | {key: value for key, value in changes.items() if value is not None}


@pytest.mark.parametrize(
    ("scoring", "points", "fraction"),
    [
        # QTI, areaMapping: every area counts once, credit is added, points outside bring nothing.
        ("sum_floor_zero", [ATRIUM, VENTRICLE], 1),
        ("sum_floor_zero", [ATRIUM], 0.5),
        ("sum_floor_zero", [ATRIUM, [301, 121]], 0.5),
        ("sum_floor_zero", [ATRIUM, NOWHERE], 0.5),
        ("sum_floor_zero", [ATRIUM, RIGHT_HALF], 0),
        ("sum_floor_zero", [RIGHT_HALF], 0),
        ("sum_floor_zero", [], 0),
        ("sum", [RIGHT_HALF], -0.5),
        ("all_or_nothing", [ATRIUM, VENTRICLE], 1),
        ("all_or_nothing", [ATRIUM], 0),
        ("all_or_nothing", [ATRIUM, NOWHERE], 0),
        ("right_minus_wrong", [ATRIUM, VENTRICLE], 1),
        ("right_minus_wrong", [ATRIUM], 0.5),
        ("right_minus_wrong", [ATRIUM, RIGHT_HALF], 0),
        ("right_minus_wrong", [NOWHERE, RIGHT_HALF], 0),
    ],
)
def test_worked_examples(scoring: str, points: list[list[float]], fraction: float) -> None:
    made = question(sample("hotspot", scoring=scoring))
    assert made.grade({"points": points}).fraction == fraction


@pytest.mark.parametrize(
    ("shape", "coords", "inside", "outside"),
    [
        ("rect", [10, 10, 20, 30], [(10, 10), (20, 30), (15, 20)], [(9.9, 10), (20.1, 30)]),
        ("rect", [20, 30, 10, 10], [(10, 10), (20, 30)], [(21, 20)]),
        ("circle", [50, 50, 10], [(50, 50), (60, 50), (57, 57)], [(60.1, 50), (58, 58)]),
        ("ellipse", [50, 50, 20, 5], [(70, 50), (50, 55)], [(70, 51), (50, 56)]),
        ("poly", [0, 0, 10, 0, 10, 10], [(5, 2), (10, 10), (5, 5), (3, 0)], [(2, 5), (11, 1)]),
        # A horseshoe: the even-odd rule leaves its inner part out.
        (
            "poly", [0, 0, 30, 0, 30, 30, 20, 30, 20, 10, 10, 10, 10, 30, 0, 30],
            [(5, 20), (25, 20), (15, 5), (10, 20)], [(15, 20)],
        ),
        ("default", [], [(-5, 1e6)], []),
    ],
)  # fmt: skip
def test_shapes(
    shape: str,
    coords: list[float],
    inside: list[tuple[float, float]],
    outside: list[tuple[float, float]],
) -> None:
    made = Area.model_validate(area(shape, *coords))
    assert made.fault() == ""
    assert [point for point in inside + outside if made.holds(point)] == inside


def test_the_first_of_overlapping_areas_counts_and_the_default_comes_last() -> None:
    areas = [
        Area.model_validate(area(*item))
        for item in (("default",), ("rect", 0, 0, 9, 9), ("rect", 0, 0, 99, 99))
    ]
    assert [area_at(areas, point) for point in ((5, 5), (50, 50), (500, 5))] == [1, 2, 0]


def test_areas_without_credit_share_it() -> None:
    two = [area("rect", 0, 0, 9, 9), area("rect", 20, 20, 29, 29)]
    either = question(asks(*two))
    assert either.grade({"points": [[5, 5]]}).correct and either.shown(0).most == 1
    both = question(asks(*two, max_points=2))
    assert both.grade({"points": [[5, 5]]}).fraction == 0.5
    assert both.grade({"points": [[5, 5], [25, 25]]}).correct
    unlimited = question(asks(*two, max_points=0))
    assert unlimited.grade({"points": [[5, 5]]}).fraction == 0.5


def test_thirds_make_a_whole() -> None:
    three = [area("circle", 50 * n, 50, 10, fraction=0.3333333) for n in (1, 2, 3)]
    for scoring in ("sum", "sum_floor_zero", "all_or_nothing", "right_minus_wrong"):
        made = question(asks(*three, scoring=scoring))
        assert made.shown(0).most == 3
        assert made.grade({"points": [[50, 50], [100, 50], [150, 50]]}).correct


def test_a_point_elsewhere_earns_what_the_default_area_says() -> None:
    rest = area("default", fraction=-0.25, feedback="Far off.")
    made = question(asks(area("rect", 0, 0, 9, 9, fraction=1), rest, scoring="sum"))
    grade = made.grade({"points": [[50, 50]]})
    assert grade.fraction == -0.25
    assert grade.parts[-1].feedback == "Far off."


def test_parts_name_areas_and_points() -> None:
    grade = question(sample("hotspot")).grade({"points": [RIGHT_HALF, NOWHERE]})
    told = [(part.key, part.verdict, part.given) for part in grade.parts]
    assert told == [
        ("left-atrium", Verdict.MISSED, ""),
        ("left-ventricle", Verdict.MISSED, ""),
        ("right-half", Verdict.WRONG, "(100, 100)"),
        ("outside1", Verdict.WRONG, "(999, 1)"),
    ]
    assert grade.parts[2].feedback == "Blood comes in here from the body."


def test_what_is_shown_hides_the_areas_unless_told() -> None:
    shown = question(sample("hotspot")).shown(0)
    assert (shown.image, shown.most, shown.hides_regions) == ("heart", 2, True)
    assert [region.id for region in shown.regions] == [
        "left-atrium",
        "left-ventricle",
        "right-half",
    ]
    drawn = question(sample("hotspot", ext={"coursegen:show_areas": True})).shown(0)
    assert drawn.hides_regions is False


def test_its_field_is_written_back_under_its_own_name() -> None:
    raw = quiz_of(sample("hotspot"), media=MEDIA)
    quiz = Quiz.parse(raw)
    assert quiz.dump() == raw
    validator().validate(quiz.dump())
    assert quiz.questions[0].max_points == 1  # what it is worth, not how often one may point


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (asks(), "areas: all right areas together bring 0 instead of 1"),
        (
            asks(area("rect", 0, 0, 9, fraction=1)),
            "areas[1].coords: the shape rect needs 4 figures",
        ),
        (asks(area("rect", 5, 0, 5, 9, fraction=1)), "areas[1].coords: it has no size"),
        (asks(area("circle", 5, 5, 0, fraction=1)), "its radius must be more than 0"),
        (asks(area("poly", 0, 0, 9, 9, fraction=1)), "three corners or more"),
        (asks(area("poly", 0, 0, 9, 0, 5, 0, fraction=1)), "it has no size"),
        (
            asks(*(area("poly", *range(400), fraction=1) for _ in range(6))),
            "areas: they have more than 2000 figures together",
        ),
        (asks(*[area("rect", 0, 0, 9, 9)] * 101), "field areas"),
        (asks(area("star", 0, fraction=1)), "areas[1].shape"),
        (asks(area("rect", 0, 0, 9, float("inf"), fraction=1)), "areas[1].coords[4]"),
        (asks(area("rect", 0, 0, 9, 9, id="a"), area("rect", 0, 0, 9, 9, id="a")), "stands there"),
        (
            asks(area("rect", 0, 0, 99, 99, fraction=0), area("rect", 5, 5, 9, 9, fraction=1)),
            "areas[2]: it cannot be pointed at",
        ),
        (sample("hotspot", max_points=1), "max_points: 2 areas are right, but only 1"),
        (sample("hotspot", max_points=-1), "field max_points"),
        (sample("hotspot", image="nowhere"), "field image: there is no media file “nowhere”"),
        (sample("hotspot", image=None), "field image: it is missing"),
    ],
)
def test_faults_are_named(raw: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(raw)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"points": [ATRIUM, VENTRICLE, NOWHERE]}, "at most 2 points may be set"),
        ({"points": [[1]]}, "it is missing"),
        ({"points": [[1, float("nan")]]}, "it should be a number"),
        ({"points": [["1", 2]]}, "it should be a number"),
    ],
)
def test_foreign_answers_are_refused(answer: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(sample("hotspot")).grade(answer)
    assert words in str(caught.value)


FIGURE = st.integers(0, 400)


@given(st.lists(st.tuples(FIGURE, FIGURE), max_size=2), st.randoms(use_true_random=False))
def test_the_order_of_points_does_not_matter(points: list[tuple[int, int]], rng: Any) -> None:
    made = question(sample("hotspot"))
    given_points = [list(point) for point in points]
    mixed = rng.sample(given_points, len(given_points))
    first, second = made.grade({"points": given_points}), made.grade({"points": mixed})
    assert first.fraction == second.fraction
    assert 0 <= first.fraction <= 1


@given(st.lists(st.tuples(FIGURE, FIGURE), min_size=3, max_size=9, unique=True), FIGURE, FIGURE)
def test_every_polygon_is_answered_or_refused(
    corners: list[tuple[int, int]], x: int, y: int
) -> None:
    coords = [figure for corner in corners for figure in corner]
    made = Area.model_validate(area("poly", *coords, fraction=1))
    assert made.holds((x, y)) in (True, False)
    if made.fault():
        return
    assert all(made.holds((float(px), float(py))) for px, py in corners)
    asked = question(asks(area("poly", *coords, fraction=1)))
    assert asked.grade(asked.correct_answer()).correct


def test_picks_are_the_areas() -> None:
    made = question(sample("hotspot"))
    assert made.chosen({"points": [ATRIUM, NOWHERE]}) == ("left-atrium", "outside")
