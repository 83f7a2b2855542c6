"""A dialog as a part of its window: over a veil that takes what is meant for the page.

A locked window has no other windows, which a window manager could move, lose or put behind, and
its own keyboard for the screen reaches the dialog. Dialogs of the kit lay themselves in.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QWidget
from shiboken6 import isValid

from .focus import leads_round
from .locked import ROOM_EVENTS, room_of
from .theme import theme_of

_MARGIN = 24


class Veil(QWidget):
    """Covers a window and holds one dialog in its middle.

    It goes when the dialog ends, and gives the keyboard back to where it was.
    """

    def __init__(self, window: QWidget, dialog: QDialog, opener: QWidget | None) -> None:
        super().__init__(window)
        self._window = window
        self._dialog = dialog
        self._before = QApplication.focusWidget()
        inner: QWidget | None = dialog.focusWidget()
        layout = QGridLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        dialog.setParent(self, Qt.WindowType.Widget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_Moved)  # Qt puts dialogs in the middle itself
        dialog.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dialog.setProperty("inlaid", True)
        layout.addWidget(dialog, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self._first = inner if inner is not None and dialog.isAncestorOf(inner) else None
        window.installEventFilter(self)
        dialog.installEventFilter(self)
        dialog.destroyed.connect(self._end)
        if opener is not None:
            opener.destroyed.connect(self._on_opener_gone)
        self._cover()
        self.show()
        self.raise_()

    def take_keyboard(self) -> None:
        """Put the keyboard into the dialog: where whoever made it said, else at its beginning."""
        first = self._first or leads_round(self._dialog, self._dialog, forward=True)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window and kind in ROOM_EVENTS:
            self._cover()
        elif watched is self._dialog and kind == QEvent.Type.Hide:
            self._end()
        return False

    def event(self, event: QEvent) -> bool:
        """Nothing that is pressed on the veil reaches the page."""
        taken = event.type() in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
            QEvent.Type.Wheel,
            QEvent.Type.ContextMenu,
        )
        return taken or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = theme_of(self).color("ink" if not theme_of(self).is_dark else "background")
        veil.setAlphaF(0.45)
        QPainter(self).fillRect(self.rect(), veil)

    def _cover(self) -> None:
        self.setGeometry(room_of(self._window))

    def _on_opener_gone(self) -> None:
        if isValid(self) and isValid(self._dialog):
            self._dialog.reject()

    def _end(self) -> None:
        if not isValid(self) or self.isHidden():
            return
        focus: QWidget | None = QApplication.focusWidget()
        holds = focus is None or self.isAncestorOf(focus)
        self.hide()
        before = self._before
        if holds and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        if isValid(self._dialog):
            # The dialog may still be asked for what was typed: its owner deletes it.
            self._dialog.destroyed.connect(self.deleteLater)
        else:
            self.deleteLater()


def lay_in(dialog: QDialog) -> Veil | None:
    """Make a dialog that is about to open a part of the window of its parent."""
    opener = dialog.parentWidget()
    if opener is None or isinstance(opener, Veil):
        return None
    window = opener.window()
    while (above := window.parentWidget()) is not None:  # from a menu or another dialog
        window = above.window()
    return Veil(window, dialog, opener if opener is not window else None)
