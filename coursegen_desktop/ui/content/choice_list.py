"""Very many choices: one list that paints only what is seen, instead of thousands of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from ...domain.questions.base import Part, Verdict
from ..kit.icons import icon
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .row_body import MARKS

_ROWS_SEEN = 12
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ChoiceModel(QAbstractListModel):
    """Rows, which of them are chosen, and after the answer how they went."""

    chosen_changed = Signal()

    def __init__(self, name: Callable[[int], str], count: int, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._count = name, count
        self._most = most
        self._parts: list[Part | None] = []
        self._view = parent
        self.chosen: list[int] = []
        self.is_locked = False

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.is_locked else flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if role == Qt.ItemDataRole.CheckStateRole:
            states = Qt.CheckState
            return states.Checked if row in self.chosen else states.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = self._words(row)
            return f"{self._name(row)}  —  {words}" if words else self._name(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._name(row)
        if role == Qt.ItemDataRole.DecorationRole and (mark := self._mark(row)):
            theme = theme_host_of(self._view).theme
            return icon(mark[0], theme.color(mark[1]), 16)
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self.is_locked:
            return False
        return self.choose(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)

    def choose(self, row: int, is_chosen: bool) -> bool:
        """Choose a row or take it away; one of one, or up to as many as may be chosen."""
        if self.is_locked or (row in self.chosen) is is_chosen:
            return False
        if is_chosen and self._most <= 1:
            self.chosen = [row]
        elif is_chosen and len(self.chosen) >= self._most:
            return False
        elif is_chosen:
            self.chosen = sorted([*self.chosen, row])
        else:
            self.chosen.remove(row)
        self.tell()
        self.chosen_changed.emit()
        return True

    def tell(self) -> None:
        """Let the view paint anew."""
        self.dataChanged.emit(self.index(0), self.index(self._count - 1))

    def show_parts(self, parts: Sequence[Part | None]) -> None:
        """How each row went."""
        self._parts, self.is_locked = list(parts), True
        self.tell()

    def first_marked(self) -> int:
        """The first row that has something to say, 0 when none has."""
        return next((n for n in range(len(self._parts)) if self._mark(n)), 0)

    def _part(self, row: int) -> Part | None:
        return self._parts[row] if row < len(self._parts) else None

    def _mark(self, row: int) -> tuple[str, str] | None:
        part = self._part(row)
        return None if part is None else MARKS.get(part.verdict)

    def _words(self, row: int) -> str:
        part = self._part(row)
        if part is None:
            return ""
        words = {
            Verdict.RIGHT: tr("your answer, right"),
            Verdict.WRONG: tr("your answer, wrong"),
            Verdict.PARTIAL: tr("your answer, partly right"),
            Verdict.MISSED: tr("correct answer, not chosen"),
        }.get(part.verdict, "")
        return f"{words}. {part.feedback}" if words and part.feedback else words


class ChoiceList(QListView):
    """Typing finds, Space chooses, a click anywhere on a row too."""

    chosen_changed = Signal()

    def __init__(
        self,
        name: Callable[[int], str],
        count: int,
        most: int,
        parent: QWidget | None = None,
    ) -> None:
        """`name` gives the words of a row, asked when it is seen."""
        super().__init__(parent)
        self._model = ChoiceModel(name, count, most, self)
        self._model.chosen_changed.connect(self.chosen_changed)
        self.setModel(self._model)
        self.setAccessibleName(tr("Choices"))
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_clicked)
        self.setCurrentIndex(self._model.index(0))

    def chosen(self) -> list[int]:
        """The chosen rows."""
        return list(self._model.chosen)

    def set_chosen(self, rows: Iterable[int]) -> None:
        """Choose just these."""
        self._model.chosen = sorted(rows)
        self._model.tell()
        for row in self._model.chosen[:1]:
            self._go_to(row)

    def choose(self, row: int) -> bool:
        """Choose a row, or take it away again."""
        if not 0 <= row < self._model.rowCount():
            return False
        self._go_to(row)
        return self._model.choose(row, row not in self._model.chosen)

    def show_parts(self, parts: Sequence[Part | None]) -> None:
        """How each row went; they cannot be changed any more."""
        self._model.show_parts(parts)
        self._go_to(self._model.first_marked())

    def lock(self) -> None:
        """The choice stands."""
        self._model.is_locked = True
        self._model.tell()

    def sizeHint(self) -> QSize:
        row = self.sizeHintForRow(0)
        rows = min(self._model.rowCount(), _ROWS_SEEN)
        return QSize(theme_host_of(self).px(480), row * rows + 2 * self.frameWidth() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._on_clicked(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the page checks the answer with it
        else:
            super().keyPressEvent(event)

    def _go_to(self, row: int) -> None:
        index = self._model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._model.choose(index.row(), index.row() not in self._model.chosen)
