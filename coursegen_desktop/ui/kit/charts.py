"""Small charts painted in the colours of the theme; each can be read by ear and by keyboard.

ring = ProgressRing(62, name=tr("Progress in {course}", course=title))
bar = ThinBar(41, role="series_2")
heat = HeatMap(); heat.set_days({date(2026, 3, 1): 4}, today, told=day_in_words)
line = LineChart(tr("Quiz scores")); line.set_points([("2 Mar", 74.0), ("9 Mar", 86.0)])
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from .bars import ProgressRing, ThinBar, paint_bar, paint_progress_ring, percent_text
from .fonts import tabular
from .painting import paint_ring
from .roles import Theme
from .speech import say
from .theme import ThemeHost, theme_host_of, theme_of
from .translate import tr

__all__ = [
    "HeatMap", "LineChart", "ProgressRing", "ThinBar", "heat_color", "paint_bar",
    "paint_progress_ring", "percent_text",
]  # fmt: skip


class HeatMap(QWidget):
    """Days of the last `weeks` weeks, darker where more was done; a column is a week.

    Arrows, Home and End move from day to day and say it; a mouse gets it as a tooltip.
    """

    def __init__(self, parent: QWidget | None = None, *, weeks: int = 26) -> None:
        super().__init__(parent)
        self._weeks = weeks
        self._counts: Mapping[date, int] = {}
        self._today: date | None = None
        self._cursor: date | None = None
        self._told: Callable[[date], str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Days you learned"))

    def set_days(
        self,
        days: Mapping[date, int] | Sequence[tuple[date, int]],
        today: date,
        *,
        told: Callable[[date], str] | None = None,
        weeks: int = 0,
    ) -> None:
        """Show `days` (day, how much was done) up to and including `today`.

        `told` says what was done on a day, by default so many activities; `weeks` are shown.
        """
        self._counts, self._told = dict(days), told
        self._weeks = weeks or self._weeks
        if self._today != today or self._cursor is None or self._cursor < self._first_of(today):
            self._cursor = today  # else the keyboard stays where it is
        self._today = today
        shown = [self._counts.get(day, 0) for day in self._days()]
        learned = sum(1 for count in shown if count > 0)
        self.setAccessibleDescription(
            tr("Learned on %n day(s) of the last {weeks} weeks.", learned, weeks=self._weeks)
        )
        self.update()

    def sizeHint(self) -> QSize:
        step = theme_host_of(self).px(16)
        return QSize(step * self._weeks + 4, step * 7 + self._label_height() * 2 + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * self._weeks, self.sizeHint().height())

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point of the widget."""
        step = self._step()
        column = int((point.x() - 2) // step)
        row = int((point.y() - self._label_height() - 2) // step)
        if self._today is None or not (0 <= column < self._weeks and 0 <= row < 7):
            return None
        day = self._first() + timedelta(days=column * 7 + row)
        return day if day <= self._today else None

    def describe(self, day: date) -> str:
        """A day in words: "3 March 2026: 4 activities"."""
        when = QLocale().toString(
            QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat
        )
        if self._told is not None:
            return f"{when}: {self._told(day)}"
        return f"{when}: {tr('%n activit(y|ies)', self._counts.get(day, 0))}"

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(QPointF(event.pos()))
            if day is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.describe(day), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None:
            self._go_to(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1,
        }  # fmt: skip
        if self._cursor is None or self._today is None:
            super().keyPressEvent(event)
        elif event.key() in moves:
            self._go_to(self._cursor + timedelta(days=moves[Qt.Key(event.key())]))
        elif event.key() == Qt.Key.Key_Home:
            self._go_to(self._first())
        elif event.key() == Qt.Key.Key_End:
            self._go_to(self._today)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(host.font("micro"))
        step = self._step()
        side, radius = step - max(2.0, step * 0.19), step * 0.17
        most = max([self._counts.get(day, 0) for day in self._days()], default=0)
        for day in self._days():
            box = QRectF(self._box(day).topLeft(), QSize(1, 1))
            box.setSize(QRectF(0, 0, side, side).size())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(heat_color(theme, self._counts.get(day, 0), most))
            painter.drawRoundedRect(box, radius, radius)
            if day == self._cursor and self.hasFocus():
                paint_ring(painter, box.adjusted(-2, -2, 2, 2), radius + 2, theme.color("ink"))
        self._paint_months(painter, theme)
        self._paint_legend(painter, host, side, radius)

    def _paint_months(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(theme.color("muted"))
        locale, free = QLocale(), -100.0
        for week in range(self._weeks):
            day = self._first() + timedelta(days=7 * week)
            x = 2 + week * self._step()
            if day.day <= 7 and x >= free:
                name = locale.standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
                width = QFontMetrics(painter.font()).horizontalAdvance(name)
                if x + width <= self.width():
                    painter.drawText(QPointF(x, self._label_height() - 6), name)
                    free = x + width + 6

    def _paint_legend(self, painter: QPainter, host: ThemeHost, side: float, radius: float) -> None:
        theme = host.theme
        painter.setFont(host.font("small"))
        metrics = QFontMetrics(painter.font())
        top = self._label_height() + 2 + 7 * self._step() + 10
        middle = top + metrics.height() / 2
        x = 2.0
        less, more = tr("Less"), tr("More")
        painter.setPen(theme.color("muted"))
        painter.drawText(QPointF(x, top + metrics.ascent()), less)
        x += metrics.horizontalAdvance(less) + 10
        for count in (0, 1, 2, 4):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(heat_color(theme, count, 4))
            painter.drawRoundedRect(QRectF(x, middle - side / 2, side, side), radius, radius)
            x += side + 7
        painter.setPen(theme.color("muted"))
        painter.drawText(QPointF(x + 3, top + metrics.ascent()), more)

    def _go_to(self, day: date) -> None:
        if self._today is None or not (self._first() <= day <= self._today):
            return
        self._cursor = day
        self.update()
        told = self.describe(day)
        say(self, told)
        if self.hasFocus():
            corner = self._box(day).bottomLeft().toPoint()
            QToolTip.showText(self.mapToGlobal(corner), told, self)

    def _first(self) -> date:
        assert self._today is not None
        return self._first_of(self._today)

    def _first_of(self, today: date) -> date:
        monday = today - timedelta(days=today.weekday())
        return monday - timedelta(days=7 * (self._weeks - 1))

    def _days(self) -> list[date]:
        if self._today is None:
            return []
        first = self._first()
        return [first + timedelta(days=n) for n in range((self._today - first).days + 1)]

    def _box(self, day: date) -> QRectF:
        away = (day - self._first()).days
        step = self._step()
        top = self._label_height() + 2
        return QRectF(2 + away // 7 * step, top + away % 7 * step, step, step)

    def _step(self) -> float:
        return min(float(theme_host_of(self).px(16)), (self.width() - 4) / self._weeks)

    def _label_height(self) -> int:
        return theme_host_of(self).px(20)


class LineChart(QWidget):
    """Percentages over time, the last one labelled. Arrows walk the points and say them."""

    def __init__(self, name: str, parent: QWidget | None = None, *, role: str = "accent") -> None:
        super().__init__(parent)
        self._role = role
        self._points: tuple[tuple[str, float], ...] = ()
        self._cursor = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    def set_points(self, points: Sequence[tuple[str, float]]) -> None:
        """Show (label, percent 0 to 100) from left to right."""
        self._points = tuple(points)
        self._cursor = len(self._points) - 1
        told = "; ".join(self.describe(index) for index in range(len(self._points)))
        self.setAccessibleDescription(told)
        self.update()

    def describe(self, index: int) -> str:
        """One point in words."""
        label, percent = self._points[index]
        return f"{label}: {percent_text(percent)}"

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(320), host.px(150))

    def minimumSizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(140), host.px(110))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._points) - 1
        targets = {
            Qt.Key.Key_Left: self._cursor - 1, Qt.Key.Key_Right: self._cursor + 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        if last < 0 or event.key() not in targets:
            super().keyPressEvent(event)
            return
        self._point_out(min(max(targets[Qt.Key(event.key())], 0), last))
        say(self, self.describe(self._cursor))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._points:
            places = self._places()
            x = event.position().x()
            nearest = min(range(len(places)), key=lambda index: abs(places[index].x() - x))
            self._point_out(nearest)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_out(len(self._points) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(host.font("micro")))
        plot = self._plot()
        for percent in (0, 50, 100):
            y = round(plot.bottom() - plot.height() * percent / 100) + 0.5
            painter.setPen(QPen(theme.mix("muted", "surface", 0.75), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("muted"))
            room = QRectF(plot.right() + 6, y - 10, self.width() - plot.right() - 6, 20)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, str(percent))
        if self._points:
            self._paint_line(painter, host, plot)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), 8, theme.color("accent"))

    def _paint_line(self, painter: QPainter, host: ThemeHost, plot: QRectF) -> None:
        theme, places = host.theme, self._places()
        color = theme.color(self._role)
        painter.setPen(QPen(color, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                            Qt.PenJoinStyle.RoundJoin))  # fmt: skip
        painter.drawPolyline(QPolygonF(places))
        point = places[self._cursor]
        painter.setPen(QPen(theme.color("surface"), 2))
        painter.setBrush(color)
        painter.drawEllipse(point, 5.5, 5.5)
        label, percent = self._points[self._cursor]
        painter.setFont(tabular(host.font("small_strong")))
        painter.setPen(theme.color("ink"))
        self._write(painter, percent_text(percent), QPointF(point.x(), point.y() - 10), plot)
        painter.setFont(host.font("micro"))
        painter.setPen(theme.color("muted"))
        self._write(painter, label, QPointF(point.x(), self.height() - 4), plot)

    def _write(self, painter: QPainter, text: str, foot: QPointF, plot: QRectF) -> None:
        width = QFontMetrics(painter.font()).horizontalAdvance(text)
        x = min(max(foot.x() - width / 2, 2.0), max(plot.right() - width, 2.0))
        # A patch of ground keeps grid lines from crossing the words.
        metrics = QFontMetrics(painter.font())
        patch = QRectF(x - 3, foot.y() - metrics.ascent(), width + 6, metrics.height())
        painter.fillRect(patch, theme_of(self).color("surface"))
        painter.drawText(QPointF(x, foot.y()), text)

    def _plot(self) -> QRectF:
        host = theme_host_of(self)
        small = QFontMetrics(host.font("micro"))
        right = small.horizontalAdvance("100") + 10
        above, below = host.px(24), small.height() + 8
        return QRectF(4, above, self.width() - 4 - right, self.height() - above - below)

    def _places(self) -> list[QPointF]:
        plot, count = self._plot(), len(self._points)
        inner = plot.adjusted(8, 0, -14, 0)
        places = []
        for index, (_, percent) in enumerate(self._points):
            share = index / (count - 1) if count > 1 else 1.0
            y = plot.bottom() - plot.height() * min(max(percent, 0.0), 100.0) / 100
            places.append(QPointF(inner.left() + inner.width() * share, y))
        return places

    def _point_out(self, index: int) -> None:
        if index != self._cursor:
            self._cursor = index
            self.update()


def heat_color(theme: Theme, count: int, most: int) -> QColor:
    """Four steps from the track colour to the accent."""
    if count <= 0 or most <= 0:
        return theme.color("sunken")
    share = count / most
    step = 0.3 if share <= 0.25 else 0.6 if share <= 0.6 else 1.0
    return theme.mix("sunken", "accent", step)
