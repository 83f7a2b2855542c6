"""The controls of the text panel: samples to choose from, sliders that say their value."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from ..kit.fonts import points
from ..kit.forms import Chip
from ..kit.icons import pixmap
from ..kit.lists import Muted, Small
from ..kit.painting import paint_box, paint_ring
from ..kit.roles import Theme
from ..kit.theme import theme_host_of


class Sample(Chip):
    """One of several looks: "Aa" in its colours and its face, its name below."""

    def __init__(
        self,
        name: str,
        group: str,
        *,
        family: str = "",
        theme: Callable[[], Theme] | None = None,
    ) -> None:
        self._group = group
        super().__init__(name)
        self._family, self._theme = family, theme

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        self.ensurePolished()
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(host.px(56), words + 10), host.px(66))

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        shown = self._theme() if self._theme is not None else theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, words = float(host.px(40)), self.fontMetrics().height()
        box = QRectF((self.width() - side) / 2 - 4, 4, side + 8, side)
        chosen = self.isChecked()
        edge = theme.color("accent" if chosen else "edge")
        paint_box(painter, box, 9, shown.color("background"), None if chosen else edge)
        if chosen:
            paint_ring(painter, box, 9, edge, 1.0)
        if self.shows_ring:
            paint_ring(painter, QRectF(self.rect()), 9, theme.color("accent"), 1.0)
        font = QFont(self._family or self.font().family())
        font.setPointSizeF(points(19 * host.text_scale))
        painter.setFont(font)
        painter.setPen(shown.color("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "Aa")
        painter.setFont(self.font())
        painter.setPen(theme.color("ink" if chosen or self.underMouse() else "muted"))
        below = QRectF(0, self.height() - words - 3, self.width(), words)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
        if chosen:
            # Not by the colour of the edge alone.
            mark = host.px(14)
            spot = QRectF(box.right() - mark + 4, box.top() - 3, mark, mark)
            paint_box(painter, spot, mark / 2, theme.color("accent"), None)
            tick = pixmap("check", theme.color("on_accent"), mark - 4, self.devicePixelRatioF())
            painter.drawPixmap(round(spot.left()) + 2, round(spot.top()) + 2, tick)

    def _name(self) -> None:
        self.setAccessibleName(f"{self._group}: {self.text()}")


class _Slider(QSlider):
    """Turning the wheel over it scrolls the panel: it would be changed in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SliderRow(QWidget):
    """A slider below its name and its value. `limits` are (least, most, step).

    With `beyond` the slider has one more place at its end, which stands for that value.
    """

    changed = Signal(float)

    def __init__(
        self,
        name: str,
        limits: tuple[float, float, float],
        say: Callable[[float], str],
        *,
        beyond: float | None = None,
    ) -> None:
        super().__init__()
        self._name, self._say, self._beyond = name, say, beyond
        self._least, most, self._step = limits
        self._steps = round((most - self._least) / self._step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.addWidget(Small(name))
        line.addStretch(1)
        self._told: QLabel = Muted()
        line.addWidget(self._told)
        column.addLayout(line)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, self._steps + (beyond is not None))
        self.slider.setPageStep(max(1, self._steps // 8))
        self.slider.valueChanged.connect(self._on_changed)
        column.addWidget(self.slider)
        self._tell()

    def value(self) -> float:
        """What is set."""
        if self._beyond is not None and self.slider.value() > self._steps:
            return self._beyond
        return round(self._least + self.slider.value() * self._step, 4)

    def show_value(self, value: float) -> None:
        """Set it without telling."""
        at = self._steps + 1 if value == self._beyond else round((value - self._least) / self._step)
        self.slider.blockSignals(True)
        self.slider.setValue(at)
        self.slider.blockSignals(False)
        self._tell()

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit(self.value())

    def _tell(self) -> None:
        words = self._say(self.value())
        self._told.setText(words)
        # Assistive technology reads the slider's own figure, which says nothing to anybody.
        self.slider.setAccessibleName(f"{self._name}: {words}")
