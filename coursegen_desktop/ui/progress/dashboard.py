"""The dashboard itself: cards that stand beside each other where there is room."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout

from ...domain.figures import CourseFigures
from ...domain.spans import Span, before, minutes_between, since
from ..content.figure_words import minutes_words, number_words, percent_words
from ..kit.forms import LinkButton
from ..kit.lists import GAP, Hairline, ScrollPage
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .cards import BadgesCard, DaysCard, HeadedCard, ReviewCard, ScoresCard, StatCard
from .course_row import CourseRow
from .goals_view import GoalsCard
from .shown import Shown
from .tables import Made
from .words import before_words, span_words

# Below this width (at text scale 1) the figures stand two by two and the charts under each other.
_WIDE = 860
# The rows of courses need more: title, facts, bar and words beside the reviews.
_ROOMY = 1040
# A row takes two milliseconds to make; the tables list all courses at once.
_FIRST_COURSES, _MORE_COURSES = 10, 15


class Dashboard(ScrollPage):
    """Shows what is Shown; filled again, its parts change in place."""

    course_chosen = Signal(int)
    details_requested = Signal(object)
    review_requested = Signal()
    goals_requested = Signal()

    def __init__(self) -> None:
        super().__init__(wraps=True)
        self.streak = StatCard("flame", tr("Streak"), Made.STREAK)
        self.time = StatCard("clock", tr("Time learned"), Made.DAYS)
        self.lessons = StatCard("circle-check", tr("Lessons completed"), Made.LESSONS)
        self.accuracy = StatCard("target", tr("Quiz accuracy"), Made.ANSWERS)
        self.days, self.scores = DaysCard(), ScoresCard()
        self.reviews, self.goals, self.badges = ReviewCard(), GoalsCard(), BadgesCard()
        self.courses = HeadedCard(tr("Your courses"), Made.COURSES)
        self.rows: list[CourseRow] = []
        self._lines: list[Hairline] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.courses.column.addLayout(self._list)
        self._more = LinkButton()
        self._more.clicked.connect(self._show_more)
        self.courses.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.courses.column.addStretch(1)
        self._stats = QGridLayout()
        self._stats.setSpacing(GAP)
        self.column.addLayout(self._stats)
        self._splits = [self._split((self.days, 1), (self.scores, 1))]
        self._splits.append(self._split((self.courses, 9), (self.reviews, 5)))
        self._splits.append(self._split((self.goals, 1), (self.badges, 1)))
        self.column.addStretch(1)
        headed = (self.days, self.scores, self.courses, self.reviews, self.goals, self.badges)
        for card in self._cards():
            card.details_requested.connect(self.details_requested)
        for part in headed:
            part.details_requested.connect(self.details_requested)
        self.reviews.review_requested.connect(self.review_requested)
        self.goals.change_requested.connect(self.goals_requested)
        self._columns, self._helping = 0, _FIRST_COURSES
        self._shown: tuple[CourseFigures, ...] = ()
        self._arrange(self.width())

    def filling(self, shown: Shown) -> Generator[None, None, None]:
        """Show it, a card or a row at a time; where the page is scrolled to stays."""
        place = self.verticalScrollBar().value()
        self._fill_stats(shown)
        yield
        self.days.show_days(shown.days, shown.today, year=shown.span is Span.YEAR)
        yield
        self.scores.show_scores(shown.figures.scores)
        yield
        yield from self._filling_courses(shown.figures.courses)
        self.reviews.show_reviews(shown.figures, shown.waiting, shown.today)
        yield
        self.goals.show_goals(shown.goals, shown.whole.days, shown.whole.courses, shown.today)
        yield
        self.badges.show_badges(shown.badges)
        if place:
            bar = self.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.viewport().width())

    def _fill_stats(self, shown: Shown) -> None:
        streak, figures = shown.whole.streak, shown.figures
        longest = tr("Longest {days}", days=number_words(streak.longest))
        if streak.now and not streak.today_counts:
            longest = tr("Longest {days} · today is still open", days=number_words(streak.longest))
        self.streak.show_figure(tr("%n day(s)", streak.now), longest)
        self.time.show_figure(minutes_words(figures.minutes), _compared(shown))
        self.lessons.show_figure(number_words(figures.lessons), span_words(shown.span))
        answers = sum(one.answers for one in figures.days)
        self.accuracy.show_figure(
            percent_words(figures.accuracy),
            tr("No question answered yet")
            if figures.accuracy is None
            else tr("%n question(s) answered", answers),
        )

    def _filling_courses(self, courses: tuple[CourseFigures, ...]) -> Generator[None, None, None]:
        self._shown = courses
        self.courses.setVisible(bool(courses))
        shown = courses[: self._helping]
        for number, course in enumerate(shown):
            if number == len(self.rows):
                self._add_row()
            self.rows[number].show_course(course)
            self._set_used(number, True)
            yield
        for number in range(len(shown), len(self.rows)):
            self._set_used(number, False)
        self._more.setText(tr("%n more course(s)", len(courses) - len(shown)))
        self._more.setVisible(len(shown) < len(courses))

    def _set_used(self, number: int, is_used: bool) -> None:
        self.rows[number].setVisible(is_used)
        self._lines[number].setVisible(is_used)

    def _add_row(self) -> None:
        line, row = Hairline(), CourseRow(len(self.rows))
        row.chosen.connect(self.course_chosen)
        row.details_requested.connect(self.details_requested)
        self._list.addWidget(line)
        self._list.addWidget(row)
        self._lines.append(line)
        self.rows.append(row)

    def _show_more(self) -> None:
        first_new = self._helping
        self._helping += _MORE_COURSES
        for _ in self._filling_courses(self._shown):
            pass
        self.rows[first_new].title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cards(self) -> tuple[StatCard, ...]:
        return self.streak, self.time, self.lessons, self.accuracy

    def _split(self, *cards: tuple[HeadedCard, int]) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(GAP)
        for card, stretch in cards:
            row.addWidget(card, stretch)
        self.column.addLayout(row)
        return row

    def _arrange(self, width: int) -> None:
        host = theme_host_of(self)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        columns = 4 if width >= host.px(_WIDE) else 2
        for split, room in zip(self._splits, (_WIDE, _ROOMY, _WIDE), strict=True):
            direction = beside if width >= host.px(room) else below
            if split.direction() != direction:
                split.setDirection(direction)
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards()):
            self._stats.addWidget(card, number // columns, number % columns)
        for column in range(4):
            self._stats.setColumnStretch(column, 1 if column < columns else 0)


def _compared(shown: Shown) -> str:
    earlier = before(shown.span, shown.today)
    if earlier is not None:
        return before_words(shown.span, minutes_between(shown.days, *earlier))
    week = since(Span.WEEK, shown.today) or shown.today
    minutes = minutes_between(shown.days, week, shown.today)
    return f"{tr('This week')} {minutes_words(minutes)}"
