"""A window that is kept to the program, as a class's computer is: no files, no other window.

lock(window)
if is_locked(self.page): ...
"""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtWidgets import QWidget

_KEY, _FOOT = "locked", "foot"
# What tells whoever lies over a window that its room is another by now.
ROOM_EVENTS = (QEvent.Type.Resize, QEvent.Type.DynamicPropertyChange)


def lock(window: QWidget) -> None:
    """Keep a window to the program: from now on its dialogs are parts of it, and none asks for
    a file or a printer."""
    window.setProperty(_KEY, True)


def is_locked(widget: QWidget | None) -> bool:
    """Whether a window above `widget` is kept to the program."""
    while widget is not None:
        window = widget.window()
        if window.property(_KEY):
            return True
        widget = window.parentWidget()
    return False


def set_foot(window: QWidget, pixels: int) -> None:
    """Something lies at the foot of a window: pages, dialogs and what lies over it end above."""
    if window.property(_FOOT) != pixels:
        window.setProperty(_FOOT, pixels)


def room_of(window: QWidget) -> QRect:
    """What of a window is free of what lies at its foot."""
    return window.rect().adjusted(0, 0, 0, -int(window.property(_FOOT) or 0))
