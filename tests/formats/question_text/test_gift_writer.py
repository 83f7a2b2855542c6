"""Questions written as GIFT are marked the same when they are read again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.questions.base import Question
from coursegen_desktop.domain.quiz import read_question
from coursegen_desktop.formats.question_text import gift, gift_writer
from tests.domain.questions.given import TYPES, question, sample

# Signs that mean something in GIFT or in Markdown, and some that do not.
WORDS = st.text(
    st.sampled_from(list("ab Z9é日\\:#={}~%[]()*_`$<>&/!->.\n\"'")), min_size=1, max_size=24
).map(str.strip).filter(bool)  # fmt: skip


def again(made: Question) -> Question:
    written = gift_writer.write([made])
    assert not any(loss.is_left_out for loss in written.losses), written.losses
    found = gift.read(written.text)
    assert found.problems == (), written.text
    (read,) = found.questions
    return read


def lost(**changes: Any) -> list[tuple[str, bool]]:
    kind = changes.pop("kind", "choice")
    written = gift_writer.write([question(sample(kind, **changes))])
    return [(loss.reason, loss.is_left_out) for loss in written.losses]


@st.composite
def choices(draw: st.DrawFn) -> dict[str, Any]:
    single = draw(st.booleans())
    right = 1 if single else draw(st.integers(1, 5))
    wrong = draw(st.lists(st.sampled_from([0, -0.25, -0.5, -1]), min_size=1, max_size=4))
    options = [
        {"id": f"c{n}", "text": draw(WORDS), "fraction": fraction, "feedback": draw(WORDS)}
        for n, fraction in enumerate(draw(st.permutations([1 / right] * right + wrong)), 1)
    ]
    mode = draw(st.sampled_from(["sum_floor_zero", "right_minus_wrong"]))
    return {"type": "choice", "single": single, "scoring": mode, "choices": options}


@settings(max_examples=40, deadline=None)
@given(raw=choices(), prompt=WORDS, title=WORDS, data=st.data())
def test_a_choice_is_marked_the_same(
    raw: dict[str, Any], prompt: str, title: str, data: st.DataObject
) -> None:
    made = read_question({"id": "q1", "prompt": prompt, "title": title, **raw})
    read = again(made)
    assert read.prompt == made.prompt
    names = [choice["id"] for choice in raw["choices"]]
    picked = data.draw(st.sets(st.sampled_from(names), max_size=1 if raw["single"] else 9))
    answer = {"chosen": sorted(picked)}
    assert read.grade(answer).fraction == pytest.approx(made.grade(answer).fraction, abs=1e-3)
    told = [part.feedback for part in made.grade(answer).parts]
    assert [part.feedback for part in read.grade(answer).parts] == told


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1), min_size=1,
                   max_size=3),
    typed=st.text(max_size=8),
)  # fmt: skip
def test_a_short_text_is_marked_the_same_or_left_out(texts: list[str], typed: str) -> None:
    answers = [{"text": text, "fraction": [1, 0.5, 0.2][n]} for n, text in enumerate(texts)]
    made = read_question({"id": "q1", "type": "short_text", "prompt": "Q", "answers": answers})
    written = gift_writer.write([made])
    if written.losses:
        return
    (read,) = gift.read(written.text).questions
    for text in (*texts, typed):
        assert read.grade({"text": text}).fraction == made.grade({"text": text}).fraction


NUMBERS = st.decimals(-10_000, 10_000, places=3).map(str)


@settings(max_examples=40, deadline=None)
@given(
    value=NUMBERS,
    tolerance=st.one_of(
        st.none(),
        st.builds(lambda size: {"kind": "absolute", "value": size}, st.floats(0, 50)),
        st.builds(lambda size: {"kind": "relative", "value": size}, st.sampled_from([0.1, 0.05])),
        st.builds(lambda a, b: {"kind": "range", "min": min(a, b), "max": max(a, b)},
                  st.integers(-9, 9), st.floats(-9, 9)),
    ),
    typed=NUMBERS,
)  # fmt: skip
def test_a_number_is_marked_the_same(
    value: str, tolerance: dict[str, Any] | None, typed: str
) -> None:
    answer = {"value": value, "fraction": 1} | ({"tolerance": tolerance} if tolerance else {})
    made = read_question({"id": "q1", "type": "numeric", "prompt": "Q", "answers": [answer]})
    read = again(made)
    for text in (value, typed):
        assert read.grade({"text": text}).fraction == made.grade({"text": text}).fraction


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(WORDS.filter(lambda text: "->" not in text), min_size=4, max_size=6,
                   unique_by=str.strip),
    one=st.integers(0, 2),
    two=st.integers(0, 2),
)  # fmt: skip
def test_a_matching_is_marked_the_same(texts: list[str], one: int, two: int) -> None:
    stems, options = texts[:2], texts[2:]
    raw = {
        "id": "q1", "type": "match", "prompt": "Q",
        "stems": [{"id": f"s{n}", "text": text} for n, text in enumerate(stems, 1)],
        "options": [{"id": f"o{n}", "text": text} for n, text in enumerate(options, 1)],
        "pairs": [{"stem": "s1", "option": "o1"}, {"stem": "s2", "option": "o2"}],
    }  # fmt: skip
    made = read_question(raw)
    read = again(made)
    places = {text: f"o{n}" for n, text in enumerate(options, 1)}
    answer = {"s1": options[one % len(options)], "s2": options[two % len(options)]}
    theirs = {option.text: option.id for option in read.shown(0).options}
    assert read.grade({"pairs": {key: theirs[text] for key, text in answer.items()}}).fraction == (
        made.grade({"pairs": {key: places[text] for key, text in answer.items()}}).fraction
    )


@pytest.mark.parametrize("kind", TYPES)
def test_every_sample_is_written_or_named(kind: str) -> None:
    made = question(sample(kind))
    written = gift_writer.write([made])
    left_out = {loss.question_id for loss in written.losses if loss.is_left_out}
    found = gift.read(written.text)
    assert found.problems == ()
    assert [read.type for read in found.questions] == ([] if left_out else [kind])


def test_tags_category_and_general_feedback_come_back() -> None:
    raw = {"tags": ["a", "b"], "category": ["One/Two", "Three"], "external_id": "x-1",
           "feedback": {"general": "Because **so**.\n\nReally."}}  # fmt: skip
    made = read_question({"id": "q1", "type": "true_false", "prompt": "Q", "answer": True, **raw})
    read = again(made)
    assert {name: getattr(read, name) for name in raw} == {
        name: getattr(made, name) for name in raw
    }


def test_what_would_be_marked_otherwise_is_left_out() -> None:
    several = [{"id": "a", "text": "a", "fraction": 0.5}, {"id": "b", "text": "b", "fraction": 0.5},
               {"id": "c", "text": "c"}]  # fmt: skip
    whole = lost(single=False, choices=several, scoring="all_or_nothing")
    assert ("GIFT has no “all or nothing”.", True) in whole
    assert lost(kind="order") == [("GIFT has no questions of this type.", True)]
    strict = lost(kind="short_text", answers=[{"text": "a"}], case_sensitive=True)
    assert strict == [("GIFT cannot say how the text is compared.", True)]


def test_what_is_lost_without_changing_the_marks_is_named() -> None:
    made = {"id": "q1", "type": "true_false", "prompt": "Q", "answer": True, "points": 3}
    written = gift_writer.write([read_question(made)])
    assert [loss.reason for loss in written.losses] == ["GIFT has no points."]
    assert written.text == "Q {TRUE\n}\n"
