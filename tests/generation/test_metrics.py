"""The metrics: what they find in spoiled courses, what they leave alone in good ones."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from random import Random
from typing import Any

import pytest

from coursegen_desktop.domain.course_report import MetricVerdict, SetAsidePassage
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.generation import metrics
from coursegen_desktop.generation.metrics import report
from coursegen_desktop.generation.metrics.items import chi_square_p
from coursegen_desktop.generation.metrics.keys import follows
from coursegen_desktop.generation.metrics.view import with_closed_comments
from coursegen_desktop.generation.pipeline import write_course
from coursegen_desktop.generation.reading import read_sources

from . import faults
from .places import CORPORA, SAMPLE_DOCUMENTS

Good = list[tuple[CourseDraft, dict[str, str]]]


@pytest.fixture(scope="module")
def sample() -> CourseDraft:
    return write_course(SAMPLE_DOCUMENTS, "The Curious Mind")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {source.id: source.text for source in read_sources(SAMPLE_DOCUMENTS).sources}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    """Forty small courses and more: each section of the sample documents, books where they are."""
    folder = tmp_path_factory.mktemp("good")
    paths = []
    for document in SAMPLE_DOCUMENTS:
        for mark in ("##", "###"):
            for part in faults.sections(document, mark):
                path = folder / f"part-{len(paths)}.md"
                path.write_text(part, encoding="utf-8")
                paths.append(path)
    if CORPORA.is_dir():
        paths += sorted((CORPORA / "lesson-md").rglob("0*.md"))[:6]
        paths += sorted((CORPORA / "mdbook").rglob("ch0*.md"))[:12:2]
    return [faults.made(path) for path in paths]


@pytest.fixture(scope="module")
def alarms_of_good(good: Good) -> list[set[str]]:
    """What is reported of each of them as it is."""
    return [faults.kinds(course, texts) for course, texts in good]


# -- planted faults --------------------------------------------------------------------------------


def test_good_courses_raise_no_alarm(alarms_of_good: list[set[str]]) -> None:
    looked = alarms_of_good
    assert len(looked) >= 40
    expected = {name: kinds for name, (_, kinds) in faults.FAULTS.items()}
    alarms = Counter(name for found in looked for name in expected if found & expected[name])
    assert sum(alarms.values()) <= 0.05 * len(looked) * len(expected), alarms
    assert all(count <= 0.05 * len(looked) + 1 for count in alarms.values()), alarms


def test_planted_faults_are_found(good: Good, alarms_of_good: list[set[str]]) -> None:
    planted: Counter[str] = Counter()
    missed: list[str] = []
    for number, (course, texts) in enumerate(good):
        before = alarms_of_good[number]
        for name, (plant, kinds) in faults.FAULTS.items():
            bad = faults.spoiled(course, plant, Random(f"{number}/{name}"))
            if bad is None:
                continue
            planted[name] += 1
            if not (faults.kinds(bad, texts) - before) & kinds:
                missed.append(f"{name} in “{course.title}”")
    assert all(planted[name] >= 8 for name in faults.FAULTS), planted
    assert sum(planted.values()) >= 200
    by_name = Counter(text.split(" in “")[0] for text in missed)
    assert len(missed) <= 0.05 * sum(planted.values()), missed
    assert all(count <= 0.05 * planted[name] + 1 for name, count in by_name.items()), missed


# -- single faults, in the sample course -----------------------------------------------------------


def spoiled(course: CourseDraft, texts: dict[str, str], change: Any) -> list[str]:
    data = json.loads(course.model_dump_json())
    # The first lesson with exercises of the author.
    change(data["modules"][0]["lessons"][1], data)
    return metrics.check(CourseDraft.model_validate(data), texts)


def quiz_of(lesson: Any) -> Any:
    return lesson["assets"][0]["content"]["questions"]


def made_choice(lesson: Any) -> Any:
    listed = (question for question in quiz_of(lesson) if question["type"] == "choice")
    return next(question for question in listed if "coursegen:harvested" not in question["ext"])


def second_key(question: Any) -> None:
    for choice in question["choices"]:
        choice["fraction"] = 1


def move_key(question: Any) -> None:
    for choice in question["choices"]:
        choice["fraction"] = int(choice["fraction"] == 0 and choice is not question["choices"][-1])


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda lesson, _: made_choice(lesson)["ext"]["coursegen:span"].update(start=0), "quote"),
        (lambda lesson, _: made_choice(lesson)["ext"].pop("coursegen:span"), "no citation"),
        (lambda lesson, _: made_choice(lesson)["ext"].update({"coursegen:anchor": "x"}), "heading"),
        (lambda lesson, _: second_key(made_choice(lesson)), "one right"),
        (lambda lesson, _: move_key(made_choice(lesson)), "right option"),
        (lambda lesson, _: lesson["assets"][3]["content"]["blocks"].pop(3), "in no lesson"),
        (
            lambda lesson, _: lesson["assets"][3]["content"]["blocks"].append(
                lesson["assets"][3]["content"]["blocks"][0]
            ),
            "in two lessons",
        ),
        (
            lambda lesson, data: data["modules"][1]["lessons"][0].update(title=lesson["title"]),
            "same title",
        ),
        (
            lambda lesson, _: made_choice(lesson)["choices"][0].update(
                text=made_choice(lesson)["choices"][1]["text"]
            ),
            "alike",
        ),
        (lambda lesson, _: lesson.update(content="As an AI language model I can"), "left in"),
        (
            lambda lesson, _: made_choice(lesson).update(prompt="<think>Which is it?</think>"),
            "left",
        ),
        (lambda lesson, _: made_choice(lesson).update(prompt="Which\u200b one?"), "nobody can see"),
        (lambda lesson, _: quiz_of(lesson)[3]["answers"][0].update(value="41"), "41"),
        (lambda _, data: data["modules"].pop(), "Nothing of"),
    ],
)
def test_what_is_surely_wrong_is_told(
    sample: CourseDraft, texts: dict[str, str], change: Any, complaint: str
) -> None:
    found = spoiled(sample, texts, change)
    assert any(complaint in problem for problem in found), found


def test_the_authors_key_is_held_against_his_solution(
    sample: CourseDraft, texts: dict[str, str]
) -> None:
    def change(lesson: Any, _: Any) -> None:
        question = quiz_of(lesson)[0]
        assert question["ext"]["coursegen:harvested"]
        for choice in question["choices"]:
            choice["fraction"] = 1 - choice["fraction"] if choice["id"] in "ab" else 0

    assert any("another option" in problem for problem in spoiled(sample, texts, change))


def test_the_order_of_steps_is_that_of_the_text(sample: CourseDraft, texts: dict[str, str]) -> None:
    data = json.loads(sample.model_dump_json())
    orders = faults.asked(data, "order")
    assert orders
    orders[0]["correct"].reverse()
    found = metrics.check(CourseDraft.model_validate(data), texts)
    assert any("order is not that" in problem for problem in found)


# -- the report ------------------------------------------------------------------------------------


def test_the_sample_meets_its_targets(sample: CourseDraft, texts: dict[str, str]) -> None:
    found = report(sample, texts)
    assert found.is_sound and found.faults == () and found.has_sources
    gates = {gate.key: gate.value for gate in found.gates}
    assert gates == {"citations": 1.0, "keys": 1.0, "leaks": 0.0, "tiling": 1.0}
    missed = {metric.key for metric in found.metrics if metric.verdict is MetricVerdict.MISSED}
    # The lessons of the sample are long, and two outcomes are tested by nothing in the text.
    assert missed <= {"length", "outcomes_assessed"}
    assert len({metric.key for metric in found.metrics}) == len(found.metrics) >= 25
    assert pickle.loads(pickle.dumps(found)) == found


def test_every_question_tells_what_it_tests(sample: CourseDraft, texts: dict[str, str]) -> None:
    for item in report(sample, texts).items:
        assert item.outcome and item.difficulty is not None and 0 < item.difficulty < 1
    data = json.loads(sample.model_dump_json())
    for question in faults.asked(data):
        for option in faults.choices_of(question):
            assert (option["fraction"] == 1) != bool(option.get("feedback"))


def test_a_missed_gate_caps_the_health(sample: CourseDraft, texts: dict[str, str]) -> None:
    data = json.loads(sample.model_dump_json())
    quiz_of(data["modules"][0]["lessons"][0])[0]["ext"].pop("coursegen:span")
    found = report(CourseDraft.model_validate(data), texts)
    assert not found.is_sound and found.health is not None and found.health < 0.5
    assert found.flagged_items and found.weak_lessons


def test_without_the_documents_nothing_is_claimed_about_citations(sample: CourseDraft) -> None:
    found = report(sample, {})
    assert not found.has_sources
    assert found.metric("citations").verdict is MetricVerdict.NONE
    assert found.metric("coverage").verdict is MetricVerdict.NONE
    assert found.metric("keys").verdict is MetricVerdict.MET


def test_what_was_set_aside_is_no_hole(sample: CourseDraft, texts: dict[str, str]) -> None:
    data = json.loads(sample.model_dump_json())
    blocks = data["modules"][0]["lessons"][1]["assets"][3]["content"]["blocks"]
    gone = [int(block["block"][1:]) for block in blocks[2:5]]
    del blocks[2:5]
    course = CourseDraft.model_validate(data)
    assert not report(course, texts).is_sound
    aside = SetAsidePassage("s1", min(gone), max(gone), "A part", "You left it out.")
    found = report(course, texts, [aside])
    assert found.metric("tiling").verdict is MetricVerdict.MET
    assert aside in found.set_aside


def test_lessons_may_stand_in_another_order(sample: CourseDraft, texts: dict[str, str]) -> None:
    data = json.loads(sample.model_dump_json())
    data["modules"].reverse()
    for module in data["modules"]:
        module["lessons"].reverse()
    assert report(CourseDraft.model_validate(data), texts).is_sound


def test_an_empty_course_is_measured_too() -> None:
    found = report(CourseDraft(title="Nothing"), {})
    assert found.metric("keys").verdict is MetricVerdict.NONE
    assert found.items == () and found.is_sound


def test_foreign_shapes_do_not_stop_the_report(sample: CourseDraft, texts: dict[str, str]) -> None:
    data = json.loads(sample.model_dump_json())
    lesson = data["modules"][0]["lessons"][0]
    quiz = quiz_of(lesson)
    quiz[:0] = [
        {"id": "x1", "type": "choice", "prompt": "?", "single": True, "choices": []},
        {"id": "x2", "type": "cloze", "prompt": "{{gap:a}}", "gaps": {}},
        {"id": "x3", "type": "hotspot", "prompt": "Where?"},
        {"id": "x4", "type": "match", "prompt": "Match."},
        {"id": "x5", "type": "order", "prompt": "Order.", "items": [], "correct": ["a"]},
        {"id": "x6", "type": "numeric", "prompt": "How many?", "answers": []},
        {"id": "x7", "type": "essay", "prompt": "Why?", "ext": {}},
    ]
    lesson["assets"].append({"asset_type": "summary", "content": {"sentences": ["x", 5]}})
    found = report(CourseDraft.model_validate(data), texts)
    assert not found.is_sound
    assert {item.question for item in found.flagged_items} >= {"x1", "x2", "x4", "x7"}


def test_a_key_must_stand_in_its_citation() -> None:
    assert metrics.stands_in("Working memory", "**Working\nmemory** is limited")
    assert not metrics.stands_in("Working memory", "memory is limited")
    assert not metrics.stands_in("1,000 people", "2,000 people")


def test_words_must_follow_one_another() -> None:
    quote = "Unlike recognition, **free recall** asks the learner to produce 12.5 items."
    assert follows("Unlike recognition, free recall asks to produce 12.5 items", quote)
    assert not follows("Unlike free recall, recognition asks to produce 12.5 items", quote)
    assert not follows("free recall asks the learner to produce 12 items", quote)


@pytest.mark.parametrize(
    ("statistic", "freedom", "p"),
    [(3.841, 1, 0.05), (5.991, 2, 0.05), (7.815, 3, 0.05), (9.488, 4, 0.05), (11.07, 5, 0.05)],
)
def test_the_chi_square_test_gives_the_tables_values(
    statistic: float, freedom: int, p: float
) -> None:
    assert chi_square_p(statistic, freedom) == pytest.approx(p, abs=0.0005)


def test_a_comment_that_never_ends_is_looked_for_once() -> None:
    loose = with_closed_comments("<!-- a --> b <!-- c " * 3 + "<!-- d")
    # Each that is left has an end behind it.
    assert loose.count("<!--") == 5 and loose.endswith("b <! c <! d")
    closed = "a <!-- b --> c"
    assert with_closed_comments(closed) is closed
    assert with_closed_comments("<!-- " * 9) == "<! " * 9
