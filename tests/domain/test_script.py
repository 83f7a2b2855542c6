"""Scripts as text: sections, sentences, pauses and stops at their places."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.script import (
    BREATH,
    LONGEST_PAUSE,
    MOST_TOLD,
    LessonScript,
    facts_of,
    script_budget,
    sections,
    spoken_seconds,
    spoken_words,
)

TEXT = """Hello there. This is about light.

## From light to sugar
Leaves take in light. They
make sugar of it.

[pause 2.5]
[check] Which gas do leaves take?
Right: carbon dioxide.

## Nothing is said here
"""


def test_sections_hold_sentences_pauses_and_stops() -> None:
    first, second, third = sections(TEXT)
    assert [line.text for line in first.lines] == ["Hello there.", "This is about light."]
    assert (second.title, third.title) == ("From light to sugar", "Nothing is said here")
    assert [line.text for line in second.lines] == [
        "Leaves take in light.",
        "They make sugar of it.",
        "Which gas do leaves take?",
        "Right: carbon dioxide.",
    ]
    assert [line.is_check for line in second.lines] == [False, False, True, False]
    assert [line.pause for line in second.lines] == [0.0, 2.5, BREATH, 0.0]
    assert third.lines == ()


def test_places_are_those_of_the_text() -> None:
    for section in sections(TEXT):
        assert not section.title or TEXT[section.start :].startswith("## " + section.title)
        for line in section.lines:
            assert " ".join(TEXT[line.start : line.end].split()) == line.text


def test_signs_are_not_spoken() -> None:
    assert spoken_words("## Heading here\nTwo words.\n[pause 3]\n[check] Why so?") == 4
    assert spoken_seconds("[pause 4]") == 4
    assert spoken_seconds(f"[pause {LONGEST_PAUSE + 100}]") == LONGEST_PAUSE


@pytest.mark.parametrize("text", ["", "\n\n", "[pause 3]", "[check]", "[check]   ", "…", "## "])
def test_nothing_to_say(text: str) -> None:
    assert sum(len(section.lines) for section in sections(text)) == 0


@pytest.mark.parametrize(
    "text", ["[pause x] goes", "#Heading", "# One", "[checks] it", "a [pause 2]"]
)
def test_what_only_looks_like_a_sign_is_said(text: str) -> None:
    assert "".join(line.text for one in sections(text) for line in one.lines) == text


@given(st.text(alphabet="a .?\n#[]pausechk2!é", max_size=200))
def test_any_text_is_read_in_order(text: str) -> None:
    lines = [line for section in sections(text) for line in section.lines]
    assert all(a.end <= b.start for a, b in itertools.pairwise(lines))
    assert all(" ".join(text[line.start : line.end].split()) == line.text for line in lines)


def test_scripts_of_the_first_version_are_read() -> None:
    old = {"format": "script", "version": "1.0", "text": "Words."}
    assert LessonScript.read(old).text == "Words."
    with pytest.raises(InvalidContent, match="does not read"):
        LessonScript.read({"format": "script", "version": "9", "text": ""})
    assert spoken_words("") == 0


def test_facts_are_those_of_the_parts() -> None:
    found = facts_of(TEXT)
    assert [part.section for part in found.parts] == list(sections(TEXT))
    assert (
        found.words
        == spoken_words(TEXT)
        == sum(spoken_words(line.text) for part in found.parts for line in part.section.lines)
    )
    assert found.seconds == spoken_seconds(TEXT)
    assert found.long == ()
    long = "One. " + "word " * 26 + "end.\n\n[check] " + "why " * 30 + "so?"
    assert [long[start:end][-4:] for start, end in facts_of(long).long] == ["end."]
    assert facts_of("").parts == ()


def test_scripts_without_blanks_between_words_are_counted() -> None:
    assert spoken_words("水在加热时变成水蒸气。") == 5


def test_budgets_grow_slowly_and_end() -> None:
    sizes = [script_budget(words) for words in (0, 100, 250, 900, 1400, 20_000, 10**6)]
    assert sizes == sorted(sizes)
    assert sizes[0] == 0 and sizes[1] == 100 and sizes[-1] == MOST_TOLD
