"""What a list shows while it has nothing: an invitation, or grey bars while it loads.

empty = EmptyState("library", tr("No courses yet"), tr("Courses that you make appear here."),
                   tr("Create a course"))
empty.action_requested.connect(self.create_requested)
skeleton = Skeleton(rows=5)       # shown when a wait passes 150 ms
"""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from .forms import PrimaryButton, SecondaryButton
from .icons import IconLabel
from .lists import Emphasis, Muted
from .theme import theme_host_of
from .translate import tr


class EmptyState(QWidget):
    """An icon, what will be here, and the next step."""

    action_requested = Signal()
    second_requested = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        action_text: str = "",
        *,
        action_icon: str = "",
        second_text: str = "",
        second_icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(24, 32, 24, 32)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel(icon, size=44, role="accent"), 0, middle)
        column.addSpacing(6)
        self._title = Emphasis(title)
        self._text = Muted(text, size="body", wrap=True)
        for label in (self._title, self._text):
            label.setAlignment(middle)
        self._text.setMinimumWidth(theme_host_of(self).px(420))
        self._text.setMaximumWidth(theme_host_of(self).px(480))
        column.addWidget(self._title, 0, middle)
        # Between stretches, not by alignment: Qt would ask for its height at the full width.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._text, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        self._action = PrimaryButton(action_text, action_icon)
        self._second = SecondaryButton(second_text, second_icon)
        for button, signal in (
            (self._action, self.action_requested),
            (self._second, self.second_requested),
        ):
            button.clicked.connect(signal)
            column.addWidget(button, 0, middle)  # before it is shown: alone it would be a window
            button.setVisible(bool(button.text()))
        column.addStretch(2)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def open_below(self, menu: QMenu) -> None:
        """Open a menu at the button of the next step."""
        menu.popup(self._action.mapToGlobal(QPoint(0, self._action.height() + 4)))

    def show_text(self, title: str, text: str, action_text: str | None = None) -> None:
        """Say something else, for instance when a filter finds nothing."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        if action_text is not None:
            self._action.setText(action_text)
            self._action.setVisible(bool(action_text))


class Skeleton(QWidget):
    """Grey bars in the shape of what is loading. They breathe, unless motion is reduced."""

    def __init__(
        self, rows: int = 4, parent: QWidget | None = None, *, row_height: int = 44
    ) -> None:
        super().__init__(parent)
        self._rows, self._row_height = rows, row_height
        self._phase = 0
        self._pulse = QTimer(self)
        self._pulse.setInterval(80)
        self._pulse.timeout.connect(self._breathe)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Loading"))

    def sizeHint(self) -> QSize:
        return QSize(320, self._rows * theme_host_of(self).px(self._row_height))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not theme_host_of(self).reduced_motion:
            self._pulse.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pulse.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        share = abs(self._phase - 8) / 8
        painter.setBrush(host.theme.mix("sunken", "line", share))
        step, bar = host.px(self._row_height), host.px(12)
        for row in range(self._rows):
            long = self.width() * (0.62, 0.78, 0.5, 0.7)[row % 4]
            top = row * step + step * 0.2
            painter.drawRoundedRect(QRectF(0, top, long, bar), bar / 2, bar / 2)
            painter.drawRoundedRect(
                QRectF(0, top + bar * 1.6, long * 0.45, bar * 0.75), bar / 2.7, bar / 2.7
            )

    def _breathe(self) -> None:
        self._phase = (self._phase + 1) % 16
        self.update()
