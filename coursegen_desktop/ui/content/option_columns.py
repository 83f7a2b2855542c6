"""Choices side by side: as many columns as the longest one leaves room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from .option_row import CheckRow, RadioRow

_GAP = 10


class OptionColumns(QWidget):
    """Rows of a choice in columns of the same width; in one where there is little room."""

    def __init__(self, rows: Sequence[RadioRow | CheckRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = list(rows)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.columns = 0
        self._place()

    def fit(self) -> None:
        """Something is said on the rows that needs room."""
        self._place()

    def minimumSizeHint(self) -> QSize:
        """That of one column: the others go below where there is no room for them."""
        widest = max((row.minimumSizeHint().width() for row in self._rows), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _place(self) -> None:
        if not self._rows:
            return
        widest = max(row.natural_width() for row in self._rows) + _GAP
        most = max(1, min(len(self._rows), (self.width() + _GAP) // widest))
        # Rows of the same length: four choices stand two and two rather than three and one.
        lines = -(-len(self._rows) // most)
        columns = -(-len(self._rows) // lines)
        if columns == self.columns:
            return
        for number in range(self.columns):
            self._grid.setColumnStretch(number, 0)
        self.columns = columns
        for number, row in enumerate(self._rows):
            self._grid.addWidget(row, number // columns, number % columns)
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)
