"""A course's modules, lessons and quizzes as a tree beside a lesson: marks, minutes, results."""

from __future__ import annotations

from typing import cast

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
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
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
from ..kit.focus import claims_letter
from ..kit.icons import pixmap
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr

KIND = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole + 2
SIDE = Qt.ItemDataRole.UserRole + 3
DONE = Qt.ItemDataRole.UserRole + 4
CURRENT = Qt.ItemDataRole.UserRole + 5
MODULE, LESSON, QUIZ = "module", "lesson", "quiz"

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class OutlineView(QTreeView):
    """Arrows move, Enter or a click opens; the open lesson stays marked."""

    lesson_chosen = Signal(int)
    quiz_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        here = self.currentIndex() if self.hasFocus() else QModelIndex()
        kept = (here.data(KIND), here.data(KEY)) if here.isValid() else None
        self._model.clear()
        self._rows.clear()
        for module in course.modules:
            row = _module_row(module)
            self._model.appendRow(row)
            for lesson in module.lessons:
                item = _lesson_row(lesson)
                self._speak(item)
                self._rows[lesson.id] = item
                row.appendRow(item)
                for quiz in lesson.quizzes:
                    row.appendRow(_quiz_row(quiz))
            self.setExpanded(row.index(), module.id not in closed)
            for lesson in module.lessons:
                self._show_quizzes(self._rows[lesson.id], False)
        self._current = None
        self.mark_current(current)
        if kept is not None:
            self._put_keyboard(*kept)

    def mark_current(self, lesson_id: LessonId | None) -> None:
        """Mark one lesson as the open one and bring it into view."""
        for key, on in ((self._current, False), (lesson_id, True)):
            item = self._rows.get(key) if key is not None else None
            if item is not None:
                item.setData(on, CURRENT)
                self._speak(item)
                self._show_quizzes(item, on)
        self._current = lesson_id
        item = self._rows.get(lesson_id) if lesson_id is not None else None
        if item is not None:
            self.ensurePolished()
            self.expand(item.index().parent())
            self.setCurrentIndex(item.index())
            self.scrollTo(item.index())

    def mark_done(self, lesson_id: LessonId, done: bool) -> None:
        """Change one lesson's state without filling anew."""
        item = self._rows.get(lesson_id)
        if item is not None:
            item.setData(done, DONE)
            self._speak(item)

    def _speak(self, lesson: QStandardItem) -> None:
        words = [lesson.text()]
        if lesson.data(CURRENT):
            words.append(tr("open"))
        words += [tr("completed") if lesson.data(DONE) else tr("not completed")]
        words += [lesson.data(SIDE)]
        lesson.setData(", ".join(words), _SPOKEN)

    def event(self, event: QEvent) -> bool:
        if claims_letter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # `activated` would also come for clicks in some styles, which `clicked` answers.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_activated(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _put_keyboard(self, kind: str, key: int) -> None:
        """Back to the row where the keyboard was before the rows were made anew."""
        start = self._model.index(0, 0)
        flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        for index in self._model.match(start, KEY, key, -1, flags):
            if index.data(KIND) == kind:
                self.setCurrentIndex(index)
                self.scrollTo(index)

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
    row = _row(LESSON, lesson.id, lesson.title, tr("{minutes} min", minutes=lesson.minutes))
    row.setData(lesson.is_completed, DONE)
    return row


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
        return QSize(0, host.target(31))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = cast(OutlineView, option.widget)
        host = theme_host_of(view)
        theme = host.theme
        kind, is_open = index.data(KIND), bool(index.data(CURRENT))
        box: QRect = option.rect.adjusted(6, 1, -6, -1)
        state: QStyle.StateFlag = option.state
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        has_keyboard = bool(state & QStyle.StateFlag.State_HasFocus) and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_open or is_hovered:
            fill = theme.color("accent_soft" if is_open else "sunken")
            paint_box(painter, QRectF(box), 8, fill, None)
        if has_keyboard:
            paint_ring(painter, QRectF(box), 8, theme.color("accent"))
        words = self._paint_icon(painter, view, index, box)
        strong = kind == MODULE or is_open
        role = "accent" if is_open else "muted" if kind == QUIZ else "ink"
        words.setRight(_paint_side(painter, host, words, str(index.data(SIDE) or "")))
        painter.setFont(host.font("small_strong" if strong else "small"))
        painter.setPen(theme.color(role))
        text = painter.fontMetrics().elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, _LEFT, text)
        painter.restore()

    def _paint_icon(self, painter: QPainter, view: OutlineView, index: _Index, box: QRect) -> QRect:
        """Paint the sign of the row's state. Returns the room for its words."""
        host = theme_host_of(view)
        name, role = _state_icon(view, index)
        side = host.px(16)
        left = box.left() + 8
        mark = pixmap(name, host.theme.color(role), side, view.devicePixelRatioF())
        painter.drawPixmap(left, box.center().y() - side // 2 + 1, mark)
        return box.adjusted(left - box.left() + side + 8, 0, -8, 0)


def _paint_side(painter: QPainter, host: ThemeHost, room: QRect, words: str) -> int:
    """Paint minutes or questions at the right. Returns where the room for the title ends."""
    if not words:
        return room.right()
    painter.setFont(host.font("small"))
    painter.setPen(host.theme.color("muted"))
    painter.drawText(room, _RIGHT, words)
    return room.right() - painter.fontMetrics().horizontalAdvance(words) - 10


def _state_icon(view: OutlineView, index: _Index) -> tuple[str, str]:
    kind, done, is_open = index.data(KIND), bool(index.data(DONE)), bool(index.data(CURRENT))
    if kind == MODULE:
        return (
            "chevron-down" if view.isExpanded(cast(QModelIndex, index)) else "chevron-right"
        ), "muted"
    if kind == QUIZ:
        return "circle-question-mark", "accent" if done else "muted"
    if done:
        return "circle-check", "accent"
    return ("circle-dot", "accent") if is_open else ("circle", "muted")
