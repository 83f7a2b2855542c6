"""A question as the learner meets it: asked, answered, judged, begun again. Nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ....domain.errors import InvalidContent
from ....domain.questions._files import clean_name, file_fault
from ....domain.questions.base import Problem, Question
from ....domain.quiz import AnswerResult, QuestionView, read_question
from ...content.question_view import QuestionPane
from ...kit.callout import Callout
from ...kit.empty_state import EmptyState
from ...kit.forms import PrimaryButton, SecondaryButton
from ...kit.lists import ElidedLabel, Hairline, ScrollPage
from ...kit.translate import error_text, tr
from .fault_words import unfinished_words
from .part import Json

_WIDEST = 760


class TryPane(QWidget):
    """`edit_wanted`: there is something to mend first.

    `is_beside`: it stands beside the form and follows it silently.
    """

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_beside: bool = False) -> None:
        super().__init__(parent)
        self._is_beside = is_beside
        self._question: Question | None = None
        self._place = (1, 1)
        self._seed = 1
        self._tries = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.pane = QuestionPane()
        self.pane.answer_changed.connect(self._on_answer)
        self.pane.submit_requested.connect(self.check_answer)
        self.pane.files_offered.connect(self._on_files)
        page = ScrollPage(margin=24, max_width=_WIDEST)
        page.column.addWidget(self.pane)
        self.told = Callout("warn")
        page.column.addWidget(self.told)
        page.column.addStretch(1)
        self._stack.addWidget(page)
        way_back = "" if is_beside else tr("Back to the form")
        self.nothing = EmptyState("triangle-alert", tr("It cannot be asked yet"), "", way_back)
        self.nothing.action_requested.connect(self.edit_wanted)
        self._stack.addWidget(self.nothing)
        self._bar = QWidget()
        column.addWidget(Hairline())
        column.addWidget(self._bar)
        self._fill_bar()

    def show_question(
        self, raw: Json, faults: Sequence[Problem], number: int, total: int, *, shuffle: bool
    ) -> None:
        """Ask a question of the form; one that is not finished says why it cannot be asked."""
        self._bar.setVisible(not faults)
        if faults:
            self._question = None
            self.nothing.show_text(tr("It cannot be asked yet"), unfinished_words(faults))
            self._stack.setCurrentIndex(1)
            return
        self._question = read_question(raw)
        self._place, self._shuffle = (number, total), shuffle
        self._stack.setCurrentIndex(0)
        self.begin()

    def begin(self) -> None:
        """Ask it anew, mixed anew."""
        question = self._question
        if question is None:
            return
        self._seed += 1
        self._tries = 0
        view = QuestionView(
            id=question.id,
            number=self._place[0],
            kind=question.kind,
            interaction=question.interaction,
            prompt=question.prompt,
            points=question.max_points,
            shown=question.shown(self._seed, shuffle=self._shuffle),
            is_scored=question.is_scored,
            takes_answer=question.takes_answer,
        )
        self.pane.show_question(view, self._place[1], speaks=not self._is_beside)
        self.told.tell("")
        self.check.setEnabled(False)
        self.check.setVisible(question.takes_answer)
        self._tell_points("")

    def check_answer(self) -> None:
        """Judge what is given, as the quiz would; hints come before the last word."""
        question, answer = self._question, self.pane.answer()
        if question is None or answer is None:
            return
        fault = question.complaint(answer)
        if fault is not None:
            self.told.tell(error_text(fault), kind="warn")
            return
        self.told.tell("")
        try:
            grade = question.grade(answer)
        except InvalidContent as error:
            self.told.tell(error_text(error), kind="bad")
            return
        result = AnswerResult(question.id, answer, grade, question.correct_text())
        left = question.hints[self._tries :]
        if left and not grade.correct and not grade.needs_marking:
            self._tries += 1
            self.pane.show_try(result, left[0], tries_left=len(left))
        else:
            self.pane.show_result(result)
            self.check.setEnabled(False)
        if question.is_scored and not grade.needs_marking:
            points = tr(
                "{points} of {most} points",
                points=f"{grade.points:g}",
                most=f"{grade.max_points:g}",
            )
            self._tell_points(points)

    def focus_first(self) -> None:
        """Put the keyboard where answering begins."""
        if self._question is None:
            self.nothing.setFocus()
        else:
            self.pane.focus_first()

    def _fill_bar(self) -> None:
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(10)
        self.points = ElidedLabel(tr("Nothing of this is stored."), role="muted", font_role="small")
        row.addWidget(self.points, 1)
        self.again = SecondaryButton(tr("Start again"), "rotate-ccw")
        self.again.clicked.connect(self._on_again)
        self.check = PrimaryButton(tr("Check"))
        self.check.clicked.connect(self.check_answer)
        row.addWidget(self.again)
        row.addWidget(self.check)

    def _tell_points(self, points: str) -> None:
        words = tr("Nothing of this is stored.")
        self.points.setText(f"{points}  ·  {words}" if points else words)

    def _on_again(self) -> None:
        self.begin()
        self.pane.focus_first()

    def _on_answer(self, is_given: bool) -> None:
        self.told.tell("")
        self.check.setEnabled(is_given)

    def _on_files(self, _question: str, paths: list[str]) -> None:
        """The rules for files are tried; the file itself is not even read."""
        if self._question is None:
            return
        rules = self._question.shown(0).files
        for path in map(Path, paths):
            name = clean_name(path.name)
            try:
                size = path.stat().st_size
            except OSError:
                self.pane.refuse_file(name, tr("It cannot be read."))
                continue
            fault = file_fault(name, "", size, rules)
            if fault is not None:
                self.pane.refuse_file(name, error_text(fault))
            else:
                self.pane.add_file(name, "", size, "0" * 64)
