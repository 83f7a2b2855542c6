"""How far something is: a ring or a thin bar, with its figure in words for screen readers.

ring = ProgressRing(62, name=tr("Progress in {course}", course=title))
bar = ThinBar(41, role="series_2")
"""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from .fonts import tabular
from .roles import Theme
from .theme import ThemeHost, theme_host_of, theme_of
from .translate import tr


class ProgressRing(QWidget):
    """A ring filled to `percent`, with the figure inside. `size` in pixels at text scale 1."""

    def __init__(
        self,
        percent: float = 0.0,
        parent: QWidget | None = None,
        *,
        size: int = 50,
        role: str = "accent",
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._size, self._role, self._name = size, role, name or tr("Progress")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.percent = -1.0
        self.set_percent(percent)

    def name_it(self, name: str) -> None:
        """Say anew what it is the progress of."""
        self._name = name
        self.setAccessibleName(f"{name}: {percent_text(self.percent)}")

    def set_percent(self, percent: float) -> None:
        """Fill anew; 0 to 100."""
        percent = min(max(percent, 0.0), 100.0)
        if percent != self.percent:
            self.percent = percent
            self.setAccessibleName(f"{self._name}: {percent_text(percent)}")
            self.update()

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_progress_ring(
            painter, QRectF(self.rect()), self.percent, theme_host_of(self), self._role
        )


class ThinBar(QWidget):
    """A thin progress bar. `percent` None means: under way, nobody knows how far."""

    def __init__(
        self,
        percent: float | None = 0.0,
        parent: QWidget | None = None,
        *,
        role: str = "accent",
        height: int = 6,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._role, self._height, self._name = role, height, name or tr("Progress")
        self._phase = 0
        self._timer = 0
        self.percent: float | None = -1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_percent(percent)

    def set_percent(self, percent: float | None) -> None:
        """Fill anew; 0 to 100, or None."""
        if percent is not None:
            percent = min(max(percent, 0.0), 100.0)
        if percent == self.percent:
            return
        self.percent = percent
        told = tr("under way") if percent is None else percent_text(percent)
        self.setAccessibleName(f"{self._name}: {told}")
        self._run()
        self.update()

    def set_role(self, role: str) -> None:
        """Paint it in another colour role."""
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self._height)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._run()
        elif event.type() == QEvent.Type.Timer:
            self._phase = (self._phase + 1) % 60
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        if self.percent is not None:
            paint_bar(painter, QRectF(self.rect()), self.percent, theme, self._role)
            return
        paint_bar(painter, QRectF(self.rect()), 0, theme, self._role)
        part = self.width() * 0.3
        left = (self.width() + part) * self._phase / 60 - part
        still = theme_host_of(self).reduced_motion
        box = QRectF(self.rect()) if still else QRectF(left, 0, part, self.height())
        painter.setOpacity(0.5 if still else 1.0)
        painter.setClipRect(self.rect())
        painter.setBrush(theme.color(self._role))
        painter.drawRoundedRect(box, self.height() / 2, self.height() / 2)

    def _run(self) -> None:
        wanted = (
            self.percent is None and self.isVisible() and not theme_host_of(self).reduced_motion
        )
        if wanted and not self._timer:
            self._timer = self.startTimer(33)
        elif not wanted and self._timer:
            self.killTimer(self._timer)
            self._timer = 0


def percent_text(percent: float) -> str:
    """A percentage as it is shown: whole, never rounded up to 100."""
    return f"{int(percent)}%" if percent >= 99 else f"{round(percent)}%"


def paint_bar(
    painter: QPainter, box: QRectF, percent: float, theme: Theme, role: str = "accent",
    track: str = "sunken",
) -> None:  # fmt: skip
    """A thin bar filled to `percent`, for ThinBar and for delegates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.height() / 2
    painter.setBrush(theme.color(track))
    painter.drawRoundedRect(box, radius, radius)
    if percent > 0:
        full = max(box.width() * min(percent, 100.0) / 100, box.height())
        painter.setBrush(theme.color(role))
        painter.drawRoundedRect(QRectF(box.left(), box.top(), full, box.height()), radius, radius)


def paint_progress_ring(
    painter: QPainter, box: QRectF, percent: float, host: ThemeHost, role: str = "accent"
) -> None:
    """A ring with its figure, for ProgressRing and for delegates."""
    theme = host.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = max(3.0, box.width() * 0.085)
    inner = box.adjusted(stroke, stroke, -stroke, -stroke)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("sunken"), stroke))
    painter.drawEllipse(inner)
    if percent > 0:
        painter.setPen(QPen(theme.color(role), stroke, Qt.PenStyle.SolidLine,
                            Qt.PenCapStyle.RoundCap))  # fmt: skip
        painter.drawArc(inner, 90 * 16, -round(percent * 3.6 * 16))
    font = tabular(host.font("small_strong"))
    small = box.width() < host.px(44)
    font.setPointSizeF(font.pointSizeF() * (0.68 if small else 1.12))
    painter.setFont(font)
    painter.setPen(theme.color("ink"))
    figure = percent_text(percent)[:-1]
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure)


def bar_box(box: QRect, height: int) -> QRectF:
    """A bar of `height` in the vertical middle of `box`."""
    return QRectF(box.left(), box.center().y() - height / 2 + 0.5, box.width(), height)
