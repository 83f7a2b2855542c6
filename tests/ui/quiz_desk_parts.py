"""A desk with a quiz on it, and hands that write into its forms."""

from __future__ import annotations

import copy
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from coursegen_desktop.domain.ids import AssetId
from coursegen_desktop.domain.questions.base import Question
from coursegen_desktop.domain.quiz import Quiz, read_question
from coursegen_desktop.ui.editor.questions.desk import QuizDesk
from coursegen_desktop.ui.editor.questions.desk_menus import kinds_menu
from coursegen_desktop.ui.editor.questions.form import QuestionForm
from coursegen_desktop.ui.editor.questions.kinds import kinds
from coursegen_desktop.ui.editor.questions.part import FormPart
from tests.domain.questions.given import validator

from .question_parts import find_media

ASSET = AssetId(7)
LEFT = Qt.MouseButton.LeftButton


def open_desk(raw: dict[str, Any], outcomes: tuple[str, ...] = ()) -> QuizDesk:
    """A desk on the screen with a quiz."""
    desk = QuizDesk()
    desk.media_resolver = find_media
    desk.resize(1000, 760)
    desk.show()
    desk.activateWindow()
    QTest.qWaitForWindowActive(desk)
    desk.show_quiz(ASSET, copy.deepcopy(raw), outcomes)
    return desk


def begin(desk: QuizDesk, kind: str) -> QuestionForm:
    """Add a question of a kind through the menu; its form."""
    menu = kinds_menu(desk)
    place = [one.key for one in kinds()].index(kind)
    menu.actions()[place].trigger()
    menu.close()
    return form_of(desk)


def form_of(desk: QuizDesk) -> QuestionForm:
    """The form in front."""
    form = desk.stack.currentWidget()
    assert isinstance(form, QuestionForm)
    return form


def part(form: QuestionForm, kind: type[FormPart]) -> Any:
    """The part of that class."""
    return next(one for one in form.parts if type(one) is kind)


def write(widget: QWidget, text: str) -> None:
    """Type into a field, instead of what stands there."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    QTest.keyClicks(widget, text)


def click(button: QAbstractButton) -> None:
    """Press a button with the mouse, or by its key where it lies out of sight."""
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def settle() -> None:
    """Lay out what was added."""
    for _ in range(2):
        QApplication.sendPostedEvents()


def whole(desk: QuizDesk) -> Any:
    """The question in front as learners are asked it; the stored quiz is valid."""
    content = desk.content()
    validator().validate(content)
    quiz = Quiz.parse(content)
    item = desk.item
    assert item is not None
    assert item.faults == (), item.faults
    found = quiz.question(item.id)
    assert found is not None
    assert read_question(item.raw).model_dump(mode="json") == item.raw
    return found


def earned(question: Question, **answer: object) -> float:
    """The share that an answer earns."""
    return question.grade(answer).fraction
