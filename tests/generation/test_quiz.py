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

from coursegen_desktop.domain.quiz import Quiz, read_question
from coursegen_desktop.generation.extractive import items
from coursegen_desktop.generation.extractive.distractors import distractors, shares_word
from coursegen_desktop.generation.extractive.flaws import (
    choice_flaws,
    statement_flaws,
    stem_flaws,
)
from coursegen_desktop.generation.extractive.programs import is_self_contained
from coursegen_desktop.generation.extractive.quiz import Made, another, make_quiz
from coursegen_desktop.generation.extractive.terms import Term
from coursegen_desktop.generation.metrics import questions
from coursegen_desktop.generation.pipeline import CourseWriter, plan_course
from coursegen_desktop.generation.text.languages import using

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
    first = next(question for question in asked if question["ext"].get("coursegen:harvested"))
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


@pytest.mark.parametrize(
    ("language", "stem"),
    [
        ("en", "Which of these statements is a testable claim?"),
        ("en", "Which one of the following numbers is a prime?"),
        ("de", "Welche dieser Aussagen ist eine prüfbare Behauptung?"),
        ("fr", "Laquelle de ces phrases est une affirmation vérifiable ?"),
        ("es", "¿Cuál de estas frases es una afirmación comprobable?"),
        ("pt", "Qual destas frases é uma afirmação verificável?"),
        ("it", "Quale di queste frasi è una affermazione verificabile?"),
    ],
)
def test_a_stem_may_name_the_options_below_it(language: str, stem: str) -> None:
    with using(language):
        assert "points outside" not in choice_flaws(stem, "One", ["Two", "Three"])
        assert "points outside" in stem_flaws(stem), "where there are no options"


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


def made_of(tmp_path: Path, text: str, **wishes: Any) -> Made:
    path = tmp_path / "text.md"
    path.write_text(text, encoding="utf-8")
    return make_quiz(plan_course([str(path)]).orders[0], **wishes)


def asked_in(made: Made) -> list[Any]:
    listed = (made.quiz or {"questions": []})["questions"]
    assert isinstance(listed, list)
    return listed


STORY = """# A walk

We walked on and he said that it was late. “Stay here,” she told him. He did not answer. A door
opened. “Who is there?” I asked, and my voice shook. He laughed at me. She wept. Nobody came.
The lamp went out because the oil in its old brass bowl had been used up. “Run!” he cried. I ran.
"""


def test_a_story_has_no_quiz_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text(STORY * 3, encoding="utf-8")
    writer = CourseWriter(plan_course([str(path)]))
    assert quizzes(writer) == []
    assert "reads like a story" in writer.plan.outline.warnings[0]
    sources = writer.lesson(0).assets[-1].content["questions"]
    assert sources == {
        "wanted": 8,
        "made": 0,
        "note": "0 of 8: it reads like a story, which states few facts.",
    }


def test_a_text_without_facts_has_no_quiz(tmp_path: Path) -> None:
    made = made_of(
        tmp_path, "# Hours\n\n" + "Come on Monday, or come on Tuesday if you like. " * 30
    )
    assert made.quiz is None and made.note == "0 of 8: no more testable facts here."


STEPS = """# Tea

Tea is made in a few steps, one after another:

1. First, boil fresh water in a kettle.
2. Then warm the pot with some of it.
3. Put one spoon of leaves for each cup into the pot.
4. Finally, pour the water over the leaves.
"""


def test_numbered_steps_are_put_in_order(tmp_path: Path) -> None:
    (question,) = asked_in(made_of(tmp_path, STEPS))
    assert question["type"] == "order"
    text = {item["id"]: item["text"] for item in question["items"]}
    ordered = [text[name] for name in question["correct"]]
    assert ordered[0] == "Boil fresh water in a kettle." and ordered[3].startswith("Pour")
    assert [item["id"] for item in question["items"]] != question["correct"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("in a few steps, one after another", "better for three reasons"),
        ("1. First, boil", "1. See step 3, boil"),
        ("Put one spoon", "Repeat: put one spoon"),
        ("1. First", "- First"),
    ],
)
def test_lists_without_an_order_are_not_ordered(tmp_path: Path, old: str, new: str) -> None:
    text = STEPS.replace(old, new)
    if new == "- First":
        text = text.replace("\n2. ", "\n- ").replace("\n3. ", "\n- ").replace("\n4. ", "\n- ")
    assert [q for q in asked_in(made_of(tmp_path, text)) if q["type"] == "order"] == []


LISTS = """# Rocks

Rocks that come from cooled magma are:

- Granite
- Basalt
- Obsidian
- Pumice

Rocks that come from settled sediment are:

- Sandstone
- Limestone
- Shale
- Chalk
"""


def test_two_lists_make_a_multiple_choice(tmp_path: Path) -> None:
    found = asked_in(made_of(tmp_path, LISTS))
    assert [(q["type"], q["single"]) for q in found] == [("choice", False)] * 2
    for question in found:
        right = {c["text"] for c in question["choices"] if c["fraction"] > 0}
        wrong = {c["text"] for c in question["choices"] if c["fraction"] == 0}
        fire = {"Granite", "Basalt", "Obsidian", "Pumice"}
        assert (right <= fire) != (wrong <= fire) and len(right) == 3 and len(wrong) == 2
    assert asked_in(made_of(tmp_path, LISTS.partition("Rocks that come from settled")[0])) == []


