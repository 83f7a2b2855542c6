"""A small chart of bars in the colours of the theme, read by ear and by keyboard.

chart = BarChart(tr("Next 30 days")); chart.set_bars([("Today", 14, "Today: 14 questions")])
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from .fonts import tabular
from .painting import paint_box, paint_ring
from .speech import say
from .theme import ThemeHost, theme_host_of


class BarChart(QWidget):
    """Counts side by side, the first one lit (or with `lights_all` all of them); the one that is
    pointed out has its figure above.

    Arrows, Home and End walk along the bars and say them; a mouse gets a tooltip.
    """

    def __init__(
        self, name: str, parent: QWidget | None = None, *, lights_all: bool = False
    ) -> None:
        super().__init__(parent)
        self._lights_all = lights_all
        self._bars: tuple[tuple[str, int, str], ...] = ()
        self.cursor_at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set_bars(self, bars: Sequence[tuple[str, int, str]]) -> None:
        """Show (label below, count, the sentence that says it) from left to right."""
        self._bars, self.cursor_at = tuple(bars), 0
        self.setAccessibleDescription(" ".join(told for _, count, told in bars if count))
        self.update()

    def describe(self, index: int) -> str:
        """One bar in words."""
        return self._bars[index][2]

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(320), host.px(150))

    def minimumSizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(160), host.px(110))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._bars) - 1
        targets = {
            Qt.Key.Key_Left: self.cursor_at - 1, Qt.Key.Key_Right: self.cursor_at + 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        if last < 0 or event.key() not in targets:
            super().keyPressEvent(event)
            return
        self.cursor_at = min(max(targets[Qt.Key(event.key())], 0), last)
        self.update()
        say(self, self.describe(self.cursor_at))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._bars:
            index = self._index_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self.describe(index), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFontMetrics(host.font("micro"))
        plot = QRectF(0, small.height() + 6, self.width(), 0)
        plot.setBottom(self.height() - small.height() - 8)
        most = max((count for _, count, _ in self._bars), default=0)
        widest = max((small.horizontalAdvance(label) for label, _, _ in self._bars), default=0)
        every = math.ceil((widest + 10) / (plot.width() / max(len(self._bars), 1)))
        for index, (label, count, _) in enumerate(self._bars):
            box = self._bar_box(index, plot, count / most if most else 0.0)
            is_lit = self._lights_all or index == 0
            fill = theme.color("accent") if is_lit else theme.mix("accent", "surface", 0.62)
            paint_box(painter, box, min(4.0, box.width() / 2), fill, None)
            if index == self.cursor_at:
                self._write(painter, host, box, str(count), box.top() - 4, "ink")
            if index % max(every, 1) == 0:
                self._write(painter, host, box, label, self.height() - 4.0, "muted")
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), 8, theme.color("accent"))

    def _bar_box(self, index: int, plot: QRectF, share: float) -> QRectF:
        step = plot.width() / max(len(self._bars), 1)
        place = index
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place = len(self._bars) - 1 - index
        height = max(plot.height() * share, 2.0)
        gap = min(8.0, step * 0.25)
        left = plot.left() + step * place + gap / 2
        return QRectF(left, plot.bottom() - height, step - gap, height)

    def _write(
        self, painter: QPainter, host: ThemeHost, box: QRectF, text: str, foot: float, role: str
    ) -> None:
        font = tabular(host.font("micro"))
        painter.setFont(font)
        painter.setPen(host.theme.color(role))
        width = QFontMetrics(font).horizontalAdvance(text)
        left = min(max(box.center().x() - width / 2, 1.0), max(self.width() - width - 1.0, 1.0))
        painter.drawText(QPointF(left, foot), text)

    def _index_at(self, x: float) -> int:
        step = self.width() / max(len(self._bars), 1)
        index = min(max(int(x / step), 0), len(self._bars) - 1)
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return len(self._bars) - 1 - index if is_rtl else index
