"""A course in the dashboard: how far, how well, and its outcomes when they are asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.figures import CourseFigures
from ..kit.bars import ProgressRing, ThinBar, percent_text
from ..kit.forms import LinkButton
from ..kit.lists import ElidedLabel, Muted
from ..kit.translate import tr
from .cards import SmallLink
from .words import course_words, mastery_of

_BAR = 120


class CourseRow(QWidget):
    """Shows CourseFigures, again and again in place."""

    chosen = Signal(int)
    details_requested = Signal(object)  # the CourseFigures

    def __init__(self, number: int) -> None:
        super().__init__()
        self.course: CourseFigures | None = None
        self.outcomes: OutcomeBars | None = None
        self._role = f"series_{number % 4 + 1}"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(14)
        self._ring = ProgressRing(0, size=34, role=self._role)
        row.addWidget(self._ring)
        row.addLayout(self._make_words(), 1)
        self._bar = ThinBar(0, role=self._role, name=tr("Mastery"))
        self._bar.setFixedWidth(_BAR)
        row.addWidget(self._bar)
        self.more = LinkButton("", "chevron-down", icon_after=True, role="muted")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        row.addWidget(self.more)
        column.addLayout(row)

    def show_course(self, course: CourseFigures) -> None:
        """Fill it; nothing moves when nothing has changed."""
        if course == self.course:
            return
        self.course = course
        self._ring.name_it(tr("Progress in {course}", course=course.title))
        self._ring.set_percent(course.percent)
        self.title.setText(course.title.replace("&", "&&"))
        self.title.setAccessibleName(course.title)
        self.title.setToolTip(course.title)
        self.title.setEnabled(not course.is_deleted)
        facts = course_words(course)
        self.facts.setText(facts)
        self.facts.setAccessibleName(tr("Figures of {course}", course=course.title) + f": {facts}")
        self.facts.setToolTip(f"{facts}\n{tr('Show what this is made of')}")
        mastery = mastery_of(course)
        self._bar.setVisible(mastery is not None)
        if mastery is not None:
            self._bar.set_percent(mastery)
        words = "" if mastery is None else tr("{percent} mastery", percent=percent_text(mastery))
        self.more.setText(words or tr("Outcomes"))
        self.more.setVisible(bool(course.outcomes))
        self.more.setAccessibleName(
            tr("Mastery by outcome in {course}", course=course.title)
            + (f": {words}" if words else "")
        )
        self.more.setToolTip(tr("Show mastery by outcome"))
        if self.outcomes is not None:
            self.outcomes.show_course(course)

    def _make_words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = LinkButton(role="ink")
        self.title.setMinimumWidth(40)
        self.title.clicked.connect(self._choose)
        words.addWidget(self.title, 0, Qt.AlignmentFlag.AlignLeft)
        self.facts = SmallLink(role="muted")
        self.facts.setMinimumWidth(40)
        self.facts.clicked.connect(self._show_details)
        words.addWidget(self.facts, 0, Qt.AlignmentFlag.AlignLeft)
        return words

    def _show_details(self) -> None:
        if self.course is not None:
            self.details_requested.emit(self.course)

    def _choose(self) -> None:
        if self.course is not None:
            self.chosen.emit(self.course.course_id)

    def _unfold(self, is_open: bool) -> None:
        self.more.set_icon("chevron-up" if is_open else "chevron-down")
        self.more.setToolTip(
            tr("Hide mastery by outcome") if is_open else tr("Show mastery by outcome")
        )
        if self.outcomes is None and self.course is not None:
            self.outcomes = OutcomeBars(self._role)
            self.outcomes.show_course(self.course)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.outcomes)
        if self.outcomes is not None:
            self.outcomes.setVisible(is_open)


class OutcomeBars(QWidget):
    """Each outcome with its bar and its percentage."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(52, 2, 4, 2)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)

    def show_course(self, course: CourseFigures) -> None:
        """List the outcomes of `course`."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, one in enumerate(course.outcomes):
            self._grid.addWidget(ElidedLabel(one.outcome, font_role="small"), row, 0)
            if one.percent is None:
                words = Muted(tr("too few answers yet"))
                self._grid.addWidget(words, row, 1, 1, 2)
                continue
            bar = ThinBar(one.percent, role=self._role, name=one.outcome)
            bar.setFixedWidth(_BAR)
            self._grid.addWidget(bar, row, 1)
            told = tr("%n answer(s)", one.answers)
            self._grid.addWidget(Muted(f"{percent_text(one.percent)} · {told}"), row, 2)
