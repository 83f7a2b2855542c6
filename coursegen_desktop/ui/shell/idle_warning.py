"""The dialog that asks whether somebody is still there, before they are signed out.

warning = IdleWarning(window)
idle.warned.connect(warning.show_seconds)      # every second
idle.resumed.connect(warning.dismiss)          # any key, click or move of the mouse
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from ..kit.dialogs import Dialog
from ..kit.fonts import tabular
from ..kit.forms import PrimaryButton, SecondaryButton
from ..kit.lists import Figure, Muted
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .idle import UNWATCHED

_SPOKEN = (30, 10, 5)  # seconds left at which a screen reader says them
_MOVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift)


class IdleWarning(Dialog):
    """Counts down in large figures. Shown for each warning, and hidden again.

    It does not block the window: whoever moves the mouse there is there. In itself only a click
    or a key counts, or nobody could come to its second button.
    """

    stay_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        title = tr("Are you still there?")
        super().__init__(window, title)
        self._window = window
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.add_title(title)
        self.figure: QLabel = Figure()
        self.figure.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words = Muted(wrap=True, size="body")
        self.column.addWidget(self.figure)
        self.column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        self.leave = SecondaryButton(tr("Sign out now"), "log-out")
        self.leave.clicked.connect(self.sign_out_requested)
        self.stay = PrimaryButton(tr("I am here"))
        self.stay.clicked.connect(self.stay_requested)
        self.rejected.connect(self.stay_requested)
        row.addWidget(self.leave)
        row.addWidget(self.stay)
        self.column.addSpacing(8)
        self.column.addLayout(row)

    def show_seconds(self, seconds: int) -> None:
        """Appear with the first warning, count down with the others."""
        self.figure.setText(str(seconds))
        words = tr("You will be signed out in {seconds} s. Your work is saved.", seconds=seconds)
        self.words.setText(words)
        self.setAccessibleDescription(words)
        if not self.isVisible():
            self._appear()
        elif seconds in _SPOKEN:
            say(self, words, urgent=True)

    def dismiss(self) -> None:
        """Somebody is there."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() not in _MOVES:
            self.stay_requested.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.stay_requested.emit()

    def _appear(self) -> None:
        # Made again for each warning: the text size may be another by now.
        self.figure.setFont(tabular(theme_host_of(self).font("lesson_title")))
        self.winId()
        self.windowHandle().setProperty(UNWATCHED, True)
        # Whoever works in another program keeps the keyboard there.
        self.setAttribute(
            Qt.WidgetAttribute.WA_ShowWithoutActivating, not self._window.isActiveWindow()
        )
        self.stay.setFocus()
        self.adjustSize()
        self.show()
        self.raise_()
        QApplication.alert(self._window)
