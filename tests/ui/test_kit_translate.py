"""Words: fields, plurals, errors."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.errors import FormatError, InvalidContent, NotFound
from coursegen_desktop.ui.kit.translate import CONTEXT, error_text, tr


@pytest.fixture
def upper_case(qapp: QApplication) -> Iterator[None]:
    """A language in which everything is shouted."""

    class Shouting(QTranslator):
        def translate(
            self, context: str, text: str, disambiguation: str | None = None, n: int = -1
        ) -> str:
            assert context == CONTEXT
            return "%n LEÇONS" if "lesson" in text else text.replace("gone", "GONE")

    translator = Shouting()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_fields_are_filled_and_not_read_as_templates() -> None:
    assert tr("{name} moved to {place}", name="{x} %n", place="A") == "{x} %n moved to A"
    assert tr("100 {literal") == "100 {literal"


def test_fields_may_have_the_names_of_the_arguments() -> None:
    error = InvalidContent("“{text}” is not a number: {n}.", "Type digits.", text="abc", n=3)
    assert error_text(error) == "“abc” is not a number: 3. Type digits."


@pytest.mark.parametrize(
    ("text", "n", "shown"),
    [
        ("%n lesson(s)", 0, "0 lessons"),
        ("%n lesson(s)", 1, "1 lesson"),
        ("%n lesson(s)", 7, "7 lessons"),
        ("%n entr(y|ies)", 1, "1 entry"),
        ("%n entr(y|ies)", 2, "2 entries"),
        ("%n quiz(zes)", 2, "2 quizzes"),
        ("%n course(s) (all)", 2, "2 courses (all)"),
    ],
)
def test_english_plurals(text: str, n: int, shown: str) -> None:
    assert tr(text, n) == shown


def test_large_figures_are_grouped() -> None:
    assert tr("%n course(s)", 10_000) == f"{QLocale().toString(10_000)} courses"


def test_plural_and_fields_together() -> None:
    assert tr("%n lesson(s) in {name}", 2, name="Maths (s)") == "2 lessons in Maths (s)"


def test_a_translation_brings_its_own_plural(upper_case: None) -> None:
    assert tr("%n lesson(s)", 3) == "3 LEÇONS"


def test_errors_are_translated_when_shown(upper_case: None) -> None:
    error = NotFound("{name} is gone", "Look in the trash.", name="gone.md")
    assert error_text(error) == "gone.md is GONE Look in the trash."


def test_a_file_error_names_file_and_reason() -> None:
    error = FormatError("a {b}.md", "it is empty", place="line 3", hint="Choose another.")
    assert error_text(error) == "a {b}.md, line 3: it is empty Choose another."
