"""A window that is kept to the program, as a class's computer is: no files, no other window.

lock(window)
if is_locked(self.page): ...
"""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtWidgets import QWidget

_KEY, _PRINTS, _FOOT = "locked", "prints", "foot"
# What tells whoever lies over a window that its room is another by now.
ROOM_EVENTS = (QEvent.Type.Resize, QEvent.Type.DynamicPropertyChange)


def lock(window: QWidget, *, prints: bool = False) -> None:
    """Keep a window to the program: from now on its dialogs are parts of it, and none asks for
    a file or a printer. With `prints` what is printed goes straight to the usual printer."""
    window.setProperty(_KEY, True)
    window.setProperty(_PRINTS, prints)


def is_locked(widget: QWidget | None) -> bool:
    """Whether a window above `widget` is kept to the program."""
    return _locked_window(widget) is not None


def prints(widget: QWidget | None) -> bool:
    """Whether something may be put on paper from here."""
    window = _locked_window(widget)
    return window is None or bool(window.property(_PRINTS))


def _locked_window(widget: QWidget | None) -> QWidget | None:
    while widget is not None:
        window = widget.window()
        if window.property(_KEY):
            return window
        widget = window.parentWidget()
    return None


def set_foot(window: QWidget, pixels: int) -> None:
    """Something lies at the foot of a window: pages, dialogs and what lies over it end above."""
    if window.property(_FOOT) != pixels:
        window.setProperty(_FOOT, pixels)


def room_of(window: QWidget) -> QRect:
    """What of a window is free of what lies at its foot."""
    return window.rect().adjusted(0, 0, 0, -int(window.property(_FOOT) or 0))
