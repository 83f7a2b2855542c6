"""Modules, and below each its lessons and their quizzes, as Qt's tree sees them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain.course import CourseView, LessonItem, ModuleItem, QuizItem
from ...domain.ids import LessonId
from .words import module_title, quiz_title, spoken_lesson, spoken_module, spoken_quiz

ROW_ROLE = int(Qt.ItemDataRole.UserRole)

Row = ModuleItem | LessonItem | QuizItem
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MODULE = 0  # internal id of a module's index; rows below module n carry n + 1


class OutlineModel(QAbstractItemModel):
    """The rows of one course. A module's rows are made when it is first opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modules: tuple[ModuleItem, ...] = ()
        self._rows: dict[int, tuple[LessonItem | QuizItem, ...]] = {}
        self.next_lesson_id: LessonId | None = None

    def show(self, course: CourseView | None) -> None:
        """List another course, or the same one anew."""
        self.beginResetModel()
        self._modules = course.modules if course is not None else ()
        self._rows = {}
        upcoming = course.next_lesson if course is not None else None
        unfinished = upcoming is not None and not upcoming.is_completed
        self.next_lesson_id = upcoming.id if upcoming is not None and unfinished else None
        self.endResetModel()

    @property
    def modules(self) -> tuple[ModuleItem, ...]:
        """All modules in order."""
        return self._modules

    def row(self, index: _Index) -> Row | None:
        """What stands at an index."""
        if not index.isValid():
            return None
        inner = index.internalId()
        if inner == _MODULE:
            return self._modules[index.row()]
        return self._rows_of(inner - 1)[index.row()]

    def index_of(self, wanted: Row) -> QModelIndex:
        """Where the same module, lesson or quiz stands now; invalid when it is gone."""
        for number, module in enumerate(self._modules):
            if isinstance(wanted, ModuleItem):
                if module.id == wanted.id:
                    return self.index(number, 0)
                continue
            for place, row in enumerate(self._rows_of(number)):
                if _key(row) == _key(wanted):
                    return self.index(place, 0, self.index(number, 0))
        return QModelIndex()

    def is_last(self, index: _Index) -> bool:
        """Whether the row closes its module."""
        return index.row() == self.rowCount(self.parent(index)) - 1

    # ------------------------------------------------------------ what Qt asks

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _MODULE)

    def parent(self, child: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or child.internalId() == _MODULE:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, _MODULE)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._modules)
        if parent.internalId() != _MODULE:
            return 0
        module = self._modules[parent.row()]
        return len(module.lessons) + sum(len(lesson.quizzes) for lesson in module.lessons)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: _Index = _NOWHERE) -> bool:
        return self.rowCount(parent) > 0

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _spoken(self, row: Row) -> str:
        if isinstance(row, ModuleItem):
            return spoken_module(row)
        if isinstance(row, LessonItem):
            return spoken_lesson(row, row.id == self.next_lesson_id)
        return spoken_quiz(row)

    def _rows_of(self, number: int) -> tuple[LessonItem | QuizItem, ...]:
        if number not in self._rows:
            rows: list[LessonItem | QuizItem] = []
            for lesson in self._modules[number].lessons:
                rows += (lesson, *lesson.quizzes)
            self._rows[number] = tuple(rows)
        return self._rows[number]


def _title(row: Row) -> str:
    if isinstance(row, ModuleItem):
        return module_title(row)
    return row.title if isinstance(row, LessonItem) else quiz_title(row)


def _key(row: Row) -> tuple[str, int]:
    if isinstance(row, QuizItem):
        return "quiz", row.asset_id
    return type(row).__name__, row.id
