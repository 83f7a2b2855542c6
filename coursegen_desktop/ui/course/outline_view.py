"""The contents of a course: modules that open and close, lessons and quizzes to choose.

As high as its rows, so that the page around it scrolls; only what is in sight is painted.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ...domain.course import CourseView, LessonItem, ModuleItem, QuizItem
from ...domain.ids import ModuleId
from ..kit.painted_view import BY_KEYBOARD, as_painted
from ..kit.translate import tr
from .outline_delegate import OutlineDelegate
from .outline_model import OutlineModel

_Index = QModelIndex | QPersistentModelIndex
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_NOT_OURS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class OutlineView(QTreeView):
    """Arrows walk and open, Enter and Space choose."""

    lesson_chosen = Signal(int)
    quiz_chosen = Signal(int)
    row_reached = Signal(QRect)  # the keyboard went to this row; in own coordinates

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hover = QPersistentModelIndex()
        self._by_keyboard = False
        self._course_id = 0
        self._outline = OutlineModel(self)
        self._rows = OutlineDelegate(self, self._outline)
        self.setModel(self._outline)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(tr("Course content"))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        as_painted(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.expanded.connect(self._fit)
        self.collapsed.connect(self._fit)
        self.clicked.connect(self._choose)

    def show_course(self, course: CourseView) -> None:
        """List a course. The same course keeps what was open and where the keyboard stood."""
        again = course.id == self._course_id
        model = self._outline
        opened = {
            module.id
            for number, module in enumerate(model.modules)
            if self.isExpanded(model.index(number, 0))
        }
        current = model.row(self.currentIndex())
        self._course_id = course.id
        model.show(course)
        if not again:
            opened = self._first_unfinished(course)
        for number, module in enumerate(course.modules):
            if module.id in opened:
                self.expand(model.index(number, 0))
        if again and current is not None:
            self.setCurrentIndex(model.index_of(current))
        self._fit()

    # ------------------------------------------------------------ keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        current = self.currentIndex()
        if event.key() in _OPENS and current.isValid():
            self._choose(current)
        elif event.key() in _NOT_OURS:
            event.ignore()  # the page scrolls
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in BY_KEYBOARD:
            self._by_keyboard = True
        super().focusInEvent(event)
        if self._by_keyboard and self.currentIndex().isValid():
            self.row_reached.emit(self.visualRect(self.currentIndex()))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if self._by_keyboard and self.hasFocus() and current.isValid():
            self.row_reached.emit(self.visualRect(current))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() == Qt.MouseButton.NoButton:
            self._set_hover(self.indexAt(event.position().toPoint()))
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(QModelIndex())
        super().leaveEvent(event)

    def _choose(self, index: _Index) -> None:
        row = self._outline.row(index)
        if isinstance(row, ModuleItem):
            place = self._outline.index(index.row(), 0)
            self.setExpanded(place, not self.isExpanded(place))
        elif isinstance(row, LessonItem):
            self.lesson_chosen.emit(row.id)
        elif isinstance(row, QuizItem):
            self.quiz_chosen.emit(row.asset_id)

    def _set_hover(self, index: QModelIndex) -> None:
        if index == self._hover:
            return
        for changed in (self._hover, index):
            if changed.isValid():
                self.viewport().update(self.visualRect(changed))
        self._hover = QPersistentModelIndex(index)
        over = index.isValid()
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        )

    # ------------------------------------------------------------ painting and size

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        state = QStyle.StateFlag.State_Enabled
        if self.isExpanded(self._outline.index(index.row(), 0, index.parent())):
            state |= QStyle.StateFlag.State_Open
        if self._hover.isValid() and index == self._hover:
            state |= QStyle.StateFlag.State_MouseOver
        if self._by_keyboard and self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        self._rows.paint(painter, option, index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()
            self._fit()

    def wanted_height(self) -> int:
        """Pixels of all rows that are open."""
        model, height = self._outline, 0
        for number in range(model.rowCount()):
            height += self._rows.module_height()
            module = model.index(number, 0)
            count = model.rowCount(module)
            if count and self.isExpanded(module):
                height += (count - 1) * self._rows.row_height(is_last=False)
                height += self._rows.row_height(is_last=True)
        return height

    def _fit(self) -> None:
        self.setFixedHeight(max(self.wanted_height(), 1))

    @staticmethod
    def _first_unfinished(course: CourseView) -> set[ModuleId]:
        upcoming = course.next_lesson
        for module in course.modules:
            if upcoming in module.lessons:
                return {module.id}
        return set()
