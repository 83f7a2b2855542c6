"""What is drawn in questions, what may be seen of results, tries, very much, right to left."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coursegen_desktop.domain.attempts.review import Item
from coursegen_desktop.domain.questions.base import Hint, Verdict
from coursegen_desktop.ui.content import question_view
from coursegen_desktop.ui.content.answer_fields import AnswerEdit, AnswerMark
from coursegen_desktop.ui.content.formulas import formulas
from coursegen_desktop.ui.content.inline_objects import objects_of
from coursegen_desktop.ui.content.large_picture import show_large
from coursegen_desktop.ui.content.option_row import CheckRow, RadioRow
from coursegen_desktop.ui.content.outcome_row import OutcomeRow
from coursegen_desktop.ui.content.pictures import read_picture
from coursegen_desktop.ui.content.question_view import QuestionPane
from coursegen_desktop.ui.content.reveal import Reveal
from coursegen_desktop.ui.content.rich_text import RichText
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.domain.questions.given import sample
from tests.shots.questions import STATES, sheet

from .question_parts import ALL, MEDIA, QUIZ, ask, focused, judged, press, question
from .quiz_given import result_of, view_of


def test_formulas_and_pictures_are_drawn_in_texts(
    question_pane: QuestionPane, qtbot: QtBot
) -> None:
    ask(question_pane, "read")
    objects = objects_of(question_pane._prompt._document)
    assert objects is not None and len(objects.things) == 1
    assert question_pane._prompt.text().endswith(
        "[A plant cell with its wall, nucleus, vacuole and chloroplasts]"
    )
    ask(question_pane, "card")
    front = question_pane.interaction._front  # type: ignore[union-attr]

    def is_drawn() -> bool:
        found = objects_of(front._document)
        return found is not None and len(found.things) == 1

    qtbot.waitUntil(is_drawn, timeout=8000)
    assert front.text() == r"What does \pi stand for?"  # what screen readers say


@pytest.mark.parametrize("tex", ["{", r"\nosuch{x}", r"\frac{1}", "x" * 400, "{" * 200])
def test_a_formula_that_fails_shows_its_source(
    question_pane: QuestionPane, qtbot: QtBot, tex: str
) -> None:
    text = RichText("body", parent=question_pane)
    text.show_text(f"a ${tex}$ b")
    qtbot.waitUntil(lambda: formulas().is_settled(tex, display=False), timeout=8000)
    QApplication.sendPostedEvents()
    assert tex in text.text()
    assert not text.grab().isNull()


def test_a_picture_opens_large_by_keyboard(question_pane: QuestionPane) -> None:
    ask(question_pane, "read")
    question_pane._prompt.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None and dialog.windowTitle().startswith("A plant cell")
    dialog.close()
    picture = read_picture(MEDIA["cell"])
    assert picture is not None
    show_large(question_pane, picture, "").close()


@pytest.mark.qt_log_ignore("Cannot read file")
def test_what_is_no_picture_is_none(tmp_path: Path) -> None:
    for name, data in {"a.png": b"no", "b.svg": b"<svg", "c.jpg": b""}.items():
        (tmp_path / name).write_bytes(data)
        assert read_picture(tmp_path / name) is None
    assert read_picture(tmp_path / "nowhere.png") is None


# ------------------------------------------------------------------ what may be seen, and tries


HIDDEN = Reveal.of(frozenset({Item.ANSWER}))
WRONG: dict[str, dict[str, object]] = {
    "energy": {"chosen": ["b"]},
    "primes": {"chosen": ["two", "nine"]},
    "sun": {"value": False},
    "capital": {"text": "Bergen"},
    "speed": {"text": "1", "unit": "km/h"},
    "authors": {"pairs": {"s1": "o1", "s2": "o4"}},
    "planets": {"order": ["ve", "me", "ea", "ma"]},
    "photo": {"gaps": {"gas": "air", "light": "b", "atoms": "6"}},
    "bank": {"gaps": {"up": "evaporates", "cloud": "freezes", "down": ""}},
    "cell": {"points": [[160, 330], [150, 150]]},
    "water": {"placed": {"z-con": "eva", "z-rain": "rain"}},
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_nothing_is_given_away_when_the_options_say_so(
    question_pane: QuestionPane, name: str
) -> None:
    asked = ask(question_pane, name)
    asked.set_answer(WRONG[name])
    question_pane.show_result(judged(name, WRONG[name]), reveal=HIDDEN)
    for row in asked.findChildren(OutcomeRow):
        assert row.verdict is Verdict.NONE
    for row in [*asked.findChildren(RadioRow), *asked.findChildren(CheckRow)]:
        assert row.verdict_words() in ("", "Your answer")
    for mark in asked.findChildren(AnswerMark):
        assert not any(word in mark.accessibleName() for word in ("right", "wrong", "→"))
    assert not question_pane.why.isVisible()
    assert not question_pane._told.isVisible()


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_try_is_marked_and_left_open(question_pane: QuestionPane, name: str) -> None:
    asked = ask(question_pane, name)
    asked.set_answer(WRONG[name])
    hint = Hint(text="Think again.", show_count=True)
    question_pane.show_try(judged(name, WRONG[name]), hint, tries_left=1)
    assert not asked.is_locked
    assert question_pane.tried.isVisible()
    spoken = question_pane.tried.spoken()
    assert "Think again." in spoken and "1 try left" in spoken
    right = question(name).correct_text()
    assert right not in spoken
    assert judged(name, asked.answer()).grade == judged(name, WRONG[name]).grade
    asked.set_answer(question(name).correct_answer())
    assert judged(name, asked.answer()).grade.correct


def test_a_hint_may_take_away_what_was_wrong(question_pane: QuestionPane) -> None:
    clear = Hint(text="", clear_wrong=True)
    kept: dict[str, dict[str, object] | None] = {
        "energy": None,
        "primes": {"chosen": ["two"]},
        "authors": {"pairs": {"s1": "o1", "s2": "", "s3": ""}},
        "photo": {"gaps": {"gas": "", "light": "", "atoms": "6"}},
        "cell": {"points": [[160, 330]]},
        "water": {"placed": {"z-rain": "rain"}},
        "capital": None,
    }
    for name, left in kept.items():
        asked = ask(question_pane, name)
        asked.set_answer(WRONG[name])
        question_pane.show_try(judged(name, WRONG[name]), clear, tries_left=None)
        assert asked.answer() == left, name


def test_marks_of_a_try_go_when_the_answer_changes(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "capital")
    asked.focus_first()
    QTest.keyClicks(focused(), "Bergen")
    question_pane.show_try(judged("capital", {"text": "Bergen"}))
    field: AnswerEdit = asked.field
    assert field.mark_icon() == ("x", "bad")
    assert field.accessibleDescription() == "This is not right yet."
    QTest.keyClicks(focused(), "!")
    assert field.mark_icon() is None and field.accessibleDescription() == ""


# ------------------------------------------------------------------ much, and the other way round


def test_ten_thousand_choices_are_a_list(question_pane: QuestionPane) -> None:
    choices = [{"id": f"c{n}", "text": f"Choice {n}"} for n in range(10_000)]
    choices[7_000]["fraction"] = 1  # type: ignore[assignment]
    raw = sample("choice", choices=choices)
    shown = view_of(raw)
    start = time.perf_counter()
    asked = ask(question_pane, shown)
    assert time.perf_counter() - start < 5  # a widget for each took minutes
    assert len(asked.findChildren(QWidget)) < 30
    asked.focus_first()
    press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert asked.answer() == {"chosen": ["c1"]}
    assert asked.choose(7_000)
    assert asked.answer() == {"chosen": ["c7000"]}
    question_pane.show_result(result_of(raw, {"chosen": ["c1"]}))
    model = asked.list.model()
    assert "your answer, wrong" in model.data(model.index(1, 0))
    assert "correct answer" in model.data(model.index(7_000, 0))


@pytest.mark.parametrize("name", ALL)
def test_every_question_stands_right_to_left(
    question_pane: QuestionPane, theme_host: ThemeHost, name: str
) -> None:
    question_pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    asked = ask(question_pane, name)
    assert not question_pane.grab().isNull()
    for stop in asked.stops():
        interface = QAccessible.queryAccessibleInterface(stop)
        assert interface.text(QAccessible.Text.Name), stop
        if stop.isVisible():
            assert stop.width() >= 24 and stop.height() >= 24, stop
            assert 0 <= stop.mapTo(question_pane, QPoint(0, 0)).x() <= question_pane.width()
            right = stop.mapTo(question_pane, QPoint(stop.width(), 0)).x()
            assert right <= question_pane.width() + 1, stop


def test_kinds_say_what_a_child_is_to_do() -> None:
    words = {item.kind: question_view.kind_words(item.kind) for item in QUIZ.questions}
    assert all(words.values())
    assert words["Single choice"] == "Choose one answer"
    names = {"Single choice", "Multiple choice", "Matching", "Ordering", "Essay", "Short answer"}
    assert set(words) > names and not names & set(words.values()), "names are for the editor"


@pytest.mark.parametrize("state", STATES)
def test_the_sheets_show_every_question(theme_host: ThemeHost, state: str) -> None:
    made = sheet(state, theme_host)
    assert made.width() > 2_000 and made.height() > 1_500


@pytest.mark.parametrize(
    ("items", "texts"),
    [
        ({Item.FEEDBACK}, ("Nearly.",)),
        ({Item.GENERAL}, ("So it is.",)),
        ({Item.FEEDBACK, Item.GENERAL}, ("Nearly.", "So it is.")),
        (set(), ()),
    ],
)
def test_texts_are_shown_as_the_options_say(items: set[Item], texts: tuple[str, ...]) -> None:
    raw = sample("choice", feedback={"incorrect": "Nearly.", "general": "So it is."})
    told = (item for item in raw["choices"] if item.get("feedback") and not item.get("fraction"))
    wrong = next(told)["id"]
    shown = Reveal.of(frozenset(items)).applied(result_of(raw, {"chosen": [wrong]}))
    assert shown.grade.feedback == texts
    assert shown.correct_text == ""
    assert all(part.verdict is Verdict.NONE for part in shown.grade.parts)
    assert any(part.feedback for part in shown.grade.parts) is (Item.FEEDBACK in items)
