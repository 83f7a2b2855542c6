"""A comparison with its tools: side by side or in one column, from change to change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...kit.empty_state import EmptyState, Skeleton
from ...kit.forms import Chip, IconButton
from ...kit.lists import Hairline, Muted, Panel
from ...kit.speech import say
from ...kit.translate import tr
from .diff_rows import DiffRow
from .diff_table import DiffTable


class DiffView(QWidget):
    """Shows rows; F8 and Shift+F8 go to the next and the previous change."""

    layout_chosen = Signal(bool)  # True: one column

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[DiffRow] = ()
        self.table = DiffTable(tr("What changed"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_tools())
        column.addWidget(Hairline())
        paper = Panel()
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(4, 0, 0, 0)
        self._stack = QStackedWidget()
        inside.addWidget(self._stack)
        self._stack.addWidget(self.table)
        self._empty = EmptyState("circle-check", tr("Nothing differs"), "")
        self._stack.addWidget(self._empty)
        self._stack.addWidget(Skeleton(rows=6))
        column.addWidget(paper, 1)
        for keys, act in (("F8", self.go_on), ("Shift+F8", self.go_back)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._tell()

    @property
    def is_inline(self) -> bool:
        """Whether both texts stand in one column."""
        return self._inline.isChecked()

    def show_rows(self, rows: Sequence[DiffRow], *, nothing: tuple[str, str] | None = None) -> None:
        """Show a comparison; `nothing` is what is said when nothing differs: title and text."""
        self._rows = rows
        if not any(row.is_change for row in rows) and nothing is not None:
            self._empty.show_text(*nothing)
            self._stack.setCurrentWidget(self._empty)
            self.table.show_rows((), inline=self.is_inline)
        else:
            self._stack.setCurrentWidget(self.table)
            self.table.show_rows(rows, inline=self.is_inline)
            self.table.go_to(0)
        self._tell()

    def show_waiting(self) -> None:
        """A comparison is being made."""
        self._stack.setCurrentIndex(2)

    def go_on(self) -> None:
        """To the next change; after the last to the first."""
        self._go(1)

    def go_back(self) -> None:
        """To the change before; before the first to the last."""
        self._go(-1)

    def _make_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(6)
        self._double = Chip(tr("Side by side"))
        self._inline = Chip(tr("In one column"))
        group = QButtonGroup(self)
        for chip in (self._double, self._inline):
            group.addButton(chip)
            row.addWidget(chip)
        self._double.setChecked(True)
        self._inline.toggled.connect(self._on_layout)
        row.addStretch(1)
        self._count = Muted()
        row.addWidget(self._count)
        self._back = IconButton("chevron-up", tr("Previous change"))
        self._on = IconButton("chevron-down", tr("Next change"))
        self._back.setToolTip(tr("Previous change (Shift+F8)"))
        self._on.setToolTip(tr("Next change (F8)"))
        self._back.clicked.connect(self.go_back)
        self._on.clicked.connect(self.go_on)
        row.addWidget(self._back)
        row.addWidget(self._on)
        return row

    def _on_layout(self, inline: bool) -> None:
        current = self.table.current
        self.table.show_rows(self._rows, inline=inline)
        self.table.go_to(0 if current is None else current)
        self.layout_chosen.emit(inline)

    def _go(self, step: int) -> None:
        count = self.table.changes
        if not count:
            return
        current = self.table.current
        here = (-1 if step > 0 else 0) if current is None else current
        self.table.go_to((here + step) % count)
        self._tell()
        say(self, f"{self._count.text()}. {self.table.words_of((here + step) % count)}")

    def _tell(self) -> None:
        count, current = self.table.changes, self.table.current
        for button in (self._back, self._on):
            button.setEnabled(count > 0)
        if not count:
            self._count.setText("")
        elif current is None:
            self._count.setText(tr("%n change(s)", count))
        else:
            self._count.setText(tr("Change {number} of {count}", number=current + 1, count=count))
