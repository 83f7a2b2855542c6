"""What comes unfinished from outside: its form is that of a question, whatever it holds."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.question_shape import shaped
from coursegen_desktop.domain.quiz_draft import faults_of
from tests.examples import some

from .questions.given import MEDIA, TYPES, sample

ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("id", "text", "fraction", "kind", "x")), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("name", TYPES)
def test_a_whole_question_stays_as_it_is(name: str) -> None:
    raw = sample(name)
    before = copy.deepcopy(raw)
    assert shaped(raw) == before == raw


def test_what_forms_write_stays() -> None:
    number = sample("numeric", answers=[{"value": "a dozen", "fraction": 1}], units=[
        {"unit": "kg", "multiplier": "x"},
    ])  # fmt: skip
    number["answers"][0]["tolerance"] = {"kind": "absolute", "value": "much"}
    empty = {"id": "q", "type": "choice", "prompt": "", "single": True, "choices": []}
    picture = sample("hotspot", image="")
    for raw in (number, empty, picture, {"id": "q", "type": "true_false", "prompt": ""}):
        assert shaped(raw) == raw
        assert faults_of(raw)


def test_what_has_the_wrong_form_is_left_out() -> None:
    raw = sample("choice", points="many", hints=7, tags=["a", 3], feedback=[])
    raw["choices"] = [*raw["choices"], "no option", {"id": "z", "text": ["x"], "fraction": 0}]
    made = shaped(raw)
    assert "points" not in made
    assert "hints" not in made
    assert "feedback" not in made
    assert made["tags"] == ["a"]
    assert made["choices"] == [*sample("choice")["choices"], {"id": "z", "fraction": 0}]


def test_an_entry_without_its_name_is_none() -> None:
    raw = sample("match")
    raw["stems"] = [*raw["stems"], {"text": "nameless"}]
    raw["pairs"] = [{"stem": "s1"}, *raw["pairs"]]
    assert shaped(raw) == sample("match")


def test_an_unknown_type_keeps_its_own_fields() -> None:
    raw = {"id": "q", "type": "drawing", "prompt": "Draw", "strokes": [1, 2], "points": []}
    assert shaped(raw) == {"id": "q", "type": "drawing", "prompt": "Draw", "strokes": [1, 2]}


@given(st.sampled_from(TYPES), st.data())
@settings(max_examples=some(200))
def test_anything_gets_the_form_of_a_question(name: str, data: st.DataObject) -> None:
    """Some field, or an entry of it, is something else."""
    raw: dict[str, Any] = copy.deepcopy(sample(name))
    field = data.draw(st.sampled_from(sorted(raw)))
    value, odd = raw[field], data.draw(ODD)
    if isinstance(value, list) and value and data.draw(st.booleans()):
        place = data.draw(st.integers(0, len(value) - 1))
        if isinstance(value[place], dict) and data.draw(st.booleans()):
            value[place][data.draw(st.sampled_from(sorted(value[place])))] = odd
        else:
            value[place] = odd
    elif field not in ("id", "type"):
        raw[field] = odd
    made = shaped(raw)
    assert shaped(made) == made
    assert json.loads(json.dumps(made)) == made
    assert made["id"] == raw["id"]
    faults_of(made, media={one["id"] for one in MEDIA})
    for entry in made.get("choices") or ():
        assert isinstance(entry, dict)
        assert isinstance(entry.get("text", ""), str)
