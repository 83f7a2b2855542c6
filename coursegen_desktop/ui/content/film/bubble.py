"""A few words above a place of a bar. No window of its own, as tooltips are: it takes no mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ...kit.painting import paint_box
from ...kit.theme import theme_host_of


class Bubble(QWidget):
    """Stands in the window of `owner`, above it, and goes with it."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner.window())
        self.text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        owner.destroyed.connect(self.deleteLater)

    def tell(self, owner: QWidget, x: int, text: str) -> None:
        """Say `text` above the point `x` of `owner`."""
        self.text = text
        self.resize(self.sizeHint())
        window = owner.window()
        foot = owner.mapTo(window, QPoint(x, 0))
        left = min(max(foot.x() - self.width() // 2, 4), max(window.width() - self.width() - 4, 4))
        self.move(left, foot.y() - self.height() - 4)
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        metrics = QFontMetrics(host.font("small"))
        return QSize(metrics.horizontalAdvance(self.text) + 20, metrics.height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), 7.0, host.theme.color("ink"), None)
        painter.setFont(host.font("small"))
        painter.setPen(host.theme.color("background"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)
