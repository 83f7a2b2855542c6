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
        self._is_short = False
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

    def fit(self, room: int) -> None:
        """In a page `room` pixels wide: where the names find no room only the present one has."""
        self._is_short = False
        self._is_short = self.sizeHint().width() > room * 0.68
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        disc, dash = host.px(24), host.px(14)
        width = sum(disc + self._room_of(number) for number in range(len(self._names)))
        return QSize(width + (len(self._names) - 1) * (dash + 2 * _GAP) + 4, disc + 4)

    def _room_of(self, number: int) -> int:
        """Pixels of a step's name and the gap before it."""
        if self._is_short and number != self._step:
            return 0
        metrics = QFontMetrics(theme_host_of(self).font("strong"))
        return 8 + metrics.horizontalAdvance(self._names[number])

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
            x += disc
            present, room = number == self._step, self._room_of(number)
            if room:
                painter.setFont(host.font("strong" if present else "control"))
                painter.setPen(theme.color("ink" if reached else "muted"))
                words = QRect(x + 8, 0, room, self.height())
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
            x += room + _GAP
            if number < len(self._names) - 1:
                painter.setPen(QPen(theme.color("edge"), 1))
                painter.drawLine(x, self.height() // 2, x + dash, self.height() // 2)
                x += dash + _GAP
