"""Exercises of the author become questions where their answer can be marked, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.generation.extractive.body import _written
from coursegen_desktop.generation.extractive.exercises import harvested
from coursegen_desktop.generation.sources.markdown import parse

LETTERED = """## Exercises

1. Which grain of soil is the finest of all?

   - A. Sand
   - B. Clay
   - C. Gravel

   **Answer:** {answer}
"""
PROGRAM = """::: challenge

## Doubling

{question}

```python
print(2 * 3)
```

{options}

:::::: solution

{solution}

::::::

:::
"""


def asked(text: str) -> Any:
    source = parse(text, "a.md", "0")
    block = next(block for block in source.blocks if block.kind == "exercise")
    item = harvested(block, "s1", text[block.start : block.end], "here")
    return item.question if item else None


def program(
    question: str = "What does this print?", options: str = "", solution: str = "```output\n6\n```"
) -> Any:
    return asked(PROGRAM.format(question=question, options=options, solution=solution))


def test_lettered_options() -> None:
    question = asked(LETTERED.format(answer="B. Its grains cannot be seen."))
    assert [(choice["text"], choice["fraction"]) for choice in question["choices"]] == [
        ("Sand", 0),
        ("Clay", 1),
        ("Gravel", 0),
    ]
    assert question["feedback"]["general"] == "Its grains cannot be seen."
    assert question["ext"]["coursegen:span"]["quote"].startswith("1. Which grain")
    assert question["ext"]["coursegen:anchor"] == "here"


@pytest.mark.parametrize("answer", ["It depends.", "D. None of these.", "Because of clay."])
def test_answers_that_name_no_option_are_left_alone(answer: str) -> None:
    assert asked(LETTERED.format(answer=answer)) is None


def test_numbered_options_that_the_solution_shows() -> None:
    question = program(options="1. `5`\n2. `6`\n3. `23`")
    assert [choice["fraction"] for choice in question["choices"]] == [0, 1, 0]
    told = program(options="1. five\n2. six\n3. seven", solution="six gets printed, as 2 times 3.")
    assert [choice["fraction"] for choice in told["choices"]] == [0, 1, 0]


def test_one_line_of_output_is_typed() -> None:
    question = program()
    assert question["type"] == "cloze" and question["prompt"].endswith("Answer: {{gap:g1}}")
    assert question["gaps"]["g1"]["answers"] == [{"text": "6", "fraction": 1}]


@pytest.mark.parametrize(
    ("question", "solution"),
    [
        ("Write a better program.", "```output\n6\n```"),
        ("What does this print? And why?", "```output\n6\n```"),
        ("What does this print?", "```output\n6\n7\n```"),
        ("What does this print?", "Six."),
    ],
)
def test_what_cannot_be_marked_is_left_alone(question: str, solution: str) -> None:
    assert program(question, solution=solution) is None


def test_options_are_marked_by_their_letters_alone() -> None:
    text = f"# Soil\n\nSoil has grains of many sizes.\n\n{LETTERED.format(answer='B')}"
    source = parse(text, "a.md", "0")
    block = next(block for block in source.blocks if block.kind == "exercise")
    assert "A. Sand  \n    B. Clay  \n    C. Gravel" in _written(block)
    assert "-   " not in _written(block)


PARTS = """## Exercises

1. Which kind of sampling is used in each case?

   - A. Every tenth name of a list is taken.
   - B. All people of two streets are asked.
   - C. Names are drawn from a hat.

   **Answer:** {answer}
"""


@pytest.mark.parametrize(
    "answer",
    ["A. systematic; B. cluster; C. random", "A. systematic"],
    ids=["an answer for each", "asked of each"],
)
def test_tasks_in_parts_are_no_choice(answer: str) -> None:
    assert asked(PARTS.format(answer=answer)) is None


def test_an_answer_for_each_letter_is_no_choice() -> None:
    parts = PARTS.replace("in each case", "by them")
    assert asked(parts.format(answer="A. systematic; B. cluster; C. random")) is None
    assert asked(parts.format(answer="A. It takes every tenth.")) is not None


def test_options_in_one_line_are_a_choice() -> None:
    question = asked(
        "## Exercises\n\n1. The sampling method of the study was\n\n"
        "   a. simple random; b. systematic; c. stratified; d. cluster\n\n   **Answer:** b\n"
    )
    assert question["prompt"] == "The sampling method of the study was"
    assert [(choice["text"], choice["fraction"]) for choice in question["choices"]] == [
        ("simple random", 0),
        ("systematic", 1),
        ("stratified", 0),
        ("cluster", 0),
    ]


BULLETS = "::: challenge\n\n## Loops\n\nHow often is the body of the loop executed?\n\n"
BULLETS += "- 3 times\n- 4 times\n- 6 times\n\n:::::: solution\n\n{told}\n\n::::::\n\n:::\n"


def test_bullets_after_a_question_are_options_where_the_solution_names_one() -> None:
    question = asked(BULLETS.format(told="The body of the loop is executed 6 times."))
    assert [(choice["text"], choice["fraction"]) for choice in question["choices"]] == [
        ("3 times", 0),
        ("4 times", 0),
        ("6 times", 1),
    ]
    assert question["prompt"] == "How often is the body of the loop executed?"
    assert asked(BULLETS.format(told="It is neither 3 times nor 4 times.")) is None
