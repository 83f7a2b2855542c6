"""Questions: answerable, unambiguous, no key given away, none where the text yields none."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from coursegen_desktop.domain.quiz import Quiz
from coursegen_desktop.generation.extractive import items
from coursegen_desktop.generation.extractive.distractors import distractors, shares_word
from coursegen_desktop.generation.extractive.flaws import choice_flaws, statement_flaws
from coursegen_desktop.generation.extractive.programs import is_self_contained
from coursegen_desktop.generation.extractive.terms import Term
from coursegen_desktop.generation.metrics import questions
from coursegen_desktop.generation.pipeline import CourseWriter, plan_course

from .places import SAMPLE_DOCUMENTS

SCHEMA = Path(__file__).parents[1] / "domain" / "questions" / "samples" / "quiz.schema.json"


@pytest.fixture(scope="module")
def writer() -> CourseWriter:
    return CourseWriter(plan_course(SAMPLE_DOCUMENTS, "The Curious Mind"))


@pytest.fixture(scope="module")
def asked(writer: CourseWriter) -> list[Any]:
    return [question for lesson in writer for question in questions(lesson)]


@pytest.fixture(scope="module")
def bank(writer: CourseWriter) -> dict[str, Term]:
    return {term.name: term for order in writer.plan.orders for term in order.terms}


def quizzes(writer: CourseWriter) -> list[dict[str, object]]:
    return [
        dict(asset.content)
        for lesson in writer
        for asset in lesson.assets
        if asset.asset_type == "quiz"
    ]


def test_all_quizzes_follow_the_schema_and_can_be_played(writer: CourseWriter) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for quiz in quizzes(writer):
        validator.validate(json.loads(json.dumps(quiz)))
        for question in Quiz.parse(quiz).questions:
            # What the learner marks himself has no answer that a program could give.
            assert question.is_marked or question.grade(question.correct_answer()).correct


def test_the_samples_yield_several_types_in_every_lesson(writer: CourseWriter) -> None:
    for order in writer.plan.orders:
        kinds = {str(question["type"]) for question in questions(writer.lesson(order.index))}
        assert kinds == set() if order.is_reference else len(kinds) >= 3
    everything = {str(q["type"]) for lesson in writer for q in questions(lesson)}
    assert everything == {"choice", "true_false", "cloze", "match", "numeric", "order", "essay"}


def test_no_stem_gives_its_key_away(asked: list[Any]) -> None:
    made = [item for item in asked if item["prompt"].startswith("Which term is defined as")]
    assert len(made) >= 8
    for question in made:
        key = next(choice["text"] for choice in question["choices"] if choice["fraction"] == 1)
        definition = question["prompt"].split("“")[1]
        assert not shares_word(key, definition), question["prompt"]


def test_wrong_options_say_what_they_are(asked: list[Any]) -> None:
    for question in asked:
        if question["prompt"].startswith("Which term is defined as"):
            for choice in question["choices"]:
                told = choice.get("feedback", "")
                assert (choice["fraction"] == 1) == (told == "")
                assert not told or choice["text"].casefold() in told.casefold()


def test_explanations_quote_the_source(asked: list[Any]) -> None:
    for question in asked:
        if question["type"] == "essay":
            assert question["grader_notes"].strip()
            continue
        general = question["feedback"]["general"]
        harvested = question["ext"].get("coursegen:harvested")
        assert harvested or general.startswith("In the text:") or question["type"] == "match"
        assert question["ext"]["coursegen:span"]["quote"]


def test_keys_stand_at_every_place(asked: list[Any]) -> None:
    places = Counter(
        [choice["fraction"] for choice in question["choices"]].index(1)
        for question in asked
        if question["type"] == "choice"
    )
    assert all(places[place] >= 3 for place in range(3))


def test_true_and_false_both_occur(asked: list[Any]) -> None:
    answers = Counter(question["answer"] for question in asked if question["type"] == "true_false")
    assert answers[True] >= 1 and answers[False] >= 1


def test_exercises_of_the_author_come_first_and_keep_their_order(asked: list[Any]) -> None:
    first = asked[0]
    assert first["prompt"].startswith("A cook reads a recipe")
    assert [choice["text"] for choice in first["choices"]] == [
        "Episodic memory",
        "Working memory",
        "Procedural memory",
        "Semantic memory",
    ]
    assert first["feedback"]["general"].startswith("Working memory holds a few items")


def test_rivals_never_hold_the_key(bank: dict[str, Term]) -> None:
    terms = list(bank.values())
    for term in terms:
        for other in distractors(term, terms, len(terms), Counter()):
            assert not set(term.key.split()) <= set(other.key.split())
            assert other.is_plural == term.is_plural


def test_a_kind_is_no_rival_of_its_genus(bank: dict[str, Term]) -> None:
    schema = bank["schema"]
    memory = replace(schema, name="framework", key="framework", definition="a set of beams")
    # "A schema is an organised framework ...": where framework is right, schema is, too.
    assert schema not in distractors(memory, [schema], 1, Counter())


def test_too_few_rivals_make_no_choice(bank: dict[str, Term]) -> None:
    term = bank["attention"]
    one = [bank["retrieval"]]
    assert items.choice_by_definition(term, one, "", Random(1)) is None
    assert items.choice_by_term(term, one, "", Random(1)) is None
    assert items.matching([term, *one], {}, Random(1)) is None


def test_false_statements_swap_a_name_and_nothing_else(bank: dict[str, Term]) -> None:
    term, rival = bank["schema"], bank["mnemonic"]
    prompts = {
        str(item.question["prompt"])
        for seed in range(20)
        if (item := items.true_false(term, [rival], "", Random(seed)))
    }
    definition = term.evidence.text.removeprefix("A schema ")
    assert prompts == {f"A schema {definition}", f"A mnemonic {definition}"}


def test_articles_do_not_cue_the_gap(bank: dict[str, Term]) -> None:
    item = items.cloze(bank["schema"], [], "", typed=True)
    assert item is not None
    assert str(item.question["prompt"]).startswith("A(n) {{gap:g1}} is an organised framework")


@pytest.mark.parametrize(
    ("stem", "key", "wrong", "flaw"),
    [
        (
            "the process of keeping many things",
            "Storage",
            ["Storage", "Recall"],
            "options alike",
        ),
        (
            "the store of a thing for years",
            "A very long key indeed here",
            ["Mode", "Range"],
            "key longest",
        ),
        ("the skeleton of a living cell", "Cytoskeleton", ["Nucleus", "Membrane"], "clang"),
        ("the thing shown above the others", "Mode", ["Range", "Mean"], "points outside"),
        ("a thing", "Mode", ["Range", "Mean"], "unfocused"),
        ("the value that occurs most often", "Mode", ["Always Range", "Mean"], "absolutes"),
        ("word " * 61, "Mode", ["Range", "Mean"], "too long"),
    ],
)
def test_flaws_are_seen(stem: str, key: str, wrong: list[str], flaw: str) -> None:
    assert any(flaw in found for found in choice_flaws(stem, key, wrong))


def test_negations_are_no_statements() -> None:
    assert "negative" in statement_flaws("Soil is not a thing that plants can live without at all.")
    assert statement_flaws("Soil is a layer of grains that plants can live in.") == []


@pytest.mark.parametrize(
    ("code", "whole"),
    [
        ("print(3 + 4)", True),
        ("x = [1, 2]\nfor y in x:\n    print(y)", True),
        ("import math\nprint(math.pi)", True),
        ("print(weight)", False),
        ("import os\nprint(os.getcwd())", False),
        ("print(input())", False),
        ("open('/etc/passwd')", False),
        ("while True: pass", False),
        ("print(", False),
        ("(" * 500, False),
        ("x = '\\d'", True),
    ],
)
def test_only_whole_programs_are_asked_about(code: str, whole: bool) -> None:
    assert is_self_contained(code) is whole


def test_a_lesson_without_facts_has_no_quiz(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text("# A walk\n\n" + "We walked on and he said that it was late. " * 60)
    writer = CourseWriter(plan_course([str(path)]))
    assert quizzes(writer) == []
    assert "No definitions were found" in writer.plan.outline.warnings[0]
