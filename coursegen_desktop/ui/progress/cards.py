"""The cards of the dashboard: a figure, the days, the scores, reviews, badges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.badges import Badge
from ...domain.figures import Day, Figures, ScorePoint
from ...domain.review import Counts
from ...domain.spans import Step, trend
from ..content.figure_words import badge_words, percent_words
from ..kit.bar_chart import BarChart
from ..kit.charts import HeatMap, LineChart
from ..kit.day_field import day_words
from ..kit.forms import IconButton, LinkButton, PrimaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, Figure, Muted, SectionTitle, Small
from ..kit.translate import tr
from .tables import Made
from .words import done_words, step_words

_HALF_YEAR, _YEAR = 26, 53  # weeks
_DUE_DAYS = 14
_MOST_BADGES = 6


class SmallLink(LinkButton):
    """A remark in small letters that opens what it is made of."""

    height_px = 24.0


class StatCard(Card):
    """One large figure with its name above and a remark below; its name opens what it is made of.

    Read aloud as one sentence.
    """

    details_requested = Signal(object)

    def __init__(self, icon: str, name: str, made: Made) -> None:
        super().__init__()
        self._name = name
        self.link = LinkButton(name, icon, role="muted")
        self.link.setToolTip(tr("Show what this is made of"))
        self.link.clicked.connect(lambda: self.details_requested.emit(made))
        self._figure, self._remark = Figure(), Muted()
        self.column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(-4, 0, 0, 0)  # a link keeps room around its words
        head.addWidget(self.link)
        head.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self._figure)
        self.column.addWidget(self._remark)

    def show_figure(self, figure: str, remark: str, *, name: str = "") -> None:
        """Show it, under another name when given."""
        self._name = name or self._name
        self.link.setText(self._name)
        self._figure.setText(figure)
        self._remark.setText(remark)
        told = f"{self._name}: {figure}. {remark}"
        self.setAccessibleName(told)
        self.link.setAccessibleName(told)


class _TableButton(IconButton):
    # Beside a title, without pushing it down.
    height_px = 26.0
    icon_px = 15.0


class HeadedCard(Card):
    """A title, a remark at its right, and a button that opens what the card is made of."""

    details_requested = Signal(object)

    def __init__(self, title: str, made: Made) -> None:
        super().__init__()
        self.head = QHBoxLayout()
        self.head.addWidget(SectionTitle(title))
        self.head.addStretch(1)
        self.remark = Muted()
        self.head.addWidget(self.remark)
        self.link = _TableButton("table", tr("{title} as a table", title=title))
        self.link.clicked.connect(lambda: self.details_requested.emit(made))
        self.head.addWidget(self.link)
        self.column.addLayout(self.head)


class DaysCard(HeadedCard):
    """The map of days."""

    def __init__(self) -> None:
        super().__init__(tr("Days you learned"), Made.MAP)
        self.heat = HeatMap()
        self.column.addWidget(self.heat)
        self.column.addStretch(1)
        self._by_day: dict[str, Day] = {}

    def show_days(self, days: Sequence[Day], today: date, *, year: bool) -> None:
        """Show the last half year of `days`, or the last year."""
        self._by_day = {one.day: one for one in days}
        weeks = _YEAR if year else _HALF_YEAR
        first = (today - timedelta(days=7 * weeks)).isoformat()
        near = [one for one in days if first <= one.day <= today.isoformat()]
        counts = [(date.fromisoformat(one.day), _weight(one)) for one in near]
        self.heat.set_days(counts, today, told=self._told, weeks=weeks)

    def _told(self, day: date) -> str:
        return done_words(self._by_day.get(day.isoformat()))


def _weight(day: Day) -> int:
    # Minutes; a day without measured time, as imported ones, counts its acts.
    return max(round(day.minutes), day.lessons + day.answers + day.reviews)


class ScoresCard(HeadedCard):
    """The trend of quiz scores."""

    def __init__(self) -> None:
        super().__init__(tr("Quiz scores"), Made.SCORES)
        self.line = LineChart(tr("Quiz scores"))
        self.column.addWidget(self.line, 1)
        self._nothing = Muted(
            tr("Finish a quiz and its score appears here."), wrap=True, size="body"
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(self._nothing, 1)

    def show_scores(self, scores: Sequence[ScorePoint]) -> None:
        """Draw their trend."""
        step, points = trend(scores)
        self.remark.setText(step_words(step) if points else "")
        self.line.set_points([(day_words(one.day, short=True), one.percent) for one in points])
        self.line.setVisible(bool(points))
        self._nothing.setVisible(not points)
        self.link.setVisible(bool(points))
        self.line.setAccessibleName(
            tr("Quiz scores")
            if step is Step.ATTEMPT
            else f"{tr('Quiz scores')}, {step_words(step)}"
        )


class ReviewCard(HeadedCard):
    """What is due today and on the days to come, and how much is remembered."""

    review_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Due for review"), Made.DUE)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._count, self._when = Figure(), Muted(tr("today"))
        row.addWidget(self._count)
        row.addWidget(self._when, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.column.addLayout(row)
        self.chart = BarChart(tr("Questions due on the next days"))
        self.column.addWidget(self.chart)
        self._untold = Muted(tr("How much you remember shows after some reviews."), wrap=True)
        self.column.addWidget(self._untold)
        self.memory = SmallLink(role="muted")
        self.memory.setToolTip(tr("Show what this is made of"))
        self.memory.clicked.connect(lambda: self.details_requested.emit(Made.MEMORY))
        row = QHBoxLayout()
        row.setContentsMargins(-4, 0, 0, 0)  # a link keeps room around its words
        row.addWidget(self.memory)
        row.addStretch(1)
        self.column.addLayout(row)
        self.start = PrimaryButton(tr("Start review"))
        self.start.clicked.connect(self.review_requested)
        self.column.addWidget(self.start)
        self.column.addStretch(1)

    def show_reviews(self, figures: Figures, waiting: Counts, today: date) -> None:
        """Show what waits, the forecast of what is scheduled, and the retention."""
        self._count.setText(QLocale().toString(waiting.total))
        when = tr("today")
        if waiting.new:
            some = waiting.new < waiting.total
            when = tr("today, {count} of them new", count=waiting.new) if some else tr("new today")
        self._when.setText(when)
        self.start.setVisible(waiting.total > 0)
        bars = []
        for ahead, count in enumerate(figures.due[:_DUE_DAYS]):
            iso = (today + timedelta(days=ahead)).isoformat()
            label = tr("Today") if ahead == 0 else iso[8:].lstrip("0")
            told = f"{day_words(iso)}: {tr('%n question(s)', count)}."
            bars.append((label, count, told))
        self.chart.set_bars(bars)
        self.chart.setVisible(any(figures.due))
        self.link.setVisible(any(figures.due) or waiting.new > 0)
        is_known = figures.retention is not None
        self._untold.setVisible(not is_known)
        self.memory.setVisible(is_known)
        if is_known:
            share = percent_words(figures.retention)
            self.memory.setText(tr("{percent} remembered", percent=share))


class BadgesCard(HeadedCard):
    """What was reached, and when."""

    def __init__(self) -> None:
        super().__init__(tr("Reached"), Made.BADGES)
        self._nothing = Muted(tr("The first lesson that you complete stands here."), wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.column.addWidget(self._nothing)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self.shown: tuple[Badge, ...] = ()

    def show_badges(self, found: tuple[Badge, ...]) -> None:
        """List the newest ones."""
        shown = found[:_MOST_BADGES]
        if shown == self.shown:
            return
        self.shown = shown
        self._nothing.setVisible(not shown)
        self.link.setVisible(bool(shown))
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for badge in shown:
            self._rows.addWidget(BadgeRow(badge))


class BadgeRow(QWidget):
    """A badge with its day."""

    def __init__(self, badge: Badge) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        star = IconLabel("star", role="accent", size=16)
        star.setFixedWidth(20)
        row.addWidget(star)
        row.addWidget(Small(badge_words(badge), wrap=True), 1)
        when = day_words(badge.day)
        row.addWidget(Muted(when))
        self.setAccessibleName(f"{badge_words(badge)}. {when}".strip())
