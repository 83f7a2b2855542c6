"""The rows of the outline as Qt sees them."""

from __future__ import annotations

import html
from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ...kit.rows_model import RowsModel
from .arranging import MODULE
from .rows import Row

_LONG = 28  # letters: longer titles may be cut, and are shown whole in a tooltip
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemNeverHasChildren
)
_Index = QModelIndex | QPersistentModelIndex


class OutlineModel(RowsModel):
    """Lists rows; their keys are (kind, id). A title written in place is a wish."""

    rename_wanted = Signal(str, int, str)  # kind, key, title

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            parent,
            key_of=lambda row: (row.kind, row.key),
            name_of=lambda row: row.title,
            words_of=lambda row: row.spoken,
        )
        self._places: dict[Hashable, int] = {}

    def show(self, items: Sequence[Row], has_more: bool = False) -> None:
        """List these rows; the same parts in the same order are only told anew."""
        self._places = {(row.kind, row.key): number for number, row in enumerate(items)}
        super().show(items, has_more)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed."""
        return self.items

    def row_at(self, index: _Index) -> Row | None:
        """What stands at an index."""
        row = self.item(index.row())
        return row if isinstance(row, Row) else None

    def row_of(self, key: Hashable) -> int:
        """Found at once: hundreds of rows may be asked for together."""
        return self._places.get(key, -1)

    def index_of(self, kind: str, key: int) -> QModelIndex:
        """Where a part is listed; invalid when it is not."""
        number = self.row_of((kind, key))
        return QModelIndex() if number < 0 else self.index(number, 0)

    # ------------------------------------------------------------ what Qt asks

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is not None and role == Qt.ItemDataRole.EditRole:
            return row.title
        if row is not None and role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row)
        return super().data(index, role)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        title = " ".join(str(value).split())
        if row is None or role != Qt.ItemDataRole.EditRole or not title:
            return False
        if title != row.title:
            self.rename_wanted.emit(row.kind, row.key, title)
        return True


def _tip(row: Row) -> str | None:
    words = [row.title] if len(row.title) > _LONG or row.kind == MODULE else []
    words += [row.problem] if row.problem else []
    # Escaped: Qt would take a title with angle brackets for mark-up.
    return f"<qt>{'<br>'.join(map(html.escape, words))}</qt>" if words else None
