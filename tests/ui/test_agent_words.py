"""What agents do and find, in words: every kind of step has them, and no JSON is read out."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.agent import AUTHOR, QUIZ, STEP_KINDS, AgentNow
from coursegen_desktop.domain.brief import ADDRESSED
from coursegen_desktop.domain.connection import OPENAI, Connection
from coursegen_desktop.domain.written_by import WrittenBy
from coursegen_desktop.formats import traces
from coursegen_desktop.ui.generator import agent_words, words
from coursegen_desktop.ui.generator.agent_words import (
    cost_words,
    doing_words,
    found_words,
    kind_icon,
    kind_names,
    live_words,
    told_by,
    where_sentence,
    writer_notes,
)

CLOUD = Connection("c", "Cloud", OPENAI, "https://api.example.com/v1", "large")


def test_every_kind_of_step_has_its_words() -> None:
    assert set(kind_names()) == set(STEP_KINDS) == set(traces._KINDS)
    assert "cpu" not in {kind_icon(kind) for kind in STEP_KINDS}
    said = [doing_words(AgentNow(kind, "Tides", "Ebb")) for kind in STEP_KINDS]
    assert len(set(said)) == len(STEP_KINDS)


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (AUTHOR, "The **ebb** falls. [c1, c2] Then", "The ebb falls. Then"),
        (QUIZ, '{"stem": "What?", "wrong": ["The \\"moon\\"", "Ca', 'What? The "moon" Ca'),
        (QUIZ, '{"stem": "Gr\\u00f6\\u00dfe\\n', "Größe"),
        (QUIZ, "{", ""),
        (QUIZ, "", ""),
    ],
)  # fmt: skip
def test_what_is_heard_is_readable(kind: str, text: str, shown: str) -> None:
    assert live_words(AgentNow(kind, "Tides", "Ebb", text)) == shown


def test_findings_are_told_also_behind_a_title(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        agent_words, "retold",
        lambda text, _templates: "Kürzer." if text == "It is shorter." else text,
    )  # fmt: skip
    assert found_words("It is shorter.") == "Kürzer."
    assert found_words("Tides: high: It is shorter.") == "Tides: high: Kürzer."
    assert found_words("Nothing known: here") == "Nothing known: here"


def test_the_sentence_about_a_document_is_the_domain_s() -> None:
    assert ADDRESSED in words._PROBLEMS


def test_who_told_a_lesson() -> None:
    assert told_by(WrittenBy("Mine", "small", 3)) == "Told by small"
    two = WrittenBy("Mine", "small", 3, 2, 1, ("Part 2 (Ebb) stays as the source has it.",), 18)
    assert told_by(two) == "Told by small; 2 parts stay as the source has them"
    notes = writer_notes(two)
    assert "Connection: Mine." in notes and "18 of 20" in notes and "Part 2 (Ebb)" in notes
    assert "was asked" in told_by(WrittenBy("Mine", "small", 0, 2))
    assert told_by(WrittenBy("Mine", "", 1)) == "Told by Mine"


def test_where_passages_go_and_what_they_cost() -> None:
    assert "sent to api.example.com" in where_sentence(CLOUD)[1]
    assert cost_words(0.002).startswith("under")
    assert cost_words(1.5) == "1.50"
