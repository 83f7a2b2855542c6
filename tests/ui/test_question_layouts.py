"""Choices side by side and as a list, matching by dragging, samples of the author."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.quiz import AnswerResult
from coursegen_desktop.ui.content import interaction_match
from coursegen_desktop.ui.content.interaction_choice import ChoiceInteraction
from coursegen_desktop.ui.content.interaction_match import MatchInteraction, OptionKey
from coursegen_desktop.ui.content.outcome_row import OutcomeRow
from coursegen_desktop.ui.content.question_view import QuestionPane
from coursegen_desktop.ui.content.reveal import Reveal
from coursegen_desktop.ui.content.sample_answer import SampleAnswer
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.domain.questions.given import sample

from .question_parts import drag, focused, press
from .quiz_given import result_of, view_of

K = Qt.Key
CHOICES = [
    {"id": "a", "text": "Oxygen", "feedback": "A fifth."},
    {"id": "b", "text": "Nitrogen", "fraction": 1},
    {"id": "c", "text": "Argon"},
    {"id": "d", "text": "Carbon dioxide"},
]
CHOICE = {"id": "q", "type": "choice", "single": True, "prompt": "Which?", "choices": CHOICES}


@pytest.fixture
def pane(theme_host: ThemeHost) -> Iterator[QuestionPane]:
    made = QuestionPane()
    made.resize(700, 500)
    made.show()
    QTest.qWaitForWindowExposed(made)
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def ask(pane: QuestionPane, raw: dict[str, Any]) -> Any:
    pane.show_question(view_of(raw), 4)
    for _ in range(3):
        QApplication.sendPostedEvents()
    pane.focus_first()
    return pane.interaction


# ------------------------------------------------------------ choices


def test_side_by_side_as_many_as_there_is_room_for(pane: QuestionPane) -> None:
    made = ask(pane, CHOICE | {"layout": "horizontal"})
    assert isinstance(made, ChoiceInteraction) and made.side_by_side is not None
    tops = [row.mapTo(pane, QPoint()).y() for row in made.rows]
    assert made.side_by_side.columns == 2 and tops[0] == tops[1] < tops[2] == tops[3]
    assert len({row.width() for row in made.rows}) == 1
    pane.resize(1400, 500)
    QApplication.sendPostedEvents()
    assert made.side_by_side.columns == 4
    pane.resize(300, 900)
    QApplication.sendPostedEvents()
    assert made.side_by_side.columns == 1
    assert all(row.width() <= 300 for row in made.rows)


def test_side_by_side_by_keyboard(pane: QuestionPane) -> None:
    made = ask(pane, CHOICE | {"layout": "horizontal"})
    assert focused() is made.rows[0]
    made.keyPressEvent(_key(K.Key_Right))
    assert focused() is made.rows[1]
    made.keyPressEvent(_key(K.Key_Down))
    assert focused() is made.rows[3]
    made.keyPressEvent(_key(K.Key_Up))
    press(K.Key_Space)
    assert made.answer() == {"chosen": ["b"]}
    assert made.choose(2) and made.answer() == {"chosen": ["c"]}


def test_side_by_side_mirrored(pane: QuestionPane) -> None:
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = ask(pane, CHOICE | {"layout": "horizontal"})
    made.keyPressEvent(_key(K.Key_Left))
    assert focused() is made.rows[1]
    assert made.rows[1].mapTo(pane, QPoint()).x() < made.rows[0].mapTo(pane, QPoint()).x()


def test_side_by_side_shows_how_it_went_with_room_for_the_words(pane: QuestionPane) -> None:
    raw = CHOICE | {"layout": "horizontal"}
    made = ask(pane, raw)
    pane.show_result(result_of(raw, {"chosen": ["a"]}))
    QApplication.sendPostedEvents()
    assert made.is_locked and made.rows[0].verdict_words() == "Your answer, wrong"
    for row in made.rows:
        assert row.width() >= min(row.natural_width(), pane.width()) or row.height() > 50


def test_a_list_that_drops_down(pane: QuestionPane) -> None:
    raw = CHOICE | {"layout": "dropdown"}
    changes: list[bool] = []
    pane.answer_changed.connect(changes.append)
    made = ask(pane, raw)
    assert made.rows == [] and made.dropdown is not None and made.answer() is None
    assert focused() is made.dropdown
    assert [made.dropdown.itemText(n) for n in range(5)] == [
        "Choose…", "Oxygen", "Nitrogen", "Argon", "Carbon dioxide",
    ]  # fmt: skip
    press(K.Key_2)
    assert made.answer() == {"chosen": ["b"]} and changes[-1]
    press(K.Key_Down)
    assert made.answer() == {"chosen": ["c"]}
    assert made.choose(0) and made.answer() == {"chosen": ["a"]}
    assert not made.choose(4)
    pane.show_result(result_of(raw, {"chosen": ["a"]}))
    QApplication.sendPostedEvents()
    assert made.dropdown is None and len(made.rows) == 4
    assert made.rows[0].verdict_words() == "Your answer, wrong"
    assert "A fifth." in made.rows[0].accessibleName()
    assert made.rows[1].verdict_words() == "Correct answer"
    assert not made.choose(1)


def test_a_list_keeps_a_try_open(pane: QuestionPane) -> None:
    raw = CHOICE | {"layout": "dropdown"}
    made = ask(pane, raw)
    made.choose(0)
    pane.show_try(result_of(raw, {"chosen": ["a"]}))
    assert made.dropdown is not None and made.dropdown.mark_icon() == ("x", "bad")
    made.choose(1)
    assert made.dropdown.mark_icon() is None
    made.clear_wrong(result_of(raw, {"chosen": ["a"]}))
    assert made.answer() is None


def test_what_no_list_can_show_stands_in_rows(pane: QuestionPane) -> None:
    several = ask(pane, {**sample("choice"), "layout": "dropdown", "single": False})
    assert several.dropdown is None and several.rows
    with_formula = [*CHOICES, {"id": "f", "text": "$x^2$"}]
    formula = ask(pane, CHOICE | {"layout": "dropdown", "choices": with_formula})
    assert formula.dropdown is None and len(formula.rows) == 5


# ------------------------------------------------------------ matching


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    words: list[str] = []
    monkeypatch.setattr(
        interaction_match, "say", lambda _widget, text, **_named: words.append(text)
    )
    return words


MATCH = {
    "id": "m", "type": "match", "prompt": "Match", "shuffle": False,
    "stems": [{"id": "s1", "text": "Ice"}, {"id": "s2", "text": "Water"}],
    "options": [{"id": "o1", "text": "solid"}, {"id": "o2", "text": "liquid"}],
    "pairs": [{"stem": "s1", "option": "o1"}, {"stem": "s2", "option": "o2"}],
}  # fmt: skip


def test_an_option_is_dragged_to_its_line(pane: QuestionPane, said: list[str]) -> None:
    changes: list[bool] = []
    pane.answer_changed.connect(changes.append)
    made = ask(pane, MATCH)
    assert isinstance(made, MatchInteraction)
    drag(made.bank.chips["o1"], made.rows["s2"])
    assert made.answer() == {"pairs": {"s1": "", "s2": "o1"}} and changes[-1]
    assert said == ["solid goes with Water"] and made.bank.chips["o1"].is_used
    # Each belongs to one line only: it moves.
    drag(made.bank.chips["o1"], made.rows["s1"])
    assert made.answer() == {"pairs": {"s1": "o1", "s2": ""}}
    drag(made.bank.chips["o2"], pane._kind)  # beside every line: nothing
    assert made.answer() == {"pairs": {"s1": "o1", "s2": ""}}


def test_the_line_below_the_mouse_is_lit_while_an_option_is_dragged(pane: QuestionPane) -> None:
    made = ask(pane, MATCH)
    chip, row = made.bank.chips["o1"], made.rows["s2"]
    goal = chip.mapFromGlobal(row.mapToGlobal(row.rect().center()))
    QTest.mousePress(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
    QTest.mouseMove(chip, chip.rect().center() + QPoint(8, 8))
    QTest.mouseMove(chip, goal)
    assert [one.is_hot for one in made.rows.values()] == [False, True]
    QTest.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=goal)
    assert not any(one.is_hot for one in made.rows.values())


def test_categories_take_an_option_more_than_once(pane: QuestionPane, said: list[str]) -> None:
    made = ask(pane, MATCH | {"one_to_one": False})
    drag(made.bank.chips["o1"], made.rows["s1"])
    drag(made.bank.chips["o1"], made.rows["s2"])
    assert made.answer() == {"pairs": {"s1": "o1", "s2": "o1"}}
    assert not made.bank.chips["o1"].is_used


def test_options_go_to_open_lines_by_keyboard_and_are_spoken(
    pane: QuestionPane, said: list[str]
) -> None:
    made = ask(pane, MATCH)
    assert made.stops()[2:] == list(made.bank.chips.values())
    made.bank.chips["o2"].setFocus()
    press(K.Key_Return)
    assert made.answer() == {"pairs": {"s1": "o2", "s2": ""}}
    press(K.Key_Return)  # taken away again
    assert made.answer() is None and said[-1] == "liquid is taken away"
    made.bank.chips["o1"].click()
    made.bank.chips["o2"].click()
    assert made.answer() == {"pairs": {"s1": "o1", "s2": "o2"}}
    pane.show_result(result_of(MATCH, {"pairs": {"s1": "o1", "s2": "o2"}}))
    assert made.bank.isHidden() and made.is_locked


def test_long_options_are_dragged_by_their_letter(pane: QuestionPane, said: list[str]) -> None:
    long = "what is left when all the water of a lake has gone into the air, $x$"
    options = [{"id": "o1", "text": "solid"}, {"id": "o2", "text": long}]
    raw = MATCH | {"options": options}
    made = ask(pane, raw)
    assert isinstance(made.bank, OptionKey)
    chip = made.bank.chips["o2"]
    assert chip.text() == "B" and chip.accessibleName().startswith("B. what is left")
    drag(chip, made.rows["s1"])
    assert made.answer() == {"pairs": {"s1": "o2", "s2": ""}}
    pane.show_result(result_of(raw, {"pairs": {"s1": "o2", "s2": ""}}))
    assert made.bank.isVisible() and not chip.isEnabled()  # it tells what the letters mean


def test_a_locked_match_takes_nothing(pane: QuestionPane, said: list[str]) -> None:
    made = ask(pane, MATCH)
    pane.lock()
    made._on_option_clicked("o1")
    made._on_option_dropped("o1", made.rows["s1"].mapToGlobal(QPoint(5, 5)))
    assert made.answer() is None and said == []


# ------------------------------------------------------------ samples


ESSAY = {"id": "e", "type": "essay", "prompt": "Why?", "points": 4,
         "grader_notes": "Because **it is**."}  # fmt: skip
SHORT = {"id": "s", "type": "short_text", "prompt": "What?",
         "answers": [{"text": "hail", "fraction": 1},
                     {"text": "*hail*", "match": "wildcard", "fraction": 1}]}  # fmt: skip
HIDDEN = Reveal(solution=False)


def test_an_essay_shows_what_the_author_would_have_written(pane: QuestionPane) -> None:
    result = result_of(ESSAY, {"text": "So"})
    ask(pane, ESSAY)
    pane.show_result(result)
    QApplication.sendPostedEvents()
    (card,) = pane.findChildren(SampleAnswer)
    assert not card.isHidden()
    ask(pane, ESSAY)
    pane.show_result(result, reveal=HIDDEN)
    QApplication.sendPostedEvents()
    assert pane.interaction is not None
    assert pane.interaction.findChildren(SampleAnswer) == []


@pytest.mark.parametrize(
    ("given", "reveal", "told"),
    [
        ("hailstones", Reveal(), ["Your answer, right", "Sample answer"]),
        ("hail", Reveal(), ["Your answer, right"]),
        ("snow", Reveal(), ["Your answer, wrong", "Correct answer"]),
        ("hailstones", HIDDEN, ["Your answer, right"]),
        ("snow", HIDDEN, ["Your answer, wrong"]),
    ],
)
def test_a_short_answer_shows_a_sample(
    pane: QuestionPane, given: str, reveal: Reveal, told: list[str]
) -> None:
    made = ask(pane, SHORT)
    result: AnswerResult = result_of(SHORT, {"text": given})
    pane.show_result(result, reveal=reveal)
    rows = made.findChildren(OutcomeRow)
    assert [row.end_words() for row in rows] == told
    assert all(row.verdict is not Verdict.PARTIAL for row in rows)


def _key(key: Qt.Key) -> Any:
    return QKeyEvent(QEvent.Type.KeyPress, int(key), Qt.KeyboardModifier.NoModifier)
