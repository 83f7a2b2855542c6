"""Questions as people write them in lists."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.formats.question_text import markdown_list


def read(text: str) -> list[dict[str, Any]]:
    found = markdown_list.read(text)
    assert found.problems == ()
    return [question.model_dump(mode="json") for question in found.questions]


def right(question: dict[str, Any]) -> list[str]:
    return [choice["text"] for choice in question["choices"] if choice["fraction"] > 0]


def test_boxes_feedback_and_explanation() -> None:
    (found,) = read(
        "1. Which gas?\n   - [x] CO2\n     > taken in\n   - [ ] O2\n     > given off\n"
        "Explanation: leaves breathe.\nTags: leaf, gas\nPoints: 2\n"
    )
    assert right(found) == ["CO2"]
    assert [choice["feedback"] for choice in found["choices"]] == ["taken in", "given off"]
    assert found["feedback"]["general"] == "leaves breathe."
    assert (found["tags"], found["points"]) == (["leaf", "gas"], 2)


@pytest.mark.parametrize(
    "options",
    [
        "* one\n* **two**\n* three",
        "- one\n- two (correct)\n- three",
        "+ one\n+ two ✓\n+ three",
        "A. one\nB. two\nC. three\nANSWER: B",
        "a) one\nb) two\nc) three\nCorrect answer: b",
        "  1) one\n  2) two\n  3) three\nAnswer: 2",
        "- one\n- two\n- three\n\n**Answer:** two",
        "a) one\nb) two\nc) three\nAnswer: b) two",
    ],
)
def test_every_way_to_mark_the_right_option(options: str) -> None:
    (found,) = read(f"Which?\n{options}\n")
    assert [choice["text"] for choice in found["choices"]] == ["one", "two", "three"]
    assert right(found) == ["two"]
    assert found["single"] is True


def test_several_right_ones_take_away_for_wrong_ones() -> None:
    (question,) = markdown_list.read("Which?\n- [x] a\n- [x] b\n- [ ] c").questions
    assert question.grade({"chosen": ["c1", "c2"]}).fraction == 1
    assert question.grade({"chosen": ["c1", "c3"]}).fraction == 0


def test_typed_answers() -> None:
    found = read(
        "1. Sky is blue.\nAnswer: True\n\n2. g?\nAnswer: 9.81 ± 0.02\n\n3. Water?\n"
        "Answer: H2O / water\n\n4. The [[stomata|pores]] breathe.\n\n"
        "5. Sleep?\n- True\n- **False**\n"
    )
    kinds = ["true_false", "numeric", "short_text", "cloze", "true_false"]
    assert [question["type"] for question in found] == kinds
    assert found[1]["answers"][0]["tolerance"] == {"kind": "absolute", "value": 0.02}
    assert [answer["text"] for answer in found[2]["answers"]] == ["H2O", "water"]
    assert found[3]["prompt"] == "The {{gap:g1}} breathe."
    assert found[4]["answer"] is False


def test_pairs() -> None:
    (found,) = read("Match.\n- leaf -> sugar\n- root → water\n")
    assert found["type"] == "match"
    assert found["one_to_one"] is True


def test_questions_without_numbers_and_below_headings() -> None:
    found = read(
        "First?\n- [x] a\n- [ ] b\n\nSecond?\n\n- [x] c\n- [ ] d\n\n## Question 3\nThird?\n"
        "More words.\n- [x] e\n- [ ] f\n"
    )
    assert [question["prompt"] for question in found] == [
        "First?",
        "Second?",
        "Third?\nMore words.",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Why?", "No answer is given."),
        ("Why?\n- a\n- b", "No option is marked as the right one."),
        ("Why?\n- a\n- b\nAnswer: D", "The answer “{answer}” is none of the options."),
        ("Why?\n- [x] a", "A choice needs two options at least."),
        ("Why?\n- a -> b", "Matching needs two pairs at least."),
        ("Why?\n- a -> b\n- [x] c", "It mixes pairs and options."),
        ("Why?\n" + "- [x] a\n" * 101, "The question is too long to be asked."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, fault: str) -> None:
    found = markdown_list.read(
        f"1. Good.\nAnswer: True\n\n2. {text}\n\n3. Good too.\nAnswer: False"
    )
    assert [question.prompt for question in found.questions] == ["Good.", "Good too."]
    assert [(problem.line, problem.sentence) for problem in found.problems] == [(4, fault)]


@pytest.mark.parametrize("text", ["a\n", "> a\n", "- ", "**", "✓ ", "a -> "])
def test_a_long_text_ends(text: str) -> None:
    found = markdown_list.read("Q?\n- x\n" + text * (400_000 // len(text)))
    assert [problem.sentence for problem in found.problems] == [
        "The question is too long to be asked."
    ]
