"""How much an answer is worth: from what it takes away to full credit."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QStyle, QWidget

from ....domain.questions.base import EPSILON
from ...content.numbers import figure
from ...kit.lists import Muted
from ...kit.painting import paint_box, paint_ring
from ...kit.theme import theme_host_of
from ...kit.translate import tr

_HANDLE = 20


class CreditSlider(QSlider):
    """A bar from nothing to the value: to the right in green, to the left in red."""

    def __init__(self, name: str, least: int = -100) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(least, 100)
        self.setSingleStep(5)
        self.setPageStep(25)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(150), host.px(30))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling over it must not change a mark

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme, middle = host.theme, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zero, here = self._x(0), self._x(self.value())
        track = QRectF(_HANDLE / 2, middle - 3, self.width() - _HANDLE, 6)
        paint_box(painter, track, 3.0, theme.color("sunken"), theme.color("edge"))
        role = "good" if self.value() > 0 else "bad"
        filled = QRectF(min(zero, here), middle - 3, abs(here - zero), 6)
        paint_box(painter, filled, 3.0, theme.color(role), None)
        painter.setPen(QPen(theme.color("edge"), 1.5))
        painter.drawLine(QPointF(zero, middle - 7), QPointF(zero, middle + 7))
        painter.setPen(QPen(theme.color("surface"), 2.0))
        painter.setBrush(theme.color(role if self.value() else "muted"))
        painter.drawEllipse(QPointF(here, middle), 8.0, 8.0)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), 7.0, theme.color("accent"))

    def _x(self, value: int) -> float:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        span = self.width() - _HANDLE
        place = QStyle.sliderPositionFromValue(self.minimum(), 100, value, span, rtl)
        return place + _HANDLE / 2


class CreditField(QWidget):
    """The slider with its value in words. A value between its steps stays as it is untouched."""

    changed = Signal()

    def __init__(self, name: str, *, least: int = -100, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction: int | float = 0
        self._points = 0.0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.slider = CreditSlider(name, least)
        self.words = Muted()
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        self.slider.valueChanged.connect(self._on_moved)
        self._tell()

    def fraction(self) -> int | float:
        """The credit, -1 to 1."""
        return self._fraction

    def set_fraction(self, fraction: float) -> None:
        """Show a credit."""
        self._fraction = fraction
        was_blocked = self.slider.blockSignals(True)
        self.slider.setValue(round(fraction * 100))
        self.slider.blockSignals(was_blocked)
        self.slider.update()
        self._tell()

    def set_points(self, points: float) -> None:
        """What the whole question is worth, to tell the credit in points too."""
        self._points = points
        self._tell()

    def _on_moved(self, value: int) -> None:
        self._fraction = plain_fraction(value / 100)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        words = percent_words(self._fraction)
        if self._points and self._points != 1:
            points = figure(self._fraction * self._points)
            words = tr("{percent} · {points} p.", percent=words, points=points)
        self.words.setText(words)
        self.slider.setAccessibleDescription(words)
        wide = percent_words(-1) + ("" if not self._points or self._points == 1 else " · -00.00 p.")
        self.words.setMinimumWidth(self.words.fontMetrics().horizontalAdvance(wide))


def percent_words(fraction: float) -> str:
    """ "50 %", "33.33 %"."""
    return tr("{percent} %", percent=figure(fraction * 100))


def plain_fraction(fraction: float) -> int | float:
    """Whole credits are whole numbers in the file."""
    whole = round(fraction)
    return whole if abs(fraction - whole) < EPSILON else round(fraction, 7)


def equal_share(count: int) -> int | float:
    """What each of so many right options brings."""
    return plain_fraction(1 / count) if count else 0
