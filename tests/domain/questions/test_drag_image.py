"""Labels on a picture."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import Verdict

from .given import question, sample

RIGHT = {"z1": "vein", "z2": "vein", "z3": "stoma"}
BOX = {"shape": "rect", "coords": [0, 0, 9, 9]}


def zone(name: str, *accepts: str) -> dict[str, Any]:
    return {"id": name, "area": BOX, "accepts": list(accepts)}


def label(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "text": name, **fields}


@pytest.mark.parametrize(
    ("scoring", "placed", "fraction"),
    [
        # Moodle, drag and drop onto image: every place is worth the same.
        ("sum_floor_zero", RIGHT, 1),
        ("sum_floor_zero", {"z1": "vein"}, 1 / 3),
        ("sum_floor_zero", {"z1": "stoma", "z3": "vein"}, 0),
        ("sum_floor_zero", {}, 0),
        ("all_or_nothing", RIGHT, 1),
        ("all_or_nothing", {"z1": "vein", "z2": "vein"}, 0),
        ("right_minus_wrong", {"z1": "vein", "z2": "stoma"}, 0),
        ("right_minus_wrong", {"z1": "vein", "z2": ""}, 1 / 3),
        ("sum", {"z1": "root"}, 0),
    ],
)
def test_worked_examples(scoring: str, placed: dict[str, str], fraction: float) -> None:
    made = question(sample("drag_image", scoring=scoring))
    assert made.grade({"placed": placed}).fraction == pytest.approx(fraction)


def test_a_zone_that_should_stay_empty_is_wrong_when_filled() -> None:
    zones = [zone("a", "x"), zone("trap")]
    raw = sample("drag_image", labels=[label("x"), label("y")], zones=zones)
    made = question(raw)
    assert made.grade({"placed": {"a": "x"}}).correct
    grade = made.grade({"placed": {"a": "x", "trap": "y"}})
    assert grade.fraction == 0.5
    assert [part.verdict for part in grade.parts] == [Verdict.RIGHT, Verdict.WRONG]


def test_parts_say_what_belongs_where() -> None:
    grade = question(sample("drag_image")).grade({"placed": {"z1": "vein", "z3": "root"}})
    told = [(part.key, part.verdict, part.given, part.expected) for part in grade.parts]
    assert told == [
        ("z1", Verdict.RIGHT, "Vein", ""),
        ("z2", Verdict.MISSED, "", "Vein"),
        ("z3", Verdict.WRONG, "![](media:root-picture)", "Stoma"),
    ]
    assert grade.parts[2].feedback == "Gas goes through it."


def test_what_is_shown() -> None:
    shown = question(sample("drag_image")).shown(4)
    assert shown.image == "leaf"
    assert {item.id: (item.text, item.media, item.uses) for item in shown.labels} == {
        "vein": ("Vein", "", 2),
        "stoma": ("Stoma", "", 1),
        "root": ("", "root-picture", 1),
    }
    assert [(region.id, region.shape) for region in shown.regions] == [
        ("z1", "rect"),
        ("z2", "rect"),
        ("z3", "ellipse"),
    ]
    assert shown == question(sample("drag_image")).shown(4)


def test_groups_say_which_labels_fit_a_zone() -> None:
    labels = [label("a", group=1), label("b", group=2)]
    made = question(sample("drag_image", labels=labels, zones=[zone("z", "a"), zone("y", "b")]))
    assert [region.groups for region in made.shown(0).regions] == [(1,), (2,)]


def test_the_right_answer_shares_labels_out() -> None:
    """The first zone takes any of them; taken greedily, the second would go empty."""
    zones = [zone("a", "x", "y"), zone("b", "x")]
    made = question(sample("drag_image", labels=[label("x"), label("y")], zones=zones))
    assert made.correct_answer() == {"placed": {"a": "y", "b": "x"}}
    assert made.grade(made.correct_answer()).correct
    unlimited = [label("x", max_uses=0)]
    many = question(
        sample("drag_image", labels=unlimited, zones=[zone(f"z{n}", "x") for n in range(9)])
    )
    assert many.grade(many.correct_answer()).correct


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"labels": [label("x"), label("x")]}, "labels: the id “x” stands there twice"),
        ({"zones": [zone("a", "vein"), zone("a", "vein")]}, "zones: the id “a” stands there twice"),
        ({"zones": [zone("a", "leaf")]}, "zones[1].accepts: there is no label “leaf”"),
        ({"zones": [zone("a")]}, "zones: no zone accepts a label"),
        ({"zones": []}, "zones: no zone accepts a label"),
        (
            {"labels": [label("x")], "zones": [zone("a", "x"), zone("b", "x")]},
            "zones: the labels do not suffice to fill all of them, such as “b”",
        ),
        ({"labels": [{"id": "vein"}], "zones": [zone("a", "vein")]}, "labels[1]: it has neither"),
        (
            {
                "zones": [
                    {"id": "a", "area": {"shape": "circle", "coords": [1]}, "accepts": ["vein"]}
                ]
            },
            "zones[1].area.coords: the shape circle needs 3",
        ),
        ({"image": "none"}, "image: there is no media file “none”"),
        ({"labels": [label("vein", media="no")]}, "labels[1].media: there is no media file “no”"),
        ({"labels": [label(f"x{n}") for n in range(10_000)]}, "field labels"),
    ],
)
def test_faults_are_named(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(sample("drag_image", **changes))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("placed", "words"),
    [
        ({"z9": "vein"}, "there is no zone “z9”"),
        ({"z1": "leaf"}, "there is no label “leaf”"),
        ({"z1": "stoma", "z2": "stoma"}, "the label “stoma” may be used 1 times only"),
        ({"z1": 3}, "it should be text"),
    ],
)
def test_foreign_answers_are_refused(placed: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(sample("drag_image")).grade({"placed": placed})
    assert words in str(caught.value)


@given(st.data())
def test_a_full_answer_exists_or_the_question_is_refused(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 5))
    names = [f"l{n}" for n in range(data.draw(st.integers(1, 4)))]
    labels = [label(name, max_uses=data.draw(st.integers(0, 2))) for name in names]
    zones = [
        zone(f"z{n}", *data.draw(st.lists(st.sampled_from(names), unique=True, max_size=3)))
        for n in range(count)
    ]
    try:
        made = question(sample("drag_image", labels=labels, zones=zones))
    except InvalidContent:
        return
    assert made.grade(made.correct_answer()).correct


PLACED = st.fixed_dictionaries(
    {},
    optional={
        "z1": st.sampled_from(["vein", "root", ""]),
        "z2": st.sampled_from(["vein", ""]),
        "z3": st.sampled_from(["stoma", ""]),
    },
)
MODES = st.sampled_from(["all_or_nothing", "sum", "sum_floor_zero", "right_minus_wrong"])


@given(PLACED, MODES, st.sampled_from(sorted(RIGHT)))
def test_another_right_zone_never_lowers_the_credit(
    placed: dict[str, str], scoring: str, name: str
) -> None:
    made = question(sample("drag_image", scoring=scoring))
    before = made.grade({"placed": placed}).fraction
    without = {zone: text for zone, text in placed.items() if zone != name}
    better = made.grade({"placed": {**without, name: RIGHT[name]}}).fraction
    assert 0 <= before <= better + 1e-12 <= 1 + 1e-12


@given(PLACED, MODES, st.permutations(range(3)))
def test_the_order_of_zones_does_not_matter(
    placed: dict[str, str], scoring: str, order: list[int]
) -> None:
    raw = sample("drag_image", scoring=scoring)
    mixed = raw | {"zones": [raw["zones"][n] for n in order]}
    first, second = question(raw), question(mixed)
    answer = {"placed": placed}
    assert first.grade(answer).fraction == pytest.approx(second.grade(answer).fraction)


def test_picks_are_zones_with_labels() -> None:
    made = question(sample("drag_image"))
    assert made.chosen({"placed": {"z2": "vein", "z1": ""}}) == ("z2=vein",)
