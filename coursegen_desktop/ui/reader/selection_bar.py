"""What can be done with selected words: a small bar near them.

A widget above the page instead of markup in it: a lesson cannot draw over or imitate it, both
readers have it, and its buttons are reached by Tab. Clicks leave the keyboard and the selection
where they are. No popup window: that would take both away.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...domain.annotation import COLOURS
from ..content.mark_colours import ColourButton, colour_name
from ..kit.forms import IconButton
from ..kit.lists import Card, Hairline
from ..kit.translate import tr

_GAP = 10


class SelectionBar(Card):
    """Four colours, note, copy, copy with source, close. Esc goes back to the text."""

    colour_chosen = Signal(int)
    note_requested = Signal()
    copy_requested = Signal(bool)  # with its source
    left = Signal()

    def __init__(self, parent: QWidget, over: QWidget) -> None:
        super().__init__(parent)  # not a child of `over`, whose Tab order is Chromium's
        self._parent, self._over = parent, over
        self.setAccessibleName(tr("Selected words"))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        self.colours = [
            ColourButton(
                colour, tr("Highlight: {colour} ({key})", colour=colour_name(colour), key=colour)
            )
            for colour in COLOURS
        ]
        for button in self.colours:
            button.clicked.connect(lambda _=False, c=button.colour: self.colour_chosen.emit(c))
            row.addWidget(button)
        row.addWidget(Hairline(vertical=True))
        for icon, name, keys, act in (
            ("sticky-note", tr("Add a note"), "A", self.note_requested.emit),
            ("copy", tr("Copy"), "", lambda: self.copy_requested.emit(False)),
            ("quote", tr("Copy with source"), "", lambda: self.copy_requested.emit(True)),
            ("x", tr("Close"), "", self.left.emit),
        ):
            tool = IconButton(icon, name if not keys else f"{name} ({keys})")
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tool.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(tool)
        self.hide()

    def show_at(self, words: QRect) -> None:
        """Above `words` (in pixels of what it lies over), below where there is no room above."""
        self.adjustSize()
        corner = self._over.mapTo(self._parent, QPoint())
        room, words = self._over.rect().translated(corner), words.translated(corner)
        left = words.center().x() - self.width() // 2
        left = max(room.left() + 6, min(left, room.right() - self.width() - 6))
        top = words.top() - self.height() - _GAP
        if top < room.top() + 4:
            top = min(words.bottom() + _GAP, room.bottom() - self.height() - 6)
        self.move(QPoint(left, max(top, room.top() + 4)))
        self.show()
        self.raise_()

    def begin(self) -> None:
        """Take the keyboard."""
        self.colours[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)
