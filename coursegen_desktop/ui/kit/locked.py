"""A window that is kept to the program, as a class's computer is: no files, no other window.

lock(window)
if is_locked(self.page): ...
"""

from PySide6.QtWidgets import QWidget

_KEY = "locked"


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
