"""Questions on the screen, by mouse and by keyboard, before and after the answer."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coursegen_desktop.ui.content.answer_fields import AnswerEdit, AnswerList, AnswerMark
from coursegen_desktop.ui.content.interaction_choice import ChoiceInteraction
from coursegen_desktop.ui.content.interaction_cloze import ClozeInteraction
from coursegen_desktop.ui.content.interaction_match import MatchInteraction, OptionKey
from coursegen_desktop.ui.content.question_view import (
    INTERACTIONS,
    QuestionPane,
    figure,
    points_words,
    verdict_words,
)
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.domain.questions.given import FIRST_TYPES, sample

from .quiz_given import parsed, result_of, view_of

SEVERAL = sample(
    "choice",
    single=False,
    max_choices=2,
    choices=[
        {"id": "a", "text": "2", "fraction": 0.5},
        {"id": "b", "text": "9", "fraction": -0.5, "feedback": "Three times three."},
        {"id": "c", "text": "11", "fraction": 0.5},
    ],
)


@pytest.fixture
def pane(qtbot: QtBot, theme_host: ThemeHost) -> QuestionPane:
    made = QuestionPane()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.activateWindow()
    return made


def ask(pane: QuestionPane, raw: dict[str, Any]) -> Any:
    pane.show_question(view_of(raw), 4)
    QApplication.sendPostedEvents()
    return pane.interaction


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_every_type_has_its_interaction(pane: QuestionPane) -> None:
    for name in FIRST_TYPES:
        raw = sample(name)
        assert parsed(raw).interaction in INTERACTIONS
        assert type(ask(pane, raw)) is INTERACTIONS[parsed(raw).interaction]


def test_a_click_anywhere_on_a_row_chooses_it(pane: QuestionPane) -> None:
    asked: ChoiceInteraction = ask(pane, sample("choice"))
    ready: list[bool] = []
    pane.answer_changed.connect(ready.append)
    assert asked.answer() is None
    row = asked.rows[2]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 5, 5))
    assert asked.answer() == {"chosen": ["c"]}
    QTest.mouseClick(asked.rows[1], Qt.MouseButton.LeftButton)
    assert asked.answer() == {"chosen": ["b"]}
    assert ready and all(ready)


def test_arrows_choose_as_radio_buttons_do(pane: QuestionPane) -> None:
    asked: ChoiceInteraction = ask(pane, sample("choice"))
    asked.focus_first()
    QTest.keyClick(asked.rows[0], Qt.Key.Key_Down)
    assert asked.rows[1].hasFocus() and asked.answer() is None  # only looked at so far
    QTest.keyClick(asked.rows[1], Qt.Key.Key_Space)
    assert asked.answer() == {"chosen": ["b"]}
    QTest.keyClick(asked.rows[1], Qt.Key.Key_Up)
    assert asked.answer() == {"chosen": ["a"]}
    assert role_of(asked.rows[0]) is QAccessible.Role.RadioButton


def test_rows_say_letter_and_text_and_then_how_it_went(pane: QuestionPane) -> None:
    raw = sample("choice")
    asked: ChoiceInteraction = ask(pane, raw)
    assert asked.rows[0].accessibleName() == "A. It splits water to release oxygen"
    pane.show_result(result_of(raw, {"chosen": ["c"]}))
    names = [row.accessibleName() for row in asked.rows]
    assert names[1] == "B. It joins carbon dioxide to RuBP, correct answer, not chosen"
    assert names[2].startswith(
        "C. It carries electrons between the photosystems, your answer, wrong"
    )
    assert "plastoquinone" in names[2]
    assert [row.verdict_words() for row in asked.rows] == [
        "",
        "Correct answer",
        "Your answer, wrong",
        "",
    ]


def test_an_answered_question_cannot_be_changed(pane: QuestionPane) -> None:
    raw = sample("choice")
    asked: ChoiceInteraction = ask(pane, raw)
    asked.choose(2)
    pane.show_result(result_of(raw, {"chosen": ["c"]}))
    QTest.mouseClick(asked.rows[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(asked.rows[1], Qt.Key.Key_Space)
    assert not asked.choose(1)
    assert [row.isChecked() for row in asked.rows] == [False, False, True, False]


def test_several_may_be_chosen_but_not_too_many(pane: QuestionPane) -> None:
    asked: ChoiceInteraction = ask(pane, SEVERAL)
    assert role_of(asked.rows[0]) is QAccessible.Role.CheckBox
    assert asked.instruction() == "Choose up to 2"
    assert asked.choose(0) and asked.choose(1)
    assert asked.choose(2)  # a third one is taken back at once
    assert asked.answer() == {"chosen": ["a", "b"]}
    assert asked.choose(1)
    assert asked.choose(2)
    assert asked.answer() == {"chosen": ["a", "c"]}


def test_true_and_false(pane: QuestionPane) -> None:
    raw = sample("true_false")
    asked: ChoiceInteraction = ask(pane, raw)
    asked.choose(1)
    assert asked.answer() == {"value": False}
    pane.show_result(result_of(raw, {"value": False}))
    assert [row.verdict_words() for row in asked.rows] == ["Correct answer", "Your answer, wrong"]


def test_long_texts_wrap_and_the_row_grows(pane: QuestionPane) -> None:
    words = "word " * 60
    choices = [
        {"id": "a", "text": words, "fraction": 1},
        {"id": "b", "text": "x" * 300},
        {"id": "c", "text": "short"},
    ]
    asked: ChoiceInteraction = ask(pane, sample("choice", choices=choices))
    heights = [row.heightForWidth(640) for row in asked.rows]
    assert heights[0] > 2 * heights[2] and heights[1] > heights[2]
    assert asked.rows[1].minimumSizeHint().width() < 300


def field(asked: ClozeInteraction, name: str) -> AnswerEdit | AnswerList:
    return asked.fields[name]


def test_gaps_are_filled_by_keyboard_alone(pane: QuestionPane) -> None:
    asked: ClozeInteraction = ask(pane, sample("cloze"))
    assert list(asked.fields) == ["formula", "boil", "state", "word"]
    assert asked.answer() is None
    asked.focus_first()
    QTest.keyClicks(QApplication.focusWidget(), "H2O")
    assert asked.advance()
    assert QApplication.focusWidget() is field(asked, "boil")
    QTest.keyClicks(QApplication.focusWidget(), "100")
    assert asked.advance()
    QTest.keyClicks(QApplication.focusWidget(), "liquid")
    assert asked.advance()
    words = field(asked, "word")
    assert QApplication.focusWidget() is words
    QTest.keyClicks(words, "sn")
    assert not asked.advance()
    assert asked.answer() == {
        "gaps": {"formula": "H2O", "boil": "100", "state": "w", "word": "snow"}
    }
    assert field(asked, "boil").accessibleName() == "Gap 2 of 4"


def test_enter_in_an_empty_gap_leaves_it_empty(pane: QuestionPane) -> None:
    asked: ClozeInteraction = ask(pane, sample("cloze"))
    QTest.keyClicks(field(asked, "formula"), "H2O")
    field(asked, "boil").setFocus()
    assert not asked.advance()
    answer = asked.answer()
    assert answer is not None and answer["gaps"]["boil"] == ""  # type: ignore[index]


def test_filled_gaps_become_marks_in_the_text(pane: QuestionPane) -> None:
    raw = sample("cloze")
    asked: ClozeInteraction = ask(pane, raw)
    assert asked.stops() == [field(asked, name) for name in asked.text.names()]
    pane.show_result(result_of(raw, {"gaps": {"formula": "h2o", "state": "d"}}))
    assert asked.stops() == []
    marks = [asked.text.widget(name) for name in asked.text.names()]
    assert all(isinstance(mark, AnswerMark) for mark in marks)
    assert [mark.text() for mark in marks if isinstance(mark, AnswerMark)] == [
        "h2o",
        "no answer → 100",
        "solid → liquid",
        "no answer → rain",
    ]
    assert marks[2].accessibleName() == ("Gap 3 of 4: solid, wrong; right is liquid. That is ice.")


def test_gaps_stand_in_their_lines_and_move_when_the_text_wraps(pane: QuestionPane) -> None:
    asked: ClozeInteraction = ask(pane, sample("cloze"))
    text = asked.text
    for width in (680, 420, 300):
        text.resize(width, text.heightForWidth(width))
        QApplication.sendPostedEvents()
        boxes = [text.widget(name).geometry() for name in text.names()]
        assert all(text.rect().contains(box) for box in boxes), width
        for number, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[number + 1 :])
        places = [(box.center().y() // 20, box.x()) for box in boxes]
        assert places == sorted(places)  # reading order
    assert text.heightForWidth(300) > text.heightForWidth(680)


def test_a_stem_is_matched_by_typing(pane: QuestionPane) -> None:
    asked: MatchInteraction = ask(pane, sample("match"))
    asked.focus_first()
    first = QApplication.focusWidget()
    assert isinstance(first, AnswerList) and first.accessibleName() == "Italy"
    QTest.keyClicks(first, "ro")
    assert asked.answer() == {"pairs": {"italy": "rome", "norway": ""}}
    assert asked.advance()
    second = QApplication.focusWidget()
    assert isinstance(second, AnswerList) and second.accessibleName() == "Norway"
    QTest.keyClicks(second, "be")
    assert not asked.advance()
    assert asked.answer() == {"pairs": {"italy": "rome", "norway": "bern"}}


def test_matches_are_shown_with_what_is_right(pane: QuestionPane) -> None:
    raw = sample("match")
    asked: MatchInteraction = ask(pane, raw)
    pane.show_result(result_of(raw, {"pairs": {"italy": "rome", "norway": "bern"}}))
    marks = asked.findChildren(AnswerMark)
    assert [mark.text() for mark in marks] == ["Rome", "Bern → Oslo"]
    assert marks[1].accessibleName() == ("Norway: Bern, wrong; right is Oslo. It lies on a fjord.")
    assert all(row.choice is None for row in asked.rows.values())


def test_long_options_are_written_out_once_and_named_by_letters(pane: QuestionPane) -> None:
    options = [
        {"id": "rome", "text": "the city on the Tiber that was built on seven hills"},
        {"id": "oslo", "text": "the city at the end of a long fjord in the north"},
    ]
    raw = sample("match", options=options, shuffle=False)
    asked: MatchInteraction = ask(pane, raw)
    assert asked.findChild(OptionKey) is not None
    choice = asked.rows["italy"].choice
    assert choice is not None and choice.itemText(1).startswith("A  the city on the Tiber")
    pane.show_result(result_of(raw, {"pairs": {"italy": "oslo"}}))
    marks = asked.findChildren(AnswerMark)
    assert [mark.text() for mark in marks] == ["B → A", "no answer → B"]
    assert "seven hills" in marks[0].accessibleName()


def test_the_wheel_answers_nothing_on_its_way(pane: QuestionPane) -> None:
    asked: MatchInteraction = ask(pane, sample("match"))
    choice = asked.rows["norway"].choice
    assert choice is not None and not choice.hasFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(choice.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, event)
    assert choice.value() == ""


def test_a_kept_question_says_why_it_cannot_be_asked(pane: QuestionPane) -> None:
    asked = ask(pane, sample("opaque"))
    words = [label.text() for label in asked.findChildren(QWidget) if hasattr(label, "text")]
    assert any("type stack is not playable here" in text for text in words)
    assert asked.answer() is None


def test_why_tells_the_reason_and_the_way_to_the_passage(pane: QuestionPane) -> None:
    raw = sample("choice")
    ask(pane, raw)
    assert pane.why.isHidden()
    pane.show_result(result_of(raw, {"chosen": ["b"]}))
    assert pane.why.isVisibleTo(pane)
    assert pane.why.link.text() == "Re-read “Rubisco, the slow enzyme”"
    wished: list[str] = []
    pane.reread_requested.connect(wished.append)
    QTest.mouseClick(pane.why.link, Qt.MouseButton.LeftButton)
    assert wished == ["rubisco"]


def test_results_are_put_into_words() -> None:
    raw = sample("choice")
    assert verdict_words(result_of(raw, {"chosen": ["b"]})) == "Right."
    assert verdict_words(result_of(raw, {"chosen": ["a"]})) == (
        "Wrong. The correct answer is: It joins carbon dioxide to RuBP."
    )
    half = result_of(sample("match"), {"pairs": {"italy": "rome"}})
    assert verdict_words(half).startswith("Partly right. The correct answer is: Italy → Rome")


@pytest.mark.parametrize(
    ("points", "words"), [(1, "1 point"), (2, "2 points"), (2.5, "2.5 points"), (0, "0 points")]
)
def test_points_in_words(points: float, words: str) -> None:
    assert points_words(points) == words


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (2.5, "2.5"), (2 / 3, "0.67"), (10.0, "10"), (0.999, "1")]
)
def test_figures(value: float, text: str) -> None:
    assert figure(value) == text


@pytest.mark.parametrize("name", FIRST_TYPES)
@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_a_new_theme_and_larger_text_need_no_new_question(
    pane: QuestionPane, theme_host: ThemeHost, name: str, theme: str
) -> None:
    raw = sample(name)
    asked = ask(pane, raw)
    pane.resize(700, 900)
    before = asked.sizeHint().height()
    theme_host.apply(theme, 1.5)
    QApplication.sendPostedEvents()
    grown = asked.sizeHint().height()
    theme_host.apply("light", 1.0)
    QApplication.sendPostedEvents()
    assert grown > before
    assert asked.sizeHint().height() == before
