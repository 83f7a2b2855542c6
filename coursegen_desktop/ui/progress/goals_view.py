"""What one means to do and how it stands, with the dialog that changes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.figures import CourseFigures, Day
from ...domain.goals import MOST_MINUTES, Goals, days_reached, minutes_on
from ...domain.ids import CourseId
from ..content.figure_words import minutes_words
from ..kit.bars import ThinBar
from ..kit.choice_box import ChoiceBox
from ..kit.day_field import day_words
from ..kit.form_dialog import FormDialog
from ..kit.forms import LinkButton
from ..kit.lists import Muted, Small
from ..kit.spin_box import SpinBox
from ..kit.translate import tr
from .cards import HeadedCard
from .tables import Made
from .words import standing_words

# Courses with a day of one's own that are shown; the others stand in the dialog.
_MOST_SHOWN = 4
_TIMES = (7, 14, 28, 56, 91, 182)  # days


class GoalsCard(HeadedCard):
    """Minutes of today, and the courses that have a day: one's own, the class's, or both."""

    change_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Your goals"), Made.GOALS)
        self.change = LinkButton(tr("Change"), "pencil")
        self.change.setAccessibleName(tr("Change your goals"))
        self.change.clicked.connect(self.change_requested)
        self.head.insertWidget(self.head.indexOf(self.link), self.change)
        self._today = Small()
        self._bar = ThinBar(name=tr("Minutes of today's goal"))
        self._week = Muted(wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._lines: tuple[tuple[str, tuple[str, ...]], ...] = ()
        for part in (self._today, self._bar, self._week):
            self.column.addWidget(part)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def show_goals(
        self, goals: Goals, days: Sequence[Day], courses: Sequence[CourseFigures], today: date
    ) -> None:
        """How `goals` stand."""
        for part in (self._today, self._bar):
            part.setVisible(goals.minutes > 0)
        named = [
            course
            for course in courses
            if not course.is_deleted and (goals.by(course.course_id) or course.class_waits)
        ]
        self._week.setVisible(goals.minutes > 0 or not named)
        self.link.setVisible(goals.minutes > 0 or bool(named))
        if goals.minutes > 0:
            self._show_minutes(goals.minutes, days, today)
        elif not named:
            self._week.setText(
                tr("No goal yet. Choose minutes a day, or a day to finish a course by.")
            )
        lines = tuple(
            (course.title, standing_words(course, goals, today))
            for place, course in enumerate(named)
            if place < _MOST_SHOWN or course.class_waits
        )
        if lines == self._lines:
            return
        self._lines = lines
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for title, told in lines:
            self._rows.addWidget(Small(title, wrap=True))
            for words in told:
                self._rows.addWidget(Muted(words, wrap=True))

    def _show_minutes(self, minutes: int, days: Sequence[Day], today: date) -> None:
        done = minutes_on(days, today)
        self._bar.set_percent(100 * done / minutes)
        if done >= minutes:
            words = tr("Today's {goal} are done: {time}.", goal=minutes_words(minutes),
                       time=minutes_words(done))  # fmt: skip
        else:
            words = tr("{time} of {goal} today", time=minutes_words(done),
                       goal=minutes_words(minutes))  # fmt: skip
        self._today.setText(words)
        self._week.setText(
            tr("Reached on %n of the last 7 days", days_reached(days, minutes, today))
        )


class GoalsDialog(FormDialog):
    """Asks for the goals; `goals` is what was asked for."""

    def __init__(
        self, parent: QWidget, goals: Goals, courses: Sequence[CourseFigures], today: date
    ) -> None:
        super().__init__(
            parent,
            tr("Your goals"),
            tr("Only you see them. A day that was missed takes nothing away."),
        )
        self.goals = goals
        self._today = today
        self.minutes = SpinBox(tr("Minutes a day"))
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setSingleStep(5)
        self.minutes.setSpecialValueText(tr("No goal"))
        self.minutes.setValue(goals.minutes)
        self.minutes.valueChanged.connect(self._keep_minutes)
        self.add_field(tr("Minutes a day"), self.minutes)
        self.course, self.by = ChoiceBox(20), ChoiceBox(20)
        for course in courses:
            if not course.is_deleted and course.percent < 100:
                self.course.addItem(course.title, int(course.course_id))
        if self.course.count():
            self.add_field(tr("Finish a course"), self.course)
            self.add_field(tr("By"), self.by)
            self.course.currentIndexChanged.connect(self._offer)
            self.by.activated.connect(self._keep_day)
            self._offer()
        self.add_error_line()
        self.add_buttons(tr("Save"), "")

    def _keep_minutes(self, minutes: int) -> None:
        self.goals = Goals(minutes, self.goals.finish)

    def _offer(self) -> None:
        kept = self.goals.by(self._course())
        self.by.clear()
        self.by.addItem(tr("No day"), "")
        if kept:
            self.by.addItem(day_words(kept), kept)
        for days in _TIMES:
            day = (self._today + timedelta(days=days)).isoformat()
            if day != kept:
                words = tr("%n week(s)", days // 7)
                self.by.addItem(f"{words} ({day_words(day)})", day)
        self.by.setCurrentIndex(max(self.by.findData(kept, Qt.ItemDataRole.UserRole), 0))

    def _keep_day(self) -> None:
        self.goals = self.goals.with_finish(self._course(), str(self.by.currentData() or ""))

    def _course(self) -> CourseId:
        return CourseId(int(self.course.currentData()))
