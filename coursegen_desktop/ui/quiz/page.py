"""The quiz: bar with progress, the questions of a page, the button that goes on, the result."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...domain.quiz import AnswerResult, QuizPast, QuizResult, QuizRun
from ..content.question_view import QuestionPane
from ..kit.focus import tab_through
from ..kit.speech import say
from ..kit.translate import tr
from .page_parts import Face, QuizParts
from .sheet import closed_words, show_outcome

_STEPS = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}


class QuizPage(QuizParts):
    """Shows a run question by question, then its result.

    `answer_given` carries (question id, answer); call `show_answer` when it is stored.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._since = time.monotonic()
        self._then: Callable[[], None] | None = None
        self._opened_page = -1
        self._connect()
        self._rest.timeout.connect(lambda: self.save())

    # ---------------------------------------------------------------- what is shown

    def show_run(self, run: QuizRun) -> None:
        """Begin or go on at the first open question, or at the last when all are answered."""
        self.is_busy, self._then, self._opened_page = False, None, -1
        self._rest.stop()
        first = self.state.begin(run)
        self.title.setText(run.title)
        self.top.time.stop()
        if run.time is not None and run.time.left_s is not None:
            self.top.time.begin(run.time.left_s, is_grace=not run.time.may_answer)
        if run.time is not None or any(view.time_limit_s for view in run.questions):
            self._beat.start()
        self.show_question(first)

    def show_question(self, index: int) -> None:
        """Ask the question of that place, or show it with its answer."""
        if self.run is None:
            return
        state = self.state
        state.index = index
        self._stack.setCurrentIndex(Face.ASKS)
        self.footer.show()
        page = state.page_of(index)
        if page != self._opened_page or state.per_page == 1:
            self._open_page(page)
        self._since = time.monotonic()
        if state.per_page > 1 and (pane := self.sheet.pane_of(state.question_id)) is not None:
            self._scroll.ensureWidgetVisible(pane, 0, 40)
        self._update_bars()
        self.focus_question()

    def _open_page(self, page: int) -> None:
        state = self.state
        views = () if self.run is None else self.run.questions
        self.sheet.show_questions(
            views[page * state.per_page : (page + 1) * state.per_page],
            len(views),
            state.results,
            may_change=state.may_change,
            is_finished=state.is_finished,
            closed=state.closed,
            owed=state.owed,
        )
        self._chain()
        self._scroll.verticalScrollBar().setValue(0)
        if page != self._opened_page and not state.is_finished:
            self.page_opened.emit(page)
        self._opened_page = page
        if timed := state.timed(page):
            self.times_requested.emit(timed)

    def show_times(self, left: Mapping[str, float]) -> None:
        """The seconds that are left for single questions on the screen: they are counted down."""
        for name, seconds in left.items():
            if self.state.is_open(name):
                self.sheet.show_time(name, seconds)

    def close_question(self, question_id: str) -> None:
        """Its time is over: what was answered stands, and nothing is taken any more."""
        self.state.closed.add(question_id)
        self.state.changed.discard(question_id)
        pane = self.sheet.pane_of(question_id)
        if pane is not None:
            self.sheet.stop_time(question_id)
            pane.close_with(closed_words(is_owed=question_id in self.state.owed))
        self._update_bars()
        if question_id == self.question_id:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_owed(self, question_id: str, answer: dict[str, object]) -> None:
        """What stood there when the time ended was not stored: it stays, and is tried again."""
        self.state.owed[question_id] = answer
        self.close_question(question_id)

    def show_late(self, result: AnswerResult) -> None:
        """What stood there when the time ended is stored."""
        name = result.question_id
        was_owed = self.state.owed.pop(name, None) is not None
        self.state.results[name] = result
        pane = self.sheet.pane_of(name)
        if pane is not None and not self.state.may_change:
            show_outcome(pane, result, is_news=True)
        if was_owed and pane is not None:
            pane.close_with(closed_words(is_owed=False))
        self._update_bars()

    def answer_at_the_end(self, question_id: str) -> dict[str, object] | None:
        """What is to be stored when the time of a question is over; None when that is done."""
        state, pane = self.state, self.sheet.pane_of(question_id)
        if pane is None or not state.is_open(question_id):
            return None
        answer = pane.answer()
        if state.may_change:
            return (answer or {}) if question_id in state.changed else None
        return answer or ({} if state.is_mastery else None)

    def show_answer(self, result: AnswerResult) -> None:
        """The answer was stored: show how it went, or that it is kept."""
        self.is_busy = False
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
        if result.is_done:
            self.sheet.stop_time(name)
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
        self.is_busy, self._then = False, None
        if self.state.may_change and question_id and question_id not in self.state.closed:
            self.state.changed.add(question_id)
        self._update_bars()

    def show_result(self, result: QuizResult) -> None:
        """The attempt is finished."""
        self.state.is_finished, self.is_busy = True, False
        self.state.changed.clear()
        self.stop_clocks()
        self.result.show_result(result, "" if self.run is None else self.run.lesson_title)
        self._open_result()
        say(self, self.result.spoken())

    def show_start(self, past: QuizPast) -> None:
        """Attempts that were finished, before another one begins."""
        self.stop_clocks()
        self.state.clear()
        self.title.setText(past.title)
        self.start.show_past(past)
        self._stack.setCurrentIndex(Face.START)
        for part in (self.footer, self.top.flag, self.segments):
            part.hide()
        tab_through([self.close_button, *self.start.stops()])
        self.start.focus_first()
        say(self, self.start.spoken())

    def show_past(self, run: QuizRun, result: QuizResult) -> None:
        """A finished attempt as it was shown then."""
        self.stop_clocks()
        self.state.begin(run)
        self.title.setText(run.title)
        self.show_result(result)
        self.show_reviewed(run)

    def show_marked(
        self, run: QuizRun | None, result: QuizResult | None, told: AnswerResult
    ) -> None:
        """One's own marks are stored, or were taken back; `result` when the attempt is finished."""
        name, at = told.question_id, self._scroll.verticalScrollBar().value()
        self.state.results[name] = told
        if run is not None and result is not None:
            self.state.take(run)
            self.result.show_result(result, run.lesson_title)
        self._open_page(self.state.page_of(self.index))
        self._update_bars()
        self._scroll.verticalScrollBar().setValue(at)
        pane = self.sheet.pane_of(name)
        if told.own_marks is None and pane is not None:
            pane.marking.focus_first()
        else:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        if pane is not None:
            say(self, pane.marking.rubric.sum_words(), urgent=True)

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
        self._beat.stop()
        self.top.time.stop()
        self.sheet.stop_times()

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
        if self.state.is_asking and not self.state.may_change and not self.is_busy:
            names = [self.question_id]
        self.state.changed.clear()
        given = {n: pane.answer() for n in names if (pane := self.sheet.pane_of(n)) is not None}
        is_open = self.state.may_change
        return [(n, answer or {}) for n, answer in given.items() if answer is not None or is_open]

    # ---------------------------------------------------------------- what is wished

    def go_on(self) -> None:
        """The primary button: check, next question, hand in, see the result, back to it."""
        place = self.face
        if self.run is None or self.is_busy or place in (Face.RESULT, Face.START):
            return
        if place is Face.REVIEW:
            self._finish()
        elif self.question_id in self.state.owed:
            self.storing_requested.emit()
        elif self.state.may_change:
            self.save(self._advance)
        elif self.state.is_asking:
            self._check()
        else:
            self._advance()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Store what was changed, then go on."""
        if self.is_busy:
            self._rest.start()
            return
        while self.state.may_change and self.state.changed:
            name = self.state.changed.pop()
            pane = self.sheet.pane_of(name)
            if pane is not None:
                self.is_busy = True
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
        self.state.closed.discard(result.next_id)
        self.state.levels.pop(result.next_id, None)
        self.show_question(self.state.place_of(result.next_id))

    def step(self, place: int) -> bool:
        """Go to another question without checking; False where the rules do not let one."""
        if self.is_busy or self.face is not Face.ASKS or not self.state.may_go(place):
            return False
        self.save(lambda: self.show_question(place))
        return True

    def _skip(self) -> None:
        if not self.is_busy:
            self.show_question(self.index + 1)

    def rest_after_files(self, question_id: str) -> None:
        """Enter on the button that asked for a file would ask for another one."""
        if question_id == self.question_id and self.primary.isEnabled():
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def asking_pane(self) -> QuestionPane | None:
        is_open = self.face is Face.ASKS and not self.is_answered
        return self.pane if is_open else None

    def focus_question(self) -> None:
        if self.face is Face.START:
            self.start.focus_first()
        if self.face is not Face.ASKS:
            return
        if self.state.is_asking:
            self.pane.focus_first()
        elif self.run is not None:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_enter(self) -> None:
        if self.face not in (Face.RESULT, Face.START):
            super().on_enter()

    def takes_key(self, key: Qt.Key, text: str, event: QKeyEvent) -> bool:
        """F flags, N and P go to the next and the previous question."""
        if key == Qt.Key.Key_F and self.top.flag.isVisible():
            self.top.flag.click()
            return True
        return key in _STEPS and self.step(self.index + _STEPS[key])

    def _check(self) -> None:
        answer = self.given_answer()
        if answer is not None:
            self.answer_given.emit(self.question_id, answer)

    def _finish(self) -> None:
        self.is_busy = True
        self.primary.setEnabled(False)
        self.finish_requested.emit()

    def _open_result(self) -> None:
        self._stack.setCurrentIndex(Face.RESULT)
        self.footer.hide()
        self.top.flag.hide()
        self._result_scroll.verticalScrollBar().setValue(0)
        self.segments.show()
        self._update_segments(-1)
        self.result.focus_first()

    def _open_review(self) -> None:
        if self.run is None:
            return
        self.review.show_questions(self.run.questions, self.state.answered(), self.state.flagged)
        self._stack.setCurrentIndex(Face.REVIEW)
        self._update_bars()
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        say(self, self.review.spoken())

    def _review(self, question_id: str = "") -> None:
        if self.run is None:
            return
        self.show_question(self.state.place_of(question_id))
        told = self.state.result
        if question_id and told is not None and told.may_mark and told.own_marks is None:
            QTimer.singleShot(0, self, self._begin_marking)

    def _begin_marking(self) -> None:
        """A text that waits for its writer's marks was chosen: there the keyboard begins."""
        marking = self.pane.marking
        if marking.isVisible():
            self._scroll.ensureWidgetVisible(marking, 0, 20)
            marking.focus_first()

    # ---------------------------------------------------------------- bars

    def _on_answer_changed(self, question_id: str, is_ready: bool) -> None:
        state = self.state
        if self.run is None or state.is_finished:
            return
        if question_id != state.question_id:
            state.index = state.place_of(question_id)
            self._update_bars()
        if state.may_change:
            state.changed.add(question_id)
            self.bottom.saved.setText(state.saved_words())
            self._rest.start()
        elif not self.is_busy and not state.is_answered:
            self.primary.setEnabled(is_ready)
            self.footer.hint.setText(tr("Press"))

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

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.leave_requested)
        self.segments.chosen.connect(self.step)
        self.top.time.ended.connect(self.time_over)
        self.top.time.hidden_changed.connect(self.sheet.hide_times)
        self.sheet.times_hidden.connect(self.top.time.set_hidden)
        self.sheet.time_ended.connect(self.question_time_over)
        self.top.flag.clicked.connect(lambda: self._on_flag(self.top.flag.isChecked()))
        self.sheet.answer_changed.connect(self._on_answer_changed)
        self.sheet.reread_requested.connect(self.reread_requested)
        self.sheet.submit_requested.connect(lambda _: self.go_on())
        self.sheet.files_offered.connect(self.files_offered)
        self.footer.sure.chosen.connect(self._on_certainty)
        self.bottom.skip.clicked.connect(self._skip)
        self.sheet.stops_changed.connect(self._chain)
        self.previous.clicked.connect(lambda: self.step(self.index - 1))
        self.result.again_requested.connect(self.again_requested)
        self.result.retry_requested.connect(self.retry_requested)
        self.result.review_requested.connect(lambda: self._review())
        self.result.question_chosen.connect(self._review)
        self.result.lesson_requested.connect(self.lesson_requested)
        self.review.question_chosen.connect(self._review)
        self.bottom.result.clicked.connect(self._open_result)
        self.sheet.marks_given.connect(self.marks_given)
        self.sheet.marks_withdrawn.connect(self.marks_withdrawn)
        self.result.attempt_chosen.connect(self.attempt_requested)
        self.start.attempt_chosen.connect(self.attempt_requested)
        self.start.begin_requested.connect(self.begin_requested)
        self.start.lesson_requested.connect(self.lesson_requested)
