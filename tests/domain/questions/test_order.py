"""Ordering, with the gradings of Moodle's ordering questions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.questions.opaque import OpaqueQuestion

from .given import question, sample

MODES = ["all_or_nothing", "absolute_position", "relative_next", "longest_run", "longest_subset"]


def letters(text: str, **changes: Any) -> dict[str, Any]:
    items = [{"id": letter, "text": letter} for letter in sorted(text)]
    return sample("order", items=items, correct=list(text), **changes)


@pytest.mark.parametrize(
    ("scoring", "given_order", "fraction"),
    [
        ("all_or_nothing", "abcdef", 1), ("all_or_nothing", "abcdfe", 0),
        ("absolute_position", "abcdef", 1), ("absolute_position", "bacdef", 4 / 6),
        ("absolute_position", "bcdefa", 0), ("absolute_position", "abc", 3 / 6),
        # Relative to the next item, the last one left out: five neighbours.
        ("relative_next", "abcdef", 1), ("relative_next", "bcdefa", 4 / 5),
        ("relative_next", "defabc", 4 / 5), ("relative_next", "fedcba", 0),
        # The longest contiguous subset over all items; a single item is none.
        ("longest_run", "abcdef", 1), ("longest_run", "bcdefa", 5 / 6),
        ("longest_run", "abdecf", 2 / 6), ("longest_run", "fedcba", 0),
        # The longest ordered subset.
        ("longest_subset", "abcdef", 1), ("longest_subset", "abdecf", 5 / 6),
        ("longest_subset", "fabcde", 5 / 6), ("longest_subset", "fedcba", 0),
        ("absolute_position", "", 0), ("longest_subset", "", 0), ("all_or_nothing", "", 0),
    ],
)  # fmt: skip
def test_worked_examples(scoring: str, given_order: str, fraction: float) -> None:
    made = question(letters("abcdef", scoring=scoring))
    assert made.grade({"order": list(given_order)}).fraction == pytest.approx(fraction)


def test_without_a_mode_only_the_right_order_earns() -> None:
    made = question(letters("abc", scoring=None))
    assert made.grade({"order": ["a", "b", "c"]}).correct
    assert made.grade({"order": ["a", "c", "b"]}).fraction == 0


def test_parts_are_places() -> None:
    grade = question(sample("order")).grade({"order": ["mercury", "earth", "venus"]})
    told = [(part.key, part.verdict, part.given, part.expected) for part in grade.parts]
    assert told == [
        ("1", Verdict.RIGHT, "Mercury", ""),
        ("2", Verdict.WRONG, "Earth", "Venus"),
        ("3", Verdict.WRONG, "Venus", "Earth"),
        ("4", Verdict.MISSED, "", "Mars"),
    ]
    assert grade.parts[0].feedback == "It is the nearest."


def test_the_right_order_can_be_read_and_is_right() -> None:
    made = question(sample("order"))
    assert made.correct_text() == "Mercury → Venus → Earth → Mars"
    assert made.grade(made.correct_answer()).correct


@given(st.integers(0, 2**31), st.integers(2, 6))
def test_it_is_never_shown_in_the_right_order(seed: int, size: int) -> None:
    made = question(letters("abcdef"[:size]))
    shown = [item.id for item in made.shown(seed).options]
    assert sorted(shown) == list("abcdef"[:size]) and shown != list("abcdef"[:size])
    assert [item.id for item in made.shown(seed).options] == shown


def test_it_stays_as_written_when_told() -> None:
    made = question(letters("cab", shuffle=False))
    assert [item.id for item in made.shown(3).options] == ["a", "b", "c"]


@given(st.permutations("abcdef"), st.sampled_from(MODES), st.integers(0, 6))
def test_bounds(order: list[str], scoring: str, taken: int) -> None:
    made = question(letters("abcdef", scoring=scoring))
    fraction = made.grade({"order": order[:taken]}).fraction
    assert 0 <= fraction <= 1
    assert (fraction == 1) is (order[:taken] == list("abcdef"))


@given(st.permutations("abcdef"), st.permutations("abcdef"), st.sampled_from(MODES))
def test_names_do_not_matter(order: list[str], names: list[str], scoring: str) -> None:
    renamed = dict(zip("abcdef", names, strict=True))
    first = question(letters("abcdef", scoring=scoring)).grade({"order": order})
    other = question(letters("".join(names), scoring=scoring))
    assert other.grade({"order": [renamed[name] for name in order]}).fraction == first.fraction


@given(st.permutations("abcdef"))
def test_modes_are_ordered_by_kindness(order: list[str]) -> None:
    """A run is a subset: the longest subset is never shorter."""
    credit = {
        mode: question(letters("abcdef", scoring=mode)).grade({"order": order}).fraction
        for mode in MODES
    }
    assert credit["longest_run"] <= credit["longest_subset"]
    assert credit["all_or_nothing"] <= min(credit.values())


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"order": ["mars", "mars"]}, "the item “mars” was given twice"),
        ({"order": ["pluto"]}, "there is no item “pluto”"),
        ({"order": "mars"}, "it should be a list"),
    ],
)
def test_foreign_answers_are_refused(answer: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(sample("order")).grade(answer)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (letters("a"), "items: there is nothing to order"),
        (letters("ab") | {"correct": ["a", "b", "a"]}, "correct: the item “a” stands there twice"),
        (letters("ab") | {"correct": ["a", "z"]}, "correct: there is no item “z”"),
        (
            letters("ab") | {"items": [{"id": "a", "text": "a"}] * 2},
            "items: the id “a” stands there",
        ),
        (letters("ab") | {"correct": []}, "correct: the item “a” has no place"),
        (letters("ab", scoring="sum"), "field scoring"),
    ],
)
def test_faults_are_named(raw: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(raw)
    assert words in str(caught.value)


def test_items_that_stay_outside_are_kept_not_asked() -> None:
    raw = letters("abc") | {"correct": ["a", "b"]}
    made = question(raw)
    assert isinstance(made, OpaqueQuestion) and "outside" in made.unplayable()
    assert made.model_dump(mode="json") == raw
