"""The trail of steps in the header: done ones ticked, the present one filled."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..kit.icons import pixmap
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_GAP = 12


class StepTrail(QWidget):
    """Shows where one is; it is read aloud, never clicked."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, step: int) -> None:
        """Mark one step as the present one."""
        self._step = step
        self.setAccessibleName(
            tr(
                "Step {number} of {count}: {name}",
                number=step + 1,
                count=len(self._names),
                name=self._names[step],
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        metrics = QFontMetrics(host.font("control"))
        disc, dash = host.px(24), host.px(14)
        width = sum(disc + 8 + metrics.horizontalAdvance(name) for name in self._names)
        return QSize(width + (len(self._names) - 1) * (dash + 2 * _GAP) + 4, disc + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc, dash, x = host.px(24), host.px(14), 2
        for number, name in enumerate(self._names):
            box = QRect(x, (self.height() - disc) // 2, disc, disc)
            reached = number <= self._step
            painter.setPen(Qt.PenStyle.NoPen if reached else QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("accent") if reached else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
            role = "on_accent" if reached else "muted"
            if number < self._step:
                side = host.px(14)
                mark = pixmap("check", theme.color(role), side, self.devicePixelRatioF())
                inset = (disc - side) // 2
                painter.drawPixmap(box.left() + inset, box.top() + inset, mark)
            else:
                painter.setPen(theme.color(role))
                painter.setFont(host.font("small_strong"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number + 1))
            x += disc + 8
            present = number == self._step
            painter.setFont(host.font("strong" if present else "control"))
            painter.setPen(theme.color("ink" if reached else "muted"))
            width = QFontMetrics(host.font("control")).horizontalAdvance(name)
            painter.drawText(
                QRect(x, 0, width + 6, self.height()), Qt.AlignmentFlag.AlignVCenter, name
            )
            x += width + _GAP
            if number < len(self._names) - 1:
                painter.setPen(QPen(theme.color("edge"), 1))
                painter.drawLine(x, self.height() // 2, x + dash, self.height() // 2)
                x += dash + _GAP
