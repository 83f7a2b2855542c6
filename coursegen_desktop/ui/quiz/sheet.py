"""The questions that stand together on a page, each in its pane."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.questions.base import Hint
from ...domain.quiz import AnswerResult, QuestionView
from ..content.pictures import Resolver
from ..content.question_view import QuestionPane
from ..content.reveal import Reveal
from ..kit.focus import tab_through
from ..kit.lists import Hairline
from ..kit.translate import tr
from .long_sheet import LongSheet
from .timer import TimeLeft

# More than so many on a page are made when they come near.
MANY = 12


class TimedPane(QuestionPane):
    """A pane with the time that its question has for itself, hidden while there is none."""

    def __init__(self, *, resolver: Resolver | None = None) -> None:
        super().__init__(resolver=resolver)
        self.time = TimeLeft(of_question=True)
        self.set_corner(self.time)

    def stops(self) -> list[QWidget]:
        return super().stops() if self.time.isHidden() else [*super().stops(), self.time]


class QuestionSheet(QWidget):
    """Shows one question or several. Signals carry the question's id first."""

    answer_changed = Signal(str, bool)
    reread_requested = Signal(str)
    submit_requested = Signal(str)
    files_offered = Signal(str, list)
    marks_given = Signal(str, object)
    marks_withdrawn = Signal(str)
    time_ended = Signal(str)
    times_hidden = Signal(bool)
    went_wrong = Signal(str, bool)
    grown = Signal(str)
    # On a long page panes come and go.
    stops_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(26)
        self._panes: list[QuestionPane] = []
        # By question: when its own time is over, by the clock that nobody can set.
        self._ends: dict[str, float] = {}
        self._closed: Set[str] = frozenset()
        self._owed: Mapping[str, dict[str, object]] = {}
        self._hides_times = False
        self._lines: list[Hairline] = []
        self._shown = 0
        self._resolver: Resolver | None = None
        self._touched: set[str] = set()
        self._results: Mapping[str, AnswerResult] = {}
        self._total, self._may_change, self._is_finished = 0, False, False
        self.long = LongSheet(self._make_pane, self._ask, self._may_go)
        self.long.stops_changed.connect(self.stops_changed)
        self._column.addWidget(self.long)
        self.long.hide()
        self._add_pane()

    @property
    def panes(self) -> list[QuestionPane]:
        """Those of this page, from top to bottom."""
        return [*self._panes[: self._shown], *self.long.panes]

    @property
    def first(self) -> QuestionPane:
        """The topmost pane; it is there before anything is shown."""
        return self._panes[0]

    def set_resolver(self, resolver: Resolver | None) -> None:
        """Say where pictures of questions are found."""
        self._resolver = resolver
        for pane in self.panes:
            pane.set_resolver(resolver)
        self.first.set_resolver(resolver)

    def pane_of(self, question_id: str) -> QuestionPane | None:
        """The pane that asks a question, None when it is on another page."""
        for pane in self.panes:
            if pane.question is not None and pane.question.id == question_id:
                return pane
        return self.long.pane_of(question_id)

    def lock(self) -> None:
        """Nothing is answered any more."""
        self._is_finished = True
        for pane in self.panes:
            pane.lock()

    def show_questions(
        self,
        questions: Sequence[QuestionView],
        total: int,
        results: Mapping[str, AnswerResult],
        *,
        may_change: bool,
        is_finished: bool,
        closed: Set[str] = frozenset(),
        owed: Mapping[str, dict[str, object]] | None = None,
    ) -> None:
        """Ask these; with what was answered before, open or closed as the rules have it.

        `closed` are those whose own time is over, `owed` the answers that are not stored yet.
        """
        self._ends.clear()
        self._closed, self._owed = closed, owed or {}
        self._results, self._total = results, total
        self._may_change, self._is_finished = may_change, is_finished
        self._touched.clear()
        is_long = len(questions) > MANY
        self._shown = 0 if is_long else len(questions)
        while len(self._panes) < self._shown:
            self._add_pane()
        for number, pane in enumerate(self._panes):
            pane.setVisible(number < self._shown)
            if number:
                self._lines[number - 1].setVisible(number < self._shown)
        self.long.setVisible(is_long)
        self.long.show_questions(questions if is_long else ())
        for pane, question in zip(self._panes[: self._shown], questions, strict=not is_long):
            self._ask(pane, question)
        tab_through(self.stops())

    def _ask(self, pane: QuestionPane, question: QuestionView) -> None:
        may_change, is_finished = self._may_change, self._is_finished
        result = self._results.get(question.id)
        if isinstance(pane, TimedPane):
            pane.time.stop()
        is_open = not is_finished and (may_change or (result and not result.is_done))
        given = result.answer if result is not None and is_open else None
        given = self._owed.get(question.id, given)
        pane.show_question(
            replace(question, result=None), self._total, given, speaks=self._shown > 0
        )
        self._touched.discard(question.id)
        if result is not None and not (may_change and not is_finished):
            show_outcome(pane, result, is_news=False)
        elif is_finished:
            pane.lock()
            if question.takes_answer:
                pane.went_wrong.emit(False)  # left open, which may be understood afterwards
        if question.id in self._closed and not is_finished:
            pane.close_with(closed_words(is_owed=question.id in self._owed))
        elif question.id in self._ends:
            self._begin_time(pane, self._ends[question.id] - time.monotonic())

    def _may_go(self, pane: QuestionPane) -> bool:
        """Whether a pane holds nothing that is not stored, and not the keyboard."""
        focus: QWidget | None = pane.window().focusWidget()
        if pane.question is None or (focus is not None and pane.isAncestorOf(focus)):
            return False
        if pane.is_helping:
            return False
        if pane.question.id not in self._touched:
            return True
        result = self._results.get(pane.question.id)
        return result is not None and (result.is_done or result.answer == (pane.answer() or {}))

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        return [stop for pane in self.panes for stop in pane.stops()]

    # ---------------------------------------------------------------- times of questions

    def show_time(self, question_id: str, seconds: float) -> None:
        """Count down beside the question of that id; `time_ended` when nothing is left."""
        self._ends[question_id] = time.monotonic() + seconds
        for pane in self.panes:
            if _name(pane) == question_id:
                self._begin_time(pane, seconds)

    def stop_time(self, question_id: str) -> None:
        """The question is answered: its time is not counted any more."""
        self._ends.pop(question_id, None)
        for pane in self._timed_panes():
            if _name(pane) == question_id:
                pane.time.stop()

    def stop_times(self) -> None:
        """No time is counted any more."""
        self._ends.clear()
        for pane in self._timed_panes():
            pane.time.stop()

    def hide_times(self, is_hidden: bool) -> None:
        """Hide the figures, or show them, without telling anybody."""
        self._hides_times = is_hidden
        for pane in self._timed_panes():
            pane.time.set_hidden(is_hidden)

    def _timed_panes(self) -> list[TimedPane]:
        return [pane for pane in self.panes if isinstance(pane, TimedPane)]

    def _begin_time(self, pane: QuestionPane, seconds: float) -> None:
        if isinstance(pane, TimedPane):
            pane.time.set_hidden(self._hides_times)
            pane.time.begin(max(0.0, seconds))

    def _on_hidden(self, is_hidden: bool) -> None:
        self.hide_times(is_hidden)
        self.times_hidden.emit(is_hidden)

    # ---------------------------------------------------------------- panes

    def _make_pane(self) -> QuestionPane:
        pane = TimedPane(resolver=self._resolver)
        pane.time.ended.connect(lambda: self.time_ended.emit(_name(pane)))
        pane.time.hidden_changed.connect(self._on_hidden)
        pane.marks_given.connect(lambda marks: self.marks_given.emit(_name(pane), marks))
        pane.marks_withdrawn.connect(lambda: self.marks_withdrawn.emit(_name(pane)))
        pane.answer_changed.connect(lambda ready: self._tell(pane, ready))
        pane.reread_requested.connect(self.reread_requested)
        pane.went_wrong.connect(lambda told: self.went_wrong.emit(_name(pane), told))
        pane.submit_requested.connect(lambda: self.submit_requested.emit(_name(pane)))
        pane.files_offered.connect(self._on_files)
        return pane

    def _add_pane(self) -> None:
        if self._panes:
            line = Hairline()
            self._lines.append(line)
            self._column.addWidget(line)
        self._panes.append(self._make_pane())
        self._column.addWidget(self._panes[-1])

    def _on_files(self, question_id: str, paths: list[str]) -> None:
        self._touched.add(question_id)
        self.files_offered.emit(question_id, paths)

    def _tell(self, pane: QuestionPane, ready: bool) -> None:
        if pane.question is not None:
            self._touched.add(pane.question.id)
            self.answer_changed.emit(pane.question.id, ready)


def _name(pane: QuestionPane) -> str:
    """The id of the question in a pane that is used, so it has one."""
    return "" if pane.question is None else pane.question.id


def closed_words(*, is_owed: bool) -> str:
    """Why a question takes nothing any more; `is_owed`: its answer is not stored yet."""
    if is_owed:
        return tr(
            "The time is over. Your answer came in time, but it could not be stored yet. It stays "
            "here and is tried again every few seconds."
        )
    return tr("The time for this question is over.")


def show_outcome(pane: QuestionPane, result: AnswerResult, *, is_news: bool) -> None:
    """How an answer went: closed, or open for another try with the hint for it."""
    if result.is_done:
        pane.show_result(result, reveal=Reveal.of(result.shows), is_news=is_news)
        return
    hint = None
    if result.hint or result.right_parts is not None or result.begin_with is not None:
        hint = Hint(
            text=result.hint,
            show_count=result.right_parts is not None,
            clear_wrong=result.begin_with is not None,
        )
    pane.show_try(result, hint, tries_left=result.tries_left, reveal=Reveal.of(result.shows))