@pytest.mark.parametrize(
    ("told", "value", "tolerance"),
    [
        ("A bar of pure copper melts at a temperature of 1,085 °C.", "1085", {"kind": "exact"}),
        (
            "A bar of pure copper melts at a temperature of about 1,085 °C.",
            "1085",
            {"kind": "relative", "value": 0.1},
        ),
        (
            "Dry air at rest carries sound over a distance of 34.3 km in each unit.",
            "34.3",
            {"kind": "absolute", "value": 0.05},
        ),
        (
            "Green plants use a share of 4,500 joules of all that the leaves receive.",
            "4500",
            {"kind": "absolute", "value": 50.0},
        ),
    ],
)
def test_quantities_are_asked_with_a_fair_tolerance(
    tmp_path: Path, told: str, value: str, tolerance: dict[str, object]
) -> None:
    (question,) = asked_in(made_of(tmp_path, f"# Facts\n\n{told}\n"))
    assert question["type"] == "numeric"
    assert question["answers"] == [{"value": value, "tolerance": tolerance, "fraction": 1}]
    assert "____" in question["prompt"] and value not in question["prompt"].replace(",", "")


@pytest.mark.parametrize(
    "told",
    [
        "The old bridge over the wide river was opened to everybody in 1883.",
        "The wide river carries 400 barges and 20 ferries past the old town daily.",
        "Suppose that a train of eleven coaches needs 40 minutes for the whole way.",
        "The river is never deeper than 40 metres at any place below the town.",
    ],
)
def test_years_stories_and_denials_are_no_quantities(tmp_path: Path, told: str) -> None:
    found = asked_in(made_of(tmp_path, f"# Facts\n\n{told}\n"))
    assert [q for q in found if q["type"] == "numeric"] == []


def test_causes_are_explained_and_compared_with_the_text(tmp_path: Path) -> None:
    cause = "Bars in a chart should start at zero because their lengths are compared."
    (question,) = asked_in(made_of(tmp_path, f"# Charts\n\n{cause}\n"))
    assert question["type"] == "essay"
    assert question["ext"]["coursegen:marked_by"] == "self"
    assert question["grader_notes"] == cause and "lengths" not in question["prompt"]


EXERCISE = """# Sums

::: challenge

## Adding up

How many legs do three spiders and two cats have together?

::: solution

32 legs, because three times eight and two times four are added.

:::

:::

::: challenge

## A loop

Write a loop that prints all the names in a list.

::: solution

Use `for name in names` and print each of them in turn.

:::

:::
"""


def test_exercises_become_numbers_or_are_checked_by_the_learner(tmp_path: Path) -> None:
    number, free = asked_in(made_of(tmp_path, EXERCISE))
    assert (number["type"], number["answers"][0]["value"]) == ("numeric", "32")
    assert number["prompt"].endswith("Type the number only (legs).")
    assert free["type"] == "essay" and free["grader_notes"].startswith("Use `for name")
    assert number["ext"]["coursegen:harvested"] and free["ext"]["coursegen:harvested"]


def test_the_wished_number_and_types_are_kept(writer: CourseWriter) -> None:
    order = writer.plan.orders[1]
    assert make_quiz(order, 0).quiz is None and make_quiz(order, 0).note == ""
    assert [len(asked_in(make_quiz(order, size))) for size in (1, 3, 5, 12)] == [1, 3, 5, 12]
    only = asked_in(make_quiz(order, 6, ("cloze", "match")))
    assert {question["type"] for question in only} == {"cloze", "match"}
    many = make_quiz(order, 200)
    assert many.note == f"{many.made} of 200: no more testable facts here."


def test_there_is_another_question_until_the_text_is_used_up(writer: CourseWriter) -> None:
    order = writer.plan.orders[1]
    asked = asked_in(make_quiz(order, 8))
    dropped = asked.pop(5)
    new = another(order, [*asked, dropped])
    assert new is not None and new == another(order, [*asked, dropped])
    assert new["prompt"] not in {question["prompt"] for question in [*asked, dropped]}
    assert new["id"] not in {question["id"] for question in [*asked, dropped]}
    assert read_question(new) and new["ext"]["coursegen:outcome"]  # type: ignore[index]
    everything = [*asked, dropped]
    while (more := another(order, everything)) is not None:
        everything.append(more)
        assert len(everything) < 200
    prompts = [question["prompt"] for question in everything if question["type"] != "match"]
    assert len(set(prompts)) == len(prompts) > 12


def test_true_false_is_at_most_fifteen_percent(writer: CourseWriter) -> None:
    for order in writer.plan.orders:
        for size in (4, 6, 7, 10, 20, 40):
            found = asked_in(make_quiz(order, size))
            guesses = sum(question["type"] == "true_false" for question in found)
            assert 100 * guesses <= 15 * len(found)


def test_stated_outcomes_come_first(writer: CourseWriter) -> None:
    for order in writer.plan.orders:
        found = make_quiz(order, 8)
        tested = {question["ext"]["coursegen:outcome"] for question in asked_in(found)}
        assert tested & set(found.outcomes) or not found.outcomes


def test_promised_outcomes_are_those_that_are_tested(tmp_path: Path) -> None:
    path = tmp_path / "tea.md"
    path.write_text(STEPS, encoding="utf-8")
    lesson = CourseWriter(plan_course([str(path)])).lesson(0)
    assert "After this lesson you can" in lesson.content
    assert "Order the steps of “Tea”" in lesson.content
    bare = tmp_path / "bare.md"
    bare.write_text("# Hours\n\nCome on Monday, or come on Tuesday if you like.\n")
    assert "After this" not in CourseWriter(plan_course([str(bare)])).lesson(0).content
