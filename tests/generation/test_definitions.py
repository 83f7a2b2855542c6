"""Which sentences define, which names are terms; and what is better left alone."""

from __future__ import annotations

import pytest

from coursegen_desktop.generation.extractive.definitions import (
    Definition,
    find_definition,
    find_plain_definition,
)
from coursegen_desktop.generation.extractive.terms import head_noun, lowered
from coursegen_desktop.generation.extractive.vocabulary import is_common, local_names
from coursegen_desktop.generation.extractive.wording import good_term, stands_alone
from coursegen_desktop.generation.sources.markdown import parse
from coursegen_desktop.generation.text.prose import prose
from coursegen_desktop.generation.text.sentences import Sentence, sentences


def sentence(raw: str) -> Sentence:
    (found,) = sentences(prose(raw), raw, "s1", "b1")
    return found


def told(definition: Definition | None) -> tuple[str, str] | None:
    return (definition.name, definition.text) if definition else None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "**Attention** is the selection of some information for further processing.",
            ("Attention", "the selection of some information for further processing"),
        ),
        (
            "A *scope* is the range within a program for which an item is valid.",
            ("scope", "the range within a program for which an item is valid"),
        ),
        (
            "**Evidence** is information that makes a statement more likely to be true.",
            ("Evidence", "information that makes a statement more likely to be true"),
        ),
        (
            "An [assertion](r.md#a) is simply a statement that we must keep true here or there.",
            None,
        ),
        (
            "An [assertion](r.md#a) is simply a statement that something must be true at a point.",
            ("assertion", "a statement that something must be true at a point"),
        ),
        (
            "You will need a _linker_, which is a program that joins compiled outputs into a file.",
            ("linker", "a program that joins compiled outputs into a file"),
        ),
        (
            "We call the action of creating a reference _borrowing_.",
            ("borrowing", "the action of creating a reference"),
        ),
        (
            "Writing the tests before writing the code is called *test-driven development* (TDD).",
            ("test-driven development", "Writing the tests before writing the code"),
        ),
        (
            "Use `print(thing)` to display the value of a thing.",
            ("print(thing)", "display the value of a thing"),
        ),
        (
            "**Clay** is a soil of very fine grains, and it holds water for a long time.",
            ("Clay", "a soil of very fine grains"),
        ),
        ("The **rows** are the individual patients of the trial.", None),
        ("**Values** are immutable by default.", None),
        ("**This** is a thing that nobody can name at all.", None),
        ("**Not all** of it is a thing that somebody owns today.", None),
        ("**Soil** is a good thing to have in any garden.", None),
        ("**Soil** is the layer shown in Figure 3 of this chapter.", None),
        ("`x1` is a variable name that the program made up itself.", None),
        ("*In the garden* is a place where many of the plants grow.", None),
    ],
)
def test_marked_definitions(raw: str, expected: tuple[str, str] | None) -> None:
    assert told(find_definition(sentence(raw))) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "A precondition is a statement that must be true at the start of a function.",
            ("precondition", "a statement that must be true at the start of a function"),
        ),
        (
            "Cargo is Rust’s build system and package manager for every project.",
            ("Cargo", "Rust’s build system and package manager for every project"),
        ),
        ("The result is a number that nobody in the room expected to see.", None),
        ("It is a number that nobody in the room expected to see at all.", None),
        ("A precondition is important.", None),
    ],
)
def test_plain_definitions(raw: str, expected: tuple[str, str] | None) -> None:
    assert told(find_plain_definition(sentence(raw))) == expected


def test_names_that_are_terms() -> None:
    assert all(map(good_term, ["working memory", "REM sleep", "SQ3R", "split-attention effect"]))
    for name in (
        "not",
        "the first",
        "Note",
        "3",
        "what it is",
        "of memory",
        "a" * 70,
        "on the right",
    ):
        assert not good_term(name), name


def test_sentences_that_stand_alone() -> None:
    assert stands_alone("Soil is made of grains.")
    for text in (
        *("However, soil is made of grains.", "It is made of grains.", "This is soil."),
        *("As we saw, soil is made.", "See Figure 3 for soil.", "The first one is soil."),
        *("Soil is", "Soil (which is made of grains.", "Is it soil?"),
    ):
        assert not stands_alone(text), text


def test_heads_and_small_letters() -> None:
    assert head_noun("the process of turning an experience into a form") == head_noun("a process")
    assert head_noun("a hint, such as a word") == "hint"
    assert lowered("The process of it") == "the process of it"
    assert lowered("Rust’s build system") == "Rust’s build system"


def test_names_of_programs_belong_to_the_example() -> None:
    rust = "```rust\nlet mut guess = 1;\nfn add(a: i32) {}\nstruct Point;\n```"
    text = f"{rust}\n\n```python\ntotal = 1\n```\n"
    local = local_names(parse(text, "a.md", "0").blocks)
    assert {"guess", "add", "Point", "total"} <= local
    assert not is_common("guess", local) and not is_common("guess.trim()", local)
    assert not is_common("my_value", local) and not is_common("s1", local)
    assert is_common("println!", local) and is_common("cargo build", local)
