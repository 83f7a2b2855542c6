"""A course's modules, lessons and quizzes as a tree beside a lesson or an editor."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ...domain.course import CourseView, LessonItem, ModuleItem, QuizItem
from ...domain.ids import LessonId
from ..kit.icons import pixmap
from ..kit.theme import theme_host_of
from ..kit.translate import tr

KIND = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole + 2
SIDE = Qt.ItemDataRole.UserRole + 3
DONE = Qt.ItemDataRole.UserRole + 4
CURRENT = Qt.ItemDataRole.UserRole + 5
MODULE, LESSON, QUIZ = "module", "lesson", "quiz"

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class OutlineView(QTreeView):
    """Arrows move, Enter or a click opens; the open lesson stays marked."""

    lesson_chosen = Signal(int)
    quiz_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, with_quizzes: bool = True) -> None:
        super().__init__(parent)
        self._with_quizzes = with_quizzes
        self._rows: dict[int, QStandardItem] = {}
        self._current: LessonId | None = None
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_OutlineDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(tr("Course outline"))
        self.clicked.connect(self._on_activated)

    @property
    def current_lesson(self) -> LessonId | None:
        """The lesson marked as the open one."""
        return self._current

    def show_course(self, course: CourseView, current: LessonId | None) -> None:
        """Fill with `course`; the module of `current` is opened, others stay as they were."""
        closed = self._closed_modules()
        self._model.clear()
        self._rows.clear()
        for module in course.modules:
            row = _module_row(module)
            self._model.appendRow(row)
            for lesson in module.lessons:
                item = _lesson_row(lesson)
                self._rows[lesson.id] = item
                row.appendRow(item)
                for quiz in lesson.quizzes if self._with_quizzes else ():
                    row.appendRow(_quiz_row(quiz))
            self.setExpanded(row.index(), module.id not in closed)
            for lesson in module.lessons:
                self._show_quizzes(self._rows[lesson.id], False)
        self._current = None
        self.mark_current(current)

    def mark_current(self, lesson_id: LessonId | None) -> None:
        """Mark one lesson as the open one and bring it into view."""
        for key, on in ((self._current, False), (lesson_id, True)):
            item = self._rows.get(key) if key is not None else None
            if item is not None:
                item.setData(on, CURRENT)
                self._show_quizzes(item, on)
        self._current = lesson_id
        item = self._rows.get(lesson_id) if lesson_id is not None else None
        if item is not None:
            self.expand(item.index().parent())
            self.setCurrentIndex(item.index())
            self.scrollTo(item.index())

    def mark_done(self, lesson_id: LessonId, done: bool) -> None:
        """Change one lesson's state without filling anew."""
        item = self._rows.get(lesson_id)
        if item is not None:
            item.setData(done, DONE)
            item.setData(_lesson_words(item.text(), done, item.data(SIDE)), _SPOKEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # `activated` would also come for clicks in some styles, which `clicked` answers.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_activated(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _show_quizzes(self, lesson: QStandardItem, shown: bool) -> None:
        """Quizzes are listed under the open lesson only: else they would drown the lessons."""
        module = lesson.index().parent()
        row = lesson.row() + 1
        while module.isValid() and self._model.index(row, 0, module).data(KIND) == QUIZ:
            self.setRowHidden(row, module, not shown)
            row += 1

    def _closed_modules(self) -> set[int]:
        rows = (self._model.item(number) for number in range(self._model.rowCount()))
        return {row.data(KEY) for row in rows if not self.isExpanded(row.index())}

    def _on_activated(self, index: QModelIndex) -> None:
        kind = index.data(KIND)
        if kind == MODULE:
            self.setExpanded(index, not self.isExpanded(index))
        elif kind == LESSON:
            self.lesson_chosen.emit(index.data(KEY))
        elif kind == QUIZ:
            self.quiz_chosen.emit(index.data(KEY))


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def _module_row(module: ModuleItem) -> QStandardItem:
    row = _row(MODULE, module.id, f"{module.number}. {module.title}", "")
    row.setData(
        tr("Module {number}: {title}, %n lesson(s)", len(module.lessons),
           number=module.number, title=module.title),
        _SPOKEN,
    )  # fmt: skip
    return row


def _lesson_row(lesson: LessonItem) -> QStandardItem:
    side = tr("{minutes} min", minutes=lesson.minutes)
    row = _row(LESSON, lesson.id, lesson.title, side)
    row.setData(lesson.is_completed, DONE)
    row.setData(_lesson_words(lesson.title, lesson.is_completed, side), _SPOKEN)
    return row


def _lesson_words(title: str, done: bool, side: str) -> str:
    state = tr("completed") if done else tr("not completed")
    return f"{title}, {state}, {side}"


def _quiz_row(quiz: QuizItem) -> QStandardItem:
    if quiz.best is None:
        side = tr("%n question(s)", quiz.questions)
    else:
        score, best_of = quiz.best
        side = tr("best {percent}%", percent=round(100 * score / best_of) if best_of else 0)
    row = _row(QUIZ, quiz.asset_id, tr("Quiz"), side)
    row.setData(quiz.best is not None, DONE)
    row.setData(tr("Quiz: {title}, {facts}", title=quiz.title, facts=side), _SPOKEN)
    row.setToolTip(quiz.title)
    return row


def _row(kind: str, key: int, text: str, side: str) -> QStandardItem:
    row = QStandardItem(text)
    row.setData(kind, KIND)
    row.setData(key, KEY)
    row.setData(side, SIDE)
    row.setToolTip(text)
    row.setEditable(False)
    return row


class _OutlineDelegate(QStyledItemDelegate):
    """Paints a row: state icon, title, minutes; the open lesson on the soft accent."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        host = theme_host_of(option.widget)
        return QSize(0, host.px(31))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = cast(OutlineView, option.widget)
        host = theme_host_of(view)
        theme = host.theme
        kind = index.data(KIND)
        is_open = bool(index.data(CURRENT))
        box: QRect = option.rect.adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        ground = (
            theme.color("accent_soft")
            if is_open
            else theme.color("sunken")
            if state & QStyle.StateFlag.State_MouseOver
            else None
        )
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 8, 8)
        name, role = _state_icon(kind, bool(index.data(DONE)), is_open, view.isExpanded(index))
        side = host.px(16)
        mark = pixmap(name, theme.color(role), side, view.devicePixelRatioF())
        left = box.left() + 8
        painter.drawPixmap(left, box.center().y() - side // 2 + 1, mark)
        strong = kind == MODULE or is_open
        painter.setFont(host.font("small_strong" if strong else "small"))
        words = box.adjusted(8 + side + 8, 0, -8, 0)
        extra = str(index.data(SIDE) or "")
        if extra:
            metrics = painter.fontMetrics()
            width = metrics.horizontalAdvance(extra)
            painter.setPen(theme.color("muted"))
            painter.setFont(host.font("small"))
            painter.drawText(words, _RIGHT, extra)
            words = words.adjusted(0, 0, -width - 10, 0)
            painter.setFont(host.font("small_strong" if strong else "small"))
        painter.setPen(theme.color("accent" if is_open else "muted" if kind == QUIZ else "ink"))
        text = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def _state_icon(kind: str, done: bool, is_open: bool, expanded: bool) -> tuple[str, str]:
    if kind == MODULE:
        return ("chevron-down" if expanded else "chevron-right"), "muted"
    if kind == QUIZ:
        return "circle-question-mark", "accent" if done else "muted"
    if done:
        return "circle-check", "accent"
    return ("circle-dot", "accent") if is_open else ("circle", "muted")
