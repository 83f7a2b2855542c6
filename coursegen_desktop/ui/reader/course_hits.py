"""What a search of the course found: lessons, and under each the passages with the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...domain.finding import LessonPassages, Passage
from ...domain.ids import LessonId
from ..kit.painting import paint_box
from ..kit.snippet import paint_pieces
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_ROW = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Row:
    lesson: LessonPassages
    passage: Passage | None = None  # None: the lesson's own line


class CourseHits(QListWidget):
    """Enter or a click opens a passage; the lesson's line opens its first one."""

    chosen = Signal(int, str)  # lesson, words from the passage on
    left = Signal()  # the keyboard goes back to the field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frameless", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_HitDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setAccessibleName(tr("Passages found in this course"))
        self.itemClicked.connect(self._choose)

    def show_hits(self, lessons: Sequence[LessonPassages]) -> None:
        """Replace the list."""
        self.clear()
        for lesson in lessons:
            self._add(_Row(lesson), f"{lesson.title}, {_count(lesson)}")
            for passage in lesson.passages:
                spoken = f"{passage.before}{passage.words}{passage.after}, {lesson.title}"
                self._add(_Row(lesson, passage), spoken)

    def begin(self) -> None:
        """Take the keyboard on the first passage."""
        if self.count():
            self.setCurrentRow(1 if self.count() > 1 else 0)
            self.setFocus()

    def event(self, event: QEvent) -> bool:
        # Escape leads back to the field; the bar's own would close everything.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentItem() is not None:
                self._choose(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Up and self.currentRow() <= 0
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, row: _Row, spoken: str) -> None:
        item = QListWidgetItem(spoken, self)
        item.setData(_ROW, row)

    def _choose(self, item: QListWidgetItem) -> None:
        row: _Row = item.data(_ROW)
        passage = row.passage or row.lesson.passages[0]
        lesson: LessonId = row.lesson.lesson_id
        self.chosen.emit(lesson, passage.quote)


class _HitDelegate(QStyledItemDelegate):
    """A lesson's line with its module and count; a passage's line, the words in ink."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        host = theme_host_of(self._view())
        row: _Row = index.data(_ROW)
        role, spare = ("strong", 18) if row.passage is None else ("small", 12)
        return QSize(200, QFontMetrics(host.font(role)).height() + spare)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: _Row = index.data(_ROW)
        host = theme_host_of(self._view())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect).adjusted(3, 1, -3, -1)
        if state & QStyle.StateFlag.State_Selected:
            edge = host.theme.color("accent") if self._view().hasFocus() else None
            paint_box(painter, box, 7.0, host.theme.color("accent_soft"), edge)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box, 7.0, host.theme.color("sunken"), None)
        inner = option.rect.adjusted(28, 0, -28, 0)
        if row.passage is None:
            self._paint_lesson(painter, inner, row.lesson)
        else:
            passage = row.passage
            pieces = ((passage.before, False), (passage.words, True), (passage.after, False))
            paint_pieces(painter, inner.adjusted(14, 0, 0, 0), pieces, host)
        painter.restore()

    def _paint_lesson(self, painter: QPainter, box: QRect, lesson: LessonPassages) -> None:
        host = theme_host_of(self._view())
        strong, small = QFontMetrics(host.font("strong")), QFontMetrics(host.font("small"))
        cut = Qt.TextElideMode.ElideRight
        facts = f"{lesson.module_title} · {_count(lesson)}"
        facts = small.elidedText(facts, cut, box.width() // 2)
        room = box.width() - small.horizontalAdvance(facts) - 14
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(host.font("strong"))
        painter.setPen(host.theme.color("ink"))
        title = strong.elidedText(lesson.title, cut, room)
        painter.drawText(box, middle | int(Qt.AlignmentFlag.AlignLeft), title)
        painter.setFont(host.font("small"))
        painter.setPen(host.theme.color("muted"))
        painter.drawText(box, middle | int(Qt.AlignmentFlag.AlignRight), facts)

    def _view(self) -> CourseHits:
        view = self.parent()
        assert isinstance(view, CourseHits)
        return view


def _count(lesson: LessonPassages) -> str:
    return tr("%n place(s)", lesson.count)
