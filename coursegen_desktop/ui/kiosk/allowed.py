"""Which keys and buttons of the mouse reach a locked window.

A list of what may, not of what may not: a key that nobody thought of does nothing.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_K, _M = Qt.Key, Qt.KeyboardModifier
_NONE, _SHIFT, _CTRL, _ALT = (
    _M.NoModifier, _M.ShiftModifier, _M.ControlModifier, _M.AltModifier,
)  # fmt: skip
# Say nothing about what was meant: whether it came from the number pad, and by which layer.
_UNMEANT = _M.KeypadModifier | _M.GroupSwitchModifier

_MODIFIERS = frozenset({_K.Key_Shift, _K.Key_Control, _K.Key_Alt, _K.Key_AltGr, _K.Key_CapsLock,
                        _K.Key_NumLock, _K.Key_Mode_switch})  # fmt: skip
_MOVES = frozenset({_K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down, _K.Key_Home, _K.Key_End,
                    _K.Key_PageUp, _K.Key_PageDown})  # fmt: skip
_PLAIN = _MOVES | {_K.Key_Tab, _K.Key_Backtab, _K.Key_Return, _K.Key_Enter, _K.Key_Escape,
                   _K.Key_Space, _K.Key_Backspace, _K.Key_Delete, _K.Key_Multi_key,
                   _K.Key_F4, _K.Key_F7}  # fmt: skip
# Copying, undoing, finding, sending, the size of the text, what comes next in a text.
_WITH_CTRL = _MOVES | {_K.Key_A, _K.Key_C, _K.Key_X, _K.Key_V, _K.Key_Z, _K.Key_Y, _K.Key_F,
                       _K.Key_Return, _K.Key_Enter, _K.Key_Backspace, _K.Key_Delete,
                       _K.Key_Plus, _K.Key_Equal, _K.Key_Minus, _K.Key_0}  # fmt: skip
_WITH_CTRL_SHIFT = _MOVES | {_K.Key_Z, _K.Key_Space, _K.Key_Plus}
_DEAD = range(_K.Key_Dead_Grave.value, _K.Key_Dead_Longsolidusoverlay.value + 1)

KEY_EVENTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
MOUSE_EVENTS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)
DRAG_EVENTS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


def may_press(event: QKeyEvent) -> bool:
    """Whether a key reaches the window."""
    key, held = event.key(), event.modifiers() & ~_UNMEANT
    if key in _MODIFIERS or key in _DEAD:
        return True
    if held in (_NONE, _SHIFT) and (key in _PLAIN or _types(event.text())):
        return True
    if held == _CTRL and key in _WITH_CTRL:
        return True
    if held == _CTRL | _SHIFT and key in _WITH_CTRL_SHIFT:
        return True
    return held in _typing_layers() and _types(event.text()) and not event.text().isspace()


def may_click(button: Qt.MouseButton) -> bool:
    """Whether a button of the mouse reaches the window: no menus, no pasting, no way back."""
    return button == Qt.MouseButton.LeftButton


def _types(text: str) -> bool:
    return bool(text) and text.isprintable()


def _typing_layers() -> tuple[Qt.KeyboardModifier, ...]:
    """What is held where a keyboard has letters on further layers (AltGr, Option)."""
    if sys.platform == "win32":
        return (_CTRL | _ALT, _CTRL | _ALT | _SHIFT)
    return (_ALT, _ALT | _SHIFT) if sys.platform == "darwin" else ()
