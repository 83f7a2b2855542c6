"""The sample quiz that holds every kind of question, and hands that answer it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import ziamath  # noqa: F401 - read here, so that no test waits half a second for its font
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.questions.base import Question
from coursegen_desktop.domain.quiz import AnswerResult, QuestionView, Quiz
from coursegen_desktop.ui.content.question_view import QuestionPane

FOLDER = resources_dir() / "samples" / "elements"
RAW = json.loads((FOLDER / "quiz.json").read_text("utf-8"))
QUIZ = Quiz.parse(RAW)
MEDIA = {item.id: FOLDER / item.path for item in QUIZ.media}
LEFT = Qt.MouseButton.LeftButton
ALL = [question.id for question in QUIZ.questions]


def find_media(name: str) -> Path | None:
    """The file of a picture of the sample."""
    return MEDIA.get(name.removeprefix("media:"))


def question(name: str) -> Question:
    """A question of the sample."""
    found = QUIZ.question(name)
    assert found is not None
    return found


def view(name: str) -> QuestionView:
    """It as the screen is given it."""
    made = question(name)
    return QuestionView(
        id=made.id, number=1, kind=made.kind, interaction=made.interaction, prompt=made.prompt,
        points=made.max_points, shown=made.shown(3), is_scored=made.is_scored,
    )  # fmt: skip


def judged(name: str, answer: dict[str, object]) -> AnswerResult:
    """An answer to it as the service gives it back."""
    made = question(name)
    return AnswerResult(made.id, answer, made.grade(answer), made.correct_text())


def ask(pane: QuestionPane, shown: QuestionView | str) -> Any:
    """Ask it; the widget that takes the answer."""
    pane.show_question(view(shown) if isinstance(shown, str) else shown, 4)
    QApplication.sendPostedEvents()
    for _ in range(3):  # pictures that are found make room for themselves
        pane.resize(700, pane.sizeHint().height() + 200)
        QApplication.sendPostedEvents()
    return pane.interaction


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QTest.keyClick(focused(), key, modifier)


def drag(widget: QWidget, to: QWidget, at: QPoint | None = None) -> None:
    """Drag a widget with the mouse onto another."""
    start = widget.rect().center()
    goal = widget.mapFromGlobal(to.mapToGlobal(at or to.rect().center()))
    QTest.mousePress(widget, LEFT, pos=start)
    QTest.mouseMove(widget, start + QPoint(8, 8))
    QTest.mouseMove(widget, goal)
    QTest.mouseRelease(widget, LEFT, pos=goal)
