"""Why a run with a model rests, in place, and who may go on with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..kit.callout import Callout
from ..kit.forms import SecondaryButton
from ..kit.lists import FlowLayout
from ..kit.translate import tr


class PausedPanel(QWidget):
    """Hidden while the run is written, or was never given to a model. Going on as it was is the
    main act of the step."""

    built_in_requested = Signal()
    another_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        self.reason = Callout("warn")
        column.addWidget(self.reason)
        buttons = FlowLayout(spacing=8)
        self.built_in = SecondaryButton(tr("Go on with the built-in writer"), "cpu")
        self.another = SecondaryButton(tr("Another model…"), "arrow-left-right")
        for button, wish in (
            (self.built_in, self.built_in_requested),
            (self.another, self.another_requested),
        ):
            button.clicked.connect(wish)
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.hide()

    def show_paused(self, reason: str) -> None:
        """It rests; `reason` is why, "" where somebody paused it."""
        if reason != self.reason.text:
            self.reason.tell(reason)
        self.show()

    def clear(self) -> None:
        """It goes on, or is another run."""
        self.reason.show_text("")
        self.hide()
