"""Questions, wrong answers and outcomes of a model: only what the lesson says, and good ones."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.assist import (
    Act,
    CourseMatter,
    Order,
    Piece,
    QuestionMatter,
    Reason,
    with_wrong_answers,
)
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.quiz import SPAN_KEY, read_question
from coursegen_desktop.generation.agents.assist_outcomes import CourseSeen, outcomes, stated
from coursegen_desktop.generation.agents.assist_questions import (
    as_fact,
    better_wrong_answers,
    made_question,
    new_question,
    wrong_answers,
)
from coursegen_desktop.generation.agents.assisting import Desk
from coursegen_desktop.generation.agents.prompts import Prompts, mark_of
from coursegen_desktop.generation.agents.shapes import NewOutcomes, NewQuestion, WrongAnswers

from .lessons import PROMPTS

TEXT = """## Fixing carbon

The enzyme Rubisco joins carbon dioxide to a sugar with five carbon atoms.[^src1] The light
reactions split water and release oxygen. Starch stores the sugar that a leaf does not use at once.

[^src1]: source:leaf.md#b3:10-80 "The enzyme Rubisco joins carbon dioxide to a sugar."
"""
CHOICE: dict[str, Any] = {
    "id": "q-1", "type": "choice", "single": True, "prompt": "What does the enzyme Rubisco do?",
    "points": 2,
    "choices": [
        {"id": "a", "text": "It splits water in the light", "fraction": 0, "feedback": "No."},
        {"id": "b", "text": "It joins carbon dioxide to a sugar", "fraction": 1},
        {"id": "c", "text": "It carries electrons around", "fraction": 0},
        {"id": "d", "text": "It stores the sugar as starch", "fraction": 0},
    ],
}  # fmt: skip
TRUE: dict[str, Any] = {"id": "q-2", "type": "true_false", "prompt": "Water is split.",
                        "answer": True}  # fmt: skip
TYPED: dict[str, Any] = {"id": "q-3", "type": "short_text", "prompt": "What is split?",
                         "answers": [{"text": "water"}]}  # fmt: skip
GOOD = NewQuestion(
    quote="The light reactions split water and release oxygen.",
    question="What do the light reactions of a leaf do first of all?",
    right=["They split the water"],
    wrong=["They store the sugar", "They freeze the stem", "They colour the roots"],
    why=["Starch does.", "Nothing does.", "No."],
)
DESK = Desk(Prompts.load(PROMPTS), mark_of("1"), 4096)


def order(question: dict[str, Any], act: Act = Act.QUESTIONS, **more: Any) -> Order:
    prompts = (str(question["prompt"]),)
    return Order(act, QuestionMatter("Leaves", TEXT, question, prompts, "en"), **more)


def refused(made: NewQuestion, question: dict[str, Any] = CHOICE) -> Reason | None:
    piece, fault = made_question(order(question), made, ())
    assert (piece is None) == (fault is not None)
    return None if fault is None else fault.reason


def test_a_new_choice_is_like_the_one_before_and_rests_on_the_lesson() -> None:
    piece, fault = made_question(order(CHOICE), GOOD, ())
    assert fault is None and piece is not None
    raw = dict(piece.data)
    question = read_question(raw)
    assert question.correct_text() == "They split the water"
    assert (raw["points"], raw["single"], len(raw["choices"])) == (2, True, 4)
    assert raw["ext"] == {SPAN_KEY: {"quote": GOOD.quote}}
    assert piece.new.splitlines()[0] == GOOD.question
    assert {line[:1] for line in piece.new.splitlines()[1:]} == {"✓", "✗"}
    fact = as_fact(piece)
    assert fact is not None and fact.key == "They split the water" and len(fact.wrong) == 3


def test_a_sentence_that_cites_its_source_is_cited_by_its_place() -> None:
    made = GOOD.model_copy(
        update={
            "quote": "The enzyme Rubisco joins carbon dioxide to a sugar with five carbon atoms.",
            "question": "With how many carbon atoms is the sugar that takes up carbon dioxide?",
            "right": ["A sugar with five atoms"],
            "wrong": [
                "A sugar with two rings",
                "A starch with long arms",
                "A salt with deep holes",
            ],
        }
    )
    piece, fault = made_question(order(CHOICE), made, ())
    assert fault is None and piece is not None
    assert piece.data["ext"][SPAN_KEY] == {
        "source": "leaf.md", "block": "b3", "start": 10, "end": 80,
        "quote": "The enzyme Rubisco joins carbon dioxide to a sugar.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"question": ""}, Reason.EMPTY),
        ({"right": []}, Reason.EMPTY),
        ({"wrong": ["They store the sugar"]}, Reason.EMPTY),
        ({"question": "What " * 100}, Reason.LENGTH),
        ({"quote": "The moon is made of green cheese."}, Reason.GROUND),
        ({"right": ["They paint many bright pictures"]}, Reason.GROUND),
        ({"question": "What does the enzyme Rubisco do?"}, Reason.SAME),
        ({"question": "What, as an AI language model, do the light reactions do with water?"},
         Reason.REMARK),
        ({"wrong": ["They store the sugar", "They store sugar", "All of the above"]}, Reason.FLAW),
        ({"right": ["They split the water into oxygen and many other things that leaves need"]},
         Reason.FLAW),
    ],
)  # fmt: skip
def test_bad_questions_are_refused(change: dict[str, Any], reason: Reason) -> None:
    assert refused(GOOD.model_copy(update=change)) is reason


def test_a_statement_and_a_short_answer() -> None:
    made = NewQuestion(
        quote=GOOD.quote, question="The light reactions split water and release oxygen.",
        right=["True"], wrong=[], why=["The lesson says so."],
    )  # fmt: skip
    piece, fault = made_question(order(TRUE), made, ())
    assert fault is None and piece is not None
    assert piece.data["answer"] is True and as_fact(piece) is None
    assert read_question(dict(piece.data)).correct_answer() == {"value": True}
    assert refused(made.model_copy(update={"right": ["perhaps"]}), TRUE) is Reason.EMPTY
    typed = NewQuestion(
        quote=GOOD.quote, question="Which gas do the light reactions of a leaf release?",
        right=["oxygen", "O2", "oxygen"], wrong=[], why=[],
    )  # fmt: skip
    piece, fault = made_question(order(TYPED), typed, ())
    assert fault is None and piece is not None
    assert [one["text"] for one in piece.data["answers"]] == ["oxygen", "O2"]
    assert refused(typed.model_copy(update={"right": ["many " * 20]}), TYPED) is Reason.LENGTH


def test_requests_show_what_there_is_and_fence_it() -> None:
    request = new_question(DESK, order(CHOICE, wish="harder"), ["Taken already?"], ["it is bad"])
    assert request.user.count(DESK.mark) == 4
    for words in ("- What does the enzyme", "- Taken already?", "wishes: harder", "- it is bad"):
        assert words in request.user
    assert "[^src1]" not in request.user
    other = wrong_answers(DESK, order(CHOICE, Act.WRONG_ANSWERS))
    assert other.user.count(DESK.mark) == 4
    assert "Right answer: It joins carbon dioxide to a sugar" in other.user


def test_a_long_lesson_is_shown_part_by_part() -> None:
    text = "\n\n".join(f"Paragraph {n}. " + "words of it " * 30 for n in range(30))
    small = Desk(DESK.prompts, DESK.mark, 1500)
    matter = QuestionMatter("Long", text, CHOICE, (), "en")
    first = new_question(small, Order(Act.QUESTIONS, matter), [])
    second = new_question(small, Order(Act.QUESTIONS, matter), ["One that was made"])
    assert "Paragraph 0." in first.user and "Paragraph 0." not in second.user
    assert len(first.user) < 1500 * 3


def test_wrong_answers_change_and_nothing_else() -> None:
    made = WrongAnswers(
        wrong=["It breaks the sugar into acids", "It moves the water to the leaf",
               "It pulls the nitrogen from soil"],
        why=["Breathing does.", "Vessels do.", "Roots do."],
    )  # fmt: skip
    wish = order(CHOICE, Act.WRONG_ANSWERS)
    pieces, left_out = better_wrong_answers(wish, made)
    assert not left_out
    assert [one.data["choice"] for one in pieces] == ["a", "c", "d"]
    one = with_wrong_answers(CHOICE, pieces[1:2])
    assert one["choices"][2] == {"id": "c", "text": "It moves the water to the leaf",
                                 "fraction": 0, "feedback": "Vessels do."}  # fmt: skip
    assert [one["choices"][n] for n in (0, 1, 3)] == [CHOICE["choices"][n] for n in (0, 1, 3)]
    whole = with_wrong_answers(CHOICE, pieces)
    assert read_question(whole).correct_answer() == {"chosen": ["b"]}
    assert [choice["id"] for choice in whole["choices"]] == list("abcd")
    # What was written for another text is not put over this one.
    stale = [Piece("Something else", "New", data={"choice": "a"})]
    assert with_wrong_answers(CHOICE, stale) == CHOICE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("word " * 60, Reason.LENGTH),
        ("It joins carbon dioxide to sugar.", Reason.SAME),
        ("It carries electrons around", Reason.SAME),
        ("All of the above", Reason.FLAW),
    ],
)
def test_bad_wrong_answers_are_refused(text: str, reason: Reason) -> None:
    made = WrongAnswers(wrong=[text], why=["No."])
    pieces, left_out = better_wrong_answers(order(CHOICE, Act.WRONG_ANSWERS), made)
    assert pieces == ()
    assert [one.reason for one in left_out] == [reason]


# ---------------------------------------------------------------- outcomes

SEEN = CourseSeen(
    "Leaves", (("Fixing carbon", TEXT), ("Water", "Vessels carry water from roots to leaves."))
)


def course(*there: str, **more: Any) -> Order:
    return Order(Act.OUTCOMES, CourseMatter(CourseId(1), there, "en"), **more)


def test_outcomes_can_be_seen_and_are_taught() -> None:
    made = NewOutcomes(
        outcomes=[
            "explain how Rubisco fixes carbon dioxide.",
            "Understand what leaves do",
            "Describe the way of the water through the vessels",
            "Explain how Rubisco fixes carbon dioxide",
            "Compare steam engines",
            "",
            "Explain " + "leaves " * 60,
        ]
    )
    pieces, left_out = stated(course("Describe the way of water through vessels"), made, SEEN)
    assert [one.new for one in pieces] == ["Explain how Rubisco fixes carbon dioxide"]
    assert [one.reason for one in left_out] == [
        Reason.VERB, Reason.SAME, Reason.SAME, Reason.GROUND, Reason.EMPTY, Reason.LENGTH,
    ]  # fmt: skip


def test_a_language_without_a_table_keeps_what_nobody_can_judge() -> None:
    wish = Order(Act.OUTCOMES, CourseMatter(CourseId(1), (), "nl"))
    seen = CourseSeen("Bladeren", (("Koolstof", "Rubisco bindt koolstof aan suiker."),))
    pieces, _ = stated(wish, NewOutcomes(outcomes=["Uitleggen hoe Rubisco koolstof bindt"]), seen)
    assert len(pieces) == 1


def test_the_request_for_outcomes_fits_and_names_verbs() -> None:
    many = CourseSeen("Long", tuple((f"Lesson {n}", "words of it " * 100) for n in range(80)))
    request = outcomes(DESK, course("Explain leaves"), many)
    assert "compare" in request.system and 'Never "understand"' in request.system
    assert request.user.count(DESK.mark) == 4
    assert "- Explain leaves" in request.user
    assert len(request.user) < 4096 * 2
