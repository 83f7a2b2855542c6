"""A table of figures, and the dialog that shows what a figure is made of."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ..kit.dialogs import Dialog
from ..kit.lists import Muted
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .tables import Table

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NARROWEST, _NARROW, _WIDEST = 120, 70, 320  # the first column, other narrow ones, any
_LOOKED_AT = 30  # rows


class TableModel(QAbstractTableModel):
    """A Table as Qt sees it; only cells that are looked at are written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table: Table | None = None

    def show_table(self, table: Table) -> None:
        """List another one."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.table is None else self.table.count

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.head)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if self.table is None or not index.isValid():
            return None
        if role in shown:
            return self.table.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.table.head[index.column()]}: " + self.table.cell(
                index.row(), index.column()
            )
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self.table is None or orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.head[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None


class FiguresTable(QTableView):
    """Shows a Table; arrows walk through its cells, Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TableModel(self)
        self.setModel(self.rows)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setHighlightSections(False)

    def show_table(self, table: Table) -> None:
        """List another one; the place in it is kept where the lines stay as they are."""
        at, top = self.currentIndex(), self.verticalScrollBar().value()
        before = self.rows.table
        same = before is not None and (before.head, before.count) == (table.head, table.count)
        row, column = (at.row(), at.column()) if same and at.isValid() else (0, 0)
        self.verticalHeader().setDefaultSectionSize(theme_host_of(self).px(34))
        self.rows.show_table(table)
        self._fit(table)
        self.setAccessibleName(table.title)
        self.setCurrentIndex(self.rows.index(row, column))
        if same:
            self.verticalScrollBar().setValue(top)

    def wanted_width(self, table: Table) -> int:
        """Pixels in which the words of the first lines of `table` stand whole, and a scroll bar."""
        columns = sum(self._wanted(table, column) for column in range(len(table.head)))
        return columns + self.verticalScrollBar().sizeHint().width()

    def _wanted(self, table: Table, column: int) -> int:
        host = theme_host_of(self)
        metrics = QFontMetrics(host.font("body"))
        looked_at = range(min(table.count, _LOOKED_AT))
        words = [table.head[column], *(table.cell(row, column) for row in looked_at)]
        wanted = max(map(metrics.horizontalAdvance, words)) + host.px(28)
        if column >= table.narrow:
            return wanted
        least = host.px(_NARROWEST if column == 0 else _NARROW)
        return min(max(wanted, least), host.px(_WIDEST))

    def _fit(self, table: Table) -> None:
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(len(table.head)):
            if column >= table.narrow:
                header.setSectionResizeMode(column, modes.Stretch)
                continue
            header.setSectionResizeMode(column, modes.Fixed)
            header.resizeSection(column, self._wanted(table, column))


class TableDialog(Dialog):
    """What a figure is made of."""

    def __init__(self, parent: QWidget, table: Table) -> None:
        super().__init__(parent, table.title)
        self.add_title(table.title)
        host = theme_host_of(parent)
        if table.count:
            self.list = FiguresTable()
            self.list.show_table(table)
            self.list.setMinimumSize(host.px(400), host.px(160))
            room = parent.window().size()
            around = self.column.contentsMargins()
            wanted = self.list.wanted_width(table) + around.left() + around.right()
            self.resize(
                min(max(host.px(700), wanted), room.width() * 9 // 10),
                min(host.px(480), room.height() * 9 // 10),
            )
            self.column.addWidget(self.list, 1)
            self.list.setFocus()
        else:
            self.column.addWidget(Muted(tr("Nothing in this range yet."), size="body"))
        self.add_buttons(tr("Close"))
