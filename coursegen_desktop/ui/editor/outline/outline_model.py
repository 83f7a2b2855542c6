"""The rows of the outline as Qt sees them."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from .arranging import MODULE
from .rows import Row

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_LONG = 28  # letters: longer titles may be cut, and are shown whole in a tooltip
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemNeverHasChildren
)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class OutlineModel(QAbstractListModel):
    """Lists rows. A title written in place is a wish; nothing is changed here."""

    rename_wanted = Signal(str, int, str)  # kind, key, title

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._places: dict[tuple[str, int], int] = {}

    def show(self, rows: Sequence[Row]) -> bool:
        """List these; False when the same parts stand in the same order, only told anew."""
        if [(r.kind, r.key) for r in rows] == [(r.kind, r.key) for r in self._rows]:
            self._renew(list(rows))
            return False
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {(row.kind, row.key): number for number, row in enumerate(rows)}
        self.endResetModel()
        return True

    @property
    def rows(self) -> Sequence[Row]:
        """What is listed."""
        return self._rows

    def row_at(self, index: _Index) -> Row | None:
        """What stands at an index."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def index_of(self, kind: str, key: int) -> QModelIndex:
        """Where a part is listed; invalid when it is not."""
        number = self._places.get((kind, key))
        return QModelIndex() if number is None else self.index(number, 0)

    # ------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        title = " ".join(str(value).split())
        if row is None or role != Qt.ItemDataRole.EditRole or not title:
            return False
        if title != row.title:
            self.rename_wanted.emit(row.kind, row.key, title)
        return True

    def match(
        self,
        start: _Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith,
    ) -> list[QModelIndex]:
        """Titles that start with `value`, from `start` on and round again: typing ahead."""
        wanted, count = str(value).casefold(), len(self._rows)
        for step in range(count):
            number = (start.row() + step) % count
            if self._rows[number].title.casefold().startswith(wanted):
                return [self.index(number, 0)]
        return []

    def _renew(self, rows: list[Row]) -> None:
        changed = [n for n, row in enumerate(rows) if row != self._rows[n]]
        self._rows = rows
        for number in changed:
            index = self.index(number, 0)
            self.dataChanged.emit(index, index)


def _tip(row: Row) -> str | None:
    words = [row.title] if len(row.title) > _LONG or row.kind == MODULE else []
    words += [row.problem] if row.problem else []
    # Escaped: Qt would take a title with angle brackets for mark-up.
    return f"<qt>{'<br>'.join(map(html.escape, words))}</qt>" if words else None
