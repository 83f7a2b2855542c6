"""Fields for numbers, with small steps up and down."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

if TYPE_CHECKING:
    _Base = QAbstractSpinBox
else:
    _Base = object  # a class cannot have two bases of Qt


class Stepping(_Base):
    """What all of them have in common. The wheel changes one only when it has the keyboard, so
    that who scrolls past it changes nothing."""

    def name_it(self, name: str) -> None:
        """Give it a name for screen readers; call it once, first."""
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The style sheet's padding does not reach the field inside a spin box.
        self.lineEdit().setTextMargins(9, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SpinBox(Stepping, QSpinBox):
    """A whole number."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name_it(name)
