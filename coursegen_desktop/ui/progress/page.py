"""The progress screen: four figures, learning days, weekly scores, the courses under way."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...domain.progress import CourseProgress, Dashboard
from ..kit.charts import HeatMap, LineChart, ProgressRing, ThinBar
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import LinkButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import GAP, Card, Figure, Hairline, Muted, PageHeader, ScrollPage, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr

# Below this width (at text scale 1) the figures stand two by two and the charts under each other.
_WIDE = 860
# A row costs half a millisecond: hundreds of courses are shown when asked for.
_FIRST_COURSES = 30


class ProgressPage(QWidget):
    """Shows a Dashboard. Wishes: a course, an export, a first course."""

    course_chosen = Signal(int)
    export_requested = Signal()
    library_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(tr("Progress"))
        self.export = SecondaryButton(tr("Export"), "file-down")
        self.export.setToolTip(tr("Save these figures as a table (CSV)"))
        self.export.clicked.connect(self.export_requested)
        header.add(self.export)
        column.addWidget(header)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._empty = EmptyState(
            "chart-column",
            tr("Nothing learned yet"),
            tr("Open a lesson: the days you learn, the lessons you finish and your quiz "
               "results will stand here."),
            tr("Open the library"),
            action_icon="library",
        )  # fmt: skip
        self._empty.action_requested.connect(self.library_requested)
        self._stack.addWidget(self._empty)
        self._body = _DashboardBody()
        self._body.course_chosen.connect(self.course_chosen)
        self._stack.addWidget(self._body)
        start_at(self, self._body)
        self.export.setEnabled(False)

    def show_dashboard(self, dashboard: Dashboard, today: date) -> None:
        """Fill every figure; an empty dashboard shows what will be here."""
        self.export.setEnabled(not dashboard.is_empty)
        if dashboard.is_empty:
            self._stack.setCurrentWidget(self._empty)
            return
        self._body.fill(dashboard, today)
        self._stack.setCurrentWidget(self._body)


class _DashboardBody(ScrollPage):
    course_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._streak = _StatCard("flame", tr("Streak"))
        self._days = _StatCard("calendar", tr("Days learned"))
        self._lessons = _StatCard("circle-check", tr("Lessons completed"))
        self._accuracy = _StatCard("target", tr("Quiz accuracy"))
        self._stats = QGridLayout()
        self._stats.setSpacing(GAP)
        self.column.addLayout(self._stats)
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(GAP)
        self.column.addLayout(self._charts)
        self._add_heat_card()
        self._add_score_card()
        self._courses = Card()
        self._courses.column.addWidget(SectionTitle(tr("Your courses")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._courses.column.addLayout(self._rows)
        self.column.addWidget(self._courses)
        self.column.addStretch(1)
        self._columns = 0
        self._shows_all = False
        self._arrange(wide=True)

    def fill(self, dashboard: Dashboard, today: date) -> None:
        """Show the figures of `dashboard`."""
        self._streak.show_figure(
            tr("%n day(s)", dashboard.streak), tr("Longest {days}", days=dashboard.longest_streak)
        )
        self._days.show_figure(_number(dashboard.days_learned), tr("in all"))
        self._lessons.show_figure(
            _number(dashboard.lessons_done),
            tr("of {count} enrolled", count=_number(dashboard.lessons_enrolled)),
        )
        right = dashboard.answers_right_percent
        self._accuracy.show_figure(
            "–" if right is None else f"{round(right)}%",
            tr("No question answered yet")
            if right is None
            else tr("%n question(s) answered", dashboard.answers_counted),
        )
        self._heat.set_days([(item.day, item.count) for item in dashboard.days], today)
        locale = QLocale()
        points = [
            (locale.toString(_q_date(item.week), tr("d MMM")), item.percent)
            for item in dashboard.scores
        ]
        self._line.set_points(points)
        self._line.setVisible(bool(points))
        self._no_scores.setVisible(not points)
        self._fill_courses(dashboard.courses)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=self.viewport().width() >= theme_host_of(self).px(_WIDE))

    def _add_heat_card(self) -> None:
        card = Card()
        card.column.addWidget(SectionTitle(tr("Days you learned")))
        self._heat = HeatMap()
        card.column.addWidget(self._heat)
        card.column.addStretch(1)
        self._charts.addWidget(card, 1)

    def _add_score_card(self) -> None:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(SectionTitle(tr("Quiz scores")))
        head.addStretch(1)
        head.addWidget(Muted(tr("weekly mean, %")))
        card.column.addLayout(head)
        self._line = LineChart(tr("Quiz scores, weekly mean"))
        card.column.addWidget(self._line, 1)
        self._no_scores = Muted(
            tr("Finish a quiz and its score appears here."), wrap=True, size="body"
        )
        self._no_scores.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.column.addWidget(self._no_scores, 1)
        self._charts.addWidget(card, 1)

    def _fill_courses(self, courses: tuple[CourseProgress, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:  # spaces are items without a widget
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._courses.setVisible(bool(courses))
        shown = courses if self._shows_all else courses[:_FIRST_COURSES]
        for number, course in enumerate(shown):
            self._rows.addWidget(Hairline())
            row = _CourseRow(course, number)
            row.chosen.connect(self.course_chosen)
            self._rows.addWidget(row)
        if len(shown) < len(courses):
            self._rows.addWidget(Hairline())
            more = LinkButton(tr("Show all %n course(s)", len(courses)))
            more.clicked.connect(lambda: self._show_all(courses))
            self._rows.addSpacing(10)
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self, courses: tuple[CourseProgress, ...]) -> None:
        self._shows_all = True
        self._fill_courses(courses)
        self.setFocus()

    def _arrange(self, *, wide: bool) -> None:
        columns = 4 if wide else 2
        if columns == self._columns:
            return
        self._columns = columns
        cards = (self._streak, self._days, self._lessons, self._accuracy)
        for number, card in enumerate(cards):
            self._stats.addWidget(card, number // columns, number % columns)
        for column in range(4):
            self._stats.setColumnStretch(column, 1 if column < columns else 0)
        self._charts.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )


class _StatCard(Card):
    """One large figure with its name above and a remark below; read aloud as one sentence."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._name = name
        head = IconLabel(icon, name, size=16, role="muted")
        self._figure = Figure()
        self._remark = Muted()
        self.column.setSpacing(4)
        for widget in (head, self._figure, self._remark):
            self.column.addWidget(widget)

    def show_figure(self, figure: str, remark: str) -> None:
        self._figure.setText(figure)
        self._remark.setText(remark)
        self.setAccessibleName(f"{self._name}: {figure}. {remark}")


