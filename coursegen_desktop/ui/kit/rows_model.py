"""Lines of a list as Qt sees them: loaded page by page, one data() call a painted line."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

ITEM_ROLE = int(Qt.ItemDataRole.UserRole)
_LONG_NAME = 40  # letters: longer names may be cut, and are shown whole in a tooltip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowsModel(QAbstractListModel):
    """Any items in their order.

    `key_of` tells them apart, `name_of` is what typing ahead finds, `words_of` is read aloud.
    `more_wanted` is emitted once for a page, and not again before `show`, `append` or `give_up`
    has answered it.
    """

    more_wanted = Signal()

    def __init__(
        self,
        parent: QObject | None,
        *,
        key_of: Callable[[Any], Hashable],
        name_of: Callable[[Any], str],
        words_of: Callable[[Any], str],
    ) -> None:
        super().__init__(parent)
        self._key_of, self._name_of, self._words_of = key_of, name_of, words_of
        self._items: list[Any] = []
        self._has_more = False
        self._is_asking = False

    def show(self, items: Sequence[Any], has_more: bool = False) -> None:
        """List `items` instead of what is listed. The same ones are only repainted."""
        self._is_asking, self._has_more = False, has_more
        if len(items) == len(self._items) and all(
            self._key_of(new) == self._key_of(old)
            for new, old in zip(items, self._items, strict=True)
        ):
            self._renew(items)
            return
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def append(self, items: Sequence[Any], has_more: bool) -> None:
        """Add the page that was asked for. What is listed already is left out."""
        self._is_asking, self._has_more = False, has_more
        known = set(map(self._key_of, self._items))
        new = [item for item in items if self._key_of(item) not in known]
        if new:
            first = len(self._items)
            self.beginInsertRows(_NOWHERE, first, first + len(new) - 1)
            self._items.extend(new)
            self.endInsertRows()

    def give_up(self) -> None:
        """The page that was asked for did not come; it may be asked for again."""
        self._is_asking = False

    @property
    def has_more(self) -> bool:
        """Whether lines follow that are not loaded."""
        return self._has_more

    @property
    def items(self) -> tuple[Any, ...]:
        """All that is loaded."""
        return tuple(self._items)

    def item(self, row: int) -> Any:
        """What stands in a row, None outside."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, key: Hashable) -> int:
        """Where something is listed, -1 when it is not."""
        return next((row for row, it in enumerate(self._items) if self._key_of(it) == key), -1)

    def key_at(self, row: int) -> Hashable:
        """The key of a row, None outside."""
        item = self.item(row)
        return None if item is None else self._key_of(item)

    # ------------------------------------------------------------ what Qt asks it

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name_of(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words_of(item)
        if role == Qt.ItemDataRole.ToolTipRole and len(self._name_of(item)) > _LONG_NAME:
            import html  # late: the first picture needs none

            # Escaped: Qt would take a name with angle brackets for mark-up.
            return f"<qt>{html.escape(self._words_of(item))}</qt>"
        return None

    def canFetchMore(self, parent: _Index = _NOWHERE) -> bool:
        return not parent.isValid() and self._has_more and not self._is_asking

    def fetchMore(self, parent: _Index = _NOWHERE) -> None:
        if self.canFetchMore(parent):
            self._is_asking = True
            self.more_wanted.emit()

    def match(
        self,
        start: _Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith,
    ) -> list[QModelIndex]:
        """Names that start with `value`, from `start` on and round again: typing ahead.

        Done here because Qt's own search calls data() once for every line.
        """
        wanted, count = str(value).casefold(), len(self._items)
        found: list[QModelIndex] = []
        for step in range(count):
            row = (start.row() + step) % count
            if self._name_of(self._items[row]).casefold().startswith(wanted):
                found.append(self.index(row, 0))
                if 0 < hits <= len(found):
                    break
        return found

    def _renew(self, items: Sequence[Any]) -> None:
        changed = [row for row, item in enumerate(items) if item != self._items[row]]
        self._items = list(items)
        for row in changed:
            index = self.index(row, 0)
            self.dataChanged.emit(index, index)
