"""What is copied stays within the program, and with the one who copied it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication

_Mode = QClipboard.Mode


class InnerClipboard(QObject):
    """Empties the system's clipboard of what comes from outside, and when the program is left.

    What another program puts there is gone at once. What somebody copied here is gone when he
    leaves (`clear`), when another program comes in front and when the kiosk ends.
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_on = self._is_clearing = False
        self._knows_owner = True

    def begin(self) -> None:
        """From now on; what is there already goes."""
        self._is_on = True
        # Not every system tells whose it is. There, what comes while the window is in front is
        # taken for ours: nothing else can be used then.
        self._board.setText(" ")
        self._knows_owner = self._board.ownsClipboard()
        self._board.changed.connect(self._on_changed)
        self._app.applicationStateChanged.connect(self._on_application_state)
        self.clear()

    def end(self) -> None:
        """Leave an empty clipboard to the others."""
        if not self._is_on:
            return
        self._is_on = False
        self._board.changed.disconnect(self._on_changed)
        self._app.applicationStateChanged.disconnect(self._on_application_state)
        self.clear()

    def clear(self) -> None:
        """Forget what was copied."""
        self._clear(_Mode.Clipboard)
        if self._board.supportsSelection():
            self._clear(_Mode.Selection)

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        # What was merely selected is for the middle button, which a locked window does not have.
        if mode != _Mode.Clipboard or not self._is_ours():
            self._clear(mode)

    def _is_ours(self) -> bool:
        if self._knows_owner:
            return self._board.ownsClipboard()
        return self._app.applicationState() == Qt.ApplicationState.ApplicationActive

    def _clear(self, mode: QClipboard.Mode) -> None:
        # Without looking at it: what another program offers may never come.
        if not self._is_clearing:
            self._is_clearing = True
            self._board.clear(mode)
            self._is_clearing = False

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.clear()

    @property
    def _board(self) -> QClipboard:
        return self._app.clipboard()

    @property
    def _app(self) -> QGuiApplication:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        return app
