"""A stop in a film: a question to think about, or one of the lesson's quiz to be tried."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ....domain.errors import InvalidContent
from ....domain.film import Stop
from ....domain.playable import StopQuestion
from ....domain.quiz import AnswerResult, QuestionView
from ...kit.callout import Callout
from ...kit.translate import error_text, tr
from .veil import Veil, Way

if TYPE_CHECKING:
    from ..question_view import QuestionPane

GO_ON, AGAIN, CHECK = "go_on", "again", "check"


class StopCard(Veil):
    """Nothing of it is stored or counted. `ended` says whether to go on or to hear it again."""

    ended = Signal(bool)

    def __init__(self, parent: QWidget, find: Callable[[str, dict[str, str]], Path | None]) -> None:
        super().__init__(parent)
        self._find = find
        self.stop: Stop | None = None
        self._question: StopQuestion | None = None
        self.pane: QuestionPane | None = None
        self.told = Callout("warn")
        self.put_inside(self.told)
        self.chosen.connect(self._on_chosen)

    def show_stop(self, stop: Stop, *, takes_focus: bool = True) -> None:
        """Ask as the film does; the quiz's own question may follow."""
        self.stop, self._question = stop, None
        self.told.tell("")
        self.show_inside(False)
        words = stop.text.strip()
        self.show_card(
            "circle-question-mark",
            tr("Check yourself"),
            words or tr("Think about what you have just heard."),
            (
                Way(GO_ON, tr("Go on"), "play"),
                Way(AGAIN, tr("Hear it again"), "rotate-ccw"),
            ),
            on_escape=GO_ON,
        )
        if takes_focus:
            self.focus_first()

    def show_question(self, stop: Stop, question: StopQuestion) -> None:
        """The question of the quiz, unless the film has gone on meanwhile."""
        if self.isHidden() or self.stop is not stop:
            return
        self._question = question
        focus: QWidget | None = self.window().focusWidget()
        is_here = focus is not None and self.isAncestorOf(focus)
        pane = self._make_pane()
        asked = question.question
        pane.show_question(
            QuestionView(
                id=asked.id,
                number=1,
                kind=asked.kind,
                interaction=asked.interaction,
                prompt=asked.prompt,
                points=asked.max_points,
                # In the order in which the film's slide shows them and its voice names them.
                shown=asked.shown(zlib.crc32(asked.id.encode()), shuffle=True),
                is_scored=False,  # it brings no points
                takes_answer=asked.takes_answer,
            ),
            0,
        )
        self.show_inside(True)
        self._text.setText(tr("Only for yourself: nothing of it is stored or counted."))
        self.show_ways(
            (
                Way(CHECK, tr("Check")),
                Way(GO_ON, tr("Go on"), "play"),
                Way(AGAIN, tr("Hear it again"), "rotate-ccw"),
            )
        )
        self._allow_check(False)
        if is_here:
            pane.focus_first()

    @property
    def asks(self) -> bool:
        """Whether a question with answers is shown."""
        return self._question is not None

    def _make_pane(self) -> QuestionPane:
        if self.pane is None:
            from ..question_view import QuestionPane  # with all kinds of answers: not for a start

            self.pane = QuestionPane(resolver=self._resolve)
            self.pane.answer_changed.connect(self._allow_check)
            self.pane.submit_requested.connect(self._check)
            self.put_inside(self.pane)
        return self.pane

    def _resolve(self, name: str) -> Path | None:
        return None if self._question is None else self._find(name, self._question.pictures)

    def _allow_check(self, allowed: bool) -> None:
        self.told.tell("")
        button = self.way(CHECK)
        if button is not None:
            button.setEnabled(allowed)

    def _on_chosen(self, key: str) -> None:
        if key == CHECK:
            self._check()
            return
        self.hide()
        self.stop, self._question = None, None
        self.ended.emit(key == GO_ON)

    def _check(self) -> None:
        """Judge the answer, and leave only the way on."""
        pane, question = self.pane, self._question
        answer = pane.answer() if pane is not None else None
        if pane is None or question is None or answer is None:
            return
        asked = question.question
        try:
            fault = asked.complaint(answer)
            if fault is not None:
                self.told.tell(error_text(fault))
                return
            grade = asked.grade(answer)
        except InvalidContent as error:
            self.told.tell(error_text(error))
            return
        pane.show_result(AnswerResult(asked.id, answer, grade, asked.correct_text()))
        self.show_ways(
            (
                Way(GO_ON, tr("Go on"), "play"),
                Way(AGAIN, tr("Hear it again"), "rotate-ccw"),
            )
        )
        self.focus_first()
