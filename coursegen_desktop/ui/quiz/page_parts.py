"""The parts of the quiz's page and how they are filled; what they do is in `page`."""

from __future__ import annotations

from enum import IntEnum
from weakref import WeakSet

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ..content.asking import AskingPage, QuestionColumn
from ..content.hint_ladder import HintLadder, add_hint_key, bring_into_sight
from ..content.question_view import QuestionPane
from ..kit.focus import tab_through
from ..kit.translate import tr
from .attempts import StartView
from .bars import BottomParts, TopBar
from .result_view import ResultView
from .review_list import ReviewList
from .sheet import QuestionSheet
from .state import RunState

# How long typing rests before a text that may still be changed is stored.
_REST_MS = 800
# How often the time that was spent is written down: what a crash or a clock set back can give.
_BEAT_MS = 10_000


class Face(IntEnum):
    """What is in front."""

    ASKS, RESULT, REVIEW, START = range(4)


class QuizParts(AskingPage):
    """Bars, sheet, result, list before the end, start. Wishes are signals."""

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
    times_requested = Signal(list)
    question_time_over = Signal(str)
    storing_requested = Signal()
    time_passed = Signal()
    marks_given = Signal(str, object)
    marks_withdrawn = Signal(str)
    begin_requested = Signal()
    went_wrong = Signal(str, bool)  # a question; whether its right answer is shown
    attempt_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = RunState()
        self._helped: WeakSet[QuestionPane] = WeakSet()
        self._make_parts()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self.time_passed)

    @property
    def pane(self) -> QuestionPane:
        """The pane of the question that is asked."""
        return self.sheet.pane_of(self.state.question_id) or self.sheet.first

    def allow_help(self) -> None:
        """Hints may be offered below questions: one key asks for the next one."""
        self.sheet.went_wrong.connect(self.went_wrong)
        add_hint_key(self, lambda: self.pane.help if self.face is Face.ASKS else None)

    def help_of(self, question_id: str) -> HintLadder | None:
        """The hints below a question; None where it is on another page."""
        pane = self.sheet.pane_of(question_id)
        if pane is None:
            return None
        if pane not in self._helped:
            self._helped.add(pane)
            pane.help.grown.connect(lambda: self._show_grown(pane))
        return pane.help

    def _show_grown(self, pane: QuestionPane) -> None:
        """Once the layout has made room for it."""

        self._chain()
        bring_into_sight(self._scroll, pane.help)

    @property
    def face(self) -> Face:
        """What is in front."""
        return Face(self._stack.currentIndex())

    def _make_parts(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top, self.bottom = TopBar(), BottomParts(self.footer)
        self.close_button, self.segments = self.top.close_button, self.top.segments
        self.title, self.previous = self.top.name, self.bottom.previous
        self._stack = QStackedWidget()
        self.sheet, self.result, self.review = QuestionSheet(), ResultView(), ReviewList()
        self.start = StartView()
        self._scroll = self._scrolled(self.sheet, 44, 28)
        self._result_scroll = self._scrolled(self.result, 0, 0)
        self._scrolled(self.review, 0, 0)
        self._scrolled(self.start, 0, 0)
        column.addWidget(self.top)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)

    def _scrolled(self, content: QWidget, above: int, below: int) -> QuestionColumn:
        scroll = QuestionColumn(above, below)
        scroll.column.addWidget(content)
        self._stack.addWidget(scroll)
        return scroll

    def _update_bars(self) -> None:
        state, asks = self.state, self.face is Face.ASKS
        if state.run is None:
            return
        words, icon = state.primary_words() if asks else (tr("Hand in"), "check")
        self.primary.setText(words)
        self.primary.set_icon(icon)
        must_check = asks and state.is_asking and not state.may_change
        self.primary.setEnabled(not must_check or self.pane.answer() is not None)
        self.previous.setVisible(asks and state.index > 0 and state.may_go(state.index - 1))
        may_pass = must_check and (not state.run.style.is_linear or state.result is not None)
        self.bottom.skip.setVisible(may_pass and not state.is_last and not state.is_mastery)
        self.bottom.saved.setText(state.saved_words())
        self.footer.hint.setText(tr("Press"))
        asks_certainty = state.run.style.asks_certainty and asks and not state.is_finished
        self.footer.sure.setVisible(asks_certainty)
        self.bottom.saved.setVisible(not asks_certainty)
        self.footer.sure.show_level(state.levels.get(state.question_id), is_open=state.is_asking)
        self.top.flag.setVisible(asks and not state.is_finished)
        self.segments.show()
        self.bottom.result.setVisible(asks and state.is_finished and not state.is_last)
        self.top.show_flag(state.question_id in state.flagged)
        self._update_segments(state.index)

    def _chain(self) -> None:
        tab_through([self.top.time, self.top.flag, self.close_button, *self.sheet.stops()])

    def _update_segments(self, current: int) -> None:
        if self.state.run is not None:
            tells = not self.state.may_change
            self.segments.show_progress(self.state.marks(), current, tells=tells)
