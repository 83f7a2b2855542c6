"""Lines that are dragged to another place of the same list.

class _Lines(DraggedRows):
    MIME = "application/x-coursegen-things"

def dropEvent(self, event):
    keys, line = take_drop(self, _Lines.MIME, event)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from .rows_model import RowsModel

_Index = QModelIndex | QPersistentModelIndex
_DROPS = QAbstractItemView.DropIndicatorPosition
_HEAD = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
_DRAGGED = _HEAD | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class DraggedRows(RowsModel):
    """A drag carries the keys of its lines, which are str, as `MIME`."""

    MIME: ClassVar[str]

    def is_fixed(self, item: Any) -> bool:
        """Whether a line can be neither chosen nor dragged: a head between others."""
        return False

    def flags(self, index: _Index) -> Qt.ItemFlag:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        return _HEAD if self.is_fixed(item) else _DRAGGED

    def mimeTypes(self) -> list[str]:
        return [self.MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The keys of what is dragged, a line each."""
        return carry((str(self.key_at(index.row())) for index in indexes), self.MIME)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


def carry(keys: Iterable[str], mime: str) -> QMimeData:
    """What a drag of these keys carries."""
    data = QMimeData()
    data.setData(mime, "\n".join(keys).encode())
    return data


def carried(data: QMimeData, mime: str) -> tuple[str, ...]:
    """The keys that a drag carries; none where it comes from elsewhere."""
    words = bytes(data.data(mime).data()).decode() if data.hasFormat(mime) else ""
    return tuple(words.split("\n")) if words else ()


def end_drag(view: QAbstractItemView, event: QDropEvent) -> None:
    """Take a drop without letting Qt change the model: that is the caller's.

    QAbstractItemView.dropEvent would do all that is done here, and move the rows by itself.
    """
    # A copy, as far as Qt knows: after a move it would take the rows away.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    view.stopAutoScroll()
    view.setState(QAbstractItemView.State.NoState)
    view.viewport().update()


def take_drop(view: QListView, mime: str, event: QDropEvent) -> tuple[tuple[str, ...], int]:
    """End a drag over a list: the keys it carried and the line before which they are wanted."""
    target = view.indexAt(event.position().toPoint()).row()
    after = view.dropIndicatorPosition() in (_DROPS.BelowItem, _DROPS.OnItem)
    goal = view.model().rowCount() if target < 0 else target + after
    end_drag(view, event)
    return carried(event.mimeData(), mime), goal
