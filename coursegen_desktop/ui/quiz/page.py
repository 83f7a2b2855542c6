"""The quiz: bar with progress, one question, the button that checks and goes on, the result."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...domain.questions.base import Verdict
from ...domain.quiz import AnswerResult, QuizResult, QuizRun
from ..content.question_view import QuestionPane
from ..kit.focus import tab_through
from ..kit.forms import IconButton, Keys, PrimaryButton, SecondaryButton
from ..kit.lists import ElidedLabel, FooterBar, Muted, PageHeader, ScrollPage
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .result_view import ResultView
from .segments import Segments

_COLUMN_PX = 700
_LETTERS = "ABCDEFGHI"


class QuizPage(QWidget):
    """Shows a run question by question, then its result.

    `answer_given` carries (question id, answer); call `show_answer` when it is stored.
    """

    answer_given = Signal(str, object)
    finish_requested = Signal()
    again_requested = Signal()
    leave_requested = Signal()
    lesson_requested = Signal()
    reread_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.run: QuizRun | None = None
        self.index = 0
        self.is_finished = False
        self._results: dict[str, AnswerResult] = {}
        self._is_busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._question_area())
        self._stack.addWidget(self._result_area())
        column.addWidget(self._stack, 1)
        column.addWidget(self._bottom_bar())
        self._fit_column()

    # ---------------------------------------------------------------- what is shown

    def show_run(self, run: QuizRun) -> None:
        """Begin or go on at the first open question, or at the last when all are answered."""
        self.run, self.is_finished, self._is_busy = run, False, False
        self._results = {view.id: view.result for view in run.questions if view.result is not None}
        self.title.setText(run.title)
        self._stack.setCurrentIndex(0)
        self._footer.show()
        self.show_question(min(run.first_open, len(run.questions) - 1))

    def show_question(self, index: int) -> None:
        """Ask the question of that place, or show it with its answer."""
        if self.run is None:
            return
        self.index = index
        self._stack.setCurrentIndex(0)
        self._footer.show()
        question = self.run.questions[index]
        self.pane.show_question(question, len(self.run.questions))
        if self.pane.interaction is not None:
            tab_through([self.close_button, *self.pane.interaction.stops()])
        if question.id in self._results:
            self.pane.show_result(self._results[question.id], is_news=False)
        self._scroll.verticalScrollBar().setValue(0)
        self._update_bars()
        self._focus_question()

    def show_answer(self, result: AnswerResult) -> None:
        """The answer was stored: show how it went."""
        self._is_busy = False
        self._results[result.question_id] = result
        if self.question_id == result.question_id:
            self.pane.show_result(result)
            self._update_bars()
            # After the layout has made room for it.
            QTimer.singleShot(0, self, self._reveal_reason)
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal_reason(self) -> None:
        if self.pane.why.isVisible():
            self._scroll.ensureWidgetVisible(self.pane.why, 0, 20)

    def refuse_answer(self) -> None:
        """The answer was not stored: it can be given again."""
        self._is_busy = False
        self._update_bars()

    def show_result(self, result: QuizResult) -> None:
        """The attempt is finished."""
        self.is_finished, self._is_busy = True, False
        self.result.show_result(result, "" if self.run is None else self.run.lesson_title)
        self._open_result()
        say(self, self.result.spoken())

    @property
    def question_id(self) -> str:
        """The question on the screen, "" before a quiz was opened."""
        return "" if self.run is None else self.run.questions[self.index].id

    @property
    def is_answered(self) -> bool:
        """The question on the screen has its answer."""
        return self.question_id in self._results

    @property
    def answered(self) -> int:
        """Answers of this run that are stored."""
        return len(self._results)

    # ---------------------------------------------------------------- what is wished

    def go_on(self) -> None:
        """The primary button: check, next question, see the result, back to the result."""
        if self.run is None or self._is_busy or self._stack.currentIndex() == 1:
            return
        question = self.run.questions[self.index]
        if question.is_scored and not self.is_answered and not self.is_finished:
            self._check()
        elif self.index + 1 < len(self.run.questions):
            self.show_question(self.index + 1)
        elif self.is_finished:
            self._open_result()
        else:
            self._go_to_open_or_finish()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Brought in front: what was not visible could not take the keyboard until now."""
        super().focusInEvent(event)
        if self._stack.currentIndex() == 0:
            self._focus_question()

    def _focus_question(self) -> None:
        if self.run is None:
            return
        if self.is_answered or not self.run.questions[self.index].is_scored:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pane.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 9 and A to I choose, Enter checks and goes on; fields keep their own keys."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        elif not self._chose(event.text().upper()):
            super().keyPressEvent(event)

    def _chose(self, text: str) -> bool:
        interaction = self.pane.interaction
        if self._stack.currentIndex() == 1 or interaction is None or len(text) != 1:
            return False
        index = _LETTERS.find(text) if text.isalpha() else "123456789".find(text)
        return index >= 0 and interaction.choose(index)

    def _on_enter(self) -> None:
        interaction = self.pane.interaction
        if self._stack.currentIndex() == 1:
            return
        if interaction is not None and not self.is_answered and interaction.advance():
            return
        self.go_on()

    def _check(self) -> None:
        answer = self.pane.answer()
        if answer is None:
            self._hint.setText(tr("Answer first"))
            say(self, tr("Answer first"))
            self.pane.focus_first()
            return
        self._is_busy = True
        self.primary.setEnabled(False)
        self.answer_given.emit(self.question_id, answer)

    def _go_to_open_or_finish(self) -> None:
        """At the end: a question that was left open comes first."""
        if self.run is None:
            return
        for index, view in enumerate(self.run.questions):
            if view.is_scored and view.id not in self._results:
                self.show_question(index)
                return
        self._is_busy = True
        self.primary.setEnabled(False)
        self.finish_requested.emit()

    def _open_result(self) -> None:
        self._stack.setCurrentIndex(1)
        self._footer.hide()
        self._result_scroll.verticalScrollBar().setValue(0)
        self._update_segments(-1)
        self.result.focus_first()

    def _review(self, question_id: str = "") -> None:
        if self.run is None:
            return
        ids = [view.id for view in self.run.questions]
        self.show_question(ids.index(question_id) if question_id in ids else 0)

    # ---------------------------------------------------------------- bars

    def _update_bars(self) -> None:
        if self.run is None:
            return
        question = self.run.questions[self.index]
        is_last = self.index + 1 == len(self.run.questions)
        must_check = question.is_scored and not self.is_answered and not self.is_finished
        if must_check:
            words, icon = tr("Check"), ""
        elif not is_last:
            words, icon = tr("Next question"), "arrow-right"
        elif self.is_finished:
            words, icon = tr("Back to the result"), "arrow-right"
        else:
            words, icon = tr("See result"), "arrow-right"
        self.primary.setText(words)
        self.primary.set_icon(icon)
        self.primary.setEnabled(not must_check or self.pane.answer() is not None)
        self.previous.setVisible(self.is_finished and self.index > 0)
        self._saved.setText(self._saved_words())
        self._hint.setText(tr("Press"))
        self._update_segments(self.index)

    def _saved_words(self) -> str:
        if self.is_finished:
            return tr("Review of your answers")
        if self.answered:
            return tr("%n answer(s) saved", self.answered)
        return tr("Each answer is saved at once")

    def _update_segments(self, current: int) -> None:
        if self.run is None:
            return
        verdicts: list[Verdict | None] = []
        for view in self.run.questions:
            result = self._results.get(view.id)
            nothing = None if view.is_scored else Verdict.NONE
            verdicts.append(nothing if result is None else result.grade.verdict)
        self.segments.show_progress(verdicts, current)

    def _on_answer_changed(self, is_ready: bool) -> None:
        if not self._is_busy and not self.is_answered:
            self.primary.setEnabled(is_ready)
            self._hint.setText(tr("Press"))

    # ---------------------------------------------------------------- parts

    def _top_bar(self) -> PageHeader:
        header = PageHeader()
        header.title.hide()
        header.row.setContentsMargins(24, 0, 24, 0)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        left = QHBoxLayout()
        left.setSpacing(10)
        self.close_button = IconButton("x", tr("Leave the quiz, answers are kept"), "Esc")
        self.close_button.clicked.connect(self.leave_requested)
        self.title = ElidedLabel(font_role="strong")
        left.addWidget(self.close_button)
        left.addWidget(self.title, 1)
        self.segments = Segments()
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.segments, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 0)
        grid.setColumnStretch(2, 1)
        header.row.insertLayout(0, grid, 1000)
        return header

    def _question_area(self) -> QWidget:
        self._scroll = ScrollPage(max_width=_COLUMN_PX)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pane = QuestionPane()
        self.pane.answer_changed.connect(self._on_answer_changed)
        self.pane.reread_requested.connect(self.reread_requested)
        self._scroll.column.setContentsMargins(20, 44, 20, 28)
        self._scroll.column.addWidget(self.pane)
        return self._scroll

    def _result_area(self) -> QWidget:
        self._result_scroll = ScrollPage(max_width=_COLUMN_PX)
        self._result_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.result = ResultView()
        self.result.again_requested.connect(self.again_requested)
        self.result.review_requested.connect(lambda: self._review())
        self.result.question_chosen.connect(self._review)
        self.result.lesson_requested.connect(self.lesson_requested)
        self._result_scroll.column.setContentsMargins(20, 0, 20, 0)
        self._result_scroll.column.addWidget(self.result)
        return self._result_scroll

    def _bottom_bar(self) -> FooterBar:
        self._footer = FooterBar()
        self._saved = Muted()
        self._hint = Muted(tr("Press"))
        self.previous = SecondaryButton(tr("Previous question"), "arrow-left")
        self.previous.clicked.connect(lambda: self.show_question(self.index - 1))
        self.primary = PrimaryButton(tr("Check"), icon_after=True)
        self.primary.clicked.connect(self.go_on)
        row = self._footer.row
        row.addWidget(self._saved)
        row.addStretch(1)
        row.addWidget(self.previous)
        row.addWidget(self._hint)
        row.addWidget(Keys("Enter"))
        row.addWidget(self.primary)
        return self._footer

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_column()

    def _fit_column(self) -> None:
        """The column grows with the text, so that lines hold as many words at 150 %."""
        width = min(theme_host_of(self).px(_COLUMN_PX), 1000) + 40
        for scroll in (self._scroll, self._result_scroll):
            inner = scroll.column.parentWidget()
            if inner is not None and inner.maximumWidth() != width:
                inner.setMaximumWidth(width)
