"""Questions on names that a text speaks of but does not define."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from coursegen_desktop.generation.extractive.statements import statement_items
from coursegen_desktop.generation.pipeline import plan_course
from coursegen_desktop.generation.plan import LessonOrder

TEXT = """# Tools

The `cargo build` command compiles the project and puts the program into a folder of its own.

Later the `cargo check` command looks at the code without making a program, which is faster.

Many people use the `cargo run` command to compile and start a program in one step. {more}

Again the `cargo build`, `cargo check` and `cargo run` commands belong to one tool.

```rust
let total = add(1, 2);
```
"""


def order(tmp_path: Path, text: str) -> LessonOrder:
    path = tmp_path / "tools.md"
    path.write_text(text, encoding="utf-8")
    return plan_course([str(path)]).orders[0]


def prompts(order: LessonOrder, limit: int = 9) -> list[Any]:
    return [item.question for item in statement_items(order, Random(1), limit)]


def test_a_command_is_asked_for_among_its_siblings(tmp_path: Path) -> None:
    first = prompts(order(tmp_path, TEXT.format(more="")))[0]
    assert first["prompt"] == (
        "Which of these fits the gap?\n\nThe ____ command compiles the project and puts the "
        "program into a folder of its own."
    )
    key = [choice["text"] for choice in first["choices"] if choice["fraction"] == 1]
    assert key == ["`cargo build`"]
    assert {choice["text"] for choice in first["choices"]} == {
        "`cargo build`",
        "`cargo check`",
        "`cargo run`",
    }
    assert first["ext"]["coursegen:span"]["quote"].startswith("The `cargo build` command")


def test_no_question_on_the_example_at_hand(tmp_path: Path) -> None:
    more = "The `total` command of this kind compiles the whole project for everybody in a team."
    asked = prompts(order(tmp_path, TEXT.format(more=more)))
    assert not any("total" in str(question) for question in asked)


def test_sentences_that_lean_on_others_are_left_out(tmp_path: Path) -> None:
    for lead in ("However, the", "This", "Now the", "We run the", "Run the", "In Figure 3 the"):
        text = TEXT.replace("The `cargo build` command", f"{lead} `cargo build` command")
        assert all(
            "puts the program" not in question["prompt"]
            for question in prompts(order(tmp_path, text))
        ), lead


def test_an_emphasised_term_that_its_sentence_explains_is_typed(tmp_path: Path) -> None:
    text = "# Rust\n\nIn Rust, packages of code that are shared are referred to as *crates*.\n"
    (question,) = prompts(order(tmp_path, text))
    assert question["prompt"].endswith("are referred to as {{gap:g1}}.")
    assert question["gaps"]["g1"]["answers"] == [{"text": "crates", "fraction": 1}]


def test_a_limit_is_kept(tmp_path: Path) -> None:
    assert len(prompts(order(tmp_path, TEXT.format(more="")), limit=1)) == 1
