"""The questions that stand together on a page, each in its pane."""

from __future__ import annotations

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
from .timer import TimeLeft


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(26)
        self._panes: list[QuestionPane] = []
        self._lines: list[Hairline] = []
        self._times: list[TimeLeft] = []
        self._hides_times = False
        self._shown = 0
        self._resolver: Resolver | None = None
        self._add_pane()

    @property
    def panes(self) -> list[QuestionPane]:
        """Those of this page, from top to bottom."""
        return self._panes[: self._shown]

    @property
    def first(self) -> QuestionPane:
        """The topmost pane; it is there before anything is shown."""
        return self._panes[0]

    def set_resolver(self, resolver: Resolver | None) -> None:
        """Say where pictures of questions are found."""
        self._resolver = resolver
        for pane in self._panes:
            pane.set_resolver(resolver)

    def pane_of(self, question_id: str) -> QuestionPane | None:
        """The pane that asks a question, None when it is on another page."""
        for pane in self.panes:
            if pane.question is not None and pane.question.id == question_id:
                return pane
        return None

    def show_questions(
        self,
        questions: Sequence[QuestionView],
        total: int,
        results: Mapping[str, AnswerResult],
        *,
        may_change: bool,
        is_finished: bool,
        closed: Set[str] = frozenset(),
    ) -> None:
        """Ask these; with what was answered before, open or closed as the rules have it.

        `closed` are those whose own time is over.
        """
        self.stop_times()
        self._shown = len(questions)
        while len(self._panes) < self._shown:
            self._add_pane()
        for number, pane in enumerate(self._panes):
            pane.setVisible(number < self._shown)
            if number:
                self._lines[number - 1].setVisible(number < self._shown)
        for pane, question in zip(self._panes, questions, strict=False):
            result = results.get(question.id)
            is_open = not is_finished and (may_change or (result and not result.is_done))
            given = result.answer if result is not None and is_open else None
            pane.show_question(replace(question, result=None), total, given)
            if result is not None and not (may_change and not is_finished):
                show_outcome(pane, result, is_news=False)
            elif is_finished:
                pane.lock()
            if question.id in closed and not is_finished:
                pane.close_with(tr("The time for this question is over."))
        tab_through(self.stops())

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        stops: list[QWidget] = []
        for pane, time in zip(self.panes, self._times, strict=False):
            stops += pane.stops() if time.isHidden() else [*pane.stops(), time]
        return stops

    def show_time(self, question_id: str, seconds: float) -> None:
        """Count down above the question of that id; `time_ended` when nothing is left."""
        for pane, time in zip(self.panes, self._times, strict=False):
            if _name(pane) == question_id:
                time.set_hidden(self._hides_times)
                time.begin(seconds)

    def stop_time(self, question_id: str) -> None:
        """The question is answered: its time is not counted any more."""
        for pane, time in zip(self.panes, self._times, strict=False):
            if _name(pane) == question_id:
                time.stop()

    def stop_times(self) -> None:
        """No time is counted any more."""
        for time in self._times:
            time.stop()

    def hide_times(self, is_hidden: bool) -> None:
        """Hide the figures, or show them, without telling anybody."""
        self._hides_times = is_hidden
        for time in self._times:
            time.set_hidden(is_hidden)

    def _add_pane(self) -> None:
        pane = QuestionPane(resolver=self._resolver)
        if self._panes:
            line = Hairline()
            self._lines.append(line)
            self._column.addWidget(line)
        time = TimeLeft(of_question=True)
        time.ended.connect(lambda: self.time_ended.emit(_name(pane)))
        time.hidden_changed.connect(self._on_hidden)
        self._times.append(time)
        self._panes.append(pane)
        pane.set_corner(time)
        self._column.addWidget(pane)
        pane.answer_changed.connect(lambda ready: self._tell(pane, ready))
        pane.reread_requested.connect(self.reread_requested)
        pane.submit_requested.connect(lambda: self.submit_requested.emit(_name(pane)))
        pane.marks_given.connect(lambda marks: self.marks_given.emit(_name(pane), marks))
        pane.marks_withdrawn.connect(lambda: self.marks_withdrawn.emit(_name(pane)))
        pane.files_offered.connect(self.files_offered)

    def _on_hidden(self, is_hidden: bool) -> None:
        self.hide_times(is_hidden)
        self.times_hidden.emit(is_hidden)

    def _tell(self, pane: QuestionPane, ready: bool) -> None:
        if pane.question is not None:
            self.answer_changed.emit(pane.question.id, ready)


def _name(pane: QuestionPane) -> str:
    """The id of the question in a pane that is used, so it has one."""
    return "" if pane.question is None else pane.question.id


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
