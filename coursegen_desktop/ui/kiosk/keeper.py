"""What a teacher sees at a class's computer: the PIN, then what there is to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ..kit.focus import start_at, start_of
from ..kit.forms import PrimaryButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Lead, Muted, ViewTitle
from ..kit.translate import tr
from .overlay import Overlay
from .pin_pad import PinPad

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Choice(QWidget):
    """Whoever gave a right PIN chooses what he came for."""

    panel_wanted = Signal()
    leave_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = ViewTitle()
        self.lead = Lead(tr("What would you like to do?"))
        self.lead.setAlignment(_MIDDLE)
        self.panel = PrimaryButton(tr("Look after the class"), "users")
        self.panel.clicked.connect(self.panel_wanted)
        self.leave = SecondaryButton(tr("Leave the kiosk"), "log-out")
        self.leave.clicked.connect(self.leave_wanted)
        self.back = QuietButton(tr("Back to the class"), "arrow-left")
        self.back.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(IconLabel("shield-check", role="accent", size=34), 0, _MIDDLE)
        column.addWidget(self.title, 0, _MIDDLE)
        column.addWidget(self.lead)
        column.addSpacing(8)
        for button in (self.panel, self.leave):
            button.height_px = 56.0
            column.addWidget(button)
        ends = Muted(tr("Leaving ends the kiosk. Nothing is lost."))
        ends.setAlignment(_MIDDLE)
        self.leave.setAccessibleDescription(ends.text())
        column.addWidget(ends)
        column.addWidget(self.back, 0, _MIDDLE)
        start_at(self, self.panel)

    def greet(self, name: str) -> None:
        """Say whose PIN it was."""
        self.title.setText(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class KeeperOverlay(Overlay):
    """Steps over the whole window: `pin`, `choice`, and what the program adds."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, tr("For teachers"))
        self.pin = PinPad()
        self.choice = Choice()
        self.step: QWidget = self.pin  # what is shown
        self._steps = QStackedLayout(self)
        self._pin_step = _centred(self.pin)
        self._choice_step = _centred(self.choice)
        self._steps.addWidget(self._pin_step)
        self._steps.addWidget(self._choice_step)
        start_at(self, self.pin)

    def ask(self, wait: int) -> None:
        """Ask for a PIN; the next try counts after `wait` seconds."""
        self.step = self.pin
        self._steps.setCurrentWidget(self._pin_step)
        start_at(self, self.pin)
        self.appear()
        self.pin.begin(wait)

    def offer(self, name: str) -> None:
        """The PIN was that of `name`."""
        self.choice.greet(name)
        self.step = self.choice
        self._steps.setCurrentWidget(self._choice_step)
        start_at(self, self.choice.panel)
        self.choice.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_step(self, step: QWidget) -> None:
        """Something else, as large as the window, until `drop_step`."""
        self._steps.addWidget(step)
        self.step = step
        self._steps.setCurrentWidget(step)
        start_at(self, start_of(step))
        start_of(step).setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_step(self, step: QWidget) -> None:
        """It is not needed any more."""
        self._steps.removeWidget(step)
        step.hide()
        step.deleteLater()


def _centred(inner: QWidget) -> QWidget:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(16, 12, 16, 12)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(inner)
    row.addStretch(1)
    column.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    return step
