"""The quiz: bar with progress, the questions of a page, the button that goes on, the result."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...domain.quiz import AnswerResult, QuizResult, QuizRun
from ..content.question_view import QuestionPane
from ..kit.focus import tab_through
from ..kit.lists import ScrollPage
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .bars import BottomBar, TopBar
from .result_view import ResultView
from .review_list import ReviewList
from .sheet import QuestionSheet, show_outcome
from .state import RunState

_COLUMN_PX = 700
_LETTERS = "ABCDEFGHI"
_ASKS, _RESULT, _REVIEW = range(3)
_STEPS = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}
# How long typing rests before a text that may still be changed is stored.
_REST_MS = 800


class QuizPage(QWidget):
    """Shows a run question by question, then its result.

    `answer_given` carries (question id, answer); call `show_answer` when it is stored.
    """

    answer_given = Signal(str, object)
    page_opened = Signal(int)
    flag_requested = Signal(str, bool)
    finish_requested = Signal()
    time_over = Signal()
    again_requested = Signal()
    retry_requested = Signal()
    leave_requested = Signal()
    lesson_requested = Signal()
    reread_requested = Signal(str)
    files_offered = Signal(str, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.state = RunState()
        self._since = time.monotonic()
        self._then: Callable[[], None] | None = None
        self._is_busy = False
        self._opened_page = -1
        self._make_parts()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(lambda: self.save())
        self._fit_column()

    # ---------------------------------------------------------------- what is shown

    def show_run(self, run: QuizRun) -> None:
        """Begin or go on at the first open question, or at the last when all are answered."""
        self._is_busy, self._then, self._opened_page = False, None, -1
        self._rest.stop()
        first = self.state.begin(run)
        self.title.setText(run.title)
        self.top.time.stop()
        if run.time is not None and run.time.left_s is not None:
            self.top.time.begin(run.time.left_s, is_grace=not run.time.may_answer)
        self.show_question(first)

    def show_question(self, index: int) -> None:
        """Ask the question of that place, or show it with its answer."""
        if self.run is None:
            return
        state = self.state
        state.index = index
        self._stack.setCurrentIndex(_ASKS)
        self.footer.show()
        page = state.page_of(index)
        if page != self._opened_page or state.per_page == 1:
            self._open_page(page)
        self._since = time.monotonic()
        if state.per_page > 1 and (pane := self.sheet.pane_of(state.question_id)) is not None:
            self._scroll.ensureWidgetVisible(pane, 0, 40)
        self._update_bars()
        self._focus_question()

    def _open_page(self, page: int) -> None:
        state = self.state
        views = () if self.run is None else self.run.questions
        self.sheet.show_questions(
            views[page * state.per_page : (page + 1) * state.per_page],
            len(views),
            state.results,
            may_change=state.may_change,
            is_finished=state.is_finished,
        )
        self._chain()
        self._scroll.verticalScrollBar().setValue(0)
        if page != self._opened_page and not state.is_finished:
            self.page_opened.emit(page)
        self._opened_page = page

    def _chain(self) -> None:
        tab_through([self.top.time, self.top.flag, self.close_button, *self.sheet.stops()])

    def show_answer(self, result: AnswerResult) -> None:
        """The answer was stored: show how it went, or that it is kept."""
        self._is_busy = False
        name = result.question_id
        self.state.results[name] = result
        then, self._then = self._then, None
        if self.state.may_change:
            self._update_bars()
            if then is not None:
                then()
            return
        pane = self.sheet.pane_of(name)
        if pane is None or self.question_id != name:
            return
        show_outcome(pane, result, is_news=True)
        self._update_bars()
        # After the layout has made room for it.
        QTimer.singleShot(0, self, self._reveal_reason)
        if result.is_done:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            pane.focus_first()

    def _reveal_reason(self) -> None:
        for part in (self.pane.why, self.pane.tried):
            if part.isVisible():
                self._scroll.ensureWidgetVisible(part, 0, 20)

    def refuse_answer(self, question_id: str = "") -> None:
        """The answer was not stored: it can be given again."""
        self._is_busy, self._then = False, None
        if self.state.may_change and question_id:
            self.state.changed.add(question_id)
        self._update_bars()

    def show_result(self, result: QuizResult) -> None:
        """The attempt is finished."""
        self.state.is_finished, self._is_busy = True, False
        self.state.changed.clear()
        self.stop_clocks()
        self.result.show_result(result, "" if self.run is None else self.run.lesson_title)
        self._open_result()
        say(self, self.result.spoken())

    def show_reviewed(self, run: QuizRun) -> None:
        """What may be seen of the answers, now that the attempt is finished."""
        self._opened_page = -1
        self.state.take(run)
        self._update_segments(-1)

    def show_grace(self, seconds: float) -> None:
        """The time is over: nothing is answered any more, the quiz can still be handed in."""
        self.sheet.lock()
        self.top.time.begin(seconds, is_grace=True)
        self._open_review()

    def stop_clocks(self) -> None:
        """Nothing is counted and stored by itself any more."""
        self._rest.stop()
        self.top.time.stop()

    @property
    def run(self) -> QuizRun | None:
        """What is shown."""
        return self.state.run

    @property
    def index(self) -> int:
        """The place of the question that is asked."""
        return self.state.index

    @property
    def is_finished(self) -> bool:
        """Whether the result is there."""
        return self.state.is_finished

    @property
    def question_id(self) -> str:
        """The question on the screen, "" before a quiz was opened."""
        return self.state.question_id

    @property
    def pane(self) -> QuestionPane:
        """The pane of the question that is asked."""
        return self.sheet.pane_of(self.question_id) or self.sheet.first

    @property
    def is_answered(self) -> bool:
        """The question on the screen takes no further answer."""
        return self.state.is_answered

    @property
    def answered(self) -> int:
        """Answers of this run that are stored."""
        return len(self.state.results)

    def certainty_of(self, question_id: str) -> int | None:
        """How sure the learner said to be."""
        return self.state.levels.get(question_id)

    @property
    def seconds(self) -> float:
        """How long the question has been before the learner."""
        return time.monotonic() - self._since

    def unsaved(self) -> list[tuple[str, dict[str, object]]]:
        """What was answered and is not stored yet, to be stored at once; it is given out once."""
        names = sorted(self.state.changed)
        if self.state.is_asking and not self.state.may_change and not self._is_busy:
            names = [self.question_id]
        self.state.changed.clear()
        given = {n: pane.answer() for n in names if (pane := self.sheet.pane_of(n)) is not None}
        is_open = self.state.may_change
        return [(n, answer or {}) for n, answer in given.items() if answer is not None or is_open]

    # ---------------------------------------------------------------- what is wished

    def go_on(self) -> None:
        """The primary button: check, next question, hand in, see the result, back to it."""
        place = self._stack.currentIndex()
        if self.run is None or self._is_busy or place == _RESULT:
            return
        if place == _REVIEW:
            self._finish()
        elif self.state.may_change:
            self.save(self._advance)
        elif self.state.is_asking:
            self._check()
        else:
            self._advance()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Store what was changed, then go on."""
        if self._is_busy:
            self._rest.start()
            return
        while self.state.may_change and self.state.changed:
            name = self.state.changed.pop()
            pane = self.sheet.pane_of(name)
            if pane is not None:
                self._is_busy = True
                self._then = lambda: self.save(then)
                self.answer_given.emit(name, pane.answer() or {})
                return
        if then is not None:
            then()

    def _advance(self) -> None:
        state = self.state
        if state.is_mastery:
            self._ask_again(state.result)
        elif not state.is_last:
            self.show_question(self.index + 1)
        elif state.is_finished:
            self._open_result()
        elif state.may_change:
            self._open_review()
        elif (place := state.first_open()) is not None:
            self.show_question(place)  # a question that was left open comes first
        else:
            self._finish()

    def _ask_again(self, result: AnswerResult | None) -> None:
        """Mastery: the question that the service named, asked as if for the first time."""
        if result is None or not result.next_id:
            self._finish()
            return
        self.state.results.pop(result.next_id, None)
        self.state.levels.pop(result.next_id, None)
        self.show_question(self.state.place_of(result.next_id))

    def step(self, place: int) -> bool:
        """Go to another question without checking; False where the rules do not let one."""
        if self._is_busy or self._stack.currentIndex() != _ASKS or not self.state.may_go(place):
            return False
        self.save(lambda: self.show_question(place))
        return True

    def _skip(self) -> None:
        if not self._is_busy:
            self.show_question(self.index + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Brought in front: what was not visible could not take the keyboard until now."""
        super().focusInEvent(event)
        if self._stack.currentIndex() == _ASKS:
            self._focus_question()

    def _focus_question(self) -> None:
        if self.state.is_asking:
            self.pane.focus_first()
        elif self.run is not None:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 9 and A to I choose, Enter goes on, F flags, N and P step, Alt+1 to 3: how sure."""
        key, text = Qt.Key(event.key()), event.text().upper()
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if held == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_3:
            self.footer.sure.choose(int(key) - int(Qt.Key.Key_0))
        elif held:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        elif self._chose(text):
            return
        elif key == Qt.Key.Key_F and self.top.flag.isVisible():
            self.top.flag.click()
        elif key not in _STEPS or not self.step(self.index + _STEPS[key]):
            super().keyPressEvent(event)

    def _chose(self, text: str) -> bool:
        interaction = self.pane.interaction
        if self._stack.currentIndex() != _ASKS or interaction is None or len(text) != 1:
            return False
        index = _LETTERS.find(text) if text.isalpha() else "123456789".find(text)
        return index >= 0 and interaction.choose(index)

    def _on_enter(self) -> None:
        interaction = self.pane.interaction
        if self._stack.currentIndex() == _RESULT:
            return
        is_open = self._stack.currentIndex() == _ASKS and not self.is_answered
        if interaction is not None and is_open and interaction.advance():
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

    def _finish(self) -> None:
        self._is_busy = True
        self.primary.setEnabled(False)
        self.finish_requested.emit()

    def _open_result(self) -> None:
        self._stack.setCurrentIndex(_RESULT)
        self.footer.hide()
        self.top.flag.hide()
        self._result_scroll.verticalScrollBar().setValue(0)
        self._update_segments(-1)
        self.result.focus_first()

    def _open_review(self) -> None:
        if self.run is None:
            return
        self.review.show_questions(self.run.questions, self.state.answered(), self.state.flagged)
        self._stack.setCurrentIndex(_REVIEW)
        self._update_bars()
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, self.review.spoken())

    def _review(self, question_id: str = "") -> None:
        if self.run is not None:
            self.show_question(self.state.place_of(question_id))

    # ---------------------------------------------------------------- bars

    def _update_bars(self) -> None:
        if self.run is None:
            return
        state, asks = self.state, self._stack.currentIndex() == _ASKS
        words, icon = state.primary_words() if asks else (tr("Hand in"), "check")
        self.primary.setText(words)
        self.primary.set_icon(icon)
        must_check = asks and state.is_asking and not state.may_change
        self.primary.setEnabled(not must_check or self.pane.answer() is not None)
        self.previous.setVisible(asks and self.index > 0 and state.may_go(self.index - 1))
        may_pass = must_check and (not self.run.style.is_linear or state.result is not None)
        self.footer.skip.setVisible(may_pass and not state.is_last and not state.is_mastery)
        self._saved.setText(state.saved_words())
        self._hint.setText(tr("Press"))
        asks_certainty = self.run.style.asks_certainty and asks and not state.is_finished
        self.footer.sure.setVisible(asks_certainty)
        self._saved.setVisible(not asks_certainty)
        self.footer.sure.show_level(self.certainty_of(self.question_id), is_open=state.is_asking)
        self.top.flag.setVisible(asks and not state.is_finished)
        self.top.show_flag(self.question_id in state.flagged)
        self._update_segments(self.index)

    def _update_segments(self, current: int) -> None:
        if self.run is not None:
            tells = not self.state.may_change
            self.segments.show_progress(self.state.marks(), current, tells=tells)

    def _on_answer_changed(self, question_id: str, is_ready: bool) -> None:
        state = self.state
        if self.run is None or state.is_finished:
            return
        if question_id != state.question_id:
            state.index = state.place_of(question_id)
            self._update_bars()
        if state.may_change:
            state.changed.add(question_id)
            self._saved.setText(state.saved_words())
            self._rest.start()
        elif not self._is_busy and not state.is_answered:
            self.primary.setEnabled(is_ready)
            self._hint.setText(tr("Press"))

    def _on_flag(self, is_flagged: bool) -> None:
        name = self.question_id
        (self.state.flagged.add if is_flagged else self.state.flagged.discard)(name)
        self.top.show_flag(is_flagged)
        self._update_segments(self.index)
        say(self, tr("Flagged") if is_flagged else tr("The flag is taken away"))
        self.flag_requested.emit(name, is_flagged)

    def _on_certainty(self, level: int) -> None:
        self.state.levels[self.question_id] = level
        if self.state.may_change:
            self._on_answer_changed(self.question_id, True)

    # ---------------------------------------------------------------- parts

    def _make_parts(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top, self.footer = TopBar(), BottomBar()
        self.close_button, self.segments = self.top.close_button, self.top.segments
        self.title, self.primary = self.top.name, self.footer.primary
        self.previous, self._hint = self.footer.previous, self.footer.hint
        self._saved = self.footer.saved
        self._stack = QStackedWidget()
        self.sheet, self.result, self.review = QuestionSheet(), ResultView(), ReviewList()
        self._scroll = self._scrolled(self.sheet, 44, 28)
        self._result_scroll = self._scrolled(self.result, 0, 0)
        self._scrolled(self.review, 0, 0)
        column.addWidget(self.top)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)
        self._connect()

    def _scrolled(self, content: QWidget, above: int, below: int) -> ScrollPage:
        scroll = ScrollPage(max_width=_COLUMN_PX)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.column.setContentsMargins(20, above, 20, below)
        scroll.column.addWidget(content)
        self._stack.addWidget(scroll)
        return scroll

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.leave_requested)
        self.segments.chosen.connect(self.step)
        self.top.time.ended.connect(self.time_over)
        self.top.flag.clicked.connect(lambda: self._on_flag(self.top.flag.isChecked()))
        self.sheet.answer_changed.connect(self._on_answer_changed)
        self.sheet.reread_requested.connect(self.reread_requested)
        self.sheet.submit_requested.connect(lambda _: self.go_on())
        self.sheet.files_offered.connect(self.files_offered)
        self.sheet.stops_changed.connect(self._chain)
        self.footer.certainty_chosen.connect(self._on_certainty)
        self.footer.skip.clicked.connect(self._skip)
        self.previous.clicked.connect(lambda: self.step(self.index - 1))
        self.primary.clicked.connect(self.go_on)
        self.result.again_requested.connect(self.again_requested)
        self.result.retry_requested.connect(self.retry_requested)
        self.result.review_requested.connect(lambda: self._review())
        self.result.question_chosen.connect(self._review)
        self.result.lesson_requested.connect(self.lesson_requested)
        self.review.question_chosen.connect(self._review)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_column()

    def _fit_column(self) -> None:
        """The column grows with the text, so that lines hold as many words at 150 %."""
        width = min(theme_host_of(self).px(_COLUMN_PX), 1000) + 40
        for place in range(self._stack.count()):
            scroll = self._stack.widget(place)
            inner = scroll.column.parentWidget() if isinstance(scroll, ScrollPage) else None
            if inner is not None and inner.maximumWidth() != width:
                inner.setMaximumWidth(width)
