"""What lists and trees that paint their own rows have in common.

as_painted(view)                        # in __init__: no frame, no ground, smooth, hover told
if event.reason() in BY_KEYBOARD: …     # in focusInEvent: the ring is for who came by keyboard
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame

BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def as_painted(view: QAbstractItemView) -> None:
    """Leave all looks to the delegate: the view has no frame, ground, editor or sideways scroll."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)
    view.viewport().setAutoFillBackground(False)
