"""Every kind of question: by mouse and by keyboard the same answer; right, partly and wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.questions.base import Verdict
from coursegen_desktop.domain.questions.hotspot import SHOW_KEY
from coursegen_desktop.domain.quiz import QuestionView, Quiz
from coursegen_desktop.ui.content.hotspot_board import HotspotBoard
from coursegen_desktop.ui.content.outcome_row import OutcomeRow
from coursegen_desktop.ui.content.question_view import QuestionPane
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.domain.questions.given import TYPES, sample, validator

from .question_parts import ALL, LEFT, MEDIA, QUIZ, RAW, ask, drag, focused, judged, press, question
from .quiz_given import parsed, view_of

# ------------------------------------------------------------------ the sample


def test_the_sample_quiz_holds_every_type_and_keeps_the_schema() -> None:
    assert {item.type for item in QUIZ.questions} == set(TYPES)
    assert not list(validator().iter_errors(RAW))
    assert QUIZ.dump() == RAW
    assert not QUIZ.missing_media()
    assert all(path.is_file() for path in MEDIA.values())


@pytest.mark.parametrize("name", ALL)
def test_a_right_answer_is_shown_in_each_theme(
    question_pane: QuestionPane, theme_host: ThemeHost, name: str
) -> None:
    asked = ask(question_pane, name)
    assert asked.answer() is None
    made = question(name)
    if made.takes_answer:
        given = made.correct_answer()
        asked.set_answer(given)
        if made.is_marked:
            assert asked.answer() is None
        else:
            assert made.grade(asked.answer()).points == made.max_points
        question_pane.show_result(judged(name, given))
        assert asked.is_locked
    for theme in ("dark", "light"):
        theme_host.apply(theme, 1.5)
        QApplication.sendPostedEvents()
        assert not question_pane.grab().isNull()


# ------------------------------------------------------------------ typed


def test_a_short_text_is_typed_and_shown_letter_by_letter(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "capital")
    asked.focus_first()
    QTest.keyClicks(focused(), "*Bergen* <b>")
    assert asked.answer() == {"text": "*Bergen* <b>"}
    question_pane.show_result(judged("capital", asked.answer()))
    rows = asked.findChildren(OutcomeRow)
    assert [row.verdict for row in rows] == [Verdict.WRONG, Verdict.MISSED]
    assert rows[0].accessibleName() == "*Bergen* <b>, Your answer, wrong"
    assert rows[1].accessibleName() == "Oslo, Correct answer"


def test_a_gap_is_said_as_a_gap(question_pane: QuestionPane) -> None:
    name = ask(question_pane, "bank").accessibleName()
    assert "\u2026" in name and "{{" not in name


def test_a_text_that_is_partly_right_says_so(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "capital")
    question_pane.show_result(judged("capital", {"text": "Christiania"}))
    row = asked.findChildren(OutcomeRow)[0]
    assert row.verdict is Verdict.PARTIAL
    assert "partly right" in row.accessibleName() and "1925" in row.accessibleName()


def test_a_number_carries_its_unit_and_the_notation(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "speed")
    asked.focus_first()
    QTest.keyClicks(focused(), "120")
    assert asked.answer() == {"text": "120", "decimal_comma": False}
    assert asked.advance()
    press(Qt.Key.Key_1)
    assert asked.answer() == {"text": "120", "unit": "km/h", "decimal_comma": False}
    assert judged("speed", asked.answer()).grade.correct
    assert not asked.advance()


@pytest.mark.parametrize("typed", ["1,5", "١٫٥", "1.5"])
def test_a_number_without_a_fixed_sign_is_read_as_the_learner_reads(
    question_pane: QuestionPane, typed: str
) -> None:
    raw = sample("numeric", units=None, unit_use=None, decimal_comma=None)
    asked = ask(question_pane, view_of(raw))
    asked.focus_first()
    asked.field.insert(typed)  # QTest types Latin letters only
    assert asked.answer() == {"text": typed, "decimal_comma": False}
    assert parsed(raw).complaint(asked.answer()) is None


# ------------------------------------------------------------------ order


def test_items_are_ordered_by_keyboard(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "planets")
    right = question("planets").correct_answer()["order"]
    assert isinstance(right, list)
    for place, name in enumerate(right):
        item = next(item for item in asked.board.items if item.option.id == name)
        item.setFocus(Qt.FocusReason.TabFocusReason)
        press(Qt.Key.Key_Space)
        assert item.is_taken and "taken up" in item.accessibleName()
        while asked.board.order().index(name) > place:
            press(Qt.Key.Key_Up)
        press(Qt.Key.Key_Space)
        assert not item.is_taken
    assert asked.answer() == {"order": right}


def test_alt_and_an_arrow_move_an_item_and_escape_brings_it_back(
    question_pane: QuestionPane,
) -> None:
    asked = ask(question_pane, "planets")
    before = asked.board.order()
    asked.focus_first()
    press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert asked.board.order() == [before[1], before[0], *before[2:]]
    press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert asked.board.order() == [before[1], before[0], *before[2:]]
    press(Qt.Key.Key_Down)
    assert focused() is asked.board.items[2]


@pytest.mark.parametrize("name", ["planets", "sentence"])
def test_items_are_dragged(question_pane: QuestionPane, name: str) -> None:
    asked = ask(question_pane, name)
    before = asked.board.order()
    assert asked.answer() is None
    first, last = asked.board.items[0], asked.board.items[-1]
    drag(first, last)
    assert asked.answer() == {"order": [*before[1:], before[0]]}


def test_the_order_can_be_kept_as_it_is(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "planets")
    asked.keep.setFocus()
    press(Qt.Key.Key_Return)
    assert asked.answer() == {"order": asked.board.order()}
    # The button goes; the keyboard stays in the question, where Enter checks it.
    assert not asked.keep.isVisible() and focused() is asked.board.items[0]


def test_places_are_told_right_and_wrong(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "planets")
    question_pane.show_result(judged("planets", {"order": ["ve", "me", "ea", "ma"]}))
    rows = asked.findChildren(OutcomeRow)
    assert [row.verdict for row in rows] == [Verdict.WRONG] * 2 + [Verdict.RIGHT] * 2
    assert rows[0].accessibleName() == "1., Venus → Mercury, Wrong place"


# ------------------------------------------------------------------ gaps with words


def fill_by_keys(asked: Any) -> None:
    asked.focus_first()
    for word in ("evaporates", "condenses", "falls"):
        box: Any = focused()
        place = next(n for n in range(box.count()) if box.itemData(n) == word)
        QTest.keyClicks(box, str(place))
        asked.advance()


def fill_by_clicks(asked: Any) -> None:
    for word in ("evaporates", "condenses", "falls"):
        QTest.mouseClick(asked.bank.chips[word], LEFT)


def fill_by_dragging(asked: Any) -> None:
    for gap, word in (("down", "falls"), ("up", "evaporates"), ("cloud", "condenses")):
        drag(asked.bank.chips[word], asked.fields[gap])


@pytest.mark.parametrize("fill", [fill_by_keys, fill_by_clicks, fill_by_dragging])
def test_words_come_into_the_gaps(question_pane: QuestionPane, fill: Callable[[Any], None]) -> None:
    asked = ask(question_pane, "bank")
    fill(asked)
    assert asked.answer() == question("bank").correct_answer()
    assert [name for name, chip in asked.bank.chips.items() if chip.is_used].sort() is None
    assert not asked.bank.chips["melts"].is_used


def test_a_word_that_is_there_once_moves(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "bank")
    drag(asked.bank.chips["falls"], asked.fields["up"])
    drag(asked.bank.chips["falls"], asked.fields["down"])
    assert asked.answer() == {"gaps": {"up": "", "cloud": "", "down": "falls"}}
    QTest.mouseClick(asked.bank.chips["falls"], LEFT)  # back into the bank
    assert asked.answer() is None


def test_arrows_take_no_word_away_from_another_gap(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "bank")
    first, second = asked.fields["up"], asked.fields["cloud"]
    first.setFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    word = first.value()
    second.setFocus()
    press(*[Qt.Key.Key_Down] * 9)  # through all that are left, to the last
    assert first.value() == word and second.value() not in ("", word)
    press(*[Qt.Key.Key_Up] * 9)
    assert (first.value(), second.value()) == (word, "")
    press(Qt.Key.Key_2)  # named, it is meant
    assert (first.value(), second.value()) == ("", word)


# ------------------------------------------------------------------ pictures


def at(board: HotspotBoard, x: float, y: float) -> QPoint:
    return board.to_screen(x, y).toPoint()


def test_points_are_set_by_mouse_and_by_keyboard_alike(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "cell")
    board: HotspotBoard = asked.board
    QTest.mouseClick(board, LEFT, pos=at(board, 160, 330))
    QTest.mouseClick(board, LEFT, pos=at(board, 680, 130))
    by_mouse = asked.answer()["points"]
    assert judged("cell", {"points": by_mouse}).grade.correct
    QTest.mouseClick(asked.chips[1], LEFT)
    QApplication.sendPostedEvents()
    asked.chips[0].setFocus()
    press(Qt.Key.Key_Return)
    assert asked.answer() is None
    asked.focus_first()
    press(*[Qt.Key.Key_Left] * 24, *[Qt.Key.Key_Down] * 9, Qt.Key.Key_Space)
    press(*[Qt.Key.Key_Right] * 52, *[Qt.Key.Key_Up] * 20)
    press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Space)
    by_keys = asked.answer()["points"]
    assert by_keys == [[160, 330], [679, 130]]
    assert judged("cell", {"points": by_keys}).grade.correct
    press(Qt.Key.Key_Space)  # no third one
    assert len(asked.answer()["points"]) == 2
    press(Qt.Key.Key_Delete)
    assert asked.answer()["points"] == [[160, 330]]


def test_a_place_is_spoken_in_percent(question_pane: QuestionPane) -> None:
    board: HotspotBoard = ask(question_pane, "cell").board
    assert board.spoken((200, 360)) == "25 percent from the left, 75 percent from the top"


def test_points_are_told_right_wrong_and_left_out(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "cell")
    question_pane.show_result(judged("cell", {"points": [[160, 330], [150, 150]]}))
    words = asked.board.accessibleName()
    assert "Point 1: right" in words and "Point 2: wrong" in words and "1 right place" in words
    QTest.mouseClick(asked.board, LEFT, pos=at(asked.board, 10, 10))
    assert len(asked.board.points) == 2


def test_shown_regions_are_reached_by_tab(question_pane: QuestionPane) -> None:
    raw = {**next(q for q in RAW["questions"] if q["id"] == "cell")}
    raw["ext"] = {SHOW_KEY: True}
    shown = Quiz.parse({**RAW, "questions": [raw]}).questions[0]
    made = QuestionView(
        id="cell", number=1, kind="", interaction="hotspot", prompt="x", points=1,
        shown=shown.shown(1),
    )  # fmt: skip
    assert not made.shown.hides_regions
    asked = ask(question_pane, made)
    asked.focus_first()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert asked.answer() == {"points": [[160, 330]]}


def label_by_keys(asked: Any) -> None:
    for label, zone in (("con", "z-con"), ("sun", "z-sun")):
        asked.chips[label].setFocus(Qt.FocusReason.TabFocusReason)
        press(Qt.Key.Key_Return)
        while focused() is not asked.board.zones[zone]:
            press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Return)


def label_by_clicks(asked: Any) -> None:
    for label, zone in (("con", "z-con"), ("sun", "z-sun")):
        QTest.mouseClick(asked.chips[label], LEFT)
        QTest.mouseClick(asked.board.zones[zone], LEFT)


def label_by_dragging(asked: Any) -> None:
    for label, zone in (("con", "z-con"), ("sun", "z-sun")):
        drag(asked.chips[label], asked.board.zones[zone])


@pytest.mark.parametrize("label", [label_by_keys, label_by_clicks, label_by_dragging])
def test_labels_come_to_their_places(
    question_pane: QuestionPane, label: Callable[[Any], None]
) -> None:
    asked = ask(question_pane, "water")
    label(asked)
    assert asked.answer() == {"placed": {"z-con": "con", "z-sun": "sun"}}
    assert asked.chips["con"].is_used and not asked.chips["rain"].is_used
    zone = asked.board.zones["z-con"]
    assert zone.accessibleName() == "Place 3 of 5: Condensation"
    zone.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Delete)
    assert asked.answer() == {"placed": {"z-sun": "sun"}}


def test_places_say_what_belongs_there(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "water")
    question_pane.show_result(judged("water", {"placed": {"z-con": "eva", "z-rain": "rain"}}))
    assert "wrong; right is Condensation" in asked.board.zones["z-con"].accessibleName()
    assert "Rain, right" in asked.board.zones["z-rain"].accessibleName()
    assert "no answer" in asked.board.zones["z-run"].accessibleName()


def test_a_missing_picture_is_said_and_answers_nothing(question_pane: QuestionPane) -> None:
    question_pane.set_resolver(None)
    for name in ("cell", "water"):
        asked = ask(question_pane, name)
        QTest.mouseClick(asked.board, LEFT, pos=QPoint(30, 30))
        assert asked.answer() is None
        assert not question_pane.grab().isNull()


# ------------------------------------------------------------------ by hand


def test_an_essay_counts_its_words_and_is_marked_later(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "essay")
    asked.focus_first()
    text = " ".join(["word"] * 500)
    asked.field.insertPlainText(text)
    asked.count_now()
    assert asked.answer() == {"text": text}
    assert asked.count.text() == "500 words  ·  10 to 80 are asked for"
    sent: list[bool] = []
    question_pane.submit_requested.connect(lambda: sent.append(True))
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert sent == [True]
    question_pane.show_result(judged("essay", {"text": text}))
    assert "mark it yourself" in question_pane._told.text()
    assert asked.field.isReadOnly()


def test_files_are_offered_by_their_path_and_listed(
    question_pane: QuestionPane, tmp_path: Path
) -> None:
    asked = ask(question_pane, "notes")
    offered: list[tuple[str, list[str]]] = []
    question_pane.files_offered.connect(lambda name, paths: offered.append((name, paths)))
    scan = tmp_path / "my notes.PDF"
    scan.write_bytes(b"%PDF")
    (tmp_path / "run.exe").write_bytes(b"MZ")
    (tmp_path / "empty.png").touch()
    for wrong in ("run.exe", "empty.png", "nowhere.png"):
        asked.list.offer([str(tmp_path / wrong)])
        assert wrong in asked.list.error.text()
    assert not offered
    asked.list.offer([str(scan)])
    assert offered == [("notes", [str(scan)])]
    assert asked.answer() is None  # not stored yet
    question_pane.add_file("my notes.PDF", "application/pdf", 4, "a" * 64)
    files = [{"name": "my notes.PDF", "mime": "application/pdf", "size": 4, "sha256": "a" * 64}]
    assert asked.answer() == {"files": files}
    asked.list.offer([str(scan), str(scan)])
    assert "No more than 2 files" in asked.list.error.text()
    question_pane.refuse_file("my notes.PDF", "The disk is full.")
    assert asked.list.error.text() == "The disk is full."
    asked.list._remove(asked.list._files[0])
    assert asked.answer() is None


# ------------------------------------------------------------------ cards and texts


def test_a_card_is_turned_and_rated_by_keyboard(question_pane: QuestionPane) -> None:
    asked = ask(question_pane, "card")
    sent: list[bool] = []
    question_pane.submit_requested.connect(lambda: sent.append(True))
    asked.focus_first()
    assert not asked.choose(2)  # not before it was turned
    press(Qt.Key.Key_Space)
    assert asked.is_turned and asked.answer() is None
    assert asked.choose(2)
    assert asked.answer() == {"rating": "good"} and sent == [True]
    QTest.mouseClick(asked.buttons["again"], LEFT)
    assert asked.answer() == {"rating": "again"}
    question_pane.show_result(judged("card", {"rating": "again"}))
    assert not asked.choose(3)
