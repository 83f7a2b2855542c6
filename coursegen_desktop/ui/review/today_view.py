"""Today: what is due by course, how long it takes, what comes, and what is remembered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.review import CourseDue, DayLoad, Retention, Today
from ..content.durations import duration_words
from ..kit.bar_chart import BarChart
from ..kit.bars import ThinBar, percent_text
from ..kit.callout import Callout
from ..kit.forms import LinkButton, PrimaryButton, SecondaryButton
from ..kit.lists import (
    GAP,
    Card,
    ElidedLabel,
    Figure,
    Hairline,
    LessonTitle,
    Muted,
    ScrollPage,
    SectionTitle,
    Strong,
)
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .knowledge import KnowledgeCard
from .words import clock_words, retention_words, waiting_words

_WIDE = 820
_FIRST_COURSES = 30
_CATCH_UP = 1.0  # so many times what the day lets in waits besides: a word on catching up


class TodayView(ScrollPage):
    """Shows a Today with forecast and retention."""

    start_requested = Signal(int)  # the course, 0 for all
    held_requested = Signal()

    def __init__(self) -> None:
        super().__init__(wraps=True)
        self._shows_all = False
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(GAP)
        left.addWidget(self._make_hero())
        self.catch_up = Callout("accent")
        left.addWidget(self.catch_up)
        left.addWidget(self._make_courses())
        left.addWidget(self._make_forecast())
        left.addStretch(1)
        self.knowledge = KnowledgeCard()
        right.addWidget(self.knowledge)
        right.addWidget(self._make_done())
        right.addWidget(self._make_memory())
        right.addWidget(self._make_held())
        right.addStretch(1)
        self._split.addLayout(left, 17)
        self._split.addLayout(right, 10)
        self.column.addLayout(self._split)
        self.column.addStretch(1)

    # ------------------------------------------------------------ what it is told to show

    def show_today(self, today: Today, forecast: Sequence[DayLoad], retention: Retention) -> None:
        """Fill all cards."""
        self._show_hero(today)
        self._show_catch_up(today)
        self._show_courses(today.courses)
        self._show_done(today)
        self._show_forecast(forecast)
        self._show_memory(retention)
        self._show_held(today)

    def _show_hero(self, today: Today) -> None:
        count = today.counts.total
        self.start.setVisible(count > 0)
        if count:
            self._headline.setText(tr("%n question(s) today", count))
            words = tr(
                "About {time}. What you would forget first comes first.",
                time=duration_words(max(today.minutes, 1)),
            )
        elif today.beyond.total:
            self._headline.setText(tr("Today's measure is done"))
            words = tr(
                "%n more wait for the next days. To do them today, raise the limits in the "
                "settings.",
                today.beyond.total,
            )
        else:
            self._headline.setText(tr("All done for today"))
            words = self._next_words(today)
        self._subline.setText(words)
        self.hero.setAccessibleName(f"{self._headline.text()}. {words}")

    def _next_words(self, today: Today) -> str:
        if today.next_at is not None:
            return tr("One that you missed comes again at {time}.", time=clock_words(today.next_at))
        return tr("What is coming stands below.")

    def _show_catch_up(self, today: Today) -> None:
        waits = today.beyond.reviews
        if waits <= 0 or waits < _CATCH_UP * today.counts.reviews:
            self.catch_up.show_text("")
            return
        self.catch_up.show_text(
            tr(
                "%n question(s) more are overdue. No need for all at once: each day begins with "
                "what you would forget first, and you catch up bit by bit.",
                waits,
            )
        )

    def _show_courses(self, courses: Sequence[CourseDue]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._courses.setVisible(bool(courses))
        shown = courses if self._shows_all else courses[:_FIRST_COURSES]
        for course in shown:
            self._rows.addWidget(Hairline())
            row = CourseRow(course)
            row.start.clicked.connect(
                lambda _=False, key=course.course_id: self.start_requested.emit(key)
            )
            self._rows.addWidget(row)
        if len(shown) < len(courses):
            more = LinkButton(tr("Show all %n course(s)", len(courses)))
            more.clicked.connect(lambda: self._show_all(courses))
            self._rows.addWidget(Hairline())
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self, courses: Sequence[CourseDue]) -> None:
        self._shows_all = True
        self._show_courses(courses)
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_done(self, today: Today) -> None:
        done = today.done_reviews + today.done_new
        self._done.setText(QLocale().toString(done))
        total = done + today.counts.total
        self._done_bar.set_percent(done * 100 / total if total else 0)
        words = tr("%n answer(s) given today", done)
        if today.done_new:
            words += " · " + tr("%n of them new", today.done_new)
        self._done_words.setText(words)

    def _show_forecast(self, forecast: Sequence[DayLoad]) -> None:
        locale = QLocale()
        bars = []
        for number, load in enumerate(forecast):
            day = QDate(load.day.year, load.day.month, load.day.day)
            short = tr("Today") if number == 0 else locale.toString(day, tr("d MMM"))
            name = tr("Today") if number == 0 else locale.toString(day, tr("dddd d MMMM"))
            told = tr("{day}: %n question(s), {time}.", load.reviews, day=name,
                      time=duration_words(load.minutes))  # fmt: skip
            bars.append((short, load.reviews, told))
        self.chart.set_bars(bars)
        week = sum(load.reviews for load in forecast[:7])
        whole = sum(load.reviews for load in forecast)
        self._forecast_words.setText(
            tr(
                "In the next 7 days {week}, in the next {days} days {whole} questions that you "
                "know already; new ones come on top.",
                week=locale.toString(week),
                days=len(forecast),
                whole=locale.toString(whole),
            )
        )

    def _show_memory(self, retention: Retention) -> None:
        share = retention.true_share
        self._share.setText("–" if share is None else percent_text(share * 100))
        self._share_bar.set_percent(0 if share is None else share * 100)
        self._share_bar.setVisible(share is not None)
        rows = (
            (tr("Remembered"), share),
            (tr("Wished"), retention.desired),
            (tr("Predicted"), retention.predicted),
        )
        for (name, figure), (label, value) in zip(self._table, rows, strict=True):
            name.setText(label)
            figure.setText("–" if value is None else percent_text(value * 100))
            figure.setAccessibleName(f"{label}: {figure.text()}")
        self._memory_words.setText(retention_words(retention))

    def _show_held(self, today: Today) -> None:
        parts = []
        if today.leeches:
            parts.append(
                tr("%n question(s) keep(s|) slipping: reading the passage again does more than "
                   "asking again.", today.leeches)
            )  # fmt: skip
        if today.missing:
            parts.append(tr("%n question(s) went from (its|their) courses.", today.missing))
        self._held_words.setText(" ".join(parts))
        self.held.setVisible(bool(parts))

    # ------------------------------------------------------------ building

    def _make_hero(self) -> Card:
        self.hero = Card(kind="accent", margin=24)
        row = QHBoxLayout()
        row.setSpacing(18)
        words = QVBoxLayout()
        words.setSpacing(6)
        self._headline = LessonTitle()
        self._subline = Muted(wrap=True, size="body")
        words.addWidget(self._headline)
        words.addWidget(self._subline)
        row.addLayout(words, 1)
        self.start = PrimaryButton(tr("Start review"), "play")
        self.start.height_px = 44.0
        self.start.clicked.connect(lambda: self.start_requested.emit(0))
        row.addWidget(self.start, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hero.column.addLayout(row)
        return self.hero

    def _make_courses(self) -> Card:
        self._courses = Card()
        self._courses.column.setContentsMargins(18, 18, 18, 8)
        self._courses.column.addWidget(SectionTitle(tr("By course")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._courses.column.addLayout(self._rows)
        return self._courses

    def _make_forecast(self) -> Card:
        card = Card()
        card.column.addLayout(_head(tr("Next 30 days"), tr("questions a day")))
        self.chart = BarChart(tr("Questions on the next 30 days"))
        self._forecast_words = Muted(wrap=True)
        card.column.addWidget(self.chart)
        card.column.addWidget(self._forecast_words)
        return card

    def _make_done(self) -> Card:
        card = Card()
        card.column.addWidget(SectionTitle(tr("Done today")))
        self._done = Figure()
        self._done_bar = ThinBar(name=tr("Done of today's questions"))
        self._done_words = Muted(wrap=True)
        for part in (self._done, self._done_bar, self._done_words):
            card.column.addWidget(part)
        return card

    def _make_memory(self) -> Card:
        card = Card()
        card.column.addLayout(_head(tr("Memory"), tr("last 30 days")))
        self._share = Figure()
        self._share_bar = ThinBar(name=tr("Remembered"))
        card.column.addWidget(self._share)
        card.column.addWidget(self._share_bar)
        self._table = []
        for _ in range(3):
            row = QHBoxLayout()
            name, figure = Muted(), Strong()
            row.addWidget(name)
            row.addStretch(1)
            row.addWidget(figure)
            card.column.addLayout(row)
            self._table.append((name, figure))
        self._memory_words = Muted(wrap=True)
        card.column.addWidget(self._memory_words)
        return card

    def _make_held(self) -> Card:
        self.held = Card()
        self.held.column.addWidget(SectionTitle(tr("Held back")))
        self._held_words = Muted(wrap=True)
        self.held.column.addWidget(self._held_words)
        self.look = SecondaryButton(tr("Look at them"), "list")
        self.look.clicked.connect(self.held_requested)
        self.held.column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        return self.held

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_wide = self.viewport().width() >= theme_host_of(self).px(_WIDE)
        self._split.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)


class CourseRow(QWidget):
    """A course with what waits in it, how long that takes, and a way to begin there."""

    def __init__(self, course: CourseDue) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(course.title, font_role="strong"))
        words.addWidget(Muted(waiting_words(course.counts), wrap=True))
        row.addLayout(words, 1)
        count = Strong(QLocale().toString(course.counts.total))
        time = Muted(duration_words(max(course.minutes, 1)))
        for label, width in ((count, 40), (time, 64)):  # figures stand under each other
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setMinimumWidth(theme_host_of(self).px(width))
            row.addWidget(label)
        self.start = SecondaryButton(tr("Start"), "play")
        self.start.setAccessibleName(tr("Review “{course}”", course=course.title))
        row.addWidget(self.start)
        self.setAccessibleName(
            tr("{course}: %n question(s)", course.counts.total, course=course.title)
        )


def _head(title: str, remark: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(SectionTitle(title))
    row.addStretch(1)
    row.addWidget(Muted(remark))
    return row
