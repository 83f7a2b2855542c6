"""The ladder: it leads, in its order, and tells the answer at its top only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.masking import MASK
from coursegen_desktop.domain.questions.base import Question
from coursegen_desktop.domain.quiz import Quiz, read_question
from coursegen_desktop.domain.tutor import (
    Allowed,
    Lesson,
    Letters,
    Passage,
    Step,
    StepKind,
    Wanted,
    ladder,
)
from tests.domain.questions.given import SAMPLES, TYPES, question, sample
from tests.examples import some

CELLS = (
    "A cell has many parts, and each of them has a task.",
    "Mitochondria make most of the chemical energy of a cell.",
    "The cell wall of plants is made of cellulose.",
    "It keeps its shape even when water presses from inside.",
    "Water boils at 100 degrees at the level of the sea.",
)


def lesson(*sentences: str, heading: str = "Parts of a cell", quote: str = "") -> Lesson:
    places = enumerate(sentences or CELLS)
    passages = tuple(Passage(s, heading, "parts", 100 * n, 100 * n + len(s)) for n, s in places)
    return Lesson(passages, "parts", heading, quote)


def choice(**changes: Any) -> Question:
    raw = {
        "id": "q",
        "type": "choice",
        "single": True,
        "prompt": "Which part makes the energy?",
        "choices": [
            {"id": "a", "text": "The mitochondrion", "fraction": 1},
            {"id": "b", "text": "The ribosome", "feedback": "A ribosome makes protein."},
            {"id": "c", "text": "The nucleus", "feedback": "Not that: it is the mitochondrion."},
        ],
    }
    return read_question(raw | changes)


def kinds(steps: tuple[Step, ...]) -> list[str]:
    return [step.kind.value for step in steps]


def test_the_whole_ladder_of_a_choice() -> None:
    asked = choice(hints=[{"text": "It has two membranes."}])
    steps = ladder(asked, {"chosen": ["b"]}, lesson())
    assert kinds(steps) == ["rationale", "author", "restate", "sentence", "letters", "reveal"]
    rationale, author, restated, sentence, letters, last = steps
    assert rationale.text == "A ribosome makes protein."
    assert author.text == "It has two membranes."
    assert restated.wanted == Wanted("choice", 3, 1)
    assert restated.concept == "Parts of a cell"
    assert sentence.text == f"{MASK} make most of the chemical energy of a cell."
    assert letters.pieces == (Letters(first="m", letters=13),), "without its article"
    assert last.text == "The mitochondrion"
    assert last.passage is not None
    assert last.passage.text == CELLS[1]


def test_a_reason_that_names_the_answer_is_told_without_it() -> None:
    first = ladder(choice(), {"chosen": ["c"]})[0]
    assert first.text == f"Not that: it is {MASK}."


def test_without_an_answer_or_a_lesson_it_begins_with_what_is_asked() -> None:
    assert kinds(ladder(choice())) == ["restate", "letters", "reveal"]


def test_an_answer_to_an_older_version_stops_nothing() -> None:
    assert kinds(ladder(choice(), {"chosen": ["gone"]})) == ["restate", "letters", "reveal"]


def test_what_the_rules_keep_back() -> None:
    asked = choice(feedback={"general": "They burn sugar."})
    wrong = {"chosen": ["b"]}
    sealed = Allowed(feedback=False, explanation=False, solution=False)
    assert kinds(ladder(asked, wrong, lesson(), sealed)) == ["restate", "sentence"]
    told = ladder(asked, wrong, lesson(), Allowed(explanation=False))[-1]
    assert told.reason == ""
    assert ladder(asked, wrong, lesson())[-1].reason == "They burn sugar."


def test_where_the_answer_is_seen_already_no_letters_are_told() -> None:
    steps = ladder(choice(), {"chosen": ["b"]}, lesson(), Allowed(is_told=True))
    assert kinds(steps) == ["rationale", "restate", "sentence", "reveal"]


def test_a_heading_that_would_tell_is_left_out() -> None:
    steps = ladder(choice(), None, lesson(heading="Mitochondria"))
    assert steps[0].concept == ""


def test_a_statement_and_its_contrary_lead_to_the_same_sentence() -> None:
    shown = []
    for material in ("cellulose", "chitin"):
        prompt = f"The cell wall of plants is made of {material}."
        asked = read_question(
            {"id": "q", "type": "true_false", "prompt": prompt, "answer": material == "cellulose"}
        )
        steps = ladder(asked, None, lesson())
        assert kinds(steps) == ["restate", "sentence", "letters", "reveal"]
        shown.append(steps[1:3])
    assert shown[0] == shown[1], "nobody sees by the hint which of both it is"
    assert shown[0][0].text == f"The cell wall of plants is made of {MASK}."
    assert shown[0][1].pieces == (Letters(first="c", letters=9),)


def test_a_text_with_gaps_is_not_shown_again() -> None:
    asked = read_question({
        "id": "q", "type": "cloze", "prompt": "The cell wall of plants is made of {{gap:a}}.",
        "gaps": {"a": {"kind": "short_text", "answers": [{"text": "cellulose"}]}},
    })  # fmt: skip
    steps = ladder(asked, None, lesson())
    assert steps[1].is_beside
    assert steps[1].text == CELLS[3]
    assert steps[2].pieces == (Letters(about="1", first="c", letters=9),)
    assert steps[3].passage is not None
    assert steps[3].passage.text == CELLS[2], "the passage is the one that says it"


def test_only_what_is_not_right_yet_is_hinted_at() -> None:
    asked = question(sample("match"))
    steps = ladder(asked, {"pairs": {"norway": "rome", "italy": "rome"}})
    letters = next(step for step in steps if step.kind is StepKind.LETTERS)
    assert [piece.about for piece in letters.pieces] == ["Norway"]


def test_numbers_tell_their_length() -> None:
    raw = {"id": "q", "type": "numeric", "prompt": "At how many degrees does water boil?"}
    steps = ladder(
        read_question(raw | {"answers": [{"value": "100", "fraction": 1}]}), None, lesson()
    )
    assert steps[1].text == f"Water boils at {MASK} degrees at the level of the sea."
    assert steps[2].pieces == (Letters(first="1", digits=3),)
    short = ladder(read_question(raw | {"answers": [{"value": "-7", "fraction": 1}]}))
    assert short[1].pieces == (Letters(digits=1, is_negative=True),), "one digit is all of it"


def test_the_sentence_that_asks_is_taken_out_of_a_long_prompt() -> None:
    prompt = "Ann walks for an hour. She rests for two. How long is she away?"
    steps = ladder(choice(prompt=prompt))
    assert steps[0].text == "How long is she away?"
    assert ladder(choice())[0].text == "", "the prompt is nothing else"


@pytest.mark.parametrize("name", TYPES)
def test_every_type_has_a_ladder(name: str) -> None:
    asked = question(sample(name))
    steps = ladder(asked, None, lesson())
    assert steps
    leads = bool(asked.answer_keys()) or name == "true_false"
    assert steps[-1].kind is (StepKind.REVEAL if leads else StepKind.NOTHING)
    assert leads is (
        name in ("choice", "cloze", "match", "numeric", "order", "short_text", "true_false")
    )
    _check(asked, steps)


def test_the_sample_quiz_gives_nothing_away() -> None:
    raw = json.loads((SAMPLES / "quiz.example.json").read_text("utf-8"))
    for asked in Quiz.parse(raw).questions:
        _check(asked, ladder(asked))


# ---------------------------------------------------------------- for all questions

WORDS = (
    "apple", "river", "stone", "cloud", "garden", "window", "silver", "winter", "music", "letter",
    "north", "seven", "42", "3.5", "Straße", "café",
)  # fmt: skip
word = st.sampled_from(WORDS)
phrase = st.lists(word, min_size=1, max_size=3).map(" ".join)
# What surrounds them in the lesson; none of it is a word of an answer.
sentence = st.lists(word, min_size=1, max_size=5).map(
    lambda found: f"Everybody told them quickly about {' and '.join(found)} yesterday."
)
texts = st.lists(phrase, min_size=2, max_size=5, unique_by=lambda text: text.casefold())


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, dict[str, object]]:
    """A question of a type that has keys, and a wrong or empty answer to it."""
    kind = draw(
        st.sampled_from(("choice", "several", "short_text", "numeric", "match", "order", "cloze"))
    )
    given_texts, prompt = draw(texts), draw(phrase)
    raw: dict[str, Any] = {"id": "q", "type": kind, "prompt": f"What of the {prompt}?"}
    raw["hints"] = [{"text": draw(sentence)}]
    options = [
        {"id": f"o{n}", "text": text, "feedback": draw(sentence)}
        for n, text in enumerate(given_texts)
    ]
    answer: dict[str, object] = {}
    if kind in ("choice", "several"):
        right = 1 if kind == "choice" else draw(st.integers(1, len(options) - 1))
        for option in options[:right]:
            option["fraction"] = 1 if kind == "choice" else 1 / right
        raw |= {"type": "choice", "single": kind == "choice", "choices": options}
        answer = {"chosen": ["o1" if kind == "choice" else options[-1]["id"]]}
    elif kind == "short_text":
        raw["answers"] = [{"text": text} for text in given_texts]
    elif kind == "numeric":
        value = str(draw(st.integers(-999, 99_999)))
        raw["answers"] = [{"value": value, "fraction": 1}]
    elif kind == "match":
        stems = [{"id": f"s{n}", "text": f"stem {n}"} for n in range(len(options))]
        raw |= {"stems": stems, "options": options}
        raw["pairs"] = [{"stem": f"s{n}", "option": f"o{n}"} for n in range(len(options))]
        answer = {"pairs": {"s0": "o1", "s1": "o1"}}
    elif kind == "order":
        raw |= {"items": options, "correct": [option["id"] for option in options]}
        answer = {"order": [option["id"] for option in reversed(options)]}
    else:
        raw["prompt"] = "They say {{gap:a}} to {{gap:b}}."
        raw["gaps"] = {
            "a": {"kind": "short_text", "answers": [{"text": given_texts[0]}]},
            "b": {"kind": "choice", "choices": [
                option | {"fraction": float(n == 1)} for n, option in enumerate(options)
            ]},
        }  # fmt: skip
        answer = {"gaps": {"a": "nothing", "b": "o0"}}
    return read_question(raw), answer


@given(questions(), st.lists(sentence, min_size=1, max_size=6), st.booleans(), phrase)
@settings(max_examples=some(400))
def test_no_step_before_the_last_holds_the_answer(
    asked: tuple[Question, dict[str, object]], sentences: list[str], is_answered: bool, heading: str
) -> None:
    made, answer = asked
    steps = ladder(made, answer if is_answered else None, lesson(*sentences, heading=heading))
    _check(made, steps)


def _check(asked: Question, steps: tuple[Step, ...]) -> None:
    """No text before the last step holds a whole key, nor a word that only the key has."""
    right = {text for key in asked.answer_keys() for text in (key.text, *key.others)}
    wrong = {text for text in _offered(asked) if text not in right}
    open_words = _words(asked.prompt).union(*map(_words, wrong))
    telling = set().union(*map(_words, right)) - open_words if right else set()
    told = [step for step in steps if step.kind is not StepKind.REVEAL]
    assert [step.kind for step in steps[len(told) :]] in ([], [StepKind.REVEAL])
    for step in told:
        assert step.passage is None or not step.passage.text, "a place, not the sentence itself"
        texts = [step.text, step.concept] if step.kind is not StepKind.SENTENCE else [step.text]
        texts += [step.passage.heading] if step.passage is not None else []
        for text in texts:
            assert not (_words(text) & telling), (text, telling)
            assert not any(_holds(text, key) for key in right), (text, right)
        for piece in step.pieces:
            assert piece.first.casefold() not in {key.casefold() for key in right}


def _offered(asked: Question) -> list[str]:
    shown = asked.shown(0)
    gaps = [option.text for gap in shown.gaps for option in gap.options]
    return [*(option.text for option in (*shown.options, *shown.stems)), *gaps]


def _words(text: str) -> set[str]:
    cleaned = "".join(letter if letter.isalnum() or letter in ".-" else " " for letter in text)
    return {one.strip(".").casefold() for one in cleaned.split() if len(one.strip(".")) > 2}


def _holds(text: str, key: str) -> bool:
    bare = key.strip().casefold()
    return bool(bare) and f" {bare} " in f" {text.casefold().replace('.', ' ')} "


def test_the_check_would_see_a_key() -> None:
    steps = ladder(choice())
    leaking = (replace(steps[0], text="It is the mitochondrion there"), *steps[1:])
    with pytest.raises(AssertionError):
        _check(choice(), leaking)


def test_the_answer_is_read_as_it_was_stored() -> None:
    stored: Mapping[str, object] = {"chosen": ["b"], "more": 1}
    assert kinds(ladder(choice(), stored)) == ["restate", "letters", "reveal"]
