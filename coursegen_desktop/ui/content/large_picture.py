"""A picture of a question, as large as the window allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ..kit.dialogs import Dialog
from ..kit.forms import SecondaryButton
from ..kit.lists import Muted
from ..kit.translate import tr
from .pictures import Picture, fitted


def show_large(parent: QWidget, picture: Picture, words: str) -> Dialog:
    """Open it over the window; a click, Esc or the button closes it."""
    window = parent.window()
    dialog = Dialog(window, words or tr("Picture"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown = _Large(picture, dialog)
    size = fitted(picture.size, window.width() * 0.85, window.height() * 0.75, most=3.0)
    shown.setFixedSize(size.toSize())
    shown.setAccessibleName(words or tr("Picture"))
    dialog.column.addWidget(shown)
    if words:
        dialog.column.addWidget(Muted(words, wrap=True))
    close = SecondaryButton(tr("Close"))
    close.clicked.connect(dialog.close)
    dialog.column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
    close.setFocus()
    dialog.open()
    return dialog


class _Large(QWidget):
    """The picture itself."""

    def __init__(self, picture: Picture, dialog: Dialog) -> None:
        super().__init__(dialog)
        self._picture, self._dialog = picture, dialog

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dialog.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixmap = self._picture.pixmap
        painter.drawPixmap(QRectF(self.rect()), pixmap, QRectF(pixmap.rect()))