class _CourseRow(QWidget):
    chosen = Signal(int)

    def __init__(self, course: CourseProgress, number: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(14)
        role = f"series_{number % 4 + 1}"
        row.addWidget(
            ProgressRing(
                course.percent,
                size=34,
                role=role,
                name=tr("Progress in {course}", course=course.title),
            )
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        title = LinkButton(course.title.replace("&", "&&"), role="ink")
        title.setAccessibleName(course.title)
        title.setToolTip(course.title)
        title.clicked.connect(lambda: self.chosen.emit(course.course_id))
        words.addWidget(title, 0, Qt.AlignmentFlag.AlignLeft)
        facts = Muted(_course_facts(course))
        facts.setContentsMargins(4, 0, 0, 0)  # as far in as the link's own words
        words.addWidget(facts)
        row.addLayout(words, 1)
        if course.mean_quiz_percent is not None:
            bar = ThinBar(course.mean_quiz_percent, role=role, name=tr("Mean quiz score"))
            bar.setFixedWidth(120)
            row.addWidget(bar)
            row.addWidget(
                Muted(tr("{percent}% mean score", percent=round(course.mean_quiz_percent)))
            )


def _course_facts(course: CourseProgress) -> str:
    facts = [tr("{done} of %n lesson(s)", course.lessons, done=course.lessons_done)]
    if course.best_quiz is not None:
        score, best_of = course.best_quiz
        facts.append(tr("best quiz {score}/{max}", score=_points(score), max=_points(best_of)))
    return " · ".join(facts)


def _q_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _points(value: float) -> str:
    return QLocale().toString(round(value, 2))


def _number(value: int) -> str:
    return QLocale().toString(value)
